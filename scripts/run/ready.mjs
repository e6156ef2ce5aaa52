import { request } from 'node:http';
import { request as requestTls } from 'node:https';

/**
 * @param {number} milliseconds
 */
const pause = milliseconds =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * @param {string} url
 * @param {'GET' | 'POST'} method
 * @returns {Promise<number | undefined>} the status, or undefined when nobody answered
 */
function statusOf(url, method) {
  return new Promise(resolve => {
    const options = { method, signal: AbortSignal.timeout(5_000) };
    const outgoing = url.startsWith('https:')
      ? // Our own program on this machine, whose certificate may be for the name that others know it by.
        requestTls(url, { ...options, rejectUnauthorized: false })
      : request(url, options);
    outgoing.on('response', response => {
      response.resume();
      resolve(response.statusCode);
    });
    // Nobody listens yet: exactly what is being waited for.
    outgoing.on('error', () => resolve(undefined));
    outgoing.end();
  });
}

/**
 * Waits until an address answers with 200.
 *
 * @param {string} url
 * @param {{ timeoutMs: number, everyMs?: number, method?: 'GET' | 'POST' }} options
 * @returns {Promise<boolean>} false when the time is over
 */
export async function answersOk(
  url,
  { timeoutMs, everyMs = 250, method = 'GET' },
) {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    if ((await statusOf(url, method)) === 200) return true;
    await pause(everyMs);
  }
  return false;
}
