import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examinePagerduty } from './pagerduty';

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  try {
    return await examinePagerduty(
      sourcesOf(
        new ConfigReader({
          readiness: {
            pagerduty: [
              { name: 'acme', apiBaseUrl: server.url, token: 'pager-key' },
            ],
          },
        }),
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

const account =
  (services: readonly string[], { more = false } = {}) =>
  (path: string): Reply =>
    path.startsWith('/services')
      ? { body: { services: services.map(id => ({ id })), more } }
      : { body: { incidents: [], more: false } };

describe('examining PagerDuty', () => {
  it.each([
    [['P1'], false, 'the incidents of 1 service can be read'],
    [['P1', 'P2'], false, 'the incidents of 2 services can be read'],
    [['P1', 'P2'], true, 'the incidents of more than 100 services can be read'],
  ])(
    'counts the services of a key that may read: %j',
    async (ids, more, says) => {
      expect(await examine(account(ids, { more }))).toEqual([
        { area: 'incidents', subject: 'acme', outcome: 'can-be-read', says },
      ]);
    },
  );

  it('does not take an empty list for a good one', async () => {
    const [finding] = await examine(account([]));
    expect(finding?.outcome).toBe('advice');
  });

  it.each([
    [401, /does not accept the portal’s credentials/, /read-only API key/],
    [
      403,
      /does not let the portal read the list of services/,
      /not one of a user/,
    ],
    [404, /does not know/, /apiBaseUrl/],
    [500, /failed to answer/, /logs/],
  ])('tells what to do about %s', async (status, says, fix) => {
    expect(await examine(() => ({ status, body: '' }))).toEqual([
      {
        ...{ area: 'incidents', subject: 'acme', outcome: 'cannot-be-read' },
        says: expect.stringMatching(says),
        fix: expect.stringMatching(fix),
      },
    ]);
  });

  it('notices a key that lists services and no incidents', async () => {
    const [finding] = await examine(path =>
      path.startsWith('/services')
        ? { body: { services: [{ id: 'P1' }], more: false } }
        : { status: 403, body: '' },
    );
    expect(finding).toMatchObject({
      outcome: 'cannot-be-read',
      says: expect.stringContaining('the list of incidents'),
    });
  });

  it('has nothing to say where no account is configured', async () => {
    expect(
      await examinePagerduty(sourcesOf(new ConfigReader({}))).examine(),
    ).toEqual([]);
  });
});
