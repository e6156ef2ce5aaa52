import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  DeployedApplication,
  HistoryEntry,
  OperationState,
} from './deployedApplication';

/** A synchronisation that brought, or was to bring, something new. */
export interface Sync {
  /** One of its application's, the same whenever it is read. */
  readonly id: string;
  /** Place in the history; absent for one that failed, of which Argo CD keeps the last only. */
  readonly number?: number;
  readonly state: 'success' | 'failure';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What was brought: revisions and where they come from. */
  readonly content: string;
  readonly isAutomated: boolean;
  /** Commit of the GitOps repository; absent where there are several, or where the application comes from elsewhere now. */
  readonly revision?: string;
  /** Images that Argo CD noted, of its last operation only. */
  readonly images: readonly string[];
}

type Synced = Pick<
  HistoryEntry,
  'revision' | 'revisions' | 'source' | 'sources'
>;

/** The synchronisations that an application still tells of, the earliest first. */
export function syncsOf(application: DeployedApplication): readonly Sync[] {
  const { history, operationState } = application.status ?? {};
  const kept = (history ?? []).map(entry =>
    keptSync(application, entry, operationState ?? undefined),
  );
  const failed = operationState && failedSync(application, operationState);
  return [...kept, ...(failed ? [failed] : [])].sort(
    (a, b) => a.endedAtMs - b.endedAtMs || (a.number ?? 0) - (b.number ?? 0),
  );
}

function keptSync(
  application: DeployedApplication,
  entry: HistoryEntry,
  last: OperationState | undefined,
): Sync {
  const { id, deployedAt, deployStartedAt, initiatedBy } = entry;
  const isLast =
    last?.phase === 'Succeeded' &&
    last.startedAt === deployStartedAt &&
    last.finishedAt === deployedAt;
  return {
    // Histories that were restored count again from where they were.
    id: `history:${id}@${deployedAt}`,
    number: id,
    state: 'success',
    startedAtMs: Date.parse(deployStartedAt ?? deployedAt),
    endedAtMs: Date.parse(deployedAt),
    isAutomated: initiatedBy?.automated ?? false,
    ...broughtBy(application, entry),
    images: isLast ? imagesOf(last) : [],
  };
}

/** Healing and trying out bring nothing new; neither does a synchronisation of some objects, which leaves no history. */
function failedSync(
  application: DeployedApplication,
  last: OperationState,
): Sync | undefined {
  const { phase, startedAt, finishedAt, operation, syncResult } = last;
  const sync = operation?.sync;
  if (
    (phase !== 'Failed' && phase !== 'Error') ||
    !finishedAt ||
    !sync ||
    sync.dryRun ||
    (sync.resources ?? []).length > 0 ||
    (sync.autoHealAttemptsCount ?? 0) > 0
  ) {
    return undefined;
  }
  return {
    id: `operation@${startedAt}`,
    state: 'failure',
    startedAtMs: Date.parse(startedAt),
    endedAtMs: Date.parse(finishedAt),
    isAutomated: operation.initiatedBy?.automated ?? false,
    ...broughtBy(application, syncResult ?? sync),
    images: imagesOf(last),
  };
}

function imagesOf({ syncResult }: OperationState): readonly string[] {
  const resources = syncResult?.resources ?? [];
  return [...new Set(resources.flatMap(({ images }) => images ?? []))];
}

function broughtBy(
  { spec }: DeployedApplication,
  { revision, revisions, source, sources }: Synced,
): Pick<Sync, 'content' | 'revision'> {
  const many = revisions ?? [];
  const from = sources ? [sources].flat() : [source];
  const text = JSON.stringify([
    many.length > 0 ? many : [revision],
    from.map(withoutBranch),
  ]);
  const isSame = isDeepStrictEqual(
    withoutBranch(source),
    withoutBranch(spec.source),
  );
  return {
    content: createHash('sha256').update(text).digest('hex').slice(0, 16),
    ...(revision && many.length === 0 && isSame ? { revision } : {}),
  };
}

/** Whether it was a branch or a tag that named the revision changes nothing. */
function withoutBranch(source: unknown): unknown {
  if (typeof source !== 'object' || source === null) {
    return source;
  }
  const { targetRevision, ...rest } = source as Record<string, unknown>; // any object has fields of unknown types
  return rest;
}
