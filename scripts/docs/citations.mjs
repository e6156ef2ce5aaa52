import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const SOURCES = [
  '{packages,plugins,scripts}/**/*.{ts,tsx,js,cjs,mjs}',
  '*.{js,cjs,mjs,ts}',
];
const PAGES = ['*.md', '{docs,packages,plugins,docker}/**/*.md'];
const SKIPPED =
  /(^|\/)(node_modules|dist|dist-types|__fixtures__|skeleton)(\/|$)/;

/** A page by its path, with the section that is meant; or a decision by its number. */
const PAGE = /([\w./-]+\.md)\b(?:,\s+((?:(?:,\s+|\s+and\s+)?"[^"]+")+))?/g;
const DECISION = /\bdocs\/adr\/(\d{4})(?![\w-]*\.md)/g;
/** Files that a comment speaks about without citing them. */
const SPOKEN_OF = new Set(['README.md', 'CHANGELOG.md', 'index.md']);
const NAMELESS = /\bthe specification\b/i;

/** @param {string} root @param {readonly string[]} patterns */
const filesOf = (root, patterns) =>
  globSync(patterns, { cwd: root, exclude: name => SKIPPED.test(name) })
    .filter(file => !SKIPPED.test(file))
    .sort();

/**
 * Comments as they read, without the marks at the beginning of their lines.
 *
 * @param {string} text
 * @returns {string[]}
 */
const commentsOf = text => {
  const source = ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest);
  const found = new Map();
  /** @param {import('typescript').CommentRange[] | undefined} ranges */
  const keep = ranges => {
    for (const { pos, end } of ranges ?? [])
      found.set(pos, text.slice(pos, end));
  };
  /** @param {import('typescript').Node} node */
  const visit = node => {
    if (node.kind !== ts.SyntaxKind.JsxText) {
      keep(ts.getLeadingCommentRanges(text, node.pos));
      keep(ts.getTrailingCommentRanges(text, node.end));
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...found.values()].map(comment =>
    comment
      .replace(/^\/\*+|\*+\/$/g, '')
      .replace(/^\s*(\*|\/\/)/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
};

/** @param {string} page */
const headingsOf = page =>
  readFileSync(page, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('#'))
    .map(line => line.replace(/^#+\s*/, '').trim());

/**
 * What is wrong with the citations of one comment; empty when each leads somewhere.
 *
 * @param {string} root
 * @param {string} file path below the root of the file that holds it
 * @param {string} comment
 */
const brokenIn = (root, file, comment) => {
  const broken = NAMELESS.test(comment)
    ? ['"the specification" is no document that anybody can open']
    : [];
  for (const [, path = '', sections = ''] of comment.matchAll(PAGE)) {
    if (SPOKEN_OF.has(path) || path.startsWith('/')) continue;
    const page = [join(root, path), join(root, dirname(file), path)].find(
      existsSync,
    );
    if (!page) {
      broken.push(`there is no ${path}`);
      continue;
    }
    const headings = headingsOf(page);
    for (const [, section = ''] of sections.matchAll(/"([^"]+)"/g))
      if (!headings.includes(section))
        broken.push(`${path} has no section "${section}"`);
  }
  for (const [, number] of comment.matchAll(DECISION))
    if (globSync(`docs/adr/${number}-*.md`, { cwd: root }).length !== 1)
      broken.push(`there is no decision ${number}`);
  return broken;
};

/**
 * Comments of the sources that cite what is not in the repository, as `file: what is wrong`.
 *
 * @param {string} root
 */
export const brokenCitations = root =>
  filesOf(root, SOURCES).flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/\.md\b|docs\/adr|the\s+(\*\s+)?specification/i.test(text)) return [];
    return commentsOf(text).flatMap(comment =>
      brokenIn(root, file, comment).map(what => `${file}: ${what}`),
    );
  });

/**
 * Links of the repository's pages to files that are not there. The documentation site checks its own; nobody else checks
 * the README of a package.
 *
 * @param {string} root
 */
export const brokenLinks = root =>
  filesOf(root, PAGES).flatMap(file =>
    [
      ...readFileSync(join(root, file), 'utf8')
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ]
      .map(([, target = '']) => target.replace(/#.*$/, ''))
      .filter(target => target !== '' && !/^[a-z]+:/.test(target))
      .filter(target => !existsSync(join(root, dirname(file), target)))
      .map(target => `${file}: there is no ${target}`),
  );

/**
 * Packages without a page that says what they are.
 *
 * @param {string} root
 */
export const withoutReadme = root =>
  globSync('{packages,plugins}/*/package.json', { cwd: root })
    .map(file => dirname(file))
    .filter(folder => !existsSync(join(root, folder, 'README.md')))
    .sort();
