import { Knex } from 'knex';

const HOUR_MS = 3_600_000;

/** What a service did in a window, counted anew. */
export interface Recount {
  readonly deployments: number;
  readonly leadTimesHours: readonly number[];
  readonly reached: number;
  readonly failures: number;
  readonly rework: number;
  readonly recoveriesHours: readonly number[];
  readonly open: number;
}

interface Run {
  readonly id: string;
  readonly ok: boolean;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  failed: boolean;
  isRollback: boolean;
  isRework: boolean;
  remedies: number[];
  incidents: { start: number; end: number | undefined }[];
}

/**
 * Counts a service with one line of commits from the rows that its sources told, by loops and by nothing that the product
 * counts with: no graph, no fold, no ledger.
 */
export async function recount(
  knex: Knex,
  service: string,
  window: { readonly fromMs: number; readonly toMs: number },
): Promise<Recount> {
  const commits = await readLine(knex, service);
  const pulls = await readPulls(knex, service);
  const runs = await readRuns(knex, service, commits);
  const leads = judge(runs, commits, pulls);
  await blame(knex, service, runs);
  const isIn = (time: number) => time >= window.fromMs && time < window.toMs;
  const own = runs.filter(run => isIn(run.end));
  const reached = own.filter(run => run.ok || run.incidents.length > 0);
  const recovered = runs.flatMap(run => recoveryOf(run) ?? []);
  return {
    deployments: own.filter(({ ok }) => ok).length,
    leadTimesHours: leads
      .filter(({ end }) => isIn(end))
      .map(({ end, first }) => (end - first) / HOUR_MS)
      .sort((a, b) => a - b),
    reached: reached.length,
    failures: reached.filter(run => run.failed || run.incidents.length > 0)
      .length,
    rework: reached.filter(({ isRework }) => isRework).length,
    recoveriesHours: recovered
      .filter(({ end }) => isIn(end))
      .map(({ start, end }) => (end - start) / HOUR_MS)
      .sort((a, b) => a - b),
    open: own.filter(({ incidents }) =>
      incidents.some(({ end }) => end === undefined),
    ).length,
  };
}

interface Commit {
  readonly sha: string;
  readonly authored: number;
  readonly pull: number | undefined;
}

async function readLine(
  knex: Knex,
  repository: string,
): Promise<readonly Commit[]> {
  const after = new Map<string, Commit>();
  for (const row of await knex('delivery_commits').where({ repository })) {
    const { parents, authoredAtMs, pr } = JSON.parse(row.fact);
    const commit = { sha: row.sha, authored: authoredAtMs, pull: pr };
    after.set(parents[0] ?? 'none', commit);
  }
  const line: Commit[] = [];
  for (let next = after.get('none'); next; next = after.get(next.sha)) {
    line.push(next);
  }
  return line;
}

async function readPulls(knex: Knex, repository: string) {
  const pulls = new Map<number, { first: number; isHotfix: boolean }>();
  for (const row of await knex('delivery_pull_requests').where({
    repository,
  })) {
    const { commits, title } = JSON.parse(row.fact);
    let first = Infinity;
    for (const { authoredAtMs } of commits) {
      first = Math.min(first, authoredAtMs);
    }
    pulls.set(row.number, { first, isHotfix: title.includes('hotfix') });
  }
  return pulls;
}

async function readRuns(
  knex: Knex,
  place: string,
  commits: readonly Commit[],
): Promise<readonly Run[]> {
  const runs = new Map<string, Run>();
  for (const row of await knex('delivery_deployments').where({ place })) {
    const { sha, startedAtMs } = JSON.parse(row.fact);
    const [status] = await knex('delivery_deployment_statuses').where({
      external_id: row.external_id,
    });
    const known = runs.get(row.run_key);
    const end = Number(status.at_ms);
    const isLast = !known || end > known.end;
    runs.set(row.run_key, {
      id: isLast ? row.external_id : known.id,
      ok: status.state === 'success' || known?.ok === true,
      index: commits.findIndex(commit => commit.sha === sha),
      start: Math.min(startedAtMs, known?.start ?? Infinity),
      end: Math.max(end, known?.end ?? 0),
      ...{ failed: false, isRollback: false, isRework: false },
      ...{ remedies: [], incidents: [] },
    });
  }
  return [...runs.values()].sort((a, b) => a.end - b.end);
}

/** Goes through the deployments once: what each delivered first, and which earlier one it undid. */
function judge(
  runs: readonly Run[],
  commits: readonly Commit[],
  pulls: ReadonlyMap<number, { first: number; isHotfix: boolean }>,
): readonly { readonly first: number; readonly end: number }[] {
  const leads: { first: number; end: number }[] = [];
  const done: Run[] = [];
  let delivered = -1;
  for (const run of runs.filter(({ ok }) => ok)) {
    const before = done.at(-1);
    const isNew = run.index !== before?.index;
    const wasThere = done.some(({ index }) => index === run.index);
    if (before && isNew && (run.index < before.index || wasThere)) {
      run.isRollback = true;
      run.isRework = true;
      undo(run, done);
    }
    for (let at = delivered + 1; at <= run.index; at += 1) {
      const commit = commits[at];
      const pull = pulls.get(commit?.pull ?? -1);
      if (before && commit) {
        leads.push({ first: pull?.first ?? commit.authored, end: run.end });
        if (pull?.isHotfix) {
          run.isRework = true;
          if (run.end - before.end <= 168 * HOUR_MS) {
            remedy(before, run);
          }
        }
      }
    }
    delivered = Math.max(delivered, run.index);
    done.push(run);
  }
  return leads;
}

function undo(run: Run, done: readonly Run[]): void {
  let target = -1;
  for (const [at, earlier] of done.entries()) {
    if (earlier.index === run.index) {
      target = at;
    }
  }
  const undone = done
    .slice(target + 1)
    .find(other => !other.isRollback && other.index !== run.index);
  if (undone) {
    remedy(undone, run);
  }
}

function remedy(failed: Run, by: Run): void {
  failed.failed = true;
  failed.remedies.push(by.end);
}

/** An incident is that of the rollout that was running when it began, else of the last one within a day. */
async function blame(
  knex: Knex,
  service: string,
  runs: readonly Run[],
): Promise<void> {
  for (const row of await knex('delivery_incidents')) {
    const fact = JSON.parse(row.fact);
    if (!fact.places.includes(service) || fact.changeCaused === false) {
      continue;
    }
    const start = fact.impactStartedAtMs ?? fact.createdAtMs;
    let cause: Run | undefined;
    for (const run of runs) {
      if (run.ok && run.end <= start && start - run.end <= 24 * HOUR_MS) {
        cause = run;
      }
    }
    for (const run of runs) {
      if (run.start <= start && start <= run.end) {
        cause = run;
      }
    }
    cause?.incidents.push({ start, end: fact.resolvedAtMs });
  }
}

function recoveryOf(run: Run): { start: number; end: number } | undefined {
  if (run.incidents.length > 0) {
    let start = Infinity;
    let last = 0;
    for (const incident of run.incidents) {
      if (incident.end === undefined) {
        return undefined;
      }
      start = Math.min(start, incident.start);
      last = Math.max(last, incident.end);
    }
    return { start, end: last };
  }
  return run.remedies.length === 0
    ? undefined
    : { start: run.end, end: Math.min(...run.remedies) };
}
