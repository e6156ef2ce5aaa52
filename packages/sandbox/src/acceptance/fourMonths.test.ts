// The modules as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import githubModule from '@groundwork/plugin-readiness-backend-module-github';
import jenkinsModule from '@groundwork/plugin-readiness-backend-module-jenkins';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { z } from 'zod';
import { historyOfService } from '../company';
import type { RunningSandbox } from '../sandbox';
import { goToChapter } from './__testUtils__/control';
import { startPortal } from './__testUtils__/portal';
import { momentsIn } from './__testUtils__/servedDates';
import {
  askGitHost,
  PATIENCE_MS,
  startFourMonthsAgo,
} from './__testUtils__/servers';

jest.setTimeout(3 * PATIENCE_MS);

const DAY_MS = 86_400_000;
const FOUR_MONTHS_MS = 120 * DAY_MS;
/** Of squads that move in time, three of each lineage. */
const SERVICES = [
  ...['posting-engine', 'account-opening', 'savings-accounts'],
  ...['card-authorisation', 'instant-transfers', 'mobile-gateway'],
];

const baseline = z.object({
  hash: z.string(),
  isIntact: z.boolean(),
  metrics: z.object({
    leadTime: z.object({ value: z.number(), sampleSize: z.number() }),
  }),
});
const proof = z.object({
  baseline,
  after: z.object({
    comparisons: z.array(
      z.looseObject({
        metric: z.string(),
        before: z.object({ value: z.number().optional() }),
        after: z.object({ value: z.number().optional() }),
        change: z.looseObject({
          says: z.string(),
          interval: z.object({ lo: z.number(), hi: z.number() }).optional(),
        }),
      }),
    ),
  }),
});

let sandbox: RunningSandbox;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  sandbox = await startFourMonthsAgo();
  portal = await startPortal(sandbox.gitHost().company, {
    modules: [githubModule, jenkinsModule],
    services: SERVICES,
    collectors: ['github:deployments', 'github:commits', 'jenkins:deployments'],
  });
}, 2 * PATIENCE_MS);
afterAll(async () => {
  await portal.stop();
  await sandbox.close();
});

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const listsOf = (name: string) =>
  Promise.all(
    [
      'commits?per_page=100',
      'deployments?per_page=100',
      'actions/runs?per_page=100',
      'pulls?state=all&per_page=100',
    ].map(list => askGitHost(`/repos/saltmarsh/${name}/${list}`)),
  );
const latestOf = async () =>
  Math.max(
    ...(await Promise.all(SERVICES.map(listsOf)))
      .flat()
      .flatMap(answer => momentsIn(answer).slice(-1)),
  );
const idsOf = async (name: string) =>
  z
    .array(
      z.object({ id: z.number(), sha: z.string(), created_at: z.string() }),
    )
    .parse(
      await askGitHost(`/repos/saltmarsh/${name}/deployments?per_page=100`),
    );

it('S14: freezes what four months ago was, moves to today while the portal runs, and proves that lead times fell', async () => {
  const { company } = sandbox.gitHost();
  expect(company.chapter).toBe('graveyard');
  expect(Date.now() - company.now).toBeGreaterThanOrEqual(FOUR_MONTHS_MS);
  expect(await latestOf()).toBeLessThanOrEqual(company.now);
  const before = await idsOf('card-authorisation');
  const frozen = baseline.parse(
    await portal.send('/delivery/baselines', {
      scope: 'organisation:default',
      name: 'Before the foundation work',
      from: dayOf(company.now - 60 * DAY_MS),
      to: dayOf(company.now),
    }),
  );
  expect(frozen.metrics.leadTime.sampleSize).toBeGreaterThan(20);

  // Who asks while it is on its way is told so; who asks when it has arrived has nothing to wait for.
  const asked = await Promise.allSettled([
    goToChapter('foundations'),
    goToChapter('foundations'),
  ]);
  expect(asked.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'rejected',
  ]);
  await goToChapter('foundations');
  const moved = sandbox.gitHost().company;
  expect(moved.chapter).toBe('foundations');
  expect(moved.now).toBe(company.now + FOUR_MONTHS_MS);
  const latest = await latestOf();
  expect(latest).toBeGreaterThan(moved.now - 5 * DAY_MS);
  expect(latest).toBeLessThanOrEqual(Date.now());
  // What was told before is told again, under the same ids: a reader need not forget anything.
  const again = new Map(
    (await idsOf('card-authorisation')).map(each => [each.id, each]),
  );
  for (const each of before.filter(({ id }) => again.has(id)))
    expect(again.get(each.id)).toEqual(each);
  for (const service of company.services)
    expect(
      historyOfService(
        moved,
        moved.services.find(({ name }) => name === service.name) ?? service,
      ).slice(0, historyOfService(company, service).length),
    ).toEqual(historyOfService(company, service));

  await portal.readAgain();
  const { baseline: kept, after } = proof.parse(
    await portal.ask(`/delivery/baselines/${frozen.hash}`),
  );
  expect(kept).toEqual(frozen);
  const leadTime = after.comparisons.find(
    ({ metric }) => metric === 'leadTime',
  );
  expect(leadTime?.change.says).toBe('improved');
  expect(leadTime?.change.interval?.hi).toBeLessThan(0);
  const frequency = after.comparisons.find(
    ({ metric }) => metric === 'deploymentFrequency',
  );
  expect(frequency?.change.says).toBe('improved');
});

it('goes back to where its start had put it, and forgets what it had become', async () => {
  await goToChapter('graveyard');
  const { company } = sandbox.gitHost();
  expect(company.chapter).toBe('graveyard');
  expect(await latestOf()).toBeLessThanOrEqual(company.now);
});
