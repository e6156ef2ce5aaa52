import type { TranslationFunction } from '@backstage/frontend-plugin-api';
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
import type { deploymentsTranslationRef } from './translation';

/** Says a message of this plugin in the reader's language. */
export type Say = TranslationFunction<typeof deploymentsTranslationRef.T>;

const HEALTH: Readonly<Record<DeploymentHealth, StatusOutcome>> = {
  healthy: 'passes',
  progressing: 'partly',
  suspended: 'partly',
  degraded: 'fails',
  missing: 'fails',
  'not-deployed': 'not-applicable',
  unknown: 'unknown',
};

/** One word per health, as it appears on every page. */
export function healthWord(health: DeploymentHealth, t: Say): string {
  return t(`health.${health}`);
}

/** The shape and colour that go with a health. */
export function healthOutcome(health: DeploymentHealth): StatusOutcome {
  return HEALTH[health];
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

const SYNC: Readonly<Record<DeploymentSync, StatusOutcome>> = {
  synced: 'passes',
  'out-of-sync': 'partly',
  'nothing-in-git': 'not-applicable',
  'not-applicable': 'not-applicable',
  unknown: 'unknown',
};

/** Word and shape for whether what runs is what Git says. */
export function syncWords(
  sync: DeploymentSync,
  t: Say,
): { readonly word: string; readonly outcome: StatusOutcome } {
  return { word: t(`sync.${sync}`), outcome: SYNC[sync] };
}

/** Names as a sentence lists them. */
export function listWords(names: readonly string[], t: Say): string {
  const last = names.at(-1) ?? '';
  return names.length < 2
    ? last
    : t('and', { names: names.slice(0, -1).join(', '), last });
}

function placeWords({ kind, name }: DeploymentPlace, t: Say): string {
  return kind === 'cluster'
    ? t('place.cluster', { name })
    : t('place.application', { name });
}

/** Where the health was seen, when the environment's places are not all alike: "in eu-1 and in us-1". */
export function healthPlaceWords(
  environment: DeploymentEnvironment,
  t: Say,
): string | undefined {
  const places = placesOfHealth(environment);
  return places.length > 0
    ? listWords(
        places.map(place => placeWords(place, t)),
        t,
      )
    : undefined;
}

/** Health in words that stand alone: "degraded in eu-1". */
export function healthWords(
  environment: DeploymentEnvironment,
  t: Say,
): string {
  if (environmentOutcome(environment) === 'unknown') return t('health.unknown');
  const what = healthWord(environment.health, t);
  const where = healthPlaceWords(environment, t);
  return where ? t('at', { what, where }) : what;
}

/** A version, and where it runs: left out when every place of the environment runs the same. */
export interface VersionWords {
  readonly version: string;
  readonly where?: string;
}

/** What runs: one version, several during a roll-out, or those of each place where the places differ. */
export function versionsRunning(
  environment: DeploymentEnvironment,
  t: Say,
): readonly VersionWords[] {
  const { version, versions } = environment;
  const places = versionsByPlace(environment).map(each => ({
    version: listWords(each.versions, t),
    where: placeWords(each.place, t),
  }));
  if (new Set(places.map(place => place.version)).size > 1) {
    return places;
  }
  const words = version ?? listWords(versions, t);
  return words ? [{ version: words }] : [];
}

/** Why no version can be named. */
export function noVersionWords(
  { health, unknown }: DeploymentEnvironment,
  t: Say,
): string {
  if (unknown) return t('version.unknown');
  return health === 'not-deployed' ? t('version.none') : t('version.notSeen');
}

/** What runs, in words; or why no version can be named. */
export function versionWords(
  environment: DeploymentEnvironment,
  t: Say,
): string {
  const running = versionsRunning(environment, t);
  return running.length > 0
    ? running
        .map(({ version: what, where }) =>
          where ? t('at', { what, where }) : what,
        )
        .join(', ')
    : noVersionWords(environment, t);
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
        ...(reason === undefined ? {} : { reason }),
        ...(message ? { message } : {}),
      });
    }
  }
  return [...failed.values()];
}
