/**
 * Serves built pages on this machine: FOLDER HOST PORT. Names of built files hold a digest of what is in them, so browsers keep
 * them; every other address is the one document of the portal.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const [folder = '', host = 'localhost', port = '3000'] = process.argv.slice(2);
const root = resolve(folder);

/** @param {string} path - of the address, still encoded */
function fileAt(path) {
  try {
    const file = resolve(join(root, decodeURIComponent(path)));
    return file.startsWith(root + sep) && statSync(file).isFile()
      ? file
      : undefined;
  } catch {
    // Neither a name nor a file: what is asked for is no file.
    return undefined;
  }
}

createServer((request, response) => {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const found = fileAt(path);
  if (!found && path.startsWith('/static/')) {
    response.writeHead(404).end();
    return;
  }
  const file = found ?? join(root, 'index.html');
  const isStatic = path.startsWith('/static/');
  response.writeHead(200, {
    'content-type':
      Object.entries(types).find(([end]) => end === extname(file))?.[1] ??
      'application/octet-stream',
    'cache-control': isStatic
      ? 'public, max-age=31536000, immutable'
      : 'no-store',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}).listen(Number(port), host, () => process.stdout.write('READY\n'));
