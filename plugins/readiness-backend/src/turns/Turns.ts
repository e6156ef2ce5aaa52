import {
  setImmediate as everybodyElse,
  setTimeout as pause,
} from 'node:timers/promises';
import { isServing, watchRequests } from './serving';
import { workedMs } from './workedMs';

/** Long enough to get on, short enough that nobody who is served in between notices. */
const TURN_MS = 10;
/** Whoever takes longer than this between two turns is being served. */
const BUSY_FROM_MS = 2;
/** The busier others are, the smaller is our part: they get so much more time than they took in between. */
const REST_TIMES = 4;
const LONGEST_REST_MS = 40;
/** Also after a piece of work with the database that took very long; it is slow then for everybody. */
const LONGEST_BREAK_MS = 1_000;
/** What some hundreds of rows take at most to come in. */
const ANSWER_MS = 10;

/** What turns are made of; a test puts its own in its place. */
export interface TurnsOptions {
  readonly turnMs?: number;
  readonly nowMs?: () => number;
  /** See {@link workedMs}. */
  readonly workedMs?: () => number;
  /** Lets everything run that waits for the event loop. */
  readonly others?: () => Promise<unknown>;
  readonly rest?: (ms: number) => Promise<unknown>;
  /** See {@link isServing}. */
  readonly isServing?: () => boolean;
}

/**
 * Long work shares the event loop with requests: it goes on in short turns, and after each of them everything else that
 * waits has its own. Several long works take turns with each other, too. While others are busy it rests in between: what
 * nobody waits for may take its time.
 */
export class Turns {
  readonly #turnMs: number;
  readonly #nowMs: () => number;
  readonly #workedMs: () => number;
  readonly #others: () => Promise<unknown>;
  readonly #rest: (ms: number) => Promise<unknown>;
  readonly #isServing: () => boolean;
  #queue: Promise<unknown> = Promise.resolve();
  #beganMs: number;
  #workedBeforeMs: number;
  /** Work of all turns so far. */
  #spentMs = 0;
  #isTaken = true;
  /** Answers of the database that we wait for, with the work that each may still be. */
  readonly #asked = new Set<{ leftMs: number }>();

  constructor(options: TurnsOptions = {}) {
    this.#turnMs = options.turnMs ?? TURN_MS;
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#workedMs = options.workedMs ?? workedMs;
    this.#others = options.others ?? everybodyElse;
    this.#rest = options.rest ?? pause;
    this.#isServing = options.isServing ?? isServing;
    watchRequests();
    this.#beganMs = this.#nowMs();
    this.#workedBeforeMs = this.#workedMs();
  }

  /** The turn is over: time for {@link next}. */
  get isOver(): boolean {
    return this.#nowMs() - this.#beganMs >= this.#turnMs;
  }

  /** Somebody is being served: what works with the database does so in small pieces, and takes a break after each. */
  get isServing(): boolean {
    return this.#isServing();
  }

  /**
   * After a piece of work with the database. That has processors and disks of its own to share, which nobody sees from the
   * event loop: while somebody is served, others get four times as long as the piece took.
   */
  async breakAfter(tookMs: number): Promise<void> {
    if (!this.#isServing()) return;
    await this.#rest(Math.min(LONGEST_BREAK_MS, REST_TIMES * tookMs));
  }

  /** Comes back with a new turn when everybody else has had one. */
  next(): Promise<void> {
    // Whoever comes while others have their turn has not worked in one of ours.
    if (this.#isTaken) this.#spentMs += this.#workedMs() - this.#workedBeforeMs;
    this.#isTaken = false;
    const turn = this.#queue.then(() => this.#wait());
    this.#queue = turn;
    return turn;
  }

  /** Maps each item, in as many turns as it takes. */
  async map<T, U>(
    items: Iterable<T>,
    work: (item: T) => U,
  ): Promise<readonly U[]> {
    const results: U[] = [];
    for (const item of items) {
      if (this.isOver) await this.next();
      results.push(work(item));
    }
    return results;
  }

  /**
   * Waits for an answer of the database. It comes in while others have their turn, and the work of that is no reason to
   * rest; only so much of it, because whatever else happens meanwhile looks the same.
   */
  async answer<T>(asked: PromiseLike<T>): Promise<T> {
    const answer = { leftMs: ANSWER_MS };
    this.#asked.add(answer);
    try {
      return await asked;
    } finally {
      this.#asked.delete(answer);
    }
  }

  async #wait(): Promise<void> {
    const leftMs = this.#workedMs();
    const spentMs = this.#spentMs;
    // One that is there after this wait came in during it.
    const asked = [...this.#asked];
    await this.#others();
    const ofOthersMs = withoutAnswers(
      this.#workedMs() - leftMs - (this.#spentMs - spentMs),
      asked,
    );
    if (ofOthersMs > BUSY_FROM_MS) {
      await this.#rest(Math.min(LONGEST_REST_MS, REST_TIMES * ofOthersMs));
    }
    this.#beganMs = this.#nowMs();
    this.#workedBeforeMs = this.#workedMs();
    this.#isTaken = true;
  }
}

/** What is left of some work when as much of it as may be is taken for answers that came in. */
function withoutAnswers(
  workMs: number,
  asked: readonly { leftMs: number }[],
): number {
  let restMs = workMs;
  for (const answer of asked) {
    const takenMs = Math.min(answer.leftMs, Math.max(0, restMs));
    answer.leftMs -= takenMs;
    restMs -= takenMs;
  }
  return restMs;
}
