import {
  goldenPathRuns,
  type GoldenPathRun,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type { CollectContext } from '@groundwork/plugin-readiness-node';
import { refOf, type Memberships } from './memberships';
import { opensTicketOnly } from './tasks/opensTicketOnly';
import type { RunOutcome } from './tasks/readOutcome';
import type { Task } from './tasks/schema';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Twice what any check looks back, and a month for whoever reads the evidence. */
const KEPT_DAYS = 400;

/** The runs that an earlier look saw, by id. */
type EarlierRuns = ReadonlyMap<string, GoldenPathRun>;

/** What the last good look at a scaffolder saw; empty where nobody keeps it. */
export async function earlierRuns(
  subject: Subject,
  { earlier }: CollectContext,
): Promise<EarlierRuns> {
  const parsed = goldenPathRuns.schema.safeParse(await earlier?.(subject));
  return new Map(
    parsed.success ? parsed.data.runs.map(run => [run.id, run]) : [],
  );
}

/** Nothing more happens to it. */
export function hasEnded({ status }: Pick<GoldenPathRun, 'status'>): boolean {
  switch (status) {
    case 'completed':
    case 'failed':
    case 'cancelled':
    case 'skipped':
      return true;
    case 'open':
    case 'processing':
      return false;
    default:
      return neverStatus(status);
  }
}

/** The run of a task. Whoever changes teams later ran it as a member of the earlier one. */
export function runOf(
  task: Task,
  known: {
    readonly outcome: RunOutcome;
    readonly memberships: Memberships;
    readonly earlier: GoldenPathRun | undefined;
  },
): GoldenPathRun {
  const { templateInfo, user, parameters, steps } = task.spec;
  const creator = task.createdBy ?? user?.ref;
  const teams =
    known.earlier?.teams ??
    (creator ? known.memberships(refOf(creator)) : undefined);
  const owner = parameters?.owner;
  const ticket = opensTicketOnly(steps.map(({ action }) => action));
  return {
    id: task.id,
    ...(templateInfo
      ? { template: refOf(templateInfo.entityRef, 'Template') }
      : {}),
    status: task.status,
    createdAt: new Date(task.createdAt).toISOString(),
    ...known.outcome,
    ...(teams ? { teams: [...teams] } : {}),
    ...(typeof owner === 'string' && owner !== ''
      ? groupOf(refOf(owner, 'Group'))
      : {}),
    ...(ticket === undefined ? {} : { opensTicketOnly: ticket }),
    isListed: true,
  };
}

/** An owner who is a person stays unnamed. */
function groupOf(ref: string): { readonly owner?: string } {
  return ref.startsWith('group:') ? { owner: ref } : {};
}

/** What the scaffolder has forgotten since and may still be asked about. */
export function forgotten(
  earlier: EarlierRuns,
  listed: readonly GoldenPathRun[],
  asOf: Date,
): readonly GoldenPathRun[] {
  const ids = new Set(listed.map(({ id }) => id));
  return [...earlier.values()]
    .filter(
      ({ id, createdAt }) =>
        !ids.has(id) &&
        Date.parse(createdAt) >= asOf.getTime() - KEPT_DAYS * DAY_MS,
    )
    .map(run => ({ ...run, isListed: false }));
}

function neverStatus(status: never): never {
  throw new Error(`Unknown status ${String(status)}`);
}
