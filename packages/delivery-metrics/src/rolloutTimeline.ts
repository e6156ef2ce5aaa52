import { firstIndexWhere } from './ordering';
import {
  byFinish,
  byStart,
  tookEffect,
  type RolloutEntry,
} from './rolloutEntry';

/** The rollouts of one service that ended, in the orders in which questions are asked of them. */
export class RolloutTimeline {
  readonly successes: RolloutEntry[] = [];
  readonly failures: RolloutEntry[] = [];
  readonly #started: RolloutEntry[] = [];
  /** Latest finish among the rollouts up to each position of `#started`. */
  readonly #latestFinish: number[] = [];
  readonly #latestWithHead = new Map<number, RolloutEntry>();
  #running: RolloutEntry | undefined;

  /** Appends a success that finished after every other one. */
  appendSuccess(entry: RolloutEntry): void {
    entry.index = this.successes.length;
    this.successes.push(entry);
    this.#insertByStart(entry);
  }

  /** What runs now: the last success of a known SHA that was not late. */
  get running(): RolloutEntry | undefined {
    return this.#running;
  }

  /** Notes, once its kind is known, that a success replaced what was running. */
  noteRunning(entry: RolloutEntry): void {
    if (entry.head === undefined || entry.kind === 'late') return;
    this.#running = entry;
    this.#latestWithHead.set(entry.head, entry);
  }

  /** The latest deployment of a SHA that ran. */
  latestWithHead(head: number): RolloutEntry | undefined {
    return this.#latestWithHead.get(head);
  }

  insertFailure(entry: RolloutEntry): void {
    this.failures.splice(
      firstIndexWhere(this.failures, other => byFinish(other, entry) > 0),
      0,
      entry,
    );
    this.#insertByStart(entry);
  }

  removeFailure(entry: RolloutEntry): void {
    this.failures.splice(this.failures.indexOf(entry), 1);
    const at = this.#started.indexOf(entry);
    this.#started.splice(at, 1);
    this.#refreshLatestFinish(at);
  }

  clear(): void {
    this.successes.length = 0;
    this.failures.length = 0;
    this.#started.length = 0;
    this.#latestFinish.length = 0;
    this.#latestWithHead.clear();
    this.#running = undefined;
  }

  /** The rollout under way at a time, both ends included; of several the one that started last. */
  runningAt(timeMs: number, attributionMs: number): RolloutEntry | undefined {
    let at =
      firstIndexWhere(
        this.#started,
        entry => entry.rollout.startedAtMs > timeMs,
      ) - 1;
    for (
      ;
      at >= 0 && (this.#latestFinish[at] ?? -Infinity) >= timeMs;
      at -= 1
    ) {
      const entry = this.#started[at];
      if (
        entry &&
        entry.leftOut === undefined &&
        isUnderWay(entry, timeMs, attributionMs)
      )
        return entry;
    }
    return undefined;
  }

  /** The latest success finished at or before a time and at most `withinMs` earlier, late ones aside. */
  latestBefore(timeMs: number, withinMs: number): RolloutEntry | undefined {
    let at =
      firstIndexWhere(
        this.successes,
        entry => entry.rollout.finishedAtMs > timeMs,
      ) - 1;
    for (; at >= 0; at -= 1) {
      const entry = this.successes[at];
      if (entry === undefined || timeMs - entry.rollout.finishedAtMs > withinMs)
        return undefined;
      if (tookEffect(entry)) return entry;
    }
    return undefined;
  }

  /** The success that ran before another one. */
  preceding(entry: RolloutEntry): RolloutEntry | undefined {
    for (let at = entry.index - 1; at >= 0; at -= 1) {
      const earlier = this.successes[at];
      if (earlier && tookEffect(earlier)) return earlier;
    }
    return undefined;
  }

  /** The first success that finished after a rollout did. */
  nextSuccess(entry: RolloutEntry): RolloutEntry | undefined {
    return this.successes[
      firstIndexWhere(this.successes, success => byFinish(success, entry) > 0)
    ];
  }

  #insertByStart(entry: RolloutEntry): void {
    const at = firstIndexWhere(
      this.#started,
      other => byStart(other, entry) > 0,
    );
    this.#started.splice(at, 0, entry);
    this.#refreshLatestFinish(at);
  }

  #refreshLatestFinish(from: number): void {
    this.#latestFinish.length = this.#started.length;
    for (let at = from; at < this.#started.length; at += 1) {
      const finish = this.#started[at]?.rollout.finishedAtMs ?? -Infinity;
      this.#latestFinish[at] = Math.max(
        finish,
        this.#latestFinish[at - 1] ?? -Infinity,
      );
    }
  }
}

/**
 * Between two attempts of one run the rollout counts as under way, but for no longer than the attribution limit:
 * a run that is repeated 18 days later was not rolling out all the while.
 */
function isUnderWay(
  { rollout }: RolloutEntry,
  timeMs: number,
  attributionMs: number,
): boolean {
  if (timeMs < rollout.startedAtMs || timeMs > rollout.finishedAtMs)
    return false;
  if (rollout.spans.length < 2) return true;
  return rollout.spans.some((span, at) => {
    const next = rollout.spans[at + 1]?.fromMs ?? span.toMs;
    const until =
      next - span.toMs <= attributionMs ? Math.max(next, span.toMs) : span.toMs;
    return timeMs >= span.fromMs && timeMs <= until;
  });
}
