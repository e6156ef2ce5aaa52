import type {
  DeploymentEnvironment,
  DeploymentHealth,
  DeploymentSource,
  DeploymentStatus,
  DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import type {
  FailedSource,
  StatusOutcome,
} from '@groundwork/plugin-status-react';

/** One word per health, as it appears on every page. */
export function healthWord(health: DeploymentHealth): string {
  switch (health) {
    case 'healthy':
      return 'healthy';
    case 'progressing':
      return 'progressing';
    case 'degraded':
      return 'degraded';
    case 'suspended':
      return 'suspended';
    case 'missing':
      return 'missing';
    default:
      return 'unknown';
  }
}

/** The shape and colour that go with a health. */
export function healthOutcome(health: DeploymentHealth): StatusOutcome {
  switch (health) {
    case 'healthy':
      return 'passes';
    case 'progressing':
    case 'suspended':
      return 'partly';
    case 'degraded':
    case 'missing':
      return 'fails';
    default:
      return 'unknown';
  }
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

/** Word and shape for whether what runs is what Git says. */
export function syncWords(sync: DeploymentSync): {
  readonly word: string;
  readonly outcome: StatusOutcome;
} {
  switch (sync) {
    case 'synced':
      return { word: 'in sync', outcome: 'passes' };
    case 'out-of-sync':
      return { word: 'differs from Git', outcome: 'partly' };
    case 'not-applicable':
      return { word: 'not through GitOps', outcome: 'not-applicable' };
    default:
      return { word: 'unknown', outcome: 'unknown' };
  }
}

/** What runs, in words: one version, several during a roll-out, or none that was seen. */
export function versionWords(environment: DeploymentEnvironment): string {
  if (environment.version) {
    return environment.version;
  }
  if (environment.versions.length > 0) {
    return environment.versions.join(' and ');
  }
  return environment.unknown ? 'unknown' : 'not seen';
}

const KNOWN_TIERS = ['development', 'test', 'staging', 'production'];

/** Orders environments the way a change travels: production last, unheard-of ones after it. */
export function compareEnvironments(
  a: DeploymentEnvironment,
  b: DeploymentEnvironment,
): number {
  const rank = ({ tier }: DeploymentEnvironment) => {
    const at = KNOWN_TIERS.indexOf(tier);
    return at < 0 ? KNOWN_TIERS.length : at;
  };
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function sentence(
  environments: readonly DeploymentEnvironment[],
  predicate: string,
): string | undefined {
  if (environments.length === 0) {
    return undefined;
  }
  const names = listWords(environments.map(({ name }) => name));
  const verb = environments.length === 1 ? 'is' : 'are';
  const text = `${names} ${verb} ${predicate}.`;
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}

/** True when something was seen running in the environment, or is missing from it. */
export function wasSeen({ versions, health }: DeploymentEnvironment): boolean {
  return versions.length > 0 || health !== 'unknown';
}

/**
 * The one sentence that answers "is it well?": trouble first, then what is
 * unknown although it runs there, and last the places of which nothing is known.
 */
export function summarise(status: DeploymentStatus): string {
  const { sources } = status;
  const environments = [...status.environments].sort(compareEnvironments);
  if (environments.length === 0) {
    return sources.some(({ outcome }) => outcome === 'failed')
      ? 'Nobody could say where this runs.'
      : 'No connected Argo CD instance or cluster runs this.';
  }
  const having = (outcome: StatusOutcome) =>
    environments.filter(each => environmentOutcome(each) === outcome);
  const unknown = having('unknown');
  const changing = having('partly');
  const healthy = having('passes');
  const isUnknownThroughout = unknown.length === environments.length;
  const unknownFirst = unknown.filter(
    each => isUnknownThroughout || wasSeen(each),
  );
  const sentences = [
    ...environments
      .filter(each => environmentOutcome(each) === 'fails')
      .map(each => sentence([each], healthWord(each.health))),
    sentence(unknownFirst, 'unknown'),
    ...changing.map(each => sentence([each], healthWord(each.health))),
    sentence(healthy, 'healthy'),
    sentence(
      unknown.filter(each => !unknownFirst.includes(each)),
      'unknown',
    ),
  ];
  return sentences.filter(Boolean).join(' ');
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
