import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { inRoot } from '../paths.mjs';

const eslint = new ESLint({ cwd: inRoot() });

test('no package says anything on the console, whatever it runs on', async () => {
  const packages = ['packages', 'plugins'].flatMap(group =>
    readdirSync(inRoot(group)).map(name => join(group, name)),
  );
  const silent = [];
  for (const folder of packages) {
    const [result] = await eslint.lintText(
      "export const say = () => console.log('x');\n",
      { filePath: inRoot(folder, 'src', 'example.ts') },
    );
    const rules = (result?.messages ?? []).map(({ ruleId }) => ruleId);
    if (!rules.some(rule => /^no-(restricted|undef)/.test(rule ?? '')))
      silent.push(folder);
  }
  assert.deepEqual(silent, []);
});
