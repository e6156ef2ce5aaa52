import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/** Who ends us means the program; its terminal tells it of Ctrl-C by itself. */
const handedOn = /** @type {const} */ (['SIGTERM', 'SIGHUP']);

/**
 * Runs a program on this terminal and waits for its end. One that a signal ended has said nothing about it, so that is said
 * here.
 *
 * @param {object} program
 * @param {string} program.name - as a person calls it
 * @param {string} program.command
 * @param {readonly string[]} program.args
 * @param {NodeJS.ProcessEnv} program.env
 * @param {NodeJS.WritableStream} [stream]
 * @returns {Promise<number>} its exit code, which is not 0 when a signal ended it
 */
export function runInForeground(
  { name, command, args, env },
  stream = process.stderr,
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    const handOn = handedOn.map(signal => {
      const listener = () => child.kill(signal);
      process.on(signal, listener);
      return () => process.off(signal, listener);
    });
    // Ctrl-C reaches both; whoever started the program stays for its end.
    const stay = () => undefined;
    process.on('SIGINT', stay);
    const leave = () => {
      process.off('SIGINT', stay);
      for (const end of handOn) end();
    };
    child.on('error', cause => {
      leave();
      reject(
        new SentenceError(
          `${name} could not be started: ${command} did not run.`,
          {
            cause,
          },
        ),
      );
    });
    child.on('exit', (code, signal) => {
      leave();
      if (signal)
        stream.write(
          `✗ ${name} was ended by ${signal} before its report was complete.\n`,
        );
      resolve(signal ? 128 + constants.signals[signal] : code ?? 1);
    });
  });
}
