/** With that many people and every source ill, a page of ours may take so long; sources that are silent have shorter deadlines. */
export const PAGE_MS = 15_000;
/** Growth of the memory from one half of the time to the other that is no leak: collection and caches breathe. */
const GROWTH = 1.25;

/**
 * @typedef {import('./people.mjs').Told} Told
 * @typedef {object} Kept - what must not be lost
 * @property {number} entities
 * @property {number} deployments
 */

/**
 * @param {readonly number[]} values - at least one
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** @param {Told} told */
function isAnswered({ status, words }) {
  if (status === undefined) return false;
  if (status < 400) return true;
  // A gateway's failure is an answer when it says in a sentence whose it is.
  return (
    [502, 503, 504].includes(status) && /"message":"[^"]+/.test(words ?? '')
  );
}

/** @param {string} path - names of services and teams are taken out of it */
export function kindOf(path) {
  return path
    .replace(/\?.*$/, '')
    .replace(
      /(component\/default\/|name\/|(?:services|teams)\/default\/)[^/]+/,
      '$1…',
    );
}

/**
 * Everything that may not happen, in sentences; none when all is well.
 *
 * @param {{ told: readonly Told[], before: Kept, after: Kept, memory: readonly number[], recovered: readonly Told[] }} seen
 * @returns {readonly string[]}
 */
export function findings({ told, before, after, memory, recovered }) {
  const wrong = told.filter(each => !isAnswered(each));
  const slow = told.filter(each => each.ms > PAGE_MS);
  const ill = recovered.filter(({ status }) => status !== 200);
  const half = Math.ceil(memory.length / 2);
  const [first, second] = [memory.slice(0, half), memory.slice(half)].map(
    part => Math.max(0, ...part),
  );
  return [
    ...grouped(
      wrong,
      ({ path, status, words }) =>
        `${kindOf(path)} was answered with ${status ?? 'nothing'}: ${
          words ?? ''
        }`,
    ),
    ...grouped(
      slow,
      ({ path }) => `${kindOf(path)} took longer than ${PAGE_MS / 1000} s`,
    ),
    ...grouped(
      ill,
      ({ path, status, words }) =>
        `${kindOf(path)} is not well again: ${status ?? 'nothing'} ${
          words ?? ''
        }`,
    ),
    ...(after.entities < before.entities
      ? [
          `The catalog had ${before.entities} entities and has ${after.entities}.`,
        ]
      : []),
    ...(after.deployments < before.deployments
      ? [
          `${before.deployments} deployments were stored, and now ${after.deployments}.`,
        ]
      : []),
    ...(first !== undefined && second !== undefined && second > first * GROWTH
      ? [
          `The backend held ${Math.round(
            first,
          )} MB at most in the first half and ${Math.round(
            second,
          )} MB in the second.`,
        ]
      : []),
  ];
}

/**
 * @param {readonly Told[]} told
 * @param {(told: Told) => string} words
 */
function grouped(told, words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const each of told) {
    const sentence = words(each);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].map(([sentence, count]) => `${sentence} (${count} times)`);
}
