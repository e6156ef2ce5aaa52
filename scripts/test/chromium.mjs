import { existsSync } from 'node:fs';
import { SentenceError } from '../terminal/sentence-error.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string} path of the browser that the journeys drive
 */
export function findChromium(env = process.env, exists = existsSync) {
  const asked = env.CHROMIUM;
  if (asked && !exists(asked))
    throw new SentenceError(`CHROMIUM names ${asked}, which does not exist.`);
  const found = asked ?? usual.find(exists);
  if (found) return found;
  throw new SentenceError(
    'The browser journeys need Chromium: install it (Debian: apt install chromium) or name one in CHROMIUM.',
  );
}
