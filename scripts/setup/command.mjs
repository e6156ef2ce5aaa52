import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '../paths.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [log] - file that receives the whole output
 * @property {(line: string) => void} [onLine]
 * @property {RegExp} [hopeless] - output after which waiting on makes no sense; ends the command
 * @property {number} [timeoutMs] - ends the command and whatever it started
 *
 * @typedef {object} CommandResult
 * @property {number} code - the exit code; 127 when the program could not be started
 * @property {string} output - the last 64 kB of both streams
 */

const windows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the commands that still run: who stops waiting must not leave a half-done installer behind. */
export function endCommands() {
  for (const child of running) endGroup(child);
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  if (windows || child.pid === undefined) {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // ESRCH: it ended by itself a moment ago.
  }
}

const KEPT_CHARACTERS = 64 * 1024;

/**
 * Runs a command to its end; a failing command is an answer, not an exception.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options = {}) {
  const {
    cwd = root,
    env = process.env,
    log,
    onLine,
    hopeless,
    timeoutMs,
  } = options;
  if (log) mkdirSync(dirname(log), { recursive: true });
  const file = log ? createWriteStream(log) : undefined;
  // A log that cannot be written (a full disk) must not hide the command's own answer.
  file?.on('error', () => file.destroy());
  let output = '';

  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that its children can be ended with it.
      detached: !windows,
    });
    const timer = timeoutMs
      ? setTimeout(() => {
          output += `\nerror: ended after ${timeoutMs / 60_000} minutes`;
          endGroup(child);
        }, timeoutMs)
      : undefined;
    running.add(child);
    /** @param {Buffer} chunk */
    const take = chunk => {
      const text = chunk.toString('utf8');
      output = (output + text).slice(-KEPT_CHARACTERS);
      if (file && !file.destroyed) file.write(chunk);
      if (hopeless?.test(text)) endGroup(child);
      if (onLine)
        for (const line of text.split('\n'))
          if (line.trim()) onLine(line.trim());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    /** @param {number} code */
    const end = code => {
      running.delete(child);
      clearTimeout(timer);
      file?.end();
      resolve({ code, output });
    };
    child.on('error', error => {
      output += `\n${error.message}`;
      end(127);
    });
    child.on('close', code => end(code ?? 1));
  });
}
