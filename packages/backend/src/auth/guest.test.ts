import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import guestSignIn from '.';

const alice = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'alice' },
  spec: { memberOf: ['crew'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/crew' }],
};

async function signIn(
  guest: { readonly [key: string]: string | boolean } | undefined,
) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      guestSignIn,
      catalogServiceMock.factory({ entities: [alice] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: guest ? { guest } : {} },
        },
      }),
    ],
  });
  return request(server).post('/api/auth/guest/refresh');
}

describe('guests', () => {
  it('sign in as the catalog user whom the configuration names, with the groups of that user', async () => {
    const response = await signIn({
      userEntityRef: 'user:default/alice',
      dangerouslyAllowOutsideDevelopment: true,
    });

    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/alice',
      ownershipEntityRefs: ['user:default/alice', 'group:default/crew'],
    });
  });

  it('are refused when the catalog does not know that user', async () => {
    const response = await signIn({
      userEntityRef: 'user:default/nobody',
      dangerouslyAllowOutsideDevelopment: true,
    });

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.body.backstageIdentity).toBeUndefined();
  });

  it('are refused outside development', async () => {
    const response = await signIn({ userEntityRef: 'user:default/alice' });

    expect(response.status).toBe(403);
    expect(response.body.backstageIdentity).toBeUndefined();
  });

  it('do not exist when the configuration names none', async () => {
    const response = await signIn(undefined);

    expect(response.status).toBe(404);
  });
});
