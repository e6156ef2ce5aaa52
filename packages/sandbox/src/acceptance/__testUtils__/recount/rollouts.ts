/** One row of what a source tells: a try to bring something to one environment. Times are milliseconds. */
export interface Attempt {
  readonly id: string;
  /** What its tries and regions have in common. */
  readonly run: string;
  readonly environment: string;
  readonly sha: string | undefined;
  readonly startedAt: number;
  readonly outcome: 'success' | 'failure' | 'pending';
  readonly endedAt: number;
}

export type Kind =
  | 'baseline'
  | 'forward'
  | 'redeploy'
  | 'rollback'
  | 'late'
  | 'unknown';

/** What became of one run, with room for what the recount finds out. */
export interface Rollout {
  readonly id: string;
  readonly ok: boolean;
  readonly sha: string | undefined;
  readonly startedAt: number;
  /** Start of the earliest attempt that won. */
  readonly wonFrom: number;
  readonly finishedAt: number;
  readonly spans: readonly (readonly [number, number])[];
  kind: Kind | undefined;
  readonly changes: Change[];
  readonly rework: Set<string>;
  readonly reasons: Set<string>;
  readonly remedies: Rollout[];
  readonly incidents: Incident[];
}

export interface Change {
  readonly id: string;
  readonly leadTimeHours: number | undefined;
}

export interface Incident {
  readonly id: string;
  readonly reports: readonly string[];
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly isOfChange: boolean;
  /** Deployment that somebody named. */
  readonly cause: string | undefined;
}

const PRODUCTION = /^(?:prod|production|prod-.+|live)$/i;

/** The runs that are over, in the order in which they finished. */
export function rolloutsOf(attempts: readonly Attempt[]): readonly Rollout[] {
  const runs = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    if (PRODUCTION.test(attempt.environment.trim())) {
      const known = runs.get(attempt.run);
      if (known) known.push(attempt);
      else runs.set(attempt.run, [attempt]);
    }
  }
  const found: Rollout[] = [];
  for (const rows of runs.values()) {
    const rollout = rolloutOf(rows);
    if (rollout) found.push(rollout);
  }
  return found.sort((a, b) => a.finishedAt - b.finishedAt);
}

function rolloutOf(rows: readonly Attempt[]): Rollout | undefined {
  const inOrder = [...rows].sort((a, b) => a.endedAt - b.endedAt);
  const won: Attempt[] = [];
  const lost: Attempt[] = [];
  let waits = false;
  for (const environment of new Set(rows.map(row => row.environment))) {
    const own = inOrder.filter(row => row.environment === environment);
    const winner = own.find(({ outcome }) => outcome === 'success');
    const loser = own.findLast(({ outcome }) => outcome === 'failure');
    if (winner) won.push(winner);
    else if (loser) lost.push(loser);
    else waits = true;
  }
  const ended = [...won, ...lost].sort((a, b) => a.endedAt - b.endedAt);
  const last = ended.at(-1);
  if (!last || (waits && lost.length === 0)) return undefined;
  const from = (some: readonly Attempt[]) =>
    Math.min(last.endedAt, ...some.map(({ startedAt }) => startedAt));
  return {
    id: last.id,
    ok: lost.length === 0,
    sha: ended.findLast(({ sha }) => sha !== undefined)?.sha,
    startedAt: from(rows),
    wonFrom: from(ended),
    finishedAt: last.endedAt,
    spans: rows.map(row => [row.startedAt, row.endedAt]),
    kind: undefined,
    ...{ changes: [], rework: new Set(), reasons: new Set() },
    ...{ remedies: [], incidents: [] },
  };
}
