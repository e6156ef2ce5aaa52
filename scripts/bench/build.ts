import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { MeasuredApp } from './bench';

const manifestSchema = z.object({ name: z.string() });

const run = promisify(execFile);
const built = new Set<string>();

/** Builds a workspace for production, once per run of the benches. */
export async function build(
  app: MeasuredApp,
  workspace: 'app' | 'backend',
): Promise<void> {
  const cwd = join(app.folder, 'packages', workspace);
  if (built.has(cwd)) return;
  const cli = join(app.folder, 'node_modules/@backstage/cli/bin/backstage-cli');
  await run(process.execPath, [cli, 'package', 'build'], {
    cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PATH: [folderWithYarn(app), process.env.PATH].join(delimiter),
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  built.add(cwd);
}

/** The backend's build asks for a program called yarn; the app's own release is given to it. */
function folderWithYarn(app: MeasuredApp): string {
  const settings = readFileSync(join(app.folder, '.yarnrc.yml'), 'utf8');
  const release = /^yarnPath:\s*(\S+)/m.exec(settings)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'bench-yarn-'));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${join(
    app.folder,
    release,
  )}" "$@"\n`;
  writeFileSync(join(folder, 'yarn'), program, { mode: 0o755 });
  return folder;
}

/**
 * Unpacks a built backend as its image would: the bundle's own packages, and everything else from the
 * installation that is there.
 */
export async function unpackBackend(
  app: MeasuredApp,
  folder: string,
): Promise<void> {
  // The bundle carries the built pages, as the image does.
  await build(app, 'app');
  await build(app, 'backend');
  const dist = join(app.folder, 'packages/backend/dist');
  mkdirSync(folder, { recursive: true });
  for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz'])
    await run('tar', ['xzf', join(dist, archive), '-C', folder]);
  linkModules(join(app.folder, 'node_modules'), join(folder, 'node_modules'));
  linkOwnPackages(folder);
}

/** Links every installed package, also those inside scopes, so that single ones can be replaced. */
function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('@')) linkModules(join(from, name), join(to, name));
    else if (name !== '.bin' && name !== '.cache')
      symlinkSync(join(from, name), join(to, name));
  }
}

/** Packages of the bundle take the place of their sources. */
function linkOwnPackages(folder: string): void {
  for (const group of ['packages', 'plugins']) {
    const parent = join(folder, group);
    if (!existsSync(parent)) continue;
    for (const name of readdirSync(parent)) {
      const file = join(parent, name, 'package.json');
      const manifest = manifestSchema.parse(
        JSON.parse(readFileSync(file, 'utf8')),
      );
      const link = join(folder, 'node_modules', manifest.name);
      rmSync(link, { recursive: true, force: true });
      symlinkSync(join(parent, name), link);
    }
  }
}
