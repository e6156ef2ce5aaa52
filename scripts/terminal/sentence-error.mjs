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

/** What the system answers when a file cannot be written, and what that means. */
const refusals = new Map([
  ['ENOSPC', 'the disk is full: free about 4 GB and start again'],
  ['EDQUOT', 'your share of the disk is used up: free about 4 GB of it'],
  ['EROFS', 'the disk may only be read: start from a folder of your own'],
  ['EACCES', 'this user may not: check who owns it'],
  ['EPERM', 'this user may not: check who owns it'],
]);

/**
 * @param {Error} error
 * @returns {string | undefined} the sentence for a file that the system did not let us write or read
 */
function refusal(error) {
  if (!('code' in error) || !('syscall' in error)) return undefined;
  const why = refusals.get(String(error.code));
  const path = 'path' in error ? error.path : undefined;
  return why && `${path ?? 'A file'} could not be written, because ${why}.`;
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
    const text =
      error instanceof Error ? refusal(error) ?? error.stack : String(error);
    stream.write(`\n✗ ${text}\n`);
    return;
  }
  stream.write(`\n✗ ${error.message}\n`);
  if (error.log) stream.write(`  The whole output is in ${error.log}\n`);
}
