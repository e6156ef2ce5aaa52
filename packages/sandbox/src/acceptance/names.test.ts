import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const PRODUCT = ['plugins', 'packages/app', 'packages/backend', 'packages/cli'];
// Journeys in the browser run against the sandbox and are no part of what is shipped.
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  'e2e-tests',
]);
const CODE = /\.(ts|tsx|js|cjs|mjs|css|json|yaml|yml)$/;

/** What only the sandbox may say: its company, its ports, and its own package. */
const NAMES = [
  /saltmarsh/i,
  /(?:localhost|127\.0\.0\.1):71\d\d/,
  /@groundwork\/sandbox/,
  /packages\/sandbox/,
  /from '[^']*\/sandbox\//,
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return LEFT_OUT.has(entry.name) ? [] : filesBelow(path);
    return CODE.test(entry.name) ? [path] : [];
  });
}

describe('the product', () => {
  const files = PRODUCT.flatMap(folder => filesBelow(join(ROOT, folder)));

  it('is looked at as a whole', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it('does not know the sandbox or its company', () => {
    const naming = files.flatMap(path => {
      const text = readFileSync(path, 'utf8');
      const found = NAMES.filter(name => name.test(text)).map(String);
      return found.length > 0 ? [`${relative(ROOT, path)}: ${found}`] : [];
    });
    expect(naming).toEqual([]);
  });
});
