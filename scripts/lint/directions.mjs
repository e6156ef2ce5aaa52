import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SOURCES = ['.ts', '.tsx', '.mjs', '.cjs', '.js'];
const SKIPPED = ['node_modules', 'dist', 'dist-types', 'coverage'];

/**
 * What a package is, by its folder: docs/explanation/how-the-parts-fit.md, "Who may import whom". The first that fits.
 *
 * @type {readonly (readonly [kind: string, folder: RegExp])[]}
 */
const KINDS = [
  ['app', /^packages\/app$/],
  ['backend', /^packages\/backend$/],
  ['top', /^packages\/(cli|sandbox)$/],
  ['guard', /^packages\/command-guard$/],
  ['words', /^packages\/source-failures$/],
  ['library', /^packages\//],
  ['common', /^plugins\/.*-common$/],
  ['node', /^plugins\/.*-node$/],
  ['module', /^plugins\/.*-backend-module-/],
  ['backend plugin', /^plugins\/.*-backend$/],
  ['look', /^plugins\/status-react$/],
  ['pages', /^plugins\//],
];

/** Everything below the packages that nothing names. */
const BELOW = KINDS.map(([kind]) => kind).filter(
  kind => !['app', 'backend', 'top'].includes(kind),
);

/**
 * Which kinds a kind may name, in its code as in its tests.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const MAY_NAME = {
  app: BELOW,
  // It serves the pages that the app is built into.
  backend: [...BELOW, 'app'],
  top: BELOW,
  module: ['node', 'common', 'library', 'words'],
  'backend plugin': ['node', 'common', 'library', 'words'],
  pages: ['common', 'look', 'library', 'words'],
  node: ['common', 'library', 'words'],
  common: ['library', 'words'],
  look: ['words'],
  library: ['guard', 'words'],
  guard: [],
  words: [],
};

/** @param {string} folder */
const kindOf = folder =>
  KINDS.find(([, place]) => place.test(folder))?.[0] ?? 'pages';

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} folder
 * @property {readonly string[]} named - packages that its package.json names
 */

/**
 * @param {string} root
 * @returns {readonly Package[]}
 */
const packagesOf = root =>
  ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group)).map(entry => {
      const folder = `${group}/${entry}`;
      const { name, ...manifest } = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      );
      const kinds = ['dependencies', 'devDependencies', 'peerDependencies'];
      const named = kinds.flatMap(kind => Object.keys(manifest[kind] ?? {}));
      return { name, folder, named };
    }),
  );

/**
 * What each file of a package imports, as it is written; a path that leaves the package as one from the root.
 *
 * @param {string} root
 * @param {string} folder
 */
const importsOf = (root, folder) =>
  ts.sys.readDirectory(join(root, folder), SOURCES, SKIPPED).flatMap(file =>
    ts
      .preProcessFile(readFileSync(file, 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => ({
        file: relative(root, file),
        target: fileName.startsWith('.')
          ? relative(root, join(file, '..', fileName))
          : fileName,
      })),
  );

/** @param {string} target @param {string} name */
const isIn = (target, name) => target === name || target.startsWith(`${name}/`);

/**
 * Dependencies and imports that go the wrong way, each as `who -> whom`.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export const wrongDirectionsOf = root => {
  const packages = packagesOf(root);
  /** @param {string} target */
  const packageOf = target =>
    packages.find(
      ({ name, folder }) => isIn(target, name) || isIn(target, folder),
    );
  return packages
    .flatMap(({ folder, named }) => {
      const may = MAY_NAME[kindOf(folder)] ?? [];
      const written = [
        ...named.map(target => ({ file: `${folder}/package.json`, target })),
        ...importsOf(root, folder),
      ];
      return written.flatMap(({ file, target }) => {
        const to = packageOf(target);
        return !to || to.folder === folder || may.includes(kindOf(to.folder))
          ? []
          : [`${file} -> ${to.folder}`];
      });
    })
    .sort();
};
