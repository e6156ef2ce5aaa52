import { DeliveryEvent } from '@groundwork/plugin-readiness-common';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 5, 1);

/** Random numbers that are the same for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

class LinearHistory {
  readonly events: DeliveryEvent[] = [];
  readonly #service: string;
  readonly #seed: number;
  readonly #random: (below: number) => number;
  readonly #shipped: number[] = [];
  #commits = 0;
  #timeMs: number;

  constructor(service: string, seed: number) {
    this.#service = service;
    this.#seed = seed;
    this.#random = randomOf(seed);
    this.#timeMs = START_MS + this.#minutes(600);
  }

  addRun(run: number): void {
    const choice = this.#random(10);
    const earlier = this.#shipped[this.#random(this.#shipped.length)];
    let index = this.#shipped.at(-1) ?? 0;
    if (choice > 2 || earlier === undefined) {
      for (let left = 1 + this.#random(3); left > 0; left -= 1) {
        this.#commit();
      }
      index = this.#commits - 1;
    } else if (choice < 2) {
      index = earlier;
    }
    if (this.#random(6) === 0) {
      this.#attempt(`r${run}.1`, index, false);
    }
    const isSuccess = this.#random(8) > 0;
    this.#attempt(`r${run}.2`, index, isSuccess);
    if (isSuccess) {
      this.#shipped.push(index);
    }
    if (this.#random(4) === 0) {
      this.#fail(run);
    }
    this.#timeMs += this.#minutes(60 * (4 + this.#random(60)));
  }

  #commit(): void {
    const number = this.#commits + 1;
    const authoredAtMs = this.#timeMs - 30 * HOUR_MS - this.#minutes(3000);
    const isPushed = this.#random(4) === 0;
    if (!isPushed) {
      this.#merge(number, authoredAtMs);
    }
    this.events.push({
      kind: 'commit',
      repository: this.#service,
      sha: this.#sha(this.#commits),
      parents: this.#commits === 0 ? [] : [this.#sha(this.#commits - 1)],
      authoredAtMs,
      ...(isPushed ? {} : { pr: number }),
    });
    this.#commits += 1;
  }

  #merge(number: number, authoredAtMs: number): void {
    const own = Array.from({ length: 1 + this.#random(3) }, (_, index) => ({
      sha: this.#sha(50_000 + this.#commits * 5 + index),
      authoredAtMs: authoredAtMs - this.#minutes(1000),
    }));
    this.events.push({
      kind: 'pull-request',
      repository: this.#service,
      number,
      createdAtMs: authoredAtMs + HOUR_MS,
      mergedAtMs: this.#timeMs - this.#minutes(60),
      commits: own,
      mergeSha: this.#sha(this.#commits),
      title: this.#random(6) === 0 ? 'A hotfix' : 'A change',
    });
  }

  #attempt(id: string, index: number, isSuccess: boolean): void {
    const startedAtMs = this.#timeMs;
    this.#timeMs += this.#minutes(40);
    this.events.push({
      kind: 'deployment',
      id: `${this.#service}-${id}`,
      place: this.#service,
      environment: 'production',
      repository: { id: this.#service },
      sha: this.#sha(index),
      startedAtMs,
      runId: `${this.#service}-${id.split('.')[0]}`,
      statuses: [
        { state: isSuccess ? 'success' : 'failure', atMs: this.#timeMs },
      ],
    });
    this.#timeMs += this.#minutes(10);
  }

  #fail(run: number): void {
    const createdAtMs =
      this.#timeMs - this.#minutes(60) + this.#random(30 * HOUR_MS);
    const resolvedAtMs = createdAtMs + this.#minutes(900);
    const startsEarlier = this.#random(3) === 0;
    this.events.push({
      kind: 'incident',
      id: `${this.#service}-i${run}`,
      places: [this.#service],
      createdAtMs,
      ...(startsEarlier ? { impactStartedAtMs: createdAtMs - 60_000 } : {}),
      ...(this.#random(6) === 0 ? {} : { resolvedAtMs }),
      ...(this.#random(6) === 0 ? { changeCaused: false } : {}),
    });
  }

  #minutes(count: number): number {
    return this.#random(count * 60_000) + 1;
  }

  #sha(index: number): string {
    return (this.#seed * 100_000 + index).toString(16).padStart(40, '0');
  }
}

/**
 * What a service with one line of commits did in some months: pull requests that were squashed, direct pushes, hotfixes,
 * runs that were tried twice, rollouts that failed, redeployments, rollbacks, and incidents of all sorts.
 */
export function linearHistory(
  service: string,
  seed: number,
): readonly DeliveryEvent[] {
  const history = new LinearHistory(service, seed);
  for (let run = 0; run < 60; run += 1) {
    history.addRun(run);
  }
  return history.events;
}
