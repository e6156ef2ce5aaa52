import { ConfigReader } from '@backstage/config';
import { listen } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineSignIn } from './signIn';

const examine = (auth: object) =>
  examineSignIn(sourcesOf(new ConfigReader({ auth: { ...auth } }))).examine();

const settings = {
  clientId: 'id',
  clientSecret: 'secret',
  signIn: { resolvers: [{ resolver: 'usernameMatchingUserEntityName' }] },
};

describe('examining sign-in', () => {
  it('says that nobody can sign in without a provider', async () => {
    expect(await examine({ providers: {} })).toEqual([
      expect.objectContaining({ outcome: 'cannot-be-read' }),
    ]);
  });

  it('advises against the guest', async () => {
    const [finding] = await examine({ providers: { guest: {} } });
    expect(finding?.outcome).toBe('advice');
  });

  it('names the keys that are not set', async () => {
    const [finding] = await examine({
      environment: 'production',
      providers: { github: { production: { clientId: 'id' } } },
    });
    expect(finding).toMatchObject({
      says: 'clientSecret not set',
      fix: expect.stringContaining(
        'auth.providers.github.production.clientSecret',
      ),
    });
  });

  it('demands settings for the environment that is in use', async () => {
    const [finding] = await examine({
      environment: 'production',
      providers: { github: { development: settings } },
    });
    expect(finding?.says).toBe(
      'it has no settings for auth.environment production',
    );
  });

  it('demands a resolver, and one that knows the catalog', async () => {
    const judge = async (signIn: object) => {
      const [finding] = await examine({
        providers: { github: { development: { ...settings, signIn } } },
      });
      return finding?.outcome;
    };
    expect(await judge({ resolvers: [] })).toBe('cannot-be-read');
    expect(await judge(settings.signIn)).toBe('can-be-read');
    expect(
      await judge({
        resolvers: [
          {
            resolver: 'usernameMatchingUserEntityName',
            dangerouslyAllowSignInWithoutUserInCatalog: true,
          },
        ],
      }),
    ).toBe('advice');
  });

  it('demands what OpenID Connect cannot do without', async () => {
    expect(
      await examine({ providers: { oidc: { development: settings } } }),
    ).toMatchObject([
      { subject: 'oidc', says: 'metadataUrl not set' },
      {
        subject: 'oidc session',
        outcome: 'cannot-be-read',
        fix: expect.stringContaining('auth.session.secret'),
      },
    ]);
  });

  it("reads the identity provider's metadata", async () => {
    const server = await listen(path =>
      path === '/good'
        ? {
            body: {
              issuer: 'https://login',
              authorization_endpoint: 'https://login/a',
              token_endpoint: 'https://login/t',
            },
          }
        : { body: '<html></html>' },
    );
    const judge = async (path: string) => {
      const findings = await examine({
        session: { secret: 's' },
        providers: {
          oidc: {
            development: { ...settings, metadataUrl: `${server.url}${path}` },
          },
        },
      });
      return findings.at(-1);
    };
    expect(await judge('/good')).toMatchObject({
      says: 'issuer https://login answers',
    });
    expect(await judge('/bad')).toMatchObject({ outcome: 'cannot-be-read' });
    await server.close();
  });
});
