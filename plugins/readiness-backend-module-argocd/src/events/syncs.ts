import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { WithoutSha } from '@groundwork/plugin-readiness-node';
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
  /** Who or what began it, as Argo CD says it. */
  readonly initiatedBy: HistoryEntry['initiatedBy'];
  /**
   * Commit of the GitOps repository, or a revision of each of several sources in their order, of which some may be a version of a
   * chart; absent where nobody can be asked what was made of it.
   */
  readonly revision?: string | readonly string[];
  /** Why there is none. */
  readonly withoutRevision?: WithoutSha;
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
    initiatedBy,
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
    initiatedBy: operation.initiatedBy,
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
): Pick<Sync, 'content' | 'revision' | 'withoutRevision'> {
  const many = revisions ?? [];
  const from = sources ? [sources].flat() : [source];
  const text = JSON.stringify([
    many.length > 0 ? many : [revision],
    from.map(withoutBranch),
  ]);
  const content = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const now = spec.sources ?? [spec.source];
  const isSame = isDeepStrictEqual(
    from.map(withoutBranch),
    now.map(withoutBranch),
  );
  if (!isSame) {
    return {
      content,
      withoutRevision: { reason: 'sources-changed' },
    };
  }
  const isWhole = many.length === from.length && many.every(Boolean);
  if (sources && !isWhole) {
    return {
      content,
      withoutRevision: {
        reason: 'several-sources',
        detail: 'Its history does not say a revision of each of its sources.',
      },
    };
  }
  const brought = sources ? many : revision;
  return brought && brought.length > 0
    ? { content, revision: brought }
    : { content, withoutRevision: { reason: 'no-revision' } };
}

/** Whether it was a branch or a tag that named the revision changes nothing. */
function withoutBranch(source: unknown): unknown {
  if (typeof source !== 'object' || source === null) {
    return source;
  }
  const { targetRevision, ...rest } = source as Record<string, unknown>; // any object has fields of unknown types
  return rest;
}
