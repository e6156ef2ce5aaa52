import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nothingToClose, type Bench, type Sample } from './bench';
import { build } from './build';

/** Everything that index.html loads before the app can show anything. */
export const initialJavaScript: Bench = {
  id: 'initial-javascript',
  // A size is the same every time.
  rounds: { usual: 1, whole: 1 },
  async open(app, { say }) {
    say('building the pages');
    await build(app, 'app');
    const dist = join(app.folder, 'packages/app/dist');
    return {
      sample: async () => {
        const html = readFileSync(join(dist, 'index.html'), 'utf8');
        return [
          {
            ...figure('initial JavaScript, gzipped', dist, scripts(html)),
            budget: { of: 'ratio', atMost: 1.1 },
          },
          figure('initial style sheets, gzipped', dist, styles(html)),
        ];
      },
      close: nothingToClose,
    };
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

function figure(what: string, dist: string, files: readonly string[]): Sample {
  const bytes = files
    .map(file => join(dist, file.replace(/^.*?static\//, 'static/')))
    .filter(file => existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return {
    ...{ what, value: bytes / 1000, unit: 'kB' },
    how: `${files.length} files`,
  };
}
