import { createServer } from 'node:net';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => {
      // A machine without IPv6 says EADDRNOTAVAIL: nobody can be in the way there.
      resolve(
        'code' in error &&
          error.code !== 'EADDRINUSE' &&
          error.code !== 'EACCES',
      );
    });
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** @param {number} port */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * Asked before anything else, so that a forgotten program costs a second and not a minute.
 *
 * @param {ReadonlyArray<{ readonly port: number, readonly name: string }>} wanted
 */
export async function assertFree(wanted) {
  for (const { port, name } of wanted) {
    if (await isFree(port)) continue;
    throw new SentenceError(
      `Port ${port} (${name}) is in use by another program: stop it ("lsof -i :${port}" names it) and start again.`,
    );
  }
}
