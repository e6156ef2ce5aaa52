import { SentenceError } from '../terminal/sentence-error.mjs';

/** @typedef {'graveyard' | 'foundations'} ChapterName */

/** The same as those of packages/sandbox; a test compares them. */
export const chapters = /** @type {const} */ (['graveyard', 'foundations']);

/**
 * The chapter that was asked for.
 *
 * @param {{ readonly chapter?: string, readonly 'four-months-ago'?: boolean }} values
 * @returns {ChapterName | undefined}
 */
export function chapterOf({ chapter, 'four-months-ago': ago = false }) {
  const found = chapters.find(name => name === chapter);
  if (chapter !== undefined && found === undefined)
    throw new SentenceError(
      `There is no chapter "${chapter}" of the sandbox company. There are: ${chapters.join(
        ', ',
      )}.`,
    );
  if (ago && found === 'foundations')
    throw new SentenceError(
      'Four months ago the sandbox company stood in the chapter "graveyard": leave --chapter out.',
    );
  return found;
}

/**
 * What the sandbox is told.
 *
 * @param {Pick<import('./options.mjs').StartOptions, 'chapter' | 'fourMonthsAgo'>} options
 * @returns {readonly string[]}
 */
export function chapterArguments({ chapter, fourMonthsAgo }) {
  return [
    ...(chapter ? ['--chapter', chapter] : []),
    ...(fourMonthsAgo ? ['--four-months-ago'] : []),
  ];
}
