import { resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { FileConfigSource } from '@backstage/config-loader';
import authPlugin from '@backstage/plugin-auth-backend';
import githubProvider from '@backstage/plugin-auth-backend-module-github-provider';
import oidcProvider from '@backstage/plugin-auth-backend-module-oidc-provider';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import { z } from 'zod';
import {
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from './identityProvider.testing';
import guestSignIn from '.';
import sameSiteCookies from './sameSite';

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada' },
    spec: { profile: { email: 'ada@example.org' }, memberOf: [] },
  },
];

const authSchema = z.looseObject({
  providers: z.looseObject({
    github: z.looseObject({ production: z.looseObject({}) }),
  }),
});

/** The sign-in settings of production, with an identity provider of this test's own. */
async function productionAuth(url: string): Promise<JsonObject> {
  const source = FileConfigSource.create({
    path: resolve(__dirname, '../../../../app-config.production.yaml'),
    substitutionFunc: async name => {
      switch (name) {
        case 'AUTH_OIDC_METADATA_URL':
          return `${url}/.well-known/openid-configuration`;
        case 'AUTH_OIDC_CLIENT_ID':
          return 'portal';
        default:
          return `variable-${name}`;
      }
    },
  });
  for await (const { configs } of source.readConfigData()) {
    const auth = configs[0]?.data.auth;
    const settings = authSchema.parse(auth);
    settings.providers.github.production.enterpriseInstanceUrl = url;
    return JSON.parse(JSON.stringify(settings));
  }
  throw new Error('app-config.production.yaml has no auth section');
}

async function startPortal(provider: IdentityProvider) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      guestSignIn,
      sameSiteCookies,
      githubProvider,
      oidcProvider,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: await productionAuth(provider.url),
        },
      }),
    ],
  });
  return server;
}

interface SignedIn {
  readonly browser: ReturnType<typeof request.agent>;
  /** What the sign-in window tells the page. */
  readonly answer: string;
  /** Every cookie that the portal set. */
  readonly cookies: readonly string[];
}

/** Goes through the sign-in as a browser would; the query of the first request is what the page sends. */
async function signInAt(
  provider: IdentityProvider,
  id: 'oidc' | 'github' = 'oidc',
): Promise<SignedIn> {
  const browser = request.agent(await startPortal(provider));
  const start = await browser.get(`/api/auth/${id}/start?env=production`);
  const query = new URL(start.headers.location ?? '').searchParams;
  provider.session.nonce = query.get('nonce') ?? '';
  provider.session.scopes = (query.get('scope') ?? '').split(' ');
  const end = await browser.get(
    `/api/auth/${id}/handler/frame?${new URLSearchParams({
      env: 'production',
      code: 'code',
      state: query.get('state') ?? '',
    })}`,
  );
  return {
    browser,
    answer: decodeURIComponent(end.text),
    cookies: [start, end].flatMap(({ headers }) => headers['set-cookie'] ?? []),
  };
}

async function signIn(account: Account): Promise<string> {
  const provider = await startIdentityProvider();
  try {
    provider.session.account = account;
    return (await signInAt(provider)).answer;
  } finally {
    provider.close();
  }
}

/** What the page does when it is loaded again. */
const reload = (
  { browser }: SignedIn,
  id: 'oidc' | 'github',
): ReturnType<SignedIn['browser']['get']> =>
  browser
    .get(`/api/auth/${id}/refresh?env=production&optional=`)
    .set('x-requested-with', 'XMLHttpRequest');

describe('sign-in in production', () => {
  it('lets a person in whom the catalog knows', async () => {
    const answer = await signIn({
      email: 'ada@example.org',
      isEmailVerified: true,
    });

    expect(answer).toContain('"userEntityRef":"user:default/ada"');
  });

  it('refuses a person whom the catalog does not know', async () => {
    const answer = await signIn({
      email: 'stranger@example.org',
      isEmailVerified: true,
    });

    expect(answer).not.toContain('backstageIdentity');
    expect(answer).toMatch(/Failed to sign-in|unable to resolve user/i);
  });

  it('refuses an address that the identity provider has not verified', async () => {
    const answer = await signIn({
      email: 'ada@example.org',
      isEmailVerified: false,
    });

    expect(answer).not.toContain('backstageIdentity');
    expect(answer).toContain('"error"');
  });

  it('knows no guests', async () => {
    const provider = await startIdentityProvider();
    try {
      const portal = await startPortal(provider);
      const answer = await request(portal).post('/api/auth/guest/refresh');
      expect(answer.status).toBe(404);
    } finally {
      provider.close();
    }
  });

  it.each(['oidc', 'github'] as const)(
    'lasts when the page is loaded again, and again: %s',
    async id => {
      const provider = await startIdentityProvider();
      try {
        provider.session.account = {
          email: 'ada@example.org',
          isEmailVerified: true,
        };
        const signedIn = await signInAt(provider, id);
        for (let load = 0; load < 3; load += 1) {
          const { status, body } = await reload(signedIn, id);
          expect([load, status]).toEqual([load, 200]);
          expect(body.backstageIdentity.identity.userEntityRef).toBe(
            'user:default/ada',
          );
        }
      } finally {
        provider.close();
      }
    },
  );

  it('sets no cookie that scripts can read or other sites send along', async () => {
    const provider = await startIdentityProvider();
    try {
      provider.session.account = {
        email: 'ada@example.org',
        isEmailVerified: true,
      };
      const { cookies } = await signInAt(provider);
      expect(cookies.join()).toContain('connect.sid=');
      expect(cookies.join()).toContain('oidc-refresh-token=');
      expect(
        cookies.filter(
          cookie =>
            !/; HttpOnly/i.test(cookie) ||
            !/; SameSite=(?:Lax|Strict)/i.test(cookie),
        ),
      ).toEqual([]);
    } finally {
      provider.close();
    }
  });
});
