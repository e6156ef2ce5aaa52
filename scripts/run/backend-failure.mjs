import { fullDisk } from '../setup/explain.mjs';
import { withoutColours } from '../terminal/colours.mjs';

/** How Backstage ends its report; until then more of it may come. */
const report =
  /Backend startup failed due to the following errors:([^]*?) type="un\w+"/;
const cause = /startup failed; caused by (?:\w*Error: )?(.+)/;
/** What Node prints last when a program ends of an error that nobody caught. */
const crash = /^(\w*Error\b.*)$[^]*^Node\.js v\d+\.\d+\.\d+\s*$/m;
/** A database that is away fails every plugin in the same words. */
const MOST_CAUSES = 3;

/**
 * Backstage's development server stays when the backend could not start or has crashed, waiting for somebody to save a
 * file. Whoever waits for the portal would wait for ever.
 *
 * @param {string} words - what the backend said
 * @returns {string | undefined} why it will never be ready, in one sentence
 */
export function backendFailure(words) {
  const text = withoutColours(words);
  const said = report.exec(text)?.[1] ?? crash.exec(text)?.[0];
  if (said === undefined) return undefined;
  if (fullDisk.test(said))
    return 'The backend could not start because the disk is full: free about 4 GB and start again.';
  return `The backend could not start: ${causesIn(said)}.`;
}

/** @param {string} said */
function causesIn(said) {
  const causes = new Set(
    said.split('\n').flatMap(line => cause.exec(line)?.[1]?.trim() ?? []),
  );
  if (causes.size === 0) return said.split('\n')[0];
  const shown = [...causes].slice(0, MOST_CAUSES).join('; ');
  const more = causes.size - MOST_CAUSES;
  return `${shown}${more > 0 ? ` (and ${more} more)` : ''}`;
}

/**
 * A sign-in whose settings are incomplete is left out in development, and only the log says so.
 *
 * @param {string} log
 * @returns {readonly string[]} one sentence per sign-in that is off
 */
export function skippedSignIns(log) {
  const skipped = withoutColours(log).matchAll(
    /Skipping (\S+) auth provider, (.+)/g,
  );
  return [...skipped].map(
    ([, provider, reason]) =>
      `Nobody can sign in with ${provider}: ${reason?.trim()}`,
  );
}
