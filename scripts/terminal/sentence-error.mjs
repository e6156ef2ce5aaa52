/** A failure that one sentence explains; a stack trace would add nothing for the reader. */
export class SentenceError extends Error {
  /**
   * @param {string} sentence - what is wrong and what to do, in one sentence
   * @param {{ log?: string, cause?: unknown }} [details] - `log` is the file with the whole output
   */
  constructor(sentence, details = {}) {
    super(sentence, { cause: details.cause });
    this.name = 'SentenceError';
    this.log = details.log;
  }
}

/**
 * Prints what ended a command and sets the exit code.
 *
 * @param {unknown} error
 * @param {NodeJS.WritableStream} [stream]
 */
export function reportFailure(error, stream = process.stderr) {
  process.exitCode = 1;
  if (!(error instanceof SentenceError)) {
    const text = error instanceof Error ? error.stack : String(error);
    stream.write(`\n✗ ${text}\n`);
    return;
  }
  stream.write(`\n✗ ${error.message}\n`);
  if (error.log) stream.write(`  The whole output is in ${error.log}\n`);
}
