import type { Writable } from 'node:stream';

/**
 * Writes a text and settles when the system has taken all of it.
 *
 * @throws Error in one sentence when it did not: a full disk, or a reader that left early.
 */
export function written(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) =>
      reject(
        new Error(`The report could not be written: ${error.message}.`, {
          cause: error,
        }),
      );
    // Heard twice, by the callback and as an event; the event alone would end the process with a stack trace.
    stream.on('error', refused);
    stream.write(text, error => {
      if (error) {
        refused(error);
        return;
      }
      stream.off('error', refused);
      resolve();
    });
  });
}
