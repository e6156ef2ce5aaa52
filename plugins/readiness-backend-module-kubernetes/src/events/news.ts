import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { joinedRun, type WithoutSha } from '@groundwork/plugin-readiness-node';
import {
  commitOfTag,
  imageOfService,
  parseImageReference,
  type ImageReference,
} from '@groundwork/source-client/registry';
import { nothing, type Known, type Told } from './position';
import type { Rollout } from './rollouts';

/** A workload, as its events name it. */
export interface Placed {
  readonly uid: string;
  readonly place: string;
  readonly environment: string;
  /** Names that the image of the service may have. */
  readonly names: ReadonlySet<string>;
  readonly rollouts: readonly Rollout[];
}

/** What a workload tells beyond what is known of it. */
export function newsOf(
  placed: Placed,
  before: Known = nothing,
  asOf: Date,
): { readonly known: Known; readonly events: readonly DeliveryEventInput[] } {
  const events: DeliveryEventInput[] = [];
  const open: Told[] = [];
  for (const told of before.open) {
    const rollout = placed.rollouts.find(
      ({ revision }) => revision.number === told.number,
    );
    const status = rollout && statusOf(rollout, asOf);
    if (status && !(told.failed && status.state === 'failure')) {
      const deploymentId = idOf(placed, told.number);
      events.push({ kind: 'deployment-status', deploymentId, ...status });
    }
    if (rollout?.isCurrent && status?.state !== 'success') {
      const hasFailed = told.failed || status?.state === 'failure';
      open.push({ ...told, ...(hasFailed ? { failed: true } : {}) });
    }
  }
  let known: Known = { ...before, open };
  for (const rollout of placed.rollouts) {
    if (rollout.revision.number > known.last) {
      // What was brought back can be dated when it has ended.
      if (rollout.isCurrent && rollout.startedAtMs === undefined) {
        break;
      }
      known = tell(placed, rollout, known, events);
    }
  }
  return { known, events };
}

function tell(
  placed: Placed,
  rollout: Rollout,
  before: Known,
  events: DeliveryEventInput[],
): Known {
  const { revision, startedAtMs, isCurrent, end } = rollout;
  const { number } = revision;
  const run = joinedRun(broughtBy(placed, rollout), before.lately);
  const told: Told = {
    number,
    ...(run.runId === undefined ? {} : { runId: run.runId }),
    ...(end?.state === 'failure' ? { failed: true } : {}),
  };
  if (startedAtMs !== undefined) {
    const status = statusOf(rollout);
    const event = deploymentEvent(placed, rollout, told);
    events.push(
      status && event.kind === 'deployment'
        ? { ...event, statuses: [...(event.statuses ?? []), status] }
        : event,
    );
  }
  const sinceMs = completeSince(rollout, before);
  return {
    last: number,
    read: before.read + 1,
    ...(sinceMs === undefined ? {} : { sinceMs }),
    open:
      isCurrent && end?.state !== 'success'
        ? [...before.open, told]
        : before.open,
    asked:
      startedAtMs !== undefined && commitOf(placed, rollout) === undefined
        ? [...before.asked, told]
        : before.asked,
    lately: run.lately,
  };
}

/** Of a rollout that was replaced unseen nobody says how it ended, and of those before the first one not even when they were. */
function completeSince(
  { revision, startedAtMs = revision.createdMs, ...rollout }: Rollout,
  { last, sinceMs }: Known,
): number | undefined {
  if (!rollout.isCurrent) {
    return rollout.replacedAtMs ?? startedAtMs;
  }
  return revision.number > last + 1 ? startedAtMs : sinceMs;
}

function statusOf(
  { revision, isCurrent, end, replacedAtMs }: Rollout,
  asOf?: Date,
):
  | {
      readonly state: 'success' | 'failure' | 'inactive';
      readonly atMs: number;
    }
  | undefined {
  if (end) {
    // First seen when it was over long since: then it is as old as it may be.
    const atMs = end.atMs ?? asOf?.getTime() ?? revision.createdMs;
    return { state: end.state, atMs };
  }
  return isCurrent || replacedAtMs === undefined
    ? undefined
    : { state: 'inactive', atMs: replacedAtMs };
}

function idOf({ uid }: Placed, number: number): string {
  return `rollout:${uid}/${number}`;
}

/** A rollout as an event; told once more when its commit is known. */
export function deploymentEvent(
  placed: Placed,
  rollout: Rollout,
  {
    runId,
    sha = commitOf(placed, rollout),
    withoutSha = { reason: 'not-asked-yet' },
  }: Pick<Told, 'runId'> & {
    readonly sha?: string;
    readonly withoutSha?: WithoutSha;
  },
): DeliveryEventInput {
  const { place, environment } = placed;
  const { revision, startedAtMs = revision.createdMs } = rollout;
  return {
    kind: 'deployment',
    id: idOf(placed, revision.number),
    ...{ place, environment, startedAtMs },
    ...(sha === undefined ? { withoutSha } : { sha }),
    ...(runId === undefined ? {} : { runId }),
    statuses: [{ state: 'in_progress', atMs: startedAtMs }],
    // A cluster does not say who changed a workload.
    startedBy: { kind: 'unknown' },
  };
}

/** The image that is the service. */
export function imageOf(
  { names }: Placed,
  { revision }: Rollout,
): ImageReference | undefined {
  return imageOfService(revision.images, names);
}

function commitOf(placed: Placed, rollout: Rollout): string | undefined {
  const image = imageOf(placed, rollout);
  return rollout.revision.commit ?? (image && commitOfTag(image));
}

/** Workloads of one service get a release by its version, in whatever images it is. */
function broughtBy(placed: Placed, rollout: Rollout): string {
  const { images } = rollout.revision;
  const image =
    imageOf(placed, rollout) ?? parseImageReference(images[0] ?? '');
  return (
    commitOf(placed, rollout) ??
    image?.tag ??
    image?.digest ??
    image?.repository ??
    'nothing'
  ).slice(0, 200);
}
