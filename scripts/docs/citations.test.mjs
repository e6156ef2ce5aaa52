import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from '../paths.mjs';
import { brokenCitations, brokenLinks, withoutReadme } from './citations.mjs';

describe('the comments and pages of this repository', () => {
  it('cite documents and sections that are in it', () => {
    assert.deepEqual(brokenCitations(inRoot()), []);
  });

  it('link to files that are there', () => {
    assert.deepEqual(brokenLinks(inRoot()), []);
  });

  it('say of each package what it is', () => {
    assert.deepEqual(withoutReadme(inRoot()), []);
  });
});

describe('citations that lead nowhere', () => {
  const root = mkdtempSync(join(tmpdir(), 'citations-'));
  after(() => rmSync(root, { recursive: true }));

  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('docs/page.md', '# Page\n\n## The gate\n\n[gone](gone.md)\n');
  write('docs/adr/0001-first.md', '# First\n');
  write('plugins/some/package.json', '{}');
  write(
    'plugins/some/src/file.ts',
    [
      '/** Kept: docs/page.md, "The',
      ' * gate", docs/adr/0001 and docs/adr/0001-first.md. */',
      'export const text = "/* elsewhere.md */";',
      '/** Lost: elsewhere.md 2.2. */',
      'export const one = 1; // see docs/page.md, "The gate" and "The wall"',
      '// As the specification says; see docs/adr/0002.',
      'export const two = [',
      '  // docs/gone.md',
      '];',
    ].join('\n'),
  );

  it('are found in every kind of comment, and not in strings', () => {
    assert.deepEqual(brokenCitations(root), [
      'plugins/some/src/file.ts: there is no elsewhere.md',
      'plugins/some/src/file.ts: docs/page.md has no section "The wall"',
      'plugins/some/src/file.ts: "the specification" is no document that anybody can open',
      'plugins/some/src/file.ts: there is no decision 0002',
      'plugins/some/src/file.ts: there is no docs/gone.md',
    ]);
  });

  it('are found among the links of pages', () => {
    assert.deepEqual(brokenLinks(root), ['docs/page.md: there is no gone.md']);
  });

  it('are not excused by having no page at all', () => {
    assert.deepEqual(withoutReadme(root), ['plugins/some']);
  });
});
