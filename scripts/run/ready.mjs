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
async function statusOf(url, method) {
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(5_000),
      redirect: 'manual',
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Nobody listens yet: exactly what is being waited for.
    return undefined;
  }
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
