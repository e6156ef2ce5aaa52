import type { PullRequestSlot } from './pullRequestSlot';

/** Per commit the one pull request that mentions it, or several in order of their merges. */
export class SlotsByCommit {
  readonly #single: (PullRequestSlot | undefined)[] = [];
  readonly #several = new Map<number, readonly PullRequestSlot[]>();

  first(id: number): PullRequestSlot | undefined {
    return this.#single[id];
  }

  includes(id: number, slot: PullRequestSlot): boolean {
    return (
      this.#single[id] === slot ||
      (this.#several.size > 0 &&
        (this.#several.get(id)?.includes(slot) ?? false))
    );
  }

  add(id: number, slot: PullRequestSlot): void {
    const first = this.#single[id];
    if (first === slot) return;
    if (first === undefined) this.#single[id] = slot;
    else if (!this.includes(id, slot))
      this.#set(
        id,
        [...(this.#several.get(id) ?? [first]), slot].sort(byMerge),
      );
  }

  remove(id: number, slot: PullRequestSlot): void {
    const slots =
      this.#several.get(id) ??
      [this.#single[id]].flatMap(single => single ?? []);
    this.#set(
      id,
      slots.filter(other => other !== slot),
    );
  }

  #set(id: number, slots: readonly PullRequestSlot[]): void {
    this.#single[id] = slots[0];
    if (slots.length > 1) this.#several.set(id, slots);
    else this.#several.delete(id);
  }
}

function byMerge(a: PullRequestSlot, b: PullRequestSlot): number {
  return (
    (a.pr?.mergedAtMs ?? 0) - (b.pr?.mergedAtMs ?? 0) ||
    a.number - b.number ||
    ((a.repository ?? '') < (b.repository ?? '') ? -1 : 1)
  );
}
