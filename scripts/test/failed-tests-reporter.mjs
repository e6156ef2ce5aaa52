/**
 * A reporter for `node --test`: one line of JSON for each test that failed, with its file, its names and its message.
 * Those that failed only because one inside them did are left out.
 */

/** @type {Map<string, string[]>} the names of the tests that are under way, by depth */
const names = new Map();
/** @type {Map<string, string>} what a file said, by the name that it is reported with: all there is when it did not run */
const words = new Map();

/** @param {unknown} error */
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ?? error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** @param {import('node:test/reporters').TestEvent} event */
function lineOf({ type, data }) {
  if (type === 'test:stderr') {
    words.set(data.file, `${words.get(data.file) ?? ''}${data.message}`);
    return '';
  }
  if (type !== 'test:start' && type !== 'test:fail') return '';
  const file = data.file ?? '';
  const under = (names.get(file) ?? []).slice(0, data.nesting);
  names.set(file, [...under, data.name]);
  if (type === 'test:start') return '';
  const { error } = data.details;
  if ('failureType' in error && error.failureType === 'subtestsFailed')
    return '';
  // A program that did not run is reported as a test with its path for a name.
  const didNotRun = file.endsWith(data.name);
  return `${JSON.stringify({
    file,
    name: didNotRun
      ? 'the file did not run'
      : [...under, data.name].join(' › '),
    message: (didNotRun && words.get(data.name)) || messageOf(error),
  })}\n`;
}

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* failedTests(events) {
  for await (const event of events) {
    const line = lineOf(event);
    if (line) yield line;
  }
}
