import type { Writable } from 'node:stream';
import {
  realWaiting,
  type RequestGate,
  type Waiting as Pauses,
} from '@groundwork/source-client';

/** A person who sees nothing for longer takes a program for dead. */
const SAY_EVERY_MS = 5_000;

/** Says what an assessment waits for, while it does. */
export interface Waiting {
  /** The same gate, watched: who is asked and has not answered yet. */
  watch(gate: RequestGate): RequestGate;
  /** The pause before something is tried again. */
  readonly sleep: Pauses['sleep'];
  stop(): void;
}

interface Asked {
  running: number;
  /** When it was asked, or answered last. */
  since: number;
}

/** @param everyMs - how often it says so, and how long it is silent first */
export function sayWaiting(stream: Writable, everyMs = SAY_EVERY_MS): Waiting {
  const asked = new Map<string, Asked>();
  let lastTrouble: string | undefined;
  let pauses = 0;

  const timer = setInterval(() => {
    const waits = [...asked]
      .filter(([, { since }]) => Date.now() - since >= everyMs)
      .map(
        ([name, { since }]) =>
          `${name} (no answer for ${Math.round(
            (Date.now() - since) / 1000,
          )} s)`,
      );
    if (waits.length > 0) stream.write(`· waits for ${waits.join(', ')}\n`);
    else if (pauses > 0 && asked.size === 0)
      stream.write(`· pauses before it asks again: ${lastTrouble}\n`);
  }, everyMs);
  // What is waited for keeps the process alive; saying so need not.
  timer.unref();

  return {
    watch: gate => ({
      run: (pass, request) =>
        gate.run(pass, async () => {
          const { source } = pass;
          const name = `${source.kind} ${source.instance}`;
          const entry = asked.get(name) ?? { running: 0, since: Date.now() };
          entry.running += 1;
          asked.set(name, entry);
          try {
            const answer = await request();
            entry.since = Date.now();
            return answer;
          } catch (error) {
            lastTrouble = error instanceof Error ? error.message : name;
            throw error;
          } finally {
            entry.running -= 1;
            if (entry.running === 0) asked.delete(name);
          }
        }),
    }),
    sleep: async (ms, signal) => {
      pauses += 1;
      try {
        await realWaiting.sleep(ms, signal);
      } finally {
        pauses -= 1;
      }
    },
    stop: () => clearInterval(timer),
  };
}
