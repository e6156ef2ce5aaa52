import { isOfOrganisation, Subject } from '@groundwork/plugin-readiness-common';
import { NewcomerStore } from '../database';

/** How long somebody counts as new: from a form to staging and on to production takes less. */
const NEW_FOR_MS = 2 * 3_600_000;

/**
 * Services and teams that have lately come into the catalog. What they wait for is in places that everybody shares, such
 * as clusters, and those are looked at rarely. What was there at the first read is not new: nobody waits for it.
 */
export class Newcomers {
  readonly #store: NewcomerStore;
  /** What was noted last: most questions come while the catalog has not been read anew. */
  #noted: readonly Subject[] | undefined;

  constructor(store: NewcomerStore) {
    this.#store = store;
  }

  /** Notes who is there now. */
  async note(subjects: readonly Subject[], nowMs: number): Promise<void> {
    if (subjects === this.#noted) {
      return;
    }
    await this.#store.note(refsOf(subjects), nowMs);
    this.#noted = subjects;
  }

  /** When somebody who is still new came, the latest of them; undefined when nobody is new. */
  async since(nowMs: number): Promise<number | undefined> {
    const latestMs = await this.#store.latestMs();
    return latestMs !== undefined && nowMs - latestMs < NEW_FOR_MS
      ? latestMs
      : undefined;
  }

  /** Forgets who is no longer there. */
  forgetGone(subjects: readonly Subject[]): Promise<number> {
    return this.#store.forgetAllBut(refsOf(subjects));
  }
}

function refsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.map(({ ref }) => ref).filter(ref => !isOfOrganisation(ref));
}
