import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { freePort } from './postgres.mjs';

const parent = mkdtempSync(join(tmpdir(), 'pages-server-'));
const folder = join(parent, 'pages');
/** @type {import('node:child_process').ChildProcess} */
let server;
let port = 0;
before(async () => {
  mkdirSync(join(folder, 'static'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'the portal');
  writeFileSync(join(folder, 'static', 'a.js'), 'a program');
  writeFileSync(join(parent, 'secret'), 'a secret');
  mkdirSync(join(parent, 'pages-of-others'));
  writeFileSync(join(parent, 'pages-of-others', 'x'), 'a secret');
  port = await freePort();
  server = spawn(
    process.execPath,
    [inRoot('scripts/run/pages-server.mjs'), folder, 'localhost', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (server.stdout) await once(server.stdout, 'data');
});
after(() => {
  server.kill();
  rmSync(parent, { recursive: true });
});

/**
 * Paths go as they are: fetch would tidy them.
 *
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{ status: number | undefined, type: string | undefined, cache: string | undefined, text: string }>}
 */
const ask = (path, method = 'GET') =>
  new Promise((resolve, reject) => {
    request({ host: 'localhost', port, path, method }, response => {
      let text = '';
      response.on('data', piece => {
        text += piece;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          type: response.headers['content-type'],
          cache: response.headers['cache-control'],
          text,
        }),
      );
    })
      .on('error', reject)
      .end();
  });

for (const path of ['/', '/catalog/default/component/a.b', '/readiness?x=1'])
  test(`${path} is the portal, never kept by the browser`, async () => {
    const { status, type, cache, text } = await ask(path);
    assert.deepEqual(
      [status, type, cache, text],
      [200, 'text/html; charset=utf-8', 'no-store', 'the portal'],
    );
  });

test('a built file is kept by the browser, and one that is not there is not the portal', async () => {
  const { type, cache, text } = await ask('/static/a.js');
  assert.equal(text, 'a program');
  assert.equal(type, 'text/javascript; charset=utf-8');
  assert.match(cache ?? '', /immutable/);
  assert.equal((await ask('/static/gone.js')).status, 404);
});

for (const path of [
  '/../secret',
  '/%2e%2e/secret',
  '/..%2Fsecret',
  '/static/../../secret',
  '/..%2fpages-of-others%2fx',
  '/%00',
  '/%ZZ',
  '/static/%00',
])
  test(`nothing outside of the folder is served: ${path}`, async () => {
    const { status, text } = await ask(path);
    assert.ok(status === 200 || status === 404 || status === 400);
    assert.doesNotMatch(text, /secret/);
  });

test('nothing can be written', async () => {
  assert.equal((await ask('/', 'POST')).status, 405);
});
