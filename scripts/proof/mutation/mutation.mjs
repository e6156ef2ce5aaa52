import { existsSync, readFileSync } from 'node:fs';
import { SentenceError } from '../../terminal/sentence-error.mjs';
import { add, nothing, one } from '../../test/counts.mjs';
import { parts } from './parts.mjs';
import { ensureStryker, runStryker } from './stryker.mjs';

/** Of a hundred small changes this many have to be noticed. */
const WANTED = 85;

/**
 * @typedef {object} Mutant
 * @property {string} status
 * @property {string} mutatorName
 * @property {string} [replacement]
 * @property {{ readonly start: { readonly line: number, readonly column: number } }} location
 *
 * @typedef {object} Report - as Stryker writes it
 * @property {Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>} files
 */

/**
 * What came of the changes to a part: how many were noticed of those that could be, and the others by their place.
 *
 * @param {Report} report
 * @param {string} folder
 */
export function scoreOf({ files }, folder) {
  const all = Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map(mutant => ({ ...mutant, file: `${folder}/${file}` })),
  );
  const has = (/** @type {readonly string[]} */ ...statuses) =>
    all.filter(({ status }) => statuses.includes(status));
  const noticed = has('Killed', 'Timeout').length;
  const unnoticed = has('Survived', 'NoCoverage');
  const changes = noticed + unnoticed.length;
  return {
    noticed,
    changes,
    percent: changes === 0 ? 0 : (100 * noticed) / changes,
    survivors: unnoticed.map(
      ({ file, location: { start }, mutatorName, replacement = '' }) => ({
        file,
        name: `${start.line}:${start.column} ${mutatorName}`,
        message: `${replacement.split('\n')[0]}`,
      }),
    ),
  };
}

/**
 * Which parts to run: those that MUTATION names, or all that have a share to reach.
 *
 * @param {string | undefined} named
 * @throws {SentenceError} when there is none of a name
 */
export function chosenParts(named) {
  if (named === undefined)
    return parts.filter(({ measuredOnly }) => !measuredOnly);
  const ids = named.split(',');
  const odd = ids.find(id => parts.every(part => part.id !== id));
  if (odd !== undefined)
    throw new SentenceError(
      `There is no part "${odd}"; there are ${parts
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  return parts.filter(({ id }) => ids.includes(id));
}

/** @type {import('../proofs.mjs').Proof} */
export const mutation = {
  id: 'mutation',
  title: `of a hundred small changes to score, verdict, completions, permissions and guards of paths a test notices ${WANTED}`,
  takes: '10 minutes',
  async run(context) {
    const { line } = context.progress;
    const chosen = chosenParts(process.env.MUTATION);
    await ensureStryker(context);
    let counts = nothing;
    /** @type {import('../../test/failures.mjs').Failure[]} */
    const failures = [];
    let output = '';
    for (const part of chosen) {
      const result = await runStryker(context, part);
      if (result.code !== 0 || !existsSync(result.report)) {
        counts = add(counts, one(false));
        output = `${part.id}: see ${result.log}\n${result.output}`;
        continue;
      }
      const { noticed, changes, percent, survivors } = scoreOf(
        JSON.parse(readFileSync(result.report, 'utf8')),
        part.folder,
      );
      const holds = part.measuredOnly === true || percent >= WANTED;
      counts = add(counts, one(holds));
      line(
        `  ${
          part.id
        }: ${noticed} of ${changes} changes noticed (${percent.toFixed(1)} %)`,
      );
      if (!holds) failures.push(...survivors);
    }
    return { counts, failures, output };
  },
};
