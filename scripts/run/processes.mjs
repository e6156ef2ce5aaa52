import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { logFile, root } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {object} RunningService
 * @property {string} name
 * @property {number} pid
 * @property {string} log
 * @property {Promise<never>} died - rejects when it ends although nobody asked it to
 * @property {(pattern: RegExp, timeoutMs: number) => Promise<RegExpExecArray>} says - waits for its output to match
 */

const windows = process.platform === 'win32';

/**
 * Starts programs, each the leader of its own process group, so that whatever they start in turn ends with them.
 *
 * @param {{ politeMs?: number }} [options] - how long a program may take to end when asked
 */
export function createProcesses({ politeMs = 8_000 } = {}) {
  /** @type {Map<number, { name: string, exited: Promise<void> }>} */
  const running = new Map();
  /** @type {Set<number>} those that were asked to end */
  const asked = new Set();

  /**
   * @param {Service} service
   * @returns {RunningService}
   */
  function start({ name, command, args, cwd = root, env = process.env }) {
    const log = logFile(name);
    mkdirSync(dirname(log), { recursive: true });
    const file = createWriteStream(log);
    file.on('error', () => file.destroy());
    const child = spawn(command, args, {
      cwd,
      env,
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const pid = child.pid;
    if (pid === undefined)
      throw new SentenceError(
        `The ${name} could not be started: ${command} did not run.`,
      );

    let lastWords = '';
    const heard = new EventEmitter();
    /** @param {Buffer} chunk */
    const take = chunk => {
      if (!file.destroyed) file.write(chunk);
      lastWords = (lastWords + chunk.toString('utf8')).slice(-4_000);
      heard.emit('words');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);

    /** @type {Promise<number>} */
    const exited = new Promise(resolve =>
      child.on('exit', code => resolve(code ?? 1)),
    );
    running.set(pid, { name, exited: exited.then(() => undefined) });
    const died = exited.then(code => {
      file.end();
      if (asked.has(pid)) return new Promise(() => undefined);
      running.delete(pid);
      killGroup(pid, 'SIGKILL');
      throw new SentenceError(
        `The ${name} stopped (exit code ${code}): ${lastError(lastWords)}`,
        { log },
      );
    });
    // Whoever waits for a service races `died`; nobody may wait yet.
    died.catch(() => undefined);
    /** @type {RunningService['says']} */
    const says = async (pattern, timeoutMs) => {
      const timer = new AbortController();
      const tooLate = after(timeoutMs, timer.signal).then(() => {
        throw new SentenceError(
          `The ${name} was not ready after ${timeoutMs / 1000} s.`,
          { log },
        );
      });
      try {
        for (;;) {
          const match = pattern.exec(lastWords);
          if (match) return match;
          await Promise.race([died, tooLate, once(heard, 'words')]);
        }
      } finally {
        timer.abort();
      }
    };
    return { name, pid, log, died: /** @type {Promise<never>} */ (died), says };
  }

  /** Asks every group to end, insists after a while, and returns when all are gone. */
  async function stopAll() {
    const all = [...running];
    running.clear();
    await Promise.all(
      all.map(async ([pid, { exited }]) => {
        asked.add(pid);
        killGroup(pid, 'SIGTERM');
        await Promise.race([exited, groupGone(pid, politeMs)]);
        // The leader may be gone while a grandchild still runs.
        killGroup(pid, 'SIGKILL');
        await groupGone(pid, 2_000);
      }),
    );
  }

  return { start, stopAll };
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal - ends the wait without a word
 * @returns {Promise<void>}
 */
function after(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether the group still had somebody to receive it
 */
function killGroup(pid, signal) {
  if (windows) {
    if (signal !== 0)
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return false;
  }
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    // ESRCH: the group has ended, which is what the signal was for.
    return false;
  }
}

/**
 * @param {number} pid
 * @param {number} withinMs
 */
async function groupGone(pid, withinMs) {
  const end = performance.now() + withinMs;
  while (killGroup(pid, 0) && performance.now() < end)
    await new Promise(resolve => setTimeout(resolve, 50));
}

/** @param {string} output */
function lastError(output) {
  const lines = output
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const line =
    lines.findLast(text => /error|EADDRINUSE|cannot|failed/i.test(text)) ??
    lines.at(-1);
  return line?.slice(0, 300) ?? 'it said nothing.';
}
