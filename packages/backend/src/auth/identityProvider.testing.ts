import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Account {
  readonly email: string;
  readonly isEmailVerified: boolean;
}

export interface IdentityProvider {
  readonly url: string;
  /** Who is signed in at the provider, and the nonce of the request that is being answered. */
  readonly session: { account: Account; nonce: string };
  close(): void;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});

/** As much of OpenID Connect as one sign-in needs, with signed tokens. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const session = {
    account: { email: '', isEmailVerified: true },
    nonce: '',
  };
  const server = createServer((req, res) => {
    const url = `http://${req.headers.host}`;
    switch (req.url) {
      case '/.well-known/openid-configuration':
        return send(res, {
          issuer: url,
          authorization_endpoint: `${url}/authorize`,
          token_endpoint: `${url}/token`,
          userinfo_endpoint: `${url}/userinfo`,
          jwks_uri: `${url}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/keys':
        return send(res, {
          keys: [
            {
              ...publicKey.export({ format: 'jwk' }),
              kid: 'key',
              alg: 'RS256',
            },
          ],
        });
      case '/token':
        return send(res, {
          access_token: 'access',
          token_type: 'Bearer',
          expires_in: 3600,
          scope: 'openid profile email',
          id_token: signed({
            iss: url,
            aud: 'portal',
            sub: session.account.email,
            nonce: session.nonce,
            iat: Math.floor(Date.now() / 1000),
            exp: Math.floor(Date.now() / 1000) + 3600,
          }),
        });
      case '/userinfo':
        return send(res, {
          sub: session.account.email,
          name: 'Somebody',
          email: session.account.email,
          email_verified: session.account.isEmailVerified,
        });
      default:
        res.writeHead(404);
        return res.end();
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    session,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(res: ServerResponse, body: object) {
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}

function signed(claims: object): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'key' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey);
  return `${text}.${signature.toString('base64url')}`;
}
