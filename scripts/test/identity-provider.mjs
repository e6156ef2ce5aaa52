/**
 * As much of OpenID Connect as a browser's sign-in needs, for the journeys: PORT.
 * It signs in whom `POST /person {"email"}` named last, without asking anybody anything.
 */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
const issuer = `http://localhost:${port}`;
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
let email = 'nobody@example.org';
let nonce = '';
let scope = '';

/** @param {object} value */
const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @param {object} claims */
function signed(claims) {
  const text = `${part({ alg: 'RS256', kid: 'key' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(text).sign(keys.privateKey);
  return `${text}.${signature.toString('base64url')}`;
}

function idToken() {
  const now = Math.floor(Date.now() / 1000);
  return signed({
    ...{ iss: issuer, aud: 'portal', sub: email, nonce },
    ...{ iat: now, exp: now + 3600, email, email_verified: true },
  });
}

/** @type {Readonly<Record<string, (url: URL, body: string) => object>>} */
const answers = {
  '/.well-known/openid-configuration': () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }),
  '/keys': () => ({
    keys: [
      { ...keys.publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'RS256' },
    ],
  }),
  // Serves the refresh as well as the first time: whoever asked for offline access may come back.
  '/token': () => ({
    access_token: 'access',
    token_type: 'Bearer',
    expires_in: 3600,
    scope,
    id_token: idToken(),
    ...(scope.includes('offline_access') && { refresh_token: 'refresh' }),
  }),
  '/userinfo': () => ({ sub: email, email, email_verified: true }),
  '/person': (_, body) => {
    email = String(JSON.parse(body).email);
    return { email };
  },
};

createServer((request, response) => {
  const url = new URL(request.url ?? '/', issuer);
  let body = '';
  request.on('data', chunk => {
    body += chunk;
  });
  request.on('end', () => {
    if (url.pathname === '/authorize') {
      nonce = url.searchParams.get('nonce') ?? '';
      scope = url.searchParams.get('scope') ?? '';
      const back = new URL(url.searchParams.get('redirect_uri') ?? issuer);
      back.searchParams.set('code', 'code');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const answer = answers[url.pathname];
    response.writeHead(answer ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(answer?.(url, body) ?? { error: 'not found' }));
  });
}).listen(port, 'localhost', () => process.stdout.write('READY\n'));
