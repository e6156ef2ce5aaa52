/** The ways in which a person or a supervisor ends us: Ctrl-C, a stop, a closed terminal. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Ended on request: not a failure, and nothing to say about it. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`ended by ${signal}`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

/**
 * @returns {Promise<never>} rejects with {@link Interrupted} at the first request; later ones are ignored,
 *   because stopping is already under way
 */
export function interrupted() {
  return new Promise((_, reject) => {
    for (const signal of signals)
      process.on(signal, () => reject(new Interrupted(signal)));
  });
}
