/**
 * Where tests listen. Each run of tests takes one stretch of ports and each part of it a block of its own in there, so
 * that tests run beside an open portal, beside those of another checkout, and beside each other.
 */
import { createHash } from 'node:crypto';
import { root } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { isFree } from './ports.mjs';

/** Ports of one block: a sandbox takes 23 of them, a portal two more. */
export const BLOCK = 30;
const STRETCH = 500;
const FIRST = 10_000;
/** Below 32,768, from where on systems take ports for connections to others. */
const STRETCHES = 43;

/** Who takes which block; 1 to 9 are those of Jest's workers, by their number. */
export const blocks = {
  journeys: 0,
  ownOrganisation: 10,
  backendFailure: 11,
  fullDisk: 12,
  fixtures: 13,
};

/** The same for every run in one checkout: what is cached by port is found again. */
function home() {
  const hash = createHash('sha256').update(root).digest();
  return hash.readUInt32BE() % STRETCHES;
}

/** @param {number} first */
async function firstBusy(first) {
  for (let port = first; port < first + BLOCK; port += 1)
    if (!(await isFree(port))) return port;
  return undefined;
}

/**
 * @param {number} block - one of {@link blocks}
 * @param {NodeJS.ProcessEnv} [env] - TEST_PORTS names the first port of the stretch; without it a free one is found
 * @returns {Promise<number>} the first port of the block, all of which are free
 */
export async function freeBlock(block, env = process.env) {
  const named = env.TEST_PORTS;
  if (named !== undefined) {
    const first = Number(named) + block * BLOCK;
    const last = Number(named) + STRETCH - 1;
    if (!Number.isInteger(first) || first < 1024 || last > 65_535)
      throw new SentenceError(
        `TEST_PORTS is "${named}": it is the first of ${STRETCH} ports, a whole number from 1024 to ${
          65_536 - STRETCH
        }.`,
      );
    const busy = await firstBusy(first);
    if (busy === undefined) return first;
    throw new SentenceError(
      `Port ${busy} is in use by another program, and TEST_PORTS gives it to the tests: stop the program ("lsof -i :${busy}" names it) or name another first port.`,
    );
  }
  for (let tried = 0; tried < STRETCHES; tried += 1) {
    const stretch = FIRST + ((home() + tried) % STRETCHES) * STRETCH;
    const first = stretch + block * BLOCK;
    if ((await firstBusy(first)) === undefined) return first;
  }
  throw new SentenceError(
    `Every block of ${BLOCK} ports from ${FIRST} on has one that is in use: TEST_PORTS can name the first of ${STRETCH} others.`,
  );
}
