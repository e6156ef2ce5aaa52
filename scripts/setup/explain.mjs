import { withoutColours } from '../terminal/colours.mjs';

/** A disk without room, as Node, Git, pip, SQLite and PostgreSQL say it. */
export const fullDisk =
  /ENOSPC|EDQUOT|No space left on device|Out of diskspace|disk quota exceeded|SQLITE_FULL|database or disk is full/i;

/**
 * What a tool's output means for the person who waits, most specific first.
 *
 * @type {ReadonlyArray<{ readonly pattern: RegExp, readonly sentence: (step: string) => string }>}
 */
const causes = [
  {
    pattern: fullDisk,
    sentence: step =>
      `${step} stopped because the disk is full: free about 4 GB and start again.`,
  },
  {
    pattern:
      /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|self[- ]signed certificate|unable to (verify|get local issuer)|CERT_HAS_EXPIRED|CERTIFICATE_VERIFY_FAILED/i,
    sentence: step =>
      `${step} stopped because the package registry's certificate is not trusted: name your certificate authorities in NODE_EXTRA_CA_CERTS and start again.`,
  },
  {
    pattern:
      /YN0028|lockfile would have been (modified|created)|frozen lockfile/i,
    sentence: step =>
      `${step} stopped because yarn.lock does not fit the package.json files: restore it with "git checkout yarn.lock package.json", or run "yarn install" if you changed dependencies.`,
  },
  {
    pattern:
      /YAMLException|setupResolutions|YN0047|lockfile entry|parsing (of )?.*lockfile|incorrectly formatted|merge conflict/i,
    sentence: step =>
      `${step} stopped because yarn.lock is damaged: restore it with "git checkout yarn.lock".`,
  },
  {
    pattern:
      /YN0018|integrity|checksum.*mismatch|HashMismatch|DO NOT MATCH THE HASHES/i,
    sentence: step =>
      `${step} stopped because a download is not the file that the lock names: try again, and if it stays, somebody between you and the registry changes packages.`,
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|RequestError|getaddrinfo|Temporary failure in name resolution|Network is unreachable|Failed to establish a new connection|Read timed out|ConnectTimeout|onCancel|network request .*failed|Could not find a version that satisfies/i,
    sentence: step =>
      `${step} stopped because the package registry did not answer: check the network (and HTTPS_PROXY, if you need one) and start again; what is already there is kept.`,
  },
  {
    pattern: /EACCES|EPERM|Permission denied|EROFS|Read-only file system/i,
    sentence: step =>
      `${step} stopped because this folder may not be written: check who owns it.`,
  },
];

/**
 * @param {string} step - the name of what stopped, at the start of the sentence
 * @param {string} output
 * @returns {string}
 */
export function explainFailure(step, output) {
  const cause = causes.find(({ pattern }) => pattern.test(output));
  return cause ? cause.sentence(step) : `${step} stopped: ${lastWords(output)}`;
}

/** @param {string} output */
export function isNetworkFailure(output) {
  return explainFailure('', output).includes('registry did not answer');
}

/** @param {string} output */
function lastWords(output) {
  const lines = withoutColours(output)
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  return (
    lines.findLast(line => /error/i.test(line)) ??
    lines.at(-1) ??
    'it said nothing'
  );
}
