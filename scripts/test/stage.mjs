import { mkdirSync } from 'node:fs';
import { inCache, inRoot, logFile } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import { one } from './counts.mjs';

/**
 * @typedef {object} StageContext
 * @property {import('../setup/prepare.mjs').Toolchain} toolchain
 * @property {ReturnType<typeof import('../run/processes.mjs').createProcesses>} processes
 * @property {import('../terminal/progress.mjs').Progress} progress
 * @property {string} [grep] - only journeys whose names match it
 *
 * @typedef {object} StageResult
 * @property {import('./counts.mjs').Counts} counts
 * @property {string} [note] - one line beside the result
 * @property {string} [log] - file with the whole output
 * @property {readonly import('./failures.mjs').Failure[]} [failures] - each test that failed, where the runner names them
 * @property {string} [output] - the end of the output, printed when the stage failed and names no test
 *
 * @typedef {object} Stage
 * @property {string} id
 * @property {string} title
 * @property {(progress: import('../terminal/progress.mjs').Progress) => Promise<void>} [foresee] - looks before the first
 *   stage for what this one would find in half an hour: throws when nothing can come of it, says what may be missing
 * @property {(context: StageContext) => Promise<StageResult>} run
 *
 * @typedef {object} Tool
 * @property {string} script - path of its program inside node_modules
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {string} [name] - of the log, when a stage runs several tools
 */

const LIMIT_MS = 40 * 60_000;

/** @param {string} name - a report that a test runner writes for us */
export function reportFile(name) {
  mkdirSync(inCache('reports'), { recursive: true });
  return inCache('reports', name);
}

/**
 * Runs a tool of node_modules with the chosen Node.
 *
 * @param {StageContext} context
 * @param {Tool} tool
 */
export async function runTool({ toolchain }, { script, args, env, cwd, name }) {
  const log = logFile(`test-${name ?? script.split('/').at(-1)}`);
  const result = await runCommand(
    toolchain.node,
    [inRoot('node_modules', script), ...args],
    {
      log,
      timeoutMs: LIMIT_MS,
      env: { ...toolchain.env, FORCE_COLOR: '0', CI: 'true', ...env },
      ...(cwd && { cwd }),
    },
  );
  return { ...result, log };
}

/**
 * A stage of tools which pass or fail. They know nothing of each other and run at the same time, one core for each.
 *
 * @param {string} id
 * @param {string} title
 * @param {readonly Tool[]} tools
 * @returns {Stage}
 */
export function toolStage(id, title, tools) {
  return {
    id,
    title,
    async run(context) {
      const results = await Promise.all(
        tools.map((tool, index) =>
          runTool(context, { ...tool, name: `${id}-${index}` }),
        ),
      );
      const failed = results.find(({ code }) => code !== 0);
      if (!failed) return { counts: one(true) };
      const { output, log } = failed;
      return { counts: one(false), output, log };
    },
  };
}
