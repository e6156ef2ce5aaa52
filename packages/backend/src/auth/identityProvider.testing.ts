import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Account {
  readonly email: string;
  readonly isEmailVerified: boolean;
}

export interface IdentityProvider {
  readonly url: string;
  /** Who is signed in at the provider, and the nonce of the request that is being answered. */
  readonly session: {
    account: Account;
    nonce: string;
    /** Scopes that the portal asked for. */
    scopes: readonly string[];
  };
  close(): void;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});

const keys = {
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'RS256' }],
};

/**
 * As much of OpenID Connect as sign-in and refresh need, with signed tokens. As OpenID Connect Core has it, a refresh token is
 * for those who ask for `offline_access`; each is good for one refresh.
 */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const session = {
    account: { email: '', isEmailVerified: true },
    nonce: '',
    scopes: [] as readonly string[],
  };
  const refreshTokens = new Set<string>();
  const tokens = (form: URLSearchParams, url: string, res: ServerResponse) => {
    const isRefresh = form.get('grant_type') === 'refresh_token';
    if (isRefresh && !refreshTokens.delete(form.get('refresh_token') ?? '')) {
      return send(res, { error: 'invalid_grant' }, 400);
    }
    const refreshToken = session.scopes.includes('offline_access')
      ? randomUUID()
      : undefined;
    if (refreshToken) {
      refreshTokens.add(refreshToken);
    }
    const now = Math.floor(Date.now() / 1000);
    return send(res, {
      ...(refreshToken ? { refresh_token: refreshToken } : {}),
      access_token: 'access',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: session.scopes.join(' '),
      id_token: signed({
        iss: url,
        aud: 'portal',
        sub: session.account.email,
        ...(isRefresh ? {} : { nonce: session.nonce }),
        iat: now,
        exp: now + 3600,
      }),
    });
  };
  const server = createServer(async (req, res) => {
    const url = `http://${req.headers.host}`;
    switch (req.url) {
      case '/.well-known/openid-configuration':
        return send(res, metadataOf(url));
      case '/keys':
        return send(res, keys);
      case '/token':
        return tokens(await formOf(req), url, res);
      case '/userinfo':
        return send(res, {
          sub: session.account.email,
          name: 'Somebody',
          email: session.account.email,
          email_verified: session.account.isEmailVerified,
        });
      // GitHub's own sign-in is OAuth without OpenID Connect: an access token that does not expire.
      case '/login/oauth/access_token':
        return send(res, {
          access_token: 'github-access',
          token_type: 'bearer',
          scope: 'read:user',
        });
      case '/api/v3/user':
        return send(res, { id: 1, login: 'ada', name: 'Ada' });
      case '/api/v3/user/emails':
        return send(res, []);
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

function metadataOf(url: string) {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function send(res: ServerResponse, body: object, status = 200) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}

function signed(claims: object): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'key' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey);
  return `${text}.${signature.toString('base64url')}`;
}
