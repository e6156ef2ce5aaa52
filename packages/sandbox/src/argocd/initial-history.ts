import type { CommitRecord } from '../company/ports';
import type { Release } from '../company/types';
import {
  timestamp,
  type KubernetesObject,
} from '../clusters/objects/kubernetes-object';
import { listAt } from '../clusters/objects/json';
import type { Application } from './application';
import { broughtJson, type Revisions } from './brought';
import type { InitialOptions } from './initial-options';
import { operationJson, syncResult, type Operation } from './operation';
import { wasOfOneSource } from './several-sources';

const HISTORY_LIMIT = 10;

export interface Past {
  readonly releases: readonly Release[];
  readonly options: InitialOptions;
  /** Who started it; undefined for Argo CD itself. */
  readonly startedBy: (release: Release) => string | undefined;
  readonly manifests: readonly KubernetesObject[];
}

/** `status.history` and the last operation: ids count from the first release ever, only the latest ten are kept. */
export function pastOf(
  application: Application,
  { releases, options, startedBy, manifests }: Past,
) {
  const [source] = listAt(application, 'spec', 'sources');
  const former = { revision: '', ...(source ? { source } : {}) };
  const history = releases.map((release, id) => ({
    ...(source && wasOfOneSource(id, releases.length)
      ? { ...former, revision: broughtAt(options, release).revision }
      : broughtJson(application, broughtAt(options, release))),
    deployedAt: timestamp(release.deployedAt),
    id,
    deployStartedAt: timestamp(release.deployedAt - 1000),
    initiatedBy: initiatorOf(startedBy(release)),
  }));
  const last = history.at(-1);
  const release = releases.at(-1);
  if (!last || !release) return { history };
  const person = startedBy(release);
  const operation: Operation = {
    ...broughtAt(options, release),
    prune: person === undefined,
    ...(person === undefined ? {} : { username: person }),
  };
  return {
    history: history.slice(-HISTORY_LIMIT),
    reconciledAt: timestamp(options.company.now),
    operationState: {
      operation: operationJson(operation, {
        application,
        syncOptions: ['CreateNamespace=true'],
      }),
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      syncResult: {
        resources: syncResult(
          manifests.map(manifest => ({ manifest, outcome: 'configured' })),
        ),
        ...broughtJson(application, broughtAt(options, undefined)),
      },
      startedAt: last.deployStartedAt,
      finishedAt: last.deployedAt,
    },
  };
}

/** The revisions of a release, or those of now. */
function broughtAt(
  { commits, referred }: InitialOptions,
  release: Release | undefined,
): Revisions {
  const time = release?.deployedAt ?? Infinity;
  return {
    revision: revisionAt(commits, time),
    further: [revisionAt(referred, time)],
  };
}

function initiatorOf(username: string | undefined) {
  return username === undefined ? { automated: true } : { username };
}

/** What the branch pointed at when a release was synced: the newest commit that is not younger. */
export function revisionAt(
  commits: readonly CommitRecord[],
  time: number,
): string {
  return (
    (commits.find(commit => commit.at <= time) ?? commits.at(-1))?.sha ?? ''
  );
}
