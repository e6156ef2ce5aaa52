import type { Knex } from 'knex';
import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { startReadiness } from './__testUtils__/githubDeliveries';
import {
  listGitHost,
  PATIENCE_MS,
  startMiddleCompany,
} from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startMiddleCompany();
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

const repositories = () => {
  const { company } = sandbox.gitHost();
  return [...new Set(company.services.map(({ repository }) => repository))];
};

const deployment = z.object({ id: z.number(), environment: z.string() });
const status = z.object({
  state: z.string(),
  created_at: z.string(),
  log_url: z.string(),
});

/** What the Git host lists, one request after the other. */
async function listedDeployments() {
  const found = [];
  for (const name of repositories()) {
    const path = `/repos/saltmarsh/${name}/deployments`;
    for (const each of await listGitHost(path, deployment)) {
      found.push({ ...each, name });
    }
  }
  return found;
}

/** Reads until a number stays the same over a few looks and is not nought. */
async function settled(read: () => Promise<number>): Promise<number> {
  let before = -1;
  for (let same = 0; same < 4; ) {
    const now = await read();
    same = now > 0 && now === before ? same + 1 : 0;
    before = now;
    await new Promise(resolve => setTimeout(resolve, 2_000));
  }
  return before;
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.count({ count: '*' });
  return Number(row?.count);
}

it('reads every deployment that the Git host lists, and derives those to production', async () => {
  const { knex, stop } = await startReadiness(sandbox.gitHost().company);
  await settled(() =>
    countOf(knex('delivery_rollouts').whereNotNull('record')),
  );
  await stop();
  const listed = await listedDeployments();
  // Runs are read beside them where none of them goes to production yet.
  const stored: readonly string[] = await knex('delivery_deployments')
    .where('source', 'like', 'github:%')
    .pluck('external_id');
  expect([...stored].sort()).toEqual(listed.map(({ id }) => String(id)).sort());

  const gateway = [];
  for (const { id, name, environment } of listed) {
    if (name === 'web-gateway') {
      const path = `/repos/saltmarsh/${name}/deployments/${id}/statuses`;
      const states = await listGitHost(path, status);
      gateway.push({ id, environment, states });
    }
  }
  const statuses = await knex('delivery_deployment_statuses').whereIn(
    'external_id',
    gateway.map(({ id }) => String(id)),
  );
  expect(statuses).toHaveLength(
    gateway.reduce((sum, { states }) => sum + states.length, 0),
  );
  // Both regions of one run are one deployment, and it is over when the last one is.
  const over = new Map<string, string>();
  const waits = new Set<string>();
  for (const { environment, states } of gateway) {
    if (environment.startsWith('prod')) {
      const run = /runs\/(\d+)/.exec(states[0]?.log_url ?? '')?.[1] ?? '';
      const at = states.find(({ state }) => state === 'success')?.created_at;
      if (at === undefined) waits.add(run);
      else if (at > (over.get(run) ?? '')) over.set(run, at);
    }
  }
  waits.forEach(run => over.delete(run));
  expect(over.size).toBeGreaterThan(2);
  const derived = await knex('delivery_rollouts')
    .where({ service: 'component:default/web-gateway', status: 'success' })
    .select('finished_at_ms');
  expect(
    derived.map(row => new Date(Number(row.finished_at_ms)).toISOString()),
  ).toEqual(
    expect.arrayContaining(
      [...over.values()].map(at => new Date(at).toISOString()),
    ),
  );
  expect(derived).toHaveLength(over.size);
});
