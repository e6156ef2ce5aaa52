import { seconds } from '../terminal/progress.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { add, nothing, one } from './counts.mjs';
import { failureReport } from './failures.mjs';

/**
 * @typedef {import('./stage.mjs').Stage} Stage
 * @typedef {import('./stage.mjs').StageContext} StageContext
 */

/**
 * Runs every stage, also after one has failed, and prints what each came to.
 *
 * @param {readonly Stage[]} stages
 * @param {StageContext} context
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runStages(stages, context) {
  const { line } = context.progress;
  const start = performance.now();
  let total = nothing;
  /** @type {string[]} */
  const summary = [];
  for (const stage of stages) {
    const began = performance.now();
    line(`\n── ${stage.title} (${stage.id})`);
    const result = await settle(stage, context);
    const row = describe(stage, result, performance.now() - began);
    line(row);
    summary.push(row);
    total = add(total, result.counts);
    // A server that one stage started must not be in the next one's way.
    await context.processes.stopAll();
    if (result.counts.failed > 0) line(whatFailed(result));
  }
  line(
    `\n── Summary (${seconds(performance.now() - start)})\n${summary.join(
      '\n',
    )}\n`,
  );
  line(
    `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
  );
  return total;
}

/**
 * What breaks off has failed, with its reason.
 *
 * @param {Pick<Stage, 'run'>} stage
 * @param {StageContext} context
 * @returns {Promise<import('./stage.mjs').StageResult>}
 */
export async function settle(stage, context) {
  try {
    return await stage.run(context);
  } catch (error) {
    const text =
      error instanceof Error ? error.stack ?? error.message : String(error);
    return error instanceof SentenceError
      ? {
          counts: one(false),
          output: error.message,
          ...(error.log && { log: error.log }),
        }
      : { counts: one(false), output: text };
  }
}

/**
 * @param {Stage} stage
 * @param {import('./stage.mjs').StageResult} result
 * @param {number} milliseconds
 */
function describe({ title }, { counts, note }, milliseconds) {
  const mark = counts.failed > 0 ? '✗' : '✓';
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const figures = `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  return `${mark} ${title.padEnd(36)} ${figures} (${seconds(milliseconds)})${
    note ? ` ${note}` : ''
  }`;
}

/**
 * The tests that failed where the runner names them, and else the end of what it said.
 *
 * @param {import('./stage.mjs').StageResult} result
 */
export function whatFailed({ failures = [], output, log }) {
  return [
    ...(failures.length > 0 ? [failureReport(failures)] : []),
    ...(failures.length === 0 && output ? [lastLines(output, 80)] : []),
    ...(log ? [`  The whole output is in ${log}`] : []),
  ].join('\n');
}

/**
 * @param {string} output
 * @param {number} count
 */
function lastLines(output, count) {
  return output
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map(text => `  ${text}`)
    .join('\n');
}
