/** A clock that a test sets and advances. */
export interface FakeClock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  /** For retries: time passes at once instead of being waited for. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Starts at an ISO time. */
export function fakeClock(start: string): FakeClock {
  let time = Date.parse(start);
  const advance = (ms: number) => {
    time += ms;
  };
  return {
    now: () => new Date(time),
    advance,
    sleep: async ms => advance(ms),
  };
}
