import type { Look } from './types';

/**
 * Uses one look of a source again for a few seconds, and lets requests that come
 * while it is under way wait for it. A failed look is kept as what it is: failed.
 * Per replica on purpose: it only spares the sources a burst from one page.
 */
export class LookMemory {
  readonly #ttlMs: number;
  readonly #entries = new Map<string, { look: Promise<Look>; until: number }>();

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  /** The remembered look of the key, or a new one. */
  recall(key: string, look: () => Promise<Look>): Promise<Look> {
    const now = Date.now();
    const known = this.#entries.get(key);
    if (known && known.until > now) {
      return known.look;
    }
    this.#forgetBefore(now);
    const fresh = look();
    const entry = { look: fresh, until: Number.POSITIVE_INFINITY };
    this.#entries.set(key, entry);
    return fresh.finally(() => {
      entry.until = Date.now() + this.#ttlMs;
    });
  }

  #forgetBefore(now: number): void {
    for (const [key, entry] of this.#entries) {
      if (entry.until <= now) {
        this.#entries.delete(key);
      }
    }
  }
}
