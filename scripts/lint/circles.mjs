import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SOURCES = ['.ts', '.tsx'];
const SKIPPED = ['node_modules', 'dist', 'dist-types', 'coverage'];

/** @param {string} root folder in which each package has a `src` */
const sourcesOf = root =>
  ts.sys
    .readDirectory(root, SOURCES, SKIPPED, ['*/src/**/*'])
    .filter(file => !file.endsWith('.d.ts'));

/**
 * Files that a file names by a relative path, imports and exports of types included: whoever reads one of them has to read
 * the other, whatever is left of it at run time.
 *
 * @param {string} file
 * @param {import('typescript').ModuleResolutionCache} cache
 */
const namedBy = (file, cache) =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'), true, false)
    .importedFiles.map(({ fileName }) => fileName)
    .filter(name => name.startsWith('.'))
    .flatMap(name => {
      const { resolvedModule } = ts.resolveModuleName(
        name,
        file,
        { moduleResolution: ts.ModuleResolutionKind.Bundler },
        ts.sys,
        cache,
      );
      return resolvedModule ? [resolvedModule.resolvedFileName] : [];
    });

/**
 * Groups of files of which each can be reached from each other by imports (Tarjan's strongly connected components, with a
 * stack of its own, for chains of imports are long).
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]}
 */
const knots = graph => {
  const index = new Map();
  const low = new Map();
  const open = new Set();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const found = [];

  /** @param {string} node */
  const enter = node => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    open.add(node);
    return { node, next: (graph.get(node) ?? []).values() };
  };
  /** @param {string} node */
  const leave = node => {
    if (low.get(node) !== index.get(node)) return;
    const knot = stack.splice(stack.indexOf(node));
    for (const member of knot) open.delete(member);
    if (knot.length > 1 || graph.get(node)?.includes(node)) found.push(knot);
  };

  for (const start of graph.keys()) {
    if (index.has(start)) continue;
    const path = [enter(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const step = top.next.next();
      if (step.done) {
        path.pop();
        leave(top.node);
        const above = path.at(-1)?.node;
        if (above) low.set(above, Math.min(low.get(above), low.get(top.node)));
      } else if (!index.has(step.value)) {
        path.push(enter(step.value));
      } else if (open.has(step.value)) {
        low.set(top.node, Math.min(low.get(top.node), index.get(step.value)));
      }
    }
  }
  return found;
};

/**
 * The shortest way from a file of a knot back to itself.
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @param {readonly string[]} knot
 */
const shortestCircle = (graph, knot) => {
  const start = [...knot].sort()[0] ?? '';
  /** @type {string[][]} */
  const paths = [[start]];
  const seen = new Set();
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const next of graph.get(path.at(-1) ?? start) ?? []) {
      if (next === start) return [...path, start];
      if (!knot.includes(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  throw new Error(`${start} is in no circle`);
};

/**
 * Circles of imports below the given folders, one per group of files that hang together, as `a.ts -> b.ts -> a.ts`.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 */
export const circlesOf = (root, folders) => {
  const cache = ts.createModuleResolutionCache(root, name => name);
  const graph = new Map(
    folders
      .flatMap(folder => sourcesOf(join(root, folder)))
      .map(file => [file, namedBy(file, cache)]),
  );
  return knots(graph)
    .map(knot =>
      shortestCircle(graph, knot)
        .map(file => relative(root, file))
        .join(' -> '),
    )
    .sort();
};
