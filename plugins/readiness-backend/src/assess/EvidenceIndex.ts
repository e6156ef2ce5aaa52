import {
  LookRecord,
  Looks,
  LooksIndex,
} from '@groundwork/plugin-readiness-common';
import { EvidenceStore } from '../database';
import { Turns } from '../turns';

/** Everything is read anew this often, so that what was forgotten elsewhere is forgotten here. */
const REREAD_AFTER_MS = 900_000;
const NONE: readonly Looks[] = [];

/**
 * The present looks in memory, without values. It is only a copy: what other replicas stored is read from the database
 * before every use, by its position: neither the clock of who looked nor how long storing took matters.
 */
export class EvidenceIndex implements LooksIndex {
  readonly #evidence: EvidenceStore;
  readonly #turns: Turns;
  readonly #kinds = new Map<string, Map<string, Looks[]>>();
  readonly #versions = new Map<string, number>();
  readonly #revisions = new Map<string, number>();
  #next: string | undefined;
  #rereadAtMs = 0;

  constructor(evidence: EvidenceStore, turns: Turns) {
    this.#evidence = evidence;
    this.#turns = turns;
  }

  /** Catches up with the database; true when all of it was read, and not only what is new. */
  async refresh(nowMs: number): Promise<boolean> {
    const isDue = nowMs >= this.#rereadAtMs;
    const { looks, isWhole, next } = await this.#evidence.looks(
      isDue ? undefined : this.#next,
    );
    if (isWhole) {
      await this.#forget(looks);
      this.#rereadAtMs = nowMs + REREAD_AFTER_MS;
    }
    await this.#turns.map(looks, look => this.#put(look));
    this.#next = next;
    return isWhole;
  }

  of(kindId: string, subjectRef: string): readonly Looks[] {
    return this.#kinds.get(kindId)?.get(subjectRef) ?? NONE;
  }

  /** The looks of all subjects at one kind. */
  all(kindId: string): readonly Looks[] {
    return [...(this.#kinds.get(kindId)?.values() ?? [])].flat();
  }

  /** Rises whenever an answer of this kind changes; a look that only confirms leaves it. */
  versionOf(kindId: string): number {
    return this.#versions.get(kindId) ?? 0;
  }

  /** Rises whenever a look of this kind is another one, also when it only confirms the one before. */
  revisionOf(kindId: string): number {
    return this.#revisions.get(kindId) ?? 0;
  }

  #put(look: Looks): void {
    const { kind, subjectRef, collector } = look.latest;
    const subjects = this.#kinds.get(kind) ?? new Map<string, Looks[]>();
    this.#kinds.set(kind, subjects);
    const known = subjects.get(subjectRef) ?? [];
    const before = known.find(({ latest }) => latest.collector === collector);
    // A look is read again for a while after it was made: what is known already stays the same object.
    if (before && saysTheSame(before, look)) return;
    if (before?.latest.id !== look.latest.id) {
      this.#versions.set(kind, this.versionOf(kind) + 1);
    }
    this.#revisions.set(kind, this.revisionOf(kind) + 1);
    subjects.set(subjectRef, [
      ...known.filter(other => other !== before),
      look,
    ]);
  }

  /** Drops looks that are no longer in the database. */
  async #forget(present: readonly Looks[]): Promise<void> {
    if (this.#kinds.size === 0) return;
    const keys = new Set(
      await this.#turns.map(present, ({ latest }) => keyOf(latest)),
    );
    for (const [kind, subjects] of this.#kinds) {
      await this.#turns.map(subjects, ([subjectRef, looks]) => {
        const kept = looks.filter(({ latest }) => keys.has(keyOf(latest)));
        if (kept.length < looks.length) {
          this.#versions.set(kind, this.versionOf(kind) + 1);
          this.#revisions.set(kind, this.revisionOf(kind) + 1);
          subjects.set(subjectRef, kept);
        }
      });
    }
  }
}

function keyOf({ kind, collector, subjectRef }: Looks['latest']): string {
  return `${kind} ${collector} ${subjectRef}`;
}

function saysTheSame(one: Looks, other: Looks): boolean {
  return (
    isSameRecord(one.latest, other.latest) &&
    (one.lastGood && other.lastGood
      ? isSameRecord(one.lastGood, other.lastGood)
      : one.lastGood === other.lastGood)
  );
}

/** A stored record changes only when it is confirmed, and then its time does. */
function isSameRecord(one: LookRecord, other: LookRecord): boolean {
  return (
    one.id === other.id &&
    one.collectedAt === other.collectedAt &&
    one.reason === other.reason &&
    one.ttlMs === other.ttlMs &&
    one.reliability === other.reliability
  );
}
