import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 'docs/explanation/acceptance-cases.md';
/** `| S4 | what has to come out | \`file\`: name of the test |` */
const ROW = /^\|\s*(S\d+)\s*\|[^|]*\|\s*`([^`]+)`:\s*(.+?)\s*\|$/;

/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} file
 * @property {string} test
 */

/**
 * What the page says of each case.
 *
 * @param {string} root
 * @returns {readonly Case[]}
 */
export const acceptanceCases = root =>
  readFileSync(join(root, PAGE), 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, id, file, test] = ROW.exec(line) ?? [];
      return id && file && test ? [{ id, file, test }] : [];
    });

/**
 * Cases whose test is gone, or has another name.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export const casesWithoutTest = root =>
  acceptanceCases(root).flatMap(({ id, file, test }) => {
    const path = join(root, file);
    const isThere =
      existsSync(path) && readFileSync(path, 'utf8').includes(`'${test}'`);
    return isThere ? [] : [`${id}: no test '${test}' in ${file}`];
  });
