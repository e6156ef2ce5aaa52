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

/** Where packages/sandbox listens unless told otherwise. */
const sandboxPorts = [
  { port: 7100, name: "the sandbox's control" },
  { port: 7101, name: "the sandbox's Git host" },
  { port: 7102, name: "the sandbox's registry" },
  { port: 7103, name: "the sandbox's Jenkins" },
  { port: 7104, name: "the sandbox's former portal" },
  { port: 7105, name: "the sandbox's PagerDuty" },
  { port: 7106, name: "the sandbox's Jira" },
  ...[7111, 7112, 7113, 7114, 7115].map(port => ({
    port,
    name: 'a cluster of the sandbox',
  })),
  ...[7121, 7122].map(port => ({ port, name: 'an Argo CD of the sandbox' })),
];

/** @param {{ readonly pages: { readonly port: number }, readonly backend: { readonly port: number } }} configuration */
export const portalPorts = ({ pages, backend }) => [
  { port: pages.port, name: 'the portal' },
  { port: backend.port, name: "the portal's backend" },
];

/** Those of app-config.yaml, which the sandbox does not change. */
const usualPorts = portalPorts({
  pages: { port: 3000 },
  backend: { port: 7007 },
});

/** Asked before anything else, because a start on the sandbox is known to need them. */
export async function assertUsualPortsFree() {
  await assertFree([...usualPorts, ...sandboxPorts]);
}
