import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from '../paths.mjs';
import { chapterOf } from './chapter.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * @typedef {object} StartOptions
 * @property {readonly string[]} configs - absolute paths, later ones win
 * @property {readonly string[]} named - the files that the person named, in their words
 * @property {boolean} sandbox - whether the pretend company is started
 * @property {boolean} postgres
 * @property {boolean} dev - pages come from the development server, which reloads what is changed
 * @property {import('./chapter.mjs').ChapterName} [chapter] - of the pretend company's history
 * @property {boolean} fourMonthsAgo - the pretend company stands there until somebody moves it
 * @property {boolean} fresh - forget the sandbox's and the portal's data first
 * @property {boolean} help
 */

export const usage = `npm start                                    the portal on the sandbox company
npm start -- --config app-config.local.yaml  the portal on your organisation (may be repeated)
npm start -- --postgres                      on PostgreSQL, started for you, instead of SQLite
npm start -- --dev                           pages from the development server, which reloads what you change
npm start -- --chapter foundations           the sandbox company after four months of foundation work
npm start -- --four-months-ago               the sandbox company before them; npm run sandbox -- move brings it to today
npm start -- --fresh                         forget what the sandbox and the portal kept`;

/**
 * @param {readonly string[]} args
 * @param {string} [cwd] - what relative paths mean
 * @returns {StartOptions}
 */
export function parseStartOptions(
  args,
  cwd = process.env.INIT_CWD ?? process.cwd(),
) {
  const values = parse(args);
  const own = values.config ?? [];
  const sandbox = own.length === 0;
  const chapter = chapterOf(values);
  if (!sandbox && (values.chapter ?? values['four-months-ago']) !== undefined)
    throw new SentenceError(
      'Only the pretend company has chapters: --config starts the portal on an organisation of your own.',
    );
  const configs = [
    inRoot('app-config.yaml'),
    ...(sandbox
      ? [inRoot('app-config.sandbox.yaml')]
      : own.map(file => resolve(cwd, file))),
    ...(values.postgres ? [inRoot('app-config.postgres.yaml')] : []),
  ];
  const missing = values.help
    ? undefined
    : configs.find(file => !existsSync(file));
  if (missing)
    throw new SentenceError(
      `The configuration file ${missing} does not exist.`,
    );
  return {
    configs,
    named: own,
    sandbox,
    ...(chapter ? { chapter } : {}),
    fourMonthsAgo: values['four-months-ago'] ?? false,
    postgres: values.postgres ?? false,
    dev: values.dev ?? false,
    fresh: values.fresh ?? false,
    help: values.help ?? false,
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', multiple: true },
        chapter: { type: 'string' },
        'four-months-ago': { type: 'boolean' },
        postgres: { type: 'boolean' },
        dev: { type: 'boolean' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new SentenceError(`${reason}. What is possible:\n${usage}`);
  }
}
