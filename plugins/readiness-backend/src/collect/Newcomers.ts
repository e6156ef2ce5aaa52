import { isOfOrganisation, Subject } from '@groundwork/plugin-readiness-common';

/** How long somebody counts as new: from a form to staging and on to production takes less. */
const NEW_FOR_MS = 2 * 3_600_000;

/**
 * Services and teams that have lately come into the catalog. What they wait for is in places that everybody shares, such
 * as clusters, and those are looked at rarely. What was there at the first read is not new: nobody waits for it.
 */
export class Newcomers {
  #read: readonly Subject[] | undefined;
  #known: ReadonlySet<string> = new Set();
  #latestMs: number | undefined;
  readonly #hurried = new Map<string, number>();

  /** Notes who is there now. */
  note(subjects: readonly Subject[], nowMs: number): void {
    if (subjects === this.#read) {
      return;
    }
    const refs = subjects
      .map(({ ref }) => ref)
      .filter(ref => !isOfOrganisation(ref));
    if (this.#read && refs.some(ref => !this.#known.has(ref))) {
      this.#latestMs = nowMs;
    }
    this.#read = subjects;
    this.#known = new Set(refs);
  }

  /** Somebody is new. */
  areThere(nowMs: number): boolean {
    return this.#latestMs !== undefined && nowMs - this.#latestMs < NEW_FOR_MS;
  }

  /** True once for each collector after somebody has come: its next look is wanted now. */
  wantLook(collector: string, nowMs: number): boolean {
    const latest = this.#latestMs;
    if (
      latest === undefined ||
      !this.areThere(nowMs) ||
      this.#hurried.get(collector) === latest
    ) {
      return false;
    }
    this.#hurried.set(collector, latest);
    return true;
  }
}
