import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from './bench';
import { build } from './build';

/** Everything that index.html loads before the app can show anything. */
export const initialJavaScript: Bench = {
  id: 'initial-javascript',
  maxRatio: 1.1,
  async measure(app, { say }) {
    say('building the pages');
    await build(app, 'app');
    const dist = join(app.folder, 'packages/app/dist');
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    return [
      figure('initial JavaScript, gzipped', dist, scripts(html)),
      figure('initial style sheets, gzipped', dist, styles(html)),
    ];
  },
};

function scripts(html: string): readonly string[] {
  return [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(
    ([, file = '']) => file,
  );
}

function styles(html: string): readonly string[] {
  const links = html.match(/<link[^>]*rel="stylesheet"[^>]*>/g) ?? [];
  return links.map(link => /href="([^"]+)"/.exec(link)?.[1] ?? '');
}

function figure(what: string, dist: string, files: readonly string[]) {
  const bytes = files
    .map(file => join(dist, file.replace(/^.*?static\//, 'static/')))
    .filter(file => existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  const unit = 'kB' as const;
  return { what, value: bytes / 1000, unit, how: `${files.length} files` };
}
