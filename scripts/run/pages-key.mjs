import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { inRoot } from '../paths.mjs';
import { digest } from '../setup/stamp.mjs';

/** What no page is made of. */
const notBuilt =
  /(?:^|\/)(?:node_modules|dist|dist-types|coverage|e2e-tests|__fixtures__|__testUtils__)(?:\/|$)|\.test\.[cm]?[jt]sx?$|\.md$/;

/**
 * The workspaces that pages are made of: `app` and what it names, directly or not.
 *
 * @param {string} [root]
 * @returns {readonly string[]} folders
 */
export function pageWorkspaces(root = inRoot()) {
  const all = new Map(
    ['packages', 'plugins'].flatMap(group =>
      readdirSync(join(root, group), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => join(root, group, entry.name))
        .map(folder => {
          const manifest = JSON.parse(
            readFileSync(join(folder, 'package.json'), 'utf8'),
          );
          return [manifest.name, { folder, manifest }];
        }),
    ),
  );
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = ['app'];
  for (const name of waiting) {
    const workspace = all.get(name);
    if (workspace && !found.has(workspace.folder)) {
      found.add(workspace.folder);
      waiting.push(
        ...Object.keys({
          ...workspace.manifest.dependencies,
          ...workspace.manifest.peerDependencies,
        }),
      );
    }
  }
  return [...found].sort();
}

/**
 * One word for everything that decides what the pages are: their sources, what is installed, which settings browsers may
 * see, and what those settings are.
 *
 * @param {{ configs: readonly string[], env: NodeJS.ProcessEnv, root?: string }} from
 */
export function pagesKey({ configs, env, root = inRoot() }) {
  const sources = pageWorkspaces(root).flatMap(filesOf);
  const schemas = ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group)).map(name =>
      join(root, group, name, 'config.d.ts'),
    ),
  );
  const settings = Object.entries(env)
    .filter(([name]) => name.startsWith('APP_CONFIG_'))
    .map(([name, value]) => `${name}=${value}`);
  return digest(
    [
      ...['yarn.lock', 'package.json', 'backstage.json', 'tsconfig.json'].map(
        name => join(root, name),
      ),
      ...configs,
      ...new Set([...sources, ...schemas]),
    ].sort(),
    [...settings.sort(), ...variablesOf(configs, env)],
  );
}

/**
 * The variables that configuration files name, with their values: a digest tells nobody what they are.
 *
 * @param {readonly string[]} configs
 * @param {NodeJS.ProcessEnv} env
 */
function variablesOf(configs, env) {
  const names = configs.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/\$\{(\w+)|\$env:\s*(\w+)/g)].map(
      ([, name, other]) => name ?? other ?? '',
    ),
  );
  return [...new Set(names)].sort().map(name => `${name}=${env[name] ?? ''}`);
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (notBuilt.test(path.slice(folder.length).replaceAll(sep, '/')))
      return [];
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() ? [path] : [];
  });
}
