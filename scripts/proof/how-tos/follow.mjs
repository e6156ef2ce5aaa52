import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from '../../setup/command.mjs';

/**
 * @typedef {import('./steps.mjs').Step} Step
 *
 * @typedef {object} Followed - what came of one step
 * @property {string} name - how a reader finds it again
 * @property {boolean} works
 * @property {string} output
 */

const LIMIT_MS = 10 * 60_000;

/** Text gives paths from the root, or from where its commands went. @param {string} path */
const isFromRoot = path => /^(docs|packages|plugins|scripts)\//.test(path);

/**
 * Does what a page says, in one folder and in its order, and stops at the first step that does not work: what comes
 * later rests on it.
 *
 * @param {readonly Step[]} steps
 * @param {{ folder: string, bin: string, env: NodeJS.ProcessEnv }} where
 * @returns {Promise<readonly Followed[]>}
 */
export async function follow(steps, { folder, bin, env }) {
  /** @type {Followed[]} */
  const followed = [];
  const whereItWent = join(folder, '.cache', 'where');
  let cwd = folder;
  for (const step of steps) {
    if (step.kind === 'file') {
      const place = join(isFromRoot(step.path) ? folder : cwd, step.path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, step.text);
      continue;
    }
    const { code, output } = await runCommand(
      'sh',
      ['-ec', `${step.text}\npwd > '${whereItWent}'`],
      {
        cwd,
        timeoutMs: LIMIT_MS,
        env: { ...env, PATH: [bin, env.PATH].join(delimiter) },
      },
    );
    const [name = ''] = step.text.split('\n');
    followed.push({ name, works: code === 0, output });
    if (code !== 0) break;
    cwd = readFileSync(whereItWent, 'utf8').trim();
  }
  return followed;
}
