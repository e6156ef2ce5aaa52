import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Where a portal of the tests listens: all in one block, laid out from its first port.
 *
 * @typedef {object} MovedPorts
 * @property {number} sandbox - its first one; the others keep their distance from it
 * @property {number} pages
 * @property {number} backend
 */

const USUAL_SANDBOX = 7100;

/**
 * @param {number} first - of a block
 * @returns {MovedPorts}
 */
export const portsFrom = first => ({
  sandbox: first,
  pages: first + 25,
  backend: first + 26,
});

/**
 * Copies configuration files with the well-known ports of a start on the sandbox moved elsewhere. Everything else in them
 * stays, so that what the journeys see is what `npm start` shows.
 *
 * @param {readonly string[]} files
 * @param {MovedPorts} ports
 * @param {string} folder - receives the copies
 * @returns {readonly string[]} the copies
 */
export function movePorts(files, { sandbox, pages, backend }, folder) {
  mkdirSync(folder, { recursive: true });
  return files.map(file => {
    const text = readFileSync(file, 'utf8')
      .replaceAll('localhost:3000', `localhost:${pages}`)
      .replaceAll('localhost:7007', `localhost:${backend}`)
      .replaceAll('port: 7007', `port: ${backend}`)
      .replace(
        /localhost:(71\d\d)\b/g,
        (_, port) => `localhost:${sandbox + Number(port) - USUAL_SANDBOX}`,
      );
    const copy = join(folder, basename(file));
    writeFileSync(copy, text);
    return copy;
  });
}
