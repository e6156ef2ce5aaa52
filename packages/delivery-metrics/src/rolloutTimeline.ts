import { firstIndexWhere } from './ordering';
import {
  byFinish,
  byOrder,
  byStart,
  tookEffect,
  type PlacedRollout,
  type RolloutEntry,
  type RolloutOrder,
} from './rolloutEntry';

/** The rollouts of one service that ended, in the orders in which questions are asked of them. */
export class RolloutTimeline<Entry extends PlacedRollout = RolloutEntry> {
  readonly successes: Entry[] = [];
  readonly failures: Entry[] = [];
  readonly #started: Entry[] = [];
  /** Latest finish among the rollouts up to each position of `#started`. */
  readonly #latestFinish: number[] = [];

  static of<Entry extends PlacedRollout>(
    entries: Iterable<Entry>,
  ): RolloutTimeline<Entry> {
    const timeline = new RolloutTimeline<Entry>();
    for (const entry of [...entries].sort(byFinish))
      if (entry.rollout.status === 'success') timeline.appendSuccess(entry);
      else timeline.insertFailure(entry);
    return timeline;
  }

  /** Appends a success that finished after every other one. */
  appendSuccess(entry: Entry): void {
    this.successes.push(entry);
    this.#insertByStart(entry);
  }

  insertFailure(entry: Entry): void {
    this.failures.splice(
      firstIndexWhere(this.failures, other => byFinish(other, entry) > 0),
      0,
      entry,
    );
    this.#insertByStart(entry);
  }

  removeFailure(entry: Entry): void {
    this.failures.splice(this.failures.indexOf(entry), 1);
    const at = this.#started.indexOf(entry);
    this.#started.splice(at, 1);
    this.#refreshLatestFinish(at);
  }

  /** Forgets the successes after the first ones. */
  keepSuccesses(count: number): void {
    const kept = this.successes.slice(0, count);
    const failures = [...this.failures];
    this.successes.length = 0;
    this.failures.length = 0;
    this.#started.length = 0;
    this.#latestFinish.length = 0;
    for (const entry of kept) this.appendSuccess(entry);
    for (const entry of failures) this.insertFailure(entry);
  }

  /** Failed rollouts that finished after another one, or all. */
  failuresAfter(rollout: RolloutOrder | undefined): readonly Entry[] {
    return rollout === undefined
      ? this.failures
      : this.failures.slice(
          firstIndexWhere(
            this.failures,
            failed => byOrder(failed.rollout, rollout) > 0,
          ),
        );
  }

  /** The rollout under way at a time, both ends included; of several the one that started last. */
  runningAt(timeMs: number, attributionMs: number): Entry | undefined {
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
  latestBefore(timeMs: number, withinMs: number): Entry | undefined {
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

  /** The first success that finished after a rollout did. */
  nextSuccess(entry: Entry): Entry | undefined {
    return this.successes[
      firstIndexWhere(this.successes, success => byFinish(success, entry) > 0)
    ];
  }

  #insertByStart(entry: Entry): void {
    const last = this.#started[this.#started.length - 1];
    // Most begin after all others; a search would go through a long history each time.
    const at =
      last === undefined || byStart(last, entry) <= 0
        ? this.#started.length
        : firstIndexWhere(this.#started, other => byStart(other, entry) > 0);
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
  { rollout }: PlacedRollout,
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
