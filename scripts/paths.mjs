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

/** @param {string} name */
export const logFile = name => inCache('logs', `${name}.log`);
