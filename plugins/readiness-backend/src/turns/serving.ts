import { subscribe } from 'node:diagnostics_channel';

/** Whoever reads a page asks again within this time; a probe every few seconds is nobody. */
const SERVED_FOR_MS = 200;

let askedAtMs = Number.NEGATIVE_INFINITY;
let isWatching = false;

/** Notes each request to a server of this process, from now on. */
export function watchRequests(): void {
  if (isWatching) return;
  isWatching = true;
  subscribe('http.server.request.start', () => {
    askedAtMs = performance.now();
  });
}

/**
 * Whether this process was asked for something a moment ago. Neither how long an answer takes nor whether it is still under
 * way counts: a stream of messages stays open for hours.
 */
export function isServing(nowMs = performance.now()): boolean {
  return nowMs - askedAtMs < SERVED_FOR_MS;
}
