import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { examineArgocd } from './argocd';

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  try {
    return await examineArgocd(
      new ConfigReader({
        argocd: {
          appLocatorMethods: [
            {
              type: 'config',
              instances: [{ name: 'main', url: server.url, token: 't' }],
            },
          ],
        },
      }),
    ).examine();
  } finally {
    await server.close();
  }
}

function instance(applications: Reply, may: readonly string[] = []) {
  return (path: string): Reply => {
    if (path.endsWith('/userinfo'))
      return { body: { loggedIn: true, username: 'groundwork' } };
    if (path.includes('/can-i/')) {
      const action = path.split('/').at(-2) ?? '';
      return { body: { value: may.includes(action) ? 'yes' : 'no' } };
    }
    return applications;
  };
}

describe('examining an Argo CD instance', () => {
  it('counts the applications that a reading token sees', async () => {
    const findings = await examine(instance({ body: { items: [{}, {}] } }));
    expect(findings).toEqual([
      expect.objectContaining({
        outcome: 'can-be-read',
        says: '2 applications can be read',
      }),
    ]);
  });

  it('names the policy line that a refused token lacks', async () => {
    const [finding] = await examine(instance({ status: 403, body: {} }));
    expect(finding).toMatchObject({
      outcome: 'cannot-be-read',
      missing: 'applications, get, */*',
    });
  });

  it('does not take an empty list for a good one', async () => {
    const [finding] = await examine(instance({ body: { items: null } }));
    expect(finding?.outcome).toBe('advice');
  });

  it('advises against a token that may change applications', async () => {
    const findings = await examine(
      instance({ body: { items: [{}] } }, ['sync', 'delete']),
    );
    expect(findings.at(-1)).toMatchObject({
      outcome: 'advice',
      says: 'the token may also sync, delete applications',
    });
  });

  it('says that nobody is logged in with the token', async () => {
    const findings = await examine(() => ({ body: { loggedIn: false } }));
    expect(findings).toEqual([
      expect.objectContaining({ says: 'the token is not valid (200)' }),
    ]);
  });
});
