import type { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { readings } from './__testUtils__/githubDeliveries';
import {
  askGitHost,
  listGitHost,
  PATIENCE_MS,
  startSmallCompany,
} from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

const COLLECTORS = [
  ...['deployments', 'runs', 'pull-requests', 'commits', 'incidents'],
];

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSmallCompany();
}, PATIENCE_MS);
afterAll(() => sandbox.close());

const repositories = () => {
  const { company } = sandbox.gitHost();
  return [...new Set(company.services.map(({ repository }) => repository))];
};

const shasOf = (events: readonly DeliveryEvent[]) =>
  events.flatMap(event => (event.kind === 'commit' ? [event.sha] : []));

it('reads every pull request, commit and incident that the Git host lists', async () => {
  const reading = readings(sandbox.gitHost().company);
  await reading.next();
  await reading.close();
  const events = reading.events();
  const changes = await listedChanges();
  expect(
    events
      .flatMap(event =>
        event.kind === 'pull-request'
          ? [`${event.repository} ${event.number}`]
          : [],
      )
      .sort(),
  ).toEqual(changes.pulls.sort());
  expect(changes.pulls.length).toBeGreaterThan(0);
  expect(shasOf(events).sort()).toEqual(changes.commits.sort());

  const incidents = await listedIncidents();
  const told = events.flatMap(event =>
    event.kind === 'incident' ? [event] : [],
  );
  expect(told.map(({ id }) => id).sort()).toEqual(
    incidents.map(({ id }) => id).sort(),
  );
  // What was reported twice is one.
  expect(new Set(told.map(({ dedupKey }) => dedupKey)).size).toBe(
    incidents.filter(({ isCopy }) => !isCopy).length,
  );
});

/** What the Git host lists of incidents. */
async function listedIncidents() {
  const path = '/repos/saltmarsh/incidents';
  const { id } = z.object({ id: z.number() }).parse(await askGitHost(path));
  const label = z.object({ name: z.string() });
  const issue = z.object({ number: z.number(), labels: z.array(label) });
  const found = await listGitHost(
    `${path}/issues?state=all&labels=incident`,
    issue,
  );
  return found.map(({ number, labels }) => ({
    id: `${id}#${number}`,
    isCopy: labels.some(({ name }) => name === 'duplicate'),
  }));
}

/** What the Git host lists of merged pull requests and of the default branches. */
async function listedChanges() {
  const pulls: string[] = [];
  const commits: string[] = [];
  const pull = z.object({
    number: z.number(),
    merged_at: z.string().nullable(),
  });
  for (const name of repositories()) {
    const path = `/repos/saltmarsh/${name}`;
    const { id } = z.object({ id: z.number() }).parse(await askGitHost(path));
    for (const each of await listGitHost(`${path}/pulls?state=all`, pull)) {
      if (each.merged_at !== null) pulls.push(`${id} ${each.number}`);
    }
    const shas = await listGitHost(
      `${path}/commits`,
      z.object({ sha: z.string() }),
    );
    commits.push(...shas.map(({ sha }) => sha));
  }
  return { pulls, commits };
}

it('reads commits that come late, and what a forced push left', async () => {
  const { services } = sandbox.gitHost().company;
  const { repository: name = '' } =
    services.find(({ lineage }) => lineage === 'api') ?? {};
  const repository = `/repos/saltmarsh/${name}`;
  const reading = readings(sandbox.gitHost().company);
  await reading.next();
  const main = await tipOf(`${repository}/git/ref/heads/main`);
  const long = await commitOn(repository, {
    ...{ parents: [main], message: 'Work that waited', days: 30 },
  });
  const own = await commitOn(repository, {
    ...{ parents: [main], message: 'Another change', days: 0 },
  });
  const merge = await commitOn(repository, {
    ...{ parents: [own, long], message: 'Merge the work', days: 0 },
  });
  await move(repository, merge, false);
  await reading.next();
  expect(shasOf(reading.events())).toEqual(
    expect.arrayContaining([long, own, merge]),
  );
  const again = await commitOn(repository, {
    ...{ parents: [main], message: 'Another change, again', days: 0 },
  });
  await move(repository, again, true);
  await reading.next();
  expect(shasOf(reading.events())).toEqual(
    expect.arrayContaining([long, own, merge, again]),
  );
  await reading.close();
});

const objectOf = z.object({ object: z.object({ sha: z.string() }) });

async function tipOf(path: string): Promise<string> {
  return objectOf.parse(await askGitHost(path)).object.sha;
}

/** A commit that changes nothing, made so many days ago. */
async function commitOn(
  repository: string,
  {
    parents,
    message,
    days,
  }: {
    readonly parents: readonly string[];
    readonly message: string;
    readonly days: number;
  },
): Promise<string> {
  const { store } = sandbox.gitHost().state;
  const name = repository.replace('/repos/', '');
  const tree = (await store.commit(parents[0] ?? ''))?.tree;
  const at = Math.floor(Date.now() / 1000) - days * 86_400;
  const by = `Ada <ada@saltmarsh.example> ${at} +0000`;
  const lines = [
    `tree ${tree}`,
    ...parents.map(parent => `parent ${parent}`),
    `author ${by}`,
    `committer ${by}`,
  ];
  const sha = await store.git(
    name,
    ['hash-object', '-t', 'commit', '-w', '--stdin'],
    `${lines.join('\n')}\n\n${message}\n`,
  );
  return sha.toString().trim();
}

async function move(repository: string, sha: string, force: boolean) {
  await askGitHost(`${repository}/git/refs/heads/main`, {
    method: 'PATCH',
    body: JSON.stringify({ sha, force }),
  });
}

it('asks little the first time, and nearly nothing when nothing happened', async () => {
  const reading = readings(sandbox.gitHost().company);
  const first = await reading.next();
  const quiet = await reading.next();
  await reading.close();
  for (const { streams } of first) {
    expect(streams.filter(({ end }) => end.outcome !== 'complete')).toEqual([]);
  }
  const { length } = repositories();
  expect(first.map(({ collector }) => collector)).toEqual(
    COLLECTORS.map(name => `github:${name}`),
  );
  for (const { requests } of first) {
    expect(requests).toBeLessThanOrEqual(3 * length + 5);
  }
  for (const { collector, requests } of quiet) {
    // Runs have no beginning that says whether an old one was repeated.
    const most = collector === 'github:runs' ? 2 * length : 5;
    expect(requests).toBeLessThanOrEqual(most);
  }
});
