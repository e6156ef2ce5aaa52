import {
  placesOfHealth,
  versionsByPlace,
} from '@groundwork/plugin-deployments-common';
import type {
  DeploymentEnvironment,
  DeploymentHealth,
  DeploymentPlace,
  DeploymentSource,
  DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import type {
  FailedSource,
  StatusOutcome,
} from '@groundwork/plugin-status-react';

interface StatusWords {
  readonly word: string;
  readonly outcome: StatusOutcome;
}

const HEALTH: Readonly<Record<DeploymentHealth, StatusWords>> = {
  healthy: { word: 'healthy', outcome: 'passes' },
  progressing: { word: 'progressing', outcome: 'partly' },
  suspended: { word: 'suspended', outcome: 'partly' },
  degraded: { word: 'degraded', outcome: 'fails' },
  missing: { word: 'missing', outcome: 'fails' },
  'not-deployed': { word: 'not deployed yet', outcome: 'not-applicable' },
  unknown: { word: 'unknown', outcome: 'unknown' },
};

/** One word per health, as it appears on every page. */
export function healthWord(health: DeploymentHealth): string {
  return HEALTH[health].word;
}

/** The shape and colour that go with a health. */
export function healthOutcome(health: DeploymentHealth): StatusOutcome {
  return HEALTH[health].outcome;
}

/**
 * Health of an environment as it may be shown: where a source did not answer,
 * "healthy" would claim what nobody saw.
 */
export function environmentOutcome(
  environment: DeploymentEnvironment,
): StatusOutcome {
  const outcome = healthOutcome(environment.health);
  return environment.unknown && outcome === 'passes' ? 'unknown' : outcome;
}

const SYNC: Readonly<Record<DeploymentSync, StatusWords>> = {
  synced: { word: 'in sync', outcome: 'passes' },
  'out-of-sync': { word: 'differs from Git', outcome: 'partly' },
  'nothing-in-git': { word: 'nothing yet', outcome: 'not-applicable' },
  'not-applicable': { word: 'not through GitOps', outcome: 'not-applicable' },
  unknown: { word: 'unknown', outcome: 'unknown' },
};

/** Word and shape for whether what runs is what Git says. */
export function syncWords(sync: DeploymentSync): StatusWords {
  return SYNC[sync];
}

/** Names as a sentence lists them. */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function placeWords({ kind, name }: DeploymentPlace): string {
  return kind === 'cluster' ? `in ${name}` : `as ${name}`;
}

/** Where the health was seen, when the environment's places are not all alike: "in eu-1 and in us-1". */
export function healthPlaceWords(
  environment: DeploymentEnvironment,
): string | undefined {
  const places = placesOfHealth(environment);
  return places.length > 0 ? listWords(places.map(placeWords)) : undefined;
}

/** Health in words that stand alone: "degraded in eu-1". */
export function healthWords(environment: DeploymentEnvironment): string {
  return environmentOutcome(environment) === 'unknown'
    ? 'unknown'
    : [healthWord(environment.health), healthPlaceWords(environment)]
        .filter(Boolean)
        .join(' ');
}

/** A version, and where it runs: left out when every place of the environment runs the same. */
export interface VersionWords {
  readonly version: string;
  readonly where?: string;
}

/** What runs: one version, several during a roll-out, or those of each place where the places differ. */
export function versionsRunning(
  environment: DeploymentEnvironment,
): readonly VersionWords[] {
  const { version, versions } = environment;
  const places = versionsByPlace(environment).map(each => ({
    version: listWords(each.versions),
    where: placeWords(each.place),
  }));
  if (new Set(places.map(place => place.version)).size > 1) {
    return places;
  }
  const words = version ?? listWords(versions);
  return words ? [{ version: words }] : [];
}

/** Why no version can be named. */
export function noVersionWords({
  health,
  unknown,
}: DeploymentEnvironment): string {
  if (unknown) {
    return 'unknown';
  }
  return health === 'not-deployed' ? 'none yet' : 'not seen';
}

/** What runs, in words; or why no version can be named. */
export function versionWords(environment: DeploymentEnvironment): string {
  const running = versionsRunning(environment);
  return running.length > 0
    ? running
        .map(({ version, where }) => (where ? `${version} ${where}` : version))
        .join(', ')
    : noVersionWords(environment);
}

/** The sources that did not answer, once each, as the note above a page names them. */
export function failedSources(
  sources: readonly DeploymentSource[],
): readonly FailedSource[] {
  const failed = new Map<string, FailedSource>();
  for (const { name, outcome, reason, message } of sources) {
    if (outcome === 'failed') {
      failed.set(name, {
        name,
        reason: reason ?? 'unreachable',
        ...(message ? { message } : {}),
      });
    }
  }
  return [...failed.values()];
}
