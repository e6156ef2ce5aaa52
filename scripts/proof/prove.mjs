import { seconds } from '../terminal/progress.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { settle, whatFailed } from '../test/run-stages.mjs';

/**
 * @typedef {import('./proofs.mjs').Proof} Proof
 */

/** @param {readonly Proof[]} proofs */
export function proofList(proofs) {
  return [
    'yarn proof NAME, where NAME is one of:',
    ...proofs.map(
      ({ id, title, takes }) =>
        `  ${id.padEnd(14)} ${title} (about ${takes} on two quiet cores)`,
    ),
  ].join('\n');
}

/**
 * @param {readonly Proof[]} proofs
 * @param {string} name
 * @throws {SentenceError} when there is none of that name
 */
export function chosenProof(proofs, name) {
  const proof = proofs.find(({ id }) => id === name);
  if (proof) return proof;
  throw new SentenceError(
    `There is no proof "${name}"; there are ${proofs
      .map(({ id }) => id)
      .join(', ')}.`,
  );
}

/**
 * Runs a proof and prints what it came to.
 *
 * @param {Proof} proof
 * @param {import('../test/stage.mjs').StageContext} context
 * @returns {Promise<boolean>} whether it holds
 */
export async function prove(proof, context) {
  const { line } = context.progress;
  const began = performance.now();
  const { id, title, takes } = proof;
  line(`── Proof ${id}: ${title} (about ${takes})`);
  const result = await settle(proof, context);
  const { passed, failed, skipped } = result.counts;
  const holds = failed === 0;
  if (!holds) line(whatFailed(result));
  line(
    `\n${holds ? '✓' : '✗'} The proof "${id}" ${
      holds ? 'holds' : 'does not hold'
    }: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds(
      performance.now() - began,
    )})`,
  );
  return holds;
}
