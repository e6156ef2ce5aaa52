import {
  setImmediate as everybodyElse,
  setTimeout as pause,
} from 'node:timers/promises';

/** Long enough to get on, short enough that nobody who is served in between notices. */
const TURN_MS = 10;
/** Whoever takes longer than this between two turns is being served. */
const BUSY_FROM_MS = 2;
/** The busier others are, the smaller is our part: they get so much more time than they took in between. */
const REST_TIMES = 4;
const LONGEST_REST_MS = 40;

/** What turns are made of; a test puts its own in its place. */
export interface TurnsOptions {
  readonly turnMs?: number;
  readonly nowMs?: () => number;
  /** Time that the process has worked; unlike the clock it stands still while others have the processor. */
  readonly workedMs?: () => number;
  /** Lets everything run that waits for the event loop. */
  readonly others?: () => Promise<unknown>;
  readonly rest?: (ms: number) => Promise<unknown>;
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
  #queue: Promise<unknown> = Promise.resolve();
  #beganMs: number;
  #workedBeforeMs: number;
  /** Work of all turns so far. */
  #spentMs = 0;

  constructor(options: TurnsOptions = {}) {
    this.#turnMs = options.turnMs ?? TURN_MS;
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#workedMs = options.workedMs ?? workedMs;
    this.#others = options.others ?? everybodyElse;
    this.#rest = options.rest ?? pause;
    this.#beganMs = this.#nowMs();
    this.#workedBeforeMs = this.#workedMs();
  }

  /** The turn is over: time for {@link next}. */
  get isOver(): boolean {
    return this.#nowMs() - this.#beganMs >= this.#turnMs;
  }

  /** Comes back with a new turn when everybody else has had one. */
  next(): Promise<void> {
    this.#spentMs += this.#workedMs() - this.#workedBeforeMs;
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

  async #wait(): Promise<void> {
    const leftMs = this.#workedMs();
    const spentMs = this.#spentMs;
    await this.#others();
    const ofOthersMs = this.#workedMs() - leftMs - (this.#spentMs - spentMs);
    if (ofOthersMs > BUSY_FROM_MS) {
      await this.#rest(Math.min(LONGEST_REST_MS, REST_TIMES * ofOthersMs));
    }
    this.#beganMs = this.#nowMs();
    this.#workedBeforeMs = this.#workedMs();
  }
}

function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
