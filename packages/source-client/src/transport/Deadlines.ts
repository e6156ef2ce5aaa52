import { setMaxListeners } from 'node:events';
import { unlessAborted } from './unlessAborted';

/** How long a request may take, and for what. */
export interface TimeLimits {
  /** From the start to the last byte. */
  readonly totalMs: number;
  /** From the start to the first byte of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of the body. */
  readonly betweenBytesMs: number;
}

/** A time limit of ours that was reached. */
export class DeadlineReached extends Error {
  constructor(readonly detail: string) {
    super(detail);
    this.name = 'DeadlineReached';
  }
}

/** The clocks of one request, and the caller's own signal, as one signal. */
export class Deadlines {
  readonly #end = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #limits: TimeLimits;
  readonly #total: ReturnType<typeof setTimeout>;
  #phase: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(limits: TimeLimits, caller?: AbortSignal) {
    this.#limits = limits;
    this.#caller = caller;
    this.#arm(
      limits.firstByteMs,
      `no answer within ${seconds(limits.firstByteMs)}`,
    );
    // After the other: where both are the same, a silent system has given no answer rather than no whole one.
    this.#total = setTimeout(
      () => this.#expire(`no whole answer within ${seconds(limits.totalMs)}`),
      limits.totalMs,
    );
    if (caller) {
      // One listener per open request; the limit is there to find leaks, and ours end with the request.
      setMaxListeners(0, caller);
      caller.addEventListener('abort', this.#giveUp, { once: true });
      if (caller.aborted) {
        this.#giveUp();
      }
    }
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** A piece of the answer has come; the next one has its own time. */
  sawBytes(): void {
    const { betweenBytesMs } = this.#limits;
    this.#arm(
      betweenBytesMs,
      `the answer stopped for ${seconds(betweenBytesMs)}`,
    );
  }

  /** From here on only the caller ends it. */
  streamOn(): void {
    this.#stopped = true;
    clearTimeout(this.#total);
    clearTimeout(this.#phase);
  }

  /** Settles with the work, or at once when the time is over or the caller gives up. */
  race<T>(work: Promise<T>): Promise<T> {
    return unlessAborted(work, this.signal);
  }

  /** To be called when the request is over. */
  stop(): void {
    this.streamOn();
    this.#caller?.removeEventListener('abort', this.#giveUp);
  }

  readonly #giveUp = () => this.#end.abort(this.#caller?.reason);

  #arm(ms: number, detail: string): void {
    clearTimeout(this.#phase);
    // Work that was left behind may still hear of bytes.
    if (this.#stopped) {
      return;
    }
    this.#phase = setTimeout(() => this.#expire(detail), ms);
  }

  #expire(detail: string): void {
    this.#end.abort(new DeadlineReached(detail));
  }
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
