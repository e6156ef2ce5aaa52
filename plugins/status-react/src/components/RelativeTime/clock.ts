const TICK_MS = 60_000;

let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  nowMs = Date.now();
  listeners.forEach(listener => listener());
}

function stop() {
  clearInterval(timer);
  timer = undefined;
}

/** One clock for every time on a page: a table of a hundred rows does not set a hundred timers. */
export const clock = {
  nowMs: () => nowMs,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    if (timer === undefined) {
      nowMs = Date.now();
      timer = setInterval(tick, TICK_MS);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
    };
  },
};
