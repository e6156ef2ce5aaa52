import type { CiRuns } from '@groundwork/plugin-ci-runs-common';
import {
  compareEnvironments,
  environmentOutcome,
  failedSources,
  healthWord,
  wasSeen,
} from '@groundwork/plugin-deployments';
import type { SayDeployments } from '@groundwork/plugin-deployments';
import type { DeploymentStatus } from '@groundwork/plugin-deployments-common';
import type {
  FailedSource,
  StatusOutcome,
} from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';
import { readBefore, type CiGaps } from './ciStates';

/** One thing that is broken or waits, and where to look at it. */
export interface Trouble {
  readonly entityRef: string;
  readonly outcome: Extract<StatusOutcome, 'fails' | 'partly'>;
  /** The status word: "degraded", "failed". */
  readonly word: string;
  /** What it is about: "production", "CI on main". */
  readonly where: string;
  /** Path below the entity's page. */
  readonly path: string;
  /** When it was seen, where nobody could look since. */
  readonly seenAt?: string;
}

function deploymentTroubles(
  status: DeploymentStatus,
  t: SayDeployments,
): readonly Trouble[] {
  return [...status.environments]
    .sort(compareEnvironments)
    .reverse()
    .flatMap(environment => {
      const outcome = environmentOutcome(environment);
      return outcome === 'fails' || outcome === 'partly'
        ? [
            {
              entityRef: status.entityRef,
              outcome,
              word: healthWord(environment.health, t),
              where: environment.name,
              path: '',
            },
          ]
        : [];
    });
}

function runTroubles(answer: CiRuns, t: Say): Trouble[] {
  const { entityRef, runs } = answer;
  const [last] = runs;
  const seenAt = readBefore(answer);
  return last?.status === 'failed'
    ? [
        {
          entityRef,
          outcome: 'fails',
          word: t('services.troubles.failed'),
          where: last.branch
            ? t('services.troubles.runOn', { branch: last.branch })
            : t('services.troubles.run'),
          path: '/ci-runs',
          ...(seenAt === undefined ? {} : { seenAt }),
        },
      ]
    : [];
}

/** Everything that is broken or waits; what is broken comes first. */
export function troublesOf(
  statuses: readonly DeploymentStatus[],
  runs: readonly CiRuns[],
  say: { readonly t: Say; readonly deployments: SayDeployments },
): readonly Trouble[] {
  const troubles = [
    ...statuses.flatMap(status => deploymentTroubles(status, say.deployments)),
    ...runs.flatMap(answer => runTroubles(answer, say.t)),
  ];
  return [
    ...troubles.filter(({ outcome }) => outcome === 'fails'),
    ...troubles.filter(({ outcome }) => outcome === 'partly'),
  ];
}

/** Sources over many services: how many there are and which of them failed for at least one. */
export interface SourcesOfMany {
  readonly asked: number;
  readonly failed: readonly FailedSource[];
}

/** Joins the sources of many services, of what runs and of CI; one that failed for any of them counts as failed. */
export function sourcesOf(
  statuses: readonly DeploymentStatus[],
  ci: Pick<CiGaps, 'asked' | 'failed'>,
): SourcesOfMany {
  const sources = statuses.flatMap(status => status.sources);
  return {
    asked: new Set(sources.map(({ name }) => name)).size + ci.asked.length,
    failed: [...failedSources(sources), ...ci.failed],
  };
}

/**
 * How many services run somewhere without anybody being able to say how they
 * do. A place whose only source is silent does not count: the source is named.
 */
export function unknownCount(statuses: readonly DeploymentStatus[]): number {
  return statuses.filter(({ environments }) =>
    environments.some(
      each => wasSeen(each) && environmentOutcome(each) === 'unknown',
    ),
  ).length;
}

/** How many services are unknown in part: what runs, and how their last CI run went. */
export interface Unknowns {
  readonly running: number;
  readonly built: number;
}

function unknownWords({ running, built }: Unknowns, t: Say): string[] {
  return [
    ...(running === 0 ? [] : [t('services.partlyUnknown', { count: running })]),
    ...(built === 0 ? [] : [t('services.runsUnknown', { count: built })]),
  ];
}

/** The sentence on top of the page; what is unknown is said, not counted as well. */
export function headline(
  teams: string,
  found: {
    readonly troubles: readonly Trouble[];
    readonly unknowns: Unknowns;
  },
  t: Say,
): string {
  const affected = new Set(found.troubles.map(({ entityRef }) => entityRef));
  const says =
    affected.size === 0
      ? t('services.noProblems', { teams })
      : t('services.needAttention', { teams, count: affected.size });
  return [says, ...unknownWords(found.unknowns, t)].join(' ');
}
