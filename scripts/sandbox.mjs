/** `npm run sandbox -- move`: what a person may want of the sandbox company while it runs. */
import { reportFailure, SentenceError } from './terminal/sentence-error.mjs';

const CONTROL = 'http://localhost:7100';

const usage = `npm run sandbox -- move    brings a company that stands four months ago to today
npm run sandbox -- back    brings it to where its start had put it`;

/** @type {Readonly<Record<string, { readonly path: string, readonly body?: object }>>} */
const calls = {
  move: { path: '/chapter', body: { chapter: 'foundations' } },
  back: { path: '/reset' },
};

/**
 * @param {string} path
 * @param {object} [body]
 */
async function ask(path, body = {}) {
  try {
    return await fetch(`${CONTROL}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new SentenceError(
      `Nothing answers at ${CONTROL}: is the sandbox running (npm start -- --four-months-ago)?`,
      { cause },
    );
  }
}

async function run() {
  const [name = '', ...rest] = process.argv.slice(2);
  const call = calls[name];
  if (!call || rest.length > 0)
    throw new SentenceError(`What is possible:\n${usage}`);
  const answer = await ask(call.path, call.body);
  const told = await answer.json();
  if (!answer.ok)
    throw new SentenceError(
      told.error?.message ?? `The sandbox answered ${answer.status}.`,
    );
  process.stdout.write(
    `The company stands in the chapter "${told.chapter}", at ${told.standsAt}.\n`,
  );
}

try {
  await run();
} catch (error) {
  reportFailure(error);
}
