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
 *
 * @typedef {object} CommandResult
 * @property {number} code - the exit code; 127 when the program could not be started
 * @property {string} output - the last 64 kB of both streams
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the commands that still run: who stops waiting must not leave a half-done installer behind. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
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
  const { cwd = root, env = process.env, log, onLine } = options;
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
    });
    running.add(child);
    /** @param {Buffer} chunk */
    const take = chunk => {
      const text = chunk.toString('utf8');
      output = (output + text).slice(-KEPT_CHARACTERS);
      if (file && !file.destroyed) file.write(chunk);
      if (onLine)
        for (const line of text.split('\n'))
          if (line.trim()) onLine(line.trim());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    /** @param {number} code */
    const end = code => {
      running.delete(child);
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
