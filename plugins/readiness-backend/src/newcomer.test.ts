import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ask } from './__testUtils__/described';
import { ManagedCollector } from './__testUtils__/fakes';
import { testEntities } from './__testUtils__/testCatalog';
import { testModule } from './__testUtils__/testModule';
import plugin from './index';

jest.setTimeout(60_000);

/** An inventory is read again after half a minute at most while the catalog grows. */
const HALF_A_MINUTE_MS = 31_000;

/** A portal whose catalog changes and whose clock may be put forward. */
async function startWith(services: readonly string[]) {
  const now = { services, aheadMs: 0 };
  const realNow = Date.now;
  const clock = jest
    .spyOn(Date, 'now')
    .mockImplementation(() => realNow() + now.aheadMs);
  const catalog = catalogServiceMock.mock({
    streamEntities: (...asked) =>
      catalogServiceMock({
        entities: [...testEntities(now.services)],
      }).streamEntities(...asked),
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      testModule(new ManagedCollector(), { hours: 24 }),
      catalog.factory,
      // A whole assessment comes once a day: what is new does not wait for it.
      mockServices.rootConfig.factory({
        data: { readiness: { assessment: { frequency: { hours: 24 } } } },
      }),
    ],
  });
  const answerOf = async (name: string) => {
    const { body } = await ask(backend.server).get(
      `/api/readiness/services/default/${name}`,
    );
    return body;
  };
  const assessmentOf = async (name: string) =>
    (await answerOf(name)).assessment;
  /** As the task does by itself every half minute. */
  const collect = () =>
    ask(backend.server)
      .post('/api/readiness/collectors/test:managed/run')
      .expect(202);
  return {
    now,
    collect,
    answerOf,
    assessmentOf,
    stop: async () => {
      clock.mockRestore();
      await backend.stop();
    },
  };
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('It did not come');
}

describe('a service that comes into the catalog', () => {
  it('shows its level after the next look, without waiting for the daily assessment', async () => {
    const portal = await startWith(['ledger']);
    try {
      await portal.collect();
      await eventually(() => portal.assessmentOf('ledger'));
      expect(await portal.answerOf('fresh')).toEqual({
        history: [],
        notJudged: expect.stringMatching(
          /yet. It waits for the next read of the catalog/,
        ),
      });
      portal.now.services = ['ledger', 'fresh'];
      portal.now.aheadMs = HALF_A_MINUTE_MS;
      const assessment = await eventually(async () => {
        await portal.collect();
        return portal.assessmentOf('fresh');
      });
      expect(assessment.level).toEqual({ lo: 1, hi: 1 });
      expect(await portal.answerOf('fresh')).not.toHaveProperty('notJudged');
    } finally {
      await portal.stop();
    }
  });
});
