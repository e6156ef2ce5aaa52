import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { askGitHost, GIT_HOST } from './servers';
import type { sync } from './syncs';

const DEPLOYS = 'Deploy to production';
/** What is asked for of the vectors of autumn. */
export const AUTUMN = { from: '2026-08-01', to: '2026-10-01' };

const created = z.object({ id: z.number(), full_name: z.string() });

/** A repository with one commit, of which nobody has heard anything yet. */
export async function newRepository(name: string): Promise<number> {
  const body = JSON.stringify({ name, auto_init: true });
  const path = '/orgs/saltmarsh/repos';
  return created.parse(await askGitHost(path, { method: 'POST', body })).id;
}

/** What a reading leaves. */
export type Read = Awaited<ReturnType<typeof sync>>;

/** When the deployments of a service to production ended, as they are served; the latest first. */
export async function endsOf(
  { answers }: Read,
  service: string,
  window = AUTUMN,
) {
  const ends: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await answers.deployments({
      ...{ services: [`component:default/${service}`], cursor, ...window },
    });
    ends.push(...page.items.map(({ finishedAt }) => finishedAt));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ends;
}

/** A job that deploys; without its end it goes on. */
export const jobAt = (
  startedAt: string,
  completedAt?: string,
  conclusion?: string,
) => ({
  ...{ name: DEPLOYS, startedAt },
  ...(completedAt === undefined ? {} : { completedAt }),
  ...(conclusion === undefined ? {} : { conclusion }),
});

/** So many runs, each of which deployed once. */
export const runsBetween = (from: string, to: string, count: number) => {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(
      fromMs + Math.floor((index * (toMs - fromMs)) / (count - 1)),
    ).toISOString();
    const jobs = [{ ...jobAt(createdAt, createdAt) }];
    return { createdAt, attempts: [{ startedAt: createdAt, jobs }] };
  });
};

/** Incidents of a service that go on. */
export async function reportIncidents(
  service: string,
  count: number,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const labels = ['incident', `service:${service}`];
    const body = JSON.stringify({ title: `Outage ${number}`, labels });
    await askGitHost('/repos/saltmarsh/incidents/issues', {
      ...{ method: 'POST', body },
    });
  }
}

/** How the Git host answers to the former name of a repository: to REST, to whoever follows, and to Git. */
export async function lookAsRenamed(old: string) {
  const moved = await fetch(`${GIT_HOST}/api/v3/repos/saltmarsh/${old}`, {
    headers: { authorization: 'Bearer sandbox-git-token' },
    redirect: 'manual',
  });
  const { stdout } = await promisify(execFile)('git', [
    ...['-c', 'http.extraHeader=Authorization: Bearer sandbox-git-token'],
    ...['ls-remote', `${GIT_HOST}/saltmarsh/${old}.git`, 'refs/heads/main'],
  ]);
  return {
    status: moved.status,
    location: moved.headers.get('location'),
    found: created.parse(await askGitHost(`/repos/saltmarsh/${old}`)),
    refs: stdout,
  };
}
