import { resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { FileConfigSource } from '@backstage/config-loader';
import authPlugin from '@backstage/plugin-auth-backend';
import githubProvider from '@backstage/plugin-auth-backend-module-github-provider';
import oidcProvider from '@backstage/plugin-auth-backend-module-oidc-provider';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import {
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from './identityProvider.testing';
import guestSignIn from '.';

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada' },
    spec: { profile: { email: 'ada@example.org' }, memberOf: [] },
  },
];

/** The sign-in settings of production, with an identity provider of this test's own. */
async function productionAuth(metadataUrl: string): Promise<JsonObject> {
  const source = FileConfigSource.create({
    path: resolve(__dirname, '../../../../app-config.production.yaml'),
    substitutionFunc: async name => {
      switch (name) {
        case 'AUTH_OIDC_METADATA_URL':
          return metadataUrl;
        case 'AUTH_OIDC_CLIENT_ID':
          return 'portal';
        default:
          return `variable-${name}`;
      }
    },
  });
  for await (const { configs } of source.readConfigData()) {
    const auth = configs[0]?.data.auth;
    if (typeof auth === 'object' && auth !== null && !Array.isArray(auth)) {
      return auth;
    }
  }
  throw new Error('app-config.production.yaml has no auth section');
}

async function startPortal(provider: IdentityProvider) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      guestSignIn,
      githubProvider,
      oidcProvider,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: await productionAuth(
            `${provider.url}/.well-known/openid-configuration`,
          ),
        },
      }),
    ],
  });
  return server;
}

/** Goes through the sign-in as a browser would, and returns what the sign-in window tells the page. */
async function signIn(account: Account): Promise<string> {
  const provider = await startIdentityProvider();
  try {
    provider.session.account = account;
    const browser = request.agent(await startPortal(provider));
    const start = await browser.get(
      '/api/auth/oidc/start?env=production&scope=openid%20profile%20email',
    );
    const query = new URL(start.headers.location ?? '').searchParams;
    provider.session.nonce = query.get('nonce') ?? '';
    const answer = await browser.get(
      `/api/auth/oidc/handler/frame?${new URLSearchParams({
        env: 'production',
        code: 'code',
        state: query.get('state') ?? '',
      })}`,
    );
    return decodeURIComponent(answer.text);
  } finally {
    provider.close();
  }
}

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
});
