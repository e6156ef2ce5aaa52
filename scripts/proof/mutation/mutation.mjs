import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SentenceError } from '../../terminal/sentence-error.mjs';
import { add, nothing, one } from '../../test/counts.mjs';
import { parts } from './parts.mjs';
import { ensureStryker, runStryker } from './stryker.mjs';
import { explained, pageOf, survivorsOf } from './survivors.mjs';

/** Of a hundred small changes this many have to be noticed. */
const WANTED = 85;

/**
 * @typedef {object} Report - as Stryker writes it
 * @property {Parameters<typeof survivorsOf>[0]} files
 */

/**
 * What came of the changes to a part: how many were noticed of those that could be, and the others by their place.
 *
 * @param {Report} report
 * @param {string} folder
 */
export function scoreOf({ files }, folder) {
  const noticed = Object.values(files)
    .flatMap(({ mutants }) => mutants)
    .filter(({ status }) => ['Killed', 'Timeout'].includes(status)).length;
  const survivors = survivorsOf(files, folder);
  const changes = noticed + survivors.length;
  return {
    noticed,
    changes,
    percent: changes === 0 ? 0 : (100 * noticed) / changes,
    survivors,
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
    return parts.filter(({ onlyWhenNamed }) => !onlyWhenNamed);
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

/** @param {import('./survivors.mjs').Survivor} survivor */
function asFailure({ file, at, mutator, replacement }) {
  const name = `${at.line}:${at.column} ${mutator}`;
  return { file, name, message: replacement };
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
      const holds = percent >= (part.wanted ?? WANTED);
      counts = add(counts, one(holds));
      line(
        `  ${
          part.id
        }: ${noticed} of ${changes} changes noticed (${percent.toFixed(1)} %)`,
      );
      if (part.reasons) {
        const sorted = explained(survivors, part.reasons);
        writeFileSync(result.page, pageOf(sorted));
        line(
          `  why not the others, ${sorted.open.length} without a reason: ${result.page}`,
        );
      }
      if (!holds) failures.push(...survivors.map(asFailure));
    }
    return { counts, failures, output };
  },
};
