import type { Look } from './types';

/** A source that does not answer is left in peace for this many times the usual memory. */
const PATIENCE = 3;

interface Entry {
  readonly look: Promise<Look>;
  until: number;
}

/**
 * Uses one look of a source again for a few seconds, and lets requests that come
 * while it is under way wait for it. A failed look is kept as what it is: failed.
 * A source that did not answer at all is not asked again at once for another
 * entity either, so that not every page waits for it. Per replica on purpose: it
 * only spares people and sources a burst.
 */
export class LookMemory {
  readonly #ttlMs: number;
  readonly #looks = new Map<string, Entry>();
  readonly #silent = new Map<string, Entry>();

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  /**
   * The remembered look, or a new one.
   *
   * @param source - key of the source
   * @param question - key of what it is asked
   */
  recall(
    source: string,
    question: string,
    look: () => Promise<Look>,
  ): Promise<Look> {
    const now = Date.now();
    forgetBefore(now, this.#looks);
    forgetBefore(now, this.#silent);
    const key = JSON.stringify([source, question]);
    const known = this.#silent.get(source) ?? this.#looks.get(key);
    if (known) {
      return known.look;
    }
    const entry = { look: look(), until: Number.POSITIVE_INFINITY };
    this.#looks.set(key, entry);
    return entry.look.then(result => {
      entry.until = Date.now() + this.#ttlMs;
      if (isSilence(result)) {
        this.#silent.set(source, {
          look: entry.look,
          until: Date.now() + this.#ttlMs * PATIENCE,
        });
      }
      return result;
    });
  }
}

function isSilence(look: Look): boolean {
  return (
    look.outcome === 'failed' &&
    (look.failure.reason === 'timeout' || look.failure.reason === 'unreachable')
  );
}

function forgetBefore(now: number, entries: Map<string, Entry>): void {
  for (const [key, entry] of entries) {
    if (entry.until <= now) {
      entries.delete(key);
    }
  }
}
