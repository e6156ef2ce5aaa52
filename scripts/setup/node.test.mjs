import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import {
  environmentWith,
  findSystemNode,
  isSupported,
  nodePackage,
} from './node.mjs';

const folder = mkdtempSync(join(tmpdir(), 'node-'));
after(() => rmSync(folder, { recursive: true }));

test('Node 22 and 24 are supported, others and nonsense are not', () => {
  assert.deepEqual(
    ['v22.1.0', 'v24.21.0\n', 'v20.20.2', 'v23.0.0', 'v240.0.0', ''].map(
      isSupported,
    ),
    [true, true, false, false, false, false],
  );
});

test('each platform has a pinned package and an unknown one has none', () => {
  for (const platform of [
    'linux-x64',
    'linux-arm64',
    'darwin-x64',
    'darwin-arm64',
    'win32-x64',
  ])
    assert.match(nodePackage(platform)?.version ?? '', /^24\.\d+\.\d+$/);
  assert.equal(nodePackage('sunos-x64'), undefined);
});

test('a supported Node is found behind an unsupported one on PATH', async () => {
  if (isSupported(process.version)) {
    assert.equal(await findSystemNode(''), process.execPath);
    return;
  }
  const fake = join(folder, 'node');
  writeFileSync(fake, '#!/bin/sh\necho v24.9.9\n');
  chmodSync(fake, 0o755);
  assert.equal(
    await findSystemNode(['/nowhere', folder].join(delimiter)),
    fake,
  );
});

test('the chosen Node and the given folders come first on PATH', () => {
  const path =
    environmentWith('/cache/node/bin/node', ['/venv/bin']).PATH ?? '';
  assert.ok(path.startsWith(['/venv/bin', '/cache/node/bin'].join(delimiter)));
});
