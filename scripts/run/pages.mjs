import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
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
  await build({ toolchain, configs, env });
  // Whole or not at all, and .cache may be on another disk.
  const part = `${folder}.part`;
  for (const rest of [part, folder])
    rmSync(rest, { recursive: true, force: true });
  const dist = inRoot('packages', 'app', 'dist');
  cpSync(dist, part, { recursive: true });
  renameSync(part, folder);
  rmSync(dist, { recursive: true });
  forgetOldest(builds);
  return folder;
}

/** @param {{ toolchain: Pick<import('../setup/prepare.mjs').Toolchain, 'node' | 'env'>, configs: readonly string[], env: NodeJS.ProcessEnv }} from */
async function build({ toolchain, configs, env }) {
  const { code, output } = await runCommand(
    toolchain.node,
    [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...['package', 'build'],
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      cwd: inRoot('packages', 'app'),
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
