import assert from 'node:assert/strict';
import test from 'node:test';
import { ESLint } from 'eslint';
import { inRoot } from '../paths.mjs';

const eslint = new ESLint({ cwd: inRoot() });

/**
 * What is wrong with a file at this place, of which nothing needs to exist.
 *
 * @param {string} code
 * @param {string} [place]
 */
async function findings(code, place = 'packages/app/src/modules/a/Page.tsx') {
  const [result] = await eslint.lintText(code, { filePath: inRoot(place) });
  return result?.messages.filter(
    ({ ruleId }) => ruleId === 'no-restricted-syntax',
  ).length;
}

/** @param {string} body */
const page = body => `export const Page = () => ${body};\n`;

/** @type {readonly (readonly [string, string])[]} */
const sentences = [
  ['text between tags', page('<p>Nobody has looked</p>')],
  ['one word between tags', page('<p>Newer</p>')],
  ['what is heard', page('<p aria-label="Newer" />')],
  ['what is written into an empty field', page('<input placeholder="Name" />')],
  ['a sentence in braces', page("<p>{'Nobody has looked'}</p>")],
  ['a sentence in a file without tags', "export const says = 'not seen';\n"],
  [
    'a sentence with gaps',
    'export const says = (name) => `Runs in ${name}`;\n',
  ],
];

for (const [what, code] of sentences) {
  test(`${what} is found in a component of the app`, async () => {
    assert.equal(await findings(code), 1);
  });
}

test('a title that Backstage wants as it is may stand in a module, text between its tags may not', async () => {
  const place = 'packages/app/src/modules/a/aModule.tsx';
  assert.equal(await findings("export const title = 'Argo CD';\n", place), 0);
  assert.equal(await findings(page('<p>Argo CD</p>'), place), 1);
});

test('what nobody reads on a page is left alone', async () => {
  const code = [
    "import { x } from './x';",
    "export const broken = new Error('The form has no field');",
    'export const Out = () => <a href="/" rel="noopener noreferrer">{x}</a>;',
    'export const at = (path) => `/catalog/${path}?from=1`;',
    '',
  ].join('\n');
  assert.equal(await findings(code), 0);
});
