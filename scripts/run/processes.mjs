import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { logFile, root } from '../paths.mjs';
import { fullDisk } from '../setup/explain.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(words: string) => string | undefined} [failure] - reads out of its output that it will never serve
 *
 * @typedef {object} RunningService
 * @property {string} name
 * @property {number} pid
 * @property {string} log
 * @property {Promise<never>} died - rejects when it ends although nobody asked it to, or will never serve
 * @property {() => void} serves - to be called when it serves; from then on only its end is a failure
 * @property {(pattern: RegExp, timeoutMs: number) => Promise<RegExpExecArray>} says - waits for its output to match
 */

const windows = process.platform === 'win32';
/** Enough for the report of a backend in which every plugin failed. */
const KEPT_CHARACTERS = 32_000;

/**
 * Starts programs, each the leader of its own process group, so that whatever they start in turn ends with them.
 *
 * @param {{ politeMs?: number, logPrefix?: string }} [options] - how long a program may take to end when asked, and how the
 *   names of the logs begin, where they must not be those of an open portal
 */
export function createProcesses({ politeMs = 8_000, logPrefix = '' } = {}) {
  /** @type {Map<number, { name: string, exited: Promise<void> }>} */
  const running = new Map();
  /** @type {Set<number>} those that were asked to end */
  const asked = new Set();

  /**
   * @param {Service} service
   * @returns {RunningService}
   */
  function start(service) {
    const { name, command, args, cwd = root, env = process.env } = service;
    const log = logFile(`${logPrefix}${name}`);
    mkdirSync(dirname(log), { recursive: true });
    const file = createWriteStream(log);
    // A log that cannot be written (a full disk) must not end the program, whose own words still arrive.
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
    let hasServed = false;
    const heard = new EventEmitter();
    /** @type {(sentence: string) => void} */
    let despair = () => undefined;
    /** @type {Promise<string>} */
    const despaired = new Promise(resolve => {
      despair = resolve;
    });
    /** @param {Buffer} chunk */
    const take = chunk => {
      if (!file.destroyed) file.write(chunk);
      lastWords = (lastWords + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
      const failure = hasServed ? undefined : service.failure?.(lastWords);
      if (failure) despair(failure);
      heard.emit('words');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);

    /** @type {Promise<number>} */
    const exited = new Promise(resolve =>
      child.on('exit', code => resolve(code ?? 1)),
    );
    running.set(pid, { name, exited: exited.then(() => undefined) });
    exited.then(() => file.end());
    const why = Promise.race([
      despaired,
      exited.then(code => reasonOf(name, code, lastWords)),
    ]);
    const died = why.then(sentence => {
      if (asked.has(pid)) return new Promise(() => undefined);
      running.delete(pid);
      killGroup(pid, 'SIGKILL');
      throw new SentenceError(sentence, { log });
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
    const serves = () => {
      hasServed = true;
    };
    return {
      ...{ name, pid, log, says, serves },
      died: /** @type {Promise<never>} */ (died),
    };
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

/**
 * @param {string} name
 * @param {number} code
 * @param {string} output
 */
function reasonOf(name, code, output) {
  return fullDisk.test(output)
    ? `The ${name} stopped because the disk is full: free about 4 GB and start again.`
    : `The ${name} stopped (exit code ${code}): ${lastError(output)}`;
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
