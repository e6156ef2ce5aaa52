import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';
import { startPortal } from '../__testUtils__/companyPortal';

const world = useOutsideWorld();
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  portal = await startPortal({ config: world.configuration() });
}, 60_000);

const QUESTION = {
  template: 'template:default/node-service',
  name: 'fresh-limits',
  owner: 'group:default/settlement',
};

function ask(question: Readonly<Record<string, unknown>>, caller = 'ada') {
  return request(portal.server)
    .post('/api/scaffolder/golden-path/name')
    .set('authorization', mockCredentials.user.header(`user:default/${caller}`))
    .send({ ...QUESTION, ...question });
}

describe('the question of a form about a name', () => {
  it('is answered: free', async () => {
    const { status, body } = await ask({});
    expect({ status, body }).toEqual({
      status: 200,
      body: { outcome: 'free' },
    });
  });

  it('is answered: continues, with what is there', async () => {
    world.gitHost.create('acme/begun-limits');
    const { body } = await ask({ name: 'begun-limits' });
    expect(body).toEqual({
      outcome: 'continues',
      there: [
        `the empty repository http://${world.gitHost.host}/acme/begun-limits`,
      ],
    });
  });

  it('is answered: taken, by what', async () => {
    world.argocd.applications.set('their-limits', {
      metadata: { name: 'their-limits' },
      spec: { project: 'default', source: { path: 'elsewhere' } },
    });
    const { body } = await ask({ name: 'their-limits' });
    expect(body).toEqual({
      outcome: 'taken',
      says: expect.stringMatching(
        /^The name their-limits is taken: there is the Argo CD application their-limits of staging .*, and it deploys elsewhere\.$/,
      ),
    });
  });

  it('is answered: unknown, while the Git host does not answer', async () => {
    // More than the client tries.
    world.gitHost.hangUps = 10;
    const { status, body } = await ask({ name: 'silent-limits' });
    world.gitHost.hangUps = 0;
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        outcome: 'unknown',
        says: expect.stringContaining('failed to answer'),
      },
    });
  });

  it.each([
    ['a group of other people', { owner: 'group:default/cards' }, 403],
    ['a name of another form', { name: '../up' }, 400],
    ['something that nobody asked for', { more: true }, 400],
  ])('is refused for %s, and asks nobody', async (_, question, expected) => {
    world.gitHost.requests.length = 0;
    const { status } = await ask(question);
    expect(status).toBe(expected);
    expect(world.gitHost.requests).toEqual([]);
  });

  it('is refused to nobody in particular', async () => {
    const { status } = await request(portal.server)
      .post('/api/scaffolder/golden-path/name')
      .set('authorization', mockCredentials.none.header())
      .send(QUESTION);
    expect(status).toBe(401);
  });
});
