import { nextPage, randomFrom } from './clicks.mjs';

/** A page that has not come by then is one that hangs. */
export const LIMIT_MS = 30_000;
const THINK_MS = 2_000;

/**
 * @typedef {object} Told
 * @property {string} path
 * @property {number} ms
 * @property {number | undefined} status - `undefined` when nothing came
 * @property {string} [words] - of an answer that is no success
 */

/**
 * Asks once.
 *
 * @param {{ url: string, token: string }} portal
 * @param {import('./clicks.mjs').Ask} asked
 * @returns {Promise<Told>}
 */
export async function ask({ url, token }, { path, body }) {
  const began = performance.now();
  const told = () => ({ path, ms: performance.now() - began });
  try {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const words = await answer.text();
    return {
      ...told(),
      status: answer.status,
      ...(!answer.ok && { words: words.slice(0, 300) }),
    };
  } catch (error) {
    return { ...told(), status: undefined, words: String(error) };
  }
}

/**
 * People who open one page after the other and look at each for a moment, until they are told to stop.
 *
 * @param {{ url: string, token: () => string }} portal
 * @param {import('./clicks.mjs').Company} company
 * @param {number} count
 */
export function people(portal, company, count) {
  /** @type {Told[]} */
  const told = [];
  let isOver = false;
  /** @param {number} seed */
  async function person(seed) {
    const random = randomFrom(seed);
    while (!isOver) {
      const { url } = portal;
      const asked = nextPage(random, company).map(each =>
        ask({ url, token: portal.token() }, each),
      );
      told.push(...(await Promise.all(asked)));
      await new Promise(resolve => setTimeout(resolve, random() * THINK_MS));
    }
  }
  const all = Array.from({ length: count }, (_, index) => person(index + 1));
  return {
    /** What was told since the last time somebody asked. */
    take: () => told.splice(0),
    async stop() {
      isOver = true;
      await Promise.all(all);
      return told.splice(0);
    },
  };
}
