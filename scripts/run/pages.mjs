import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { inCache, inRoot } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { pagesKey } from './pages-key.mjs';

/** Builds of other configurations and of the sources before a change; each has some 30 MB. */
const KEPT_BUILDS = 3;

/**
 * The built pages for these sources and this configuration: those of a former start, or else built now.
 *
 * @param {{ toolchain: Pick<import('../setup/prepare.mjs').Toolchain, 'node' | 'env'>, configs: readonly string[], env: NodeJS.ProcessEnv }} from
 * @param {(why: string) => void} onBuild - called when they have to be built
 * @returns {Promise<string>} the folder
 */
export async function builtPages({ toolchain, configs, env }, onBuild) {
  const builds = inCache('pages');
  const folder = join(builds, pagesKey({ configs, env }));
  if (existsSync(join(folder, 'index.html'))) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  mkdirSync(builds, { recursive: true });
  onBuild(
    readdirSync(builds).length === 0
      ? 'the pages are built, once for these sources'
      : 'sources or settings of the pages have changed since the last start: they are built, once',
  );
  mkdirSync(inCache('pages-build'), { recursive: true });
  const workshop = mkdtempSync(inCache('pages-build', 'app-'));
  try {
    await build({ toolchain, configs, env, workshop });
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(workshop, 'dist'), folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  forgetOldest(builds);
  return folder;
}

/**
 * Builds beside `packages/app`, not in it: a backend that starts meanwhile serves what it finds in `packages/app/dist` and
 * would find half a build, and two starts may build at once.
 *
 * @param {{ toolchain: Pick<import('../setup/prepare.mjs').Toolchain, 'node' | 'env'>, configs: readonly string[], env: NodeJS.ProcessEnv, workshop: string }} from
 */
async function build({ toolchain, configs, env, workshop }) {
  const app = inRoot('packages', 'app');
  copyFileSync(join(app, 'package.json'), join(workshop, 'package.json'));
  for (const name of ['src', 'public', 'node_modules'].filter(part =>
    existsSync(join(app, part)),
  ))
    symlinkSync(join(app, name), join(workshop, name));
  const { code, output } = await runCommand(
    toolchain.node,
    [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...['package', 'build'],
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      cwd: workshop,
      env: { ...env, NODE_ENV: 'production' },
    },
  );
  if (code !== 0)
    throw new SentenceError(
      `The pages cannot be built; npm start -- --dev shows where: ${output
        .trim()
        .split('\n')
        .at(-1)}`,
      { cause: output },
    );
}

/** @param {string} builds */
function forgetOldest(builds) {
  const byAge = readdirSync(builds)
    .map(name => join(builds, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const folder of byAge.slice(KEPT_BUILDS))
    rmSync(folder, { recursive: true, force: true });
}
