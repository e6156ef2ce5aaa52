import type { Clock } from '../company/ports';

/** A clock whose waits are a fiftieth of what they say, so that a rollout takes a test some milliseconds. */
export function createQuickClock(): Clock & { close(): void } {
  const timers = new Set<NodeJS.Timeout>();
  return {
    now: () => Date.now(),
    after: (milliseconds, action) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, milliseconds / 50);
      timers.add(timer);
    },
    close: () => timers.forEach(timer => clearTimeout(timer)),
  };
}

/** Asks again until the answer is there; fails with the last one after ten seconds. */
export async function until<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`Still ${JSON.stringify(answer)?.slice(0, 2000)}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
