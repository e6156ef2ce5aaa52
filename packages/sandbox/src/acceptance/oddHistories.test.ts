import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  readDeployments,
  readRepository,
} from './__testUtils__/recount/gitHost';
import type { Incident } from './__testUtils__/recount/rollouts';
import {
  startRecounted,
  type Recounted,
} from './__testUtils__/recountedPortal';
import {
  servedMetrics,
  type ServedDeployment,
} from './__testUtils__/servedDeliveries';
import { PATIENCE_MS } from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

let recounted: Recounted;
beforeAll(async () => {
  recounted = await startRecounted();
}, 2 * PATIENCE_MS);
afterAll(() => recounted.stop());

/** All deployments of a service that reached production, the earliest first. */
async function reachedBy(
  service: string,
): Promise<readonly ServedDeployment[]> {
  const { ask, window } = recounted;
  const { changeFailRate } = await servedMetrics(ask, service, window);
  return [...(changeFailRate?.deployments ?? [])].reverse();
}

const leadTimesOf = (deployments: readonly ServedDeployment[]) =>
  new Map(
    deployments.flatMap(({ changes }) =>
      changes.map(({ id, leadTimeHours }) => [id, leadTimeHours] as const),
    ),
  );

/** The pull requests of a repository with what main has of each. */
async function mergedPulls(repository: string) {
  const { pulls, commits } = await readRepository(repository);
  return pulls.map(pull => ({
    id: `pr${pull.number}`,
    pull,
    onMain: commits.get(pull.merge_commit_sha ?? ''),
  }));
}

const hoursFrom = (from: string | undefined, to: string | undefined) =>
  (Date.parse(to ?? '') - Date.parse(from ?? '')) / 3_600_000;

/** Each is a row of the page that says what such a history looks like in the numbers. */
describe('odd histories', () => {
  it('a repository of several services', async () => {
    const letters = await reachedBy('dunning-letters');
    const reminders = await reachedBy('reminder-letters');
    const idsOf = (deployments: readonly ServedDeployment[]) =>
      deployments.map(({ id }) => id);
    expect(idsOf(letters)).toEqual(idsOf(reminders));
    expect(leadTimesOf(letters)).toEqual(leadTimesOf(reminders));
    expect(leadTimesOf(letters).size).toBeGreaterThan(1);
  });

  it.each([
    ['a pull request that was squashed', 'transfer-router'],
    ['a pull request that was rebased', 'merchant-onboarding'],
    ['a pull request that was merged with a merge commit', 'card-issuing'],
  ])('%s', async (_, service) => {
    const deployments = await reachedBy(service);
    const leads = leadTimesOf(deployments);
    const delivered = (await mergedPulls(service)).flatMap(
      ({ id, pull, onMain }) => {
        const by = deployments.find(({ changes }) =>
          changes.some(change => change.id === id),
        );
        return by ? [{ id, by, onMain, first: pull.commits[0] }] : [];
      },
    );
    expect(delivered.length).toBeGreaterThan(5);
    for (const { id, by, onMain, first } of delivered) {
      const { date } = first?.commit.author ?? {};
      expect(leads.get(id)).toBeCloseTo(hoursFrom(date, by.finishedAt), 6);
      expect(leads.has(onMain?.sha ?? '')).toBe(false);
    }
  });

  it('a service in two regions', async () => {
    const tries = await readDeployments('web-gateway');
    const runs = new Map<string, number[]>();
    for (const { environment, run, endedAt } of tries) {
      if (environment.startsWith('prod')) {
        runs.set(run, [...(runs.get(run) ?? []), endedAt]);
      }
    }
    const ends = [...runs.values()].map(times => Math.max(...times));
    const finished = ends.filter(end => end !== Infinity);
    expect(ends.length - finished.length).toBe(1);
    const deployments = await reachedBy('web-gateway');
    expect(finished.map(end => new Date(end).toISOString()).sort()).toEqual(
      expect.arrayContaining(deployments.map(({ finishedAt }) => finishedAt)),
    );
    expect([...runs.values()].every(times => times.length === 2)).toBe(true);
  });

  it('a service that two sources tell of differently', async () => {
    const { sources, flags } = await qualityOf('web-gateway', 'days=28');
    const [counts, other] = ['counts', 'corroborates'].map(
      role => sources.find(each => each.role === role)?.deployments ?? 0,
    );
    expect(other).not.toBe(counts);
    expect(
      flags.flatMap(({ type, sentence }) =>
        type === 'sources-disagree' ? [sentence] : [],
      ),
    ).toEqual([
      `The sources of web-gateway disagree about its deployments: Argo CD saw ${other}; Git host localhost:7101 saw ${counts}, which count. They are never added.`,
    ]);
    // Both are applications of one instance, and each has dropped a history of its own.
    const argocdOf = (quality: Quality) =>
      quality.sources.find(({ source }) => source === 'argocd:all');
    const own = argocdOf(await qualityOf('card-issuing', 'days=28'));
    expect(own?.completeFrom).toBeDefined();
    expect(argocdOf({ sources, flags })?.completeFrom).not.toBe(
      own?.completeFrom,
    );
  });

  it('a rollback', async () => {
    const deployments = await reachedBy('transfer-router');
    const undone = deployments.filter(({ failure }) =>
      failure?.reasons.includes('rollback'),
    );
    const back = deployments.filter(({ kind }) => kind === 'rollback');
    expect(undone.length).toBeGreaterThan(0);
    expect(undone.map(({ failure }) => failure?.remediedBy[0]).sort()).toEqual(
      back.map(({ id }) => id).sort(),
    );
    expect(back.every(({ rework }) => rework.includes('rollback'))).toBe(true);
    expect(back.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it('a hotfix', async () => {
    const deployments = await reachedBy('transfer-router');
    const hotfixes = deployments.filter(({ rework }) =>
      rework.includes('hotfix'),
    );
    expect(hotfixes.length).toBeGreaterThan(0);
    for (const { id, finishedAt } of hotfixes) {
      const before = deployments[deployments.findIndex(d => d.id === id) - 1];
      const isInTime = hoursFrom(before?.finishedAt, finishedAt) <= 168;
      expect(before?.failure?.remediedBy.includes(id) ?? false).toBe(isInTime);
    }
  });

  it('a branch that was pushed by force', async () => {
    const pulls = await mergedPulls('card-issuing');
    const lost = pulls.filter(({ onMain }) => onMain === undefined);
    expect(lost.map(({ id }) => id)).toEqual(['pr3']);
    const deployments = await reachedBy('card-issuing');
    const ids = deployments.flatMap(({ changes }) => changes.map(c => c.id));
    expect(ids.filter(id => id === 'pr3')).toHaveLength(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a run that was tried again 18 days later', async () => {
    const deployments = await reachedBy('merchant-onboarding');
    const tries = await readDeployments('merchant-onboarding');
    const failed = tries.find(({ outcome }) => outcome === 'failure');
    const again = tries.find(
      ({ run, outcome }) => run === failed?.run && outcome === 'success',
    );
    const found = deployments.filter(({ id }) =>
      [failed?.id, again?.id].includes(id),
    );
    expect(found).toMatchObject([
      { id: again?.id, kind: 'rollback', rework: ['rollback'], changes: [] },
    ]);
    const days = ((again?.endedAt ?? 0) - (failed?.endedAt ?? 0)) / 86_400_000;
    expect(days).toBeCloseTo(18, 6);
  });
});

describe('odd incidents', () => {
  /** Incidents of a sort, and the deployments that the API gives them to. */
  async function blamedFor(isOdd: (incident: Incident) => boolean) {
    const found = [];
    for (const service of recounted.rolloutsOf.keys()) {
      const incidents = recounted.incidentsOf.get(service) ?? [];
      const odd = incidents.filter(isOdd);
      const deployments = odd.length > 0 ? await reachedBy(service) : [];
      for (const incident of odd) {
        const blamed = deployments.filter(({ failure }) =>
          incident.reports.some(id => failure?.incidents.includes(id)),
        );
        found.push({ ...incident, service, blamed });
      }
    }
    expect(found.length).toBeGreaterThan(0);
    return found;
  }

  it('an incident that was reported twice', async () => {
    const twice = await blamedFor(({ reports }) => reports.length > 1);
    for (const { id, blamed, reports } of twice) {
      const told = blamed.flatMap(({ failure }) => failure?.incidents ?? []);
      const ownReports = told.filter(each => reports.includes(each));
      expect(ownReports).toEqual(blamed.length > 0 ? [id] : []);
    }
  });

  it('an incident that no change caused', async () => {
    const unrelated = await blamedFor(({ isOfChange }) => !isOfChange);
    expect(unrelated.flatMap(({ blamed }) => blamed)).toEqual([]);
    for (const { service, reports } of unrelated) {
      const listed = await listedAsNobodys(service);
      expect(listed.filter(({ id }) => reports.includes(id))).toEqual([
        expect.objectContaining({
          why: 'is said by its source to be caused by no change',
          url: expect.stringMatching(/^http/),
        }),
      ]);
    }
  });

  it('an incident that nobody has resolved', async () => {
    const [open] = await blamedFor(({ endedAt }) => endedAt === undefined);
    expect(open?.blamed).toHaveLength(1);
    expect(open?.blamed[0]?.failure?.reasons).toContain('incident');
    expect(open?.blamed[0]?.failure?.recoveryHours).toBeUndefined();
  });

  it('an incident that names a deployment of three days before', async () => {
    const [late] = await blamedFor(({ cause }) => cause !== undefined);
    expect(late?.blamed.map(({ id }) => id)).toEqual([late?.cause]);
  });
});

const answered = z.object({
  quality: z.object({
    sources: z.array(
      z.object({
        source: z.string(),
        role: z.string(),
        deployments: z.number().optional(),
        completeFrom: z.string().optional(),
      }),
    ),
    flags: z.array(
      z.object({
        type: z.string(),
        sentence: z.string(),
        incidents: z
          .array(z.object({ id: z.string(), why: z.string(), url: z.string() }))
          .optional(),
      }),
    ),
  }),
});
type Quality = z.infer<typeof answered>['quality'];

/** What the API says beside the numbers of a service. */
async function qualityOf(service: string, window: string): Promise<Quality> {
  const path = `/delivery/services/default/${service}?${window}`;
  return answered.parse(await recounted.ask(path)).quality;
}

/** Incidents that it lists there as attributed to no deployment. */
async function listedAsNobodys(service: string) {
  const { from, to } = recounted.window;
  const { flags } = await qualityOf(service, `from=${from}&to=${to}`);
  return flags.flatMap(({ type, incidents = [] }) =>
    type === 'incidents-unattributed' ? incidents : [],
  );
}

const PAGE = join(__dirname, '../../../../docs/explanation/odd-histories.md');

it('has a test for each odd history that the page lists', async () => {
  const page = await readFile(PAGE, 'utf8');
  const rows = [...page.matchAll(/^\| ([^|]+?) +\|/gm)]
    .map(([, row]) => row ?? '')
    .filter(row => row !== 'history' && !row.startsWith('-'));
  expect(rows.length).toBeGreaterThan(10);
  const tests = [
    await readFile(__filename, 'utf8'),
    await readFile(join(__dirname, 'deliveries.test.ts'), 'utf8'),
    await readFile(join(__dirname, 'givenHistories.test.ts'), 'utf8'),
  ].join('');
  expect(rows.filter(row => !tests.includes(`'${row}'`))).toEqual([]);
});
