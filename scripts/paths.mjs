import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Where the commands keep what they fetch and make; git-ignored, safe to delete. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(
  /[/\\]$/,
  '',
);

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** @param {...string} parts */
export const inCache = (...parts) => join(root, '.cache', ...parts);

/**
 * GROUNDWORK_LOGS names another folder: a start inside a test must not write over what an open portal says.
 *
 * @param {string} name
 */
export const logFile = name =>
  join(process.env.GROUNDWORK_LOGS ?? inCache('logs'), `${name}.log`);
