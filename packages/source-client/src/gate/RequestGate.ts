import pLimit, { type Limit } from 'p-limit';
import { SourceError, sourceError, type Source } from '../failure';
import { unlessAborted } from '../transport/unlessAborted';
import { BudgetSpent } from './BudgetSpent';

/** How much may be asked of one source. */
export interface GateLimits {
  readonly concurrentRequests: number;
  /** In all, for as long as the gate lives; then it refuses with {@link BudgetSpent}. Without it requests are not counted. */
  readonly requests?: number;
  /** So many time-outs in a row close the gate for a minute: whoever asks next need not wait too. */
  readonly timeoutsUntilClosed?: number;
}

/** People who look at pages; whoever wants to know sooner than after a minute may ask. */
export const pageLimits: GateLimits = { concurrentRequests: 16 };

/** One run over everything. */
export const runLimits: GateLimits = {
  concurrentRequests: 8,
  requests: 20_000,
  timeoutsUntilClosed: 2,
};

/** Who is asked, out of whose allowance. */
export interface Pass {
  readonly source: Source;
  /** Whose allowance a rate limit speaks of, where one source has several: the owner of a repository. */
  readonly allowance?: string;
  readonly signal?: AbortSignal;
}

/** Lets a request wait for its turn, or refuses it. */
export interface RequestGate {
  run<T>(pass: Pass, request: () => Promise<T>): Promise<T>;
}

/** A source that names a time in another year has made a mistake. */
const LONGEST_CLOSURE_MS = 60 * 60_000;
const CLOSED_AFTER_TIMEOUTS_MS = 60_000;
/** What GitHub asks for where it says no time, and longer each time that it did not help. */
const SHORTEST_UNSTATED_MS = 60_000;

/** When sources that asked to be left alone may be asked again. Shared by all gates of a process. */
export class Closures {
  readonly #until = new Map<string, number>();
  /** How long the last closure was that nobody had named a time for; until the source answers again. */
  readonly #unstatedMs = new Map<string, number>();

  constructor(readonly now: () => number = Date.now) {}

  leftMs(key: string): number {
    return Math.max(0, (this.#until.get(key) ?? 0) - this.now());
  }

  /** Without a time the source has only said that it was too much: a minute, and twice as long each time that it was not enough. */
  close(key: string, statedMs?: number): void {
    const ms = statedMs ?? this.#unstated(key);
    const until = this.now() + Math.min(ms, LONGEST_CLOSURE_MS);
    this.#until.set(key, Math.max(until, this.#until.get(key) ?? 0));
  }

  /** The source answers: what was closed for it was long enough. */
  answered(key: string): void {
    this.#unstatedMs.delete(key);
  }

  #unstated(key: string): number {
    const last = this.#unstatedMs.get(key);
    // Several answers to what was asked at the same time are one refusal.
    if (last !== undefined && this.leftMs(key) > 0) return last;
    const ms = last === undefined ? SHORTEST_UNSTATED_MS : 2 * last;
    this.#unstatedMs.set(key, Math.min(ms, LONGEST_CLOSURE_MS));
    return ms;
  }
}

interface Turnstile {
  readonly limit: Limit;
  used: number;
  timeoutsInARow: number;
  /** Closed for time-outs until then. */
  closedUntil: number;
}

/**
 * Lets requests to one source through a few at a time, counts them, and closes when the source asks to be left alone: one
 * answer of 429 speaks for all requests that would follow it, whoever makes them.
 */
export class SourceGate implements RequestGate {
  readonly #turnstiles = new Map<string, Turnstile>();
  readonly #limits: GateLimits;
  readonly #closures: Closures;

  constructor(limits: GateLimits, closures: Closures = new Closures()) {
    this.#limits = limits;
    this.#closures = closures;
  }

  async run<T>(pass: Pass, request: () => Promise<T>): Promise<T> {
    const turnstile = this.#turnstileOf(pass.source);
    const turn = turnstile.limit(async () => {
      // It may have been given up while it waited.
      pass.signal?.throwIfAborted();
      this.#refuseWhenClosed(turnstile, pass);
      turnstile.used += 1;
      try {
        const answer = await request();
        turnstile.timeoutsInARow = 0;
        this.#closures.answered(allowanceOf(pass));
        return answer;
      } catch (error) {
        this.#closeAfter(error, turnstile, pass);
        throw error;
      }
    });
    return unlessAborted(turn, pass.signal);
  }

  #turnstileOf({ kind, instance }: Source): Turnstile {
    const key = `${kind} ${instance}`;
    const known = this.#turnstiles.get(key);
    if (known) {
      return known;
    }
    const fresh: Turnstile = {
      limit: pLimit(this.#limits.concurrentRequests),
      used: 0,
      timeoutsInARow: 0,
      closedUntil: 0,
    };
    this.#turnstiles.set(key, fresh);
    return fresh;
  }

  #closeAfter(error: unknown, turnstile: Turnstile, pass: Pass): void {
    if (!(error instanceof SourceError)) {
      return;
    }
    if (error.reason === 'rate_limited') {
      this.#closures.close(allowanceOf(pass), error.retryAfterMs);
      return;
    }
    if (error.reason !== 'timeout') {
      turnstile.timeoutsInARow = 0;
      return;
    }
    turnstile.timeoutsInARow += 1;
    const { timeoutsUntilClosed } = this.#limits;
    const now = this.#closures.now();
    if (
      timeoutsUntilClosed !== undefined &&
      turnstile.timeoutsInARow >= timeoutsUntilClosed &&
      turnstile.closedUntil <= now
    ) {
      turnstile.closedUntil = now + CLOSED_AFTER_TIMEOUTS_MS;
    }
  }

  #refuseWhenClosed(turnstile: Turnstile, pass: Pass): void {
    const { source } = pass;
    const what = 'anything';
    const closedMs = turnstile.closedUntil - this.#closures.now();
    if (closedMs > 0) {
      throw sourceError({
        reason: 'timeout',
        source,
        what,
        detail: `it has not answered ${turnstile.timeoutsInARow} times in a row`,
        retryAfterMs: closedMs,
      });
    }
    const leftMs = this.#closures.leftMs(allowanceOf(pass));
    if (leftMs > 0) {
      throw sourceError({
        reason: 'rate_limited',
        source,
        what,
        retryAfterMs: leftMs,
      });
    }
    const { requests } = this.#limits;
    if (requests !== undefined && turnstile.used >= requests) {
      throw new BudgetSpent(source, requests);
    }
  }
}

function allowanceOf({ source, allowance = '' }: Pass): string {
  return `${source.kind} ${source.instance} ${allowance}`;
}
