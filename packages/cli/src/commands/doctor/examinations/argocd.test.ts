import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineArgocd } from './argocd';

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  try {
    return await examineArgocd(
      sourcesOf(
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
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

/** @param may - what the token may do, as `<action>/<object>` */
function instance(applications: Reply, may: readonly string[] = []) {
  return (path: string): Reply => {
    if (path.endsWith('/userinfo'))
      return { body: { loggedIn: true, username: 'groundwork' } };
    const asked = /\/can-i\/applications\/(.+)$/.exec(path)?.[1];
    if (asked) return { body: { value: may.includes(asked) ? 'yes' : 'no' } };
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

  it('does not take the page before it for an instance', async () => {
    const [finding] = await examine(instance({ body: '<html>Sign in</html>' }));
    expect(finding).toMatchObject({
      outcome: 'cannot-be-read',
      says: expect.stringContaining('it is a web page and not JSON'),
      fix: expect.stringContaining('url'),
    });
  });

  it('says that the token is not valid where only the list does', async () => {
    const findings = await examine(instance({ status: 401, body: {} }));
    expect(findings).toEqual([
      expect.objectContaining({
        says: 'Argo CD main does not accept the portal’s credentials (401)',
      }),
    ]);
  });

  it('advises against a token that may change applications', async () => {
    const findings = await examine(
      instance({ body: { items: [{}] } }, ['sync/*', 'delete/*']),
    );
    expect(findings.at(-1)).toMatchObject({
      outcome: 'advice',
      says: 'the token may also sync, delete applications',
    });
  });

  it('also when it may do so in one project only', async () => {
    const items = [{ spec: { project: 'core' } }, { spec: { project: 'new' } }];
    const findings = await examine(
      instance({ body: { items } }, ['create/new/*']),
    );
    expect(findings.at(-1)).toMatchObject({
      outcome: 'advice',
      says: 'the token may also create applications',
    });
  });

  it('asks for projects by a field that Argo CD knows, which gives nothing for one below it', async () => {
    const may = instance({ body: { items: [{ spec: { project: 'core' } }] } }, [
      'sync/core/*',
    ]);
    const findings = await examine(path => {
      const { searchParams } = new URL(path, 'http://argocd.test');
      const fields = searchParams.get('fields')?.split(',');
      return fields && !fields.includes('items.spec')
        ? { body: { items: [{}] } }
        : may(path);
    });
    expect(findings.at(-1)).toMatchObject({
      says: 'the token may also sync applications',
    });
  });

  it('does not call a token harmless of which it was told nothing', async () => {
    const answer = instance({ body: { items: [{}] } });
    const findings = await examine(path =>
      path.includes('/can-i/') ? { status: 404, body: {} } : answer(path),
    );
    expect(findings.at(-1)?.outcome).toBe('not-examined');
  });

  it('says that nobody is logged in with the token', async () => {
    const findings = await examine(() => ({ body: { loggedIn: false } }));
    expect(findings).toEqual([
      expect.objectContaining({
        says: 'Argo CD main does not accept the portal’s credentials (200)',
      }),
    ]);
  });
});
