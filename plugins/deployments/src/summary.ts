import type {
  DeploymentEnvironment,
  DeploymentStatus,
} from '@groundwork/plugin-deployments-common';
import type { StatusOutcome } from '@groundwork/plugin-status-react';
import {
  environmentOutcome,
  healthWord,
  healthWords,
  listWords,
  versionsRunning,
} from './words';

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

/** "Production is degraded in eu-1." */
function healthSentence(
  environment: DeploymentEnvironment,
): string | undefined {
  return sentence([environment], healthWords(environment));
}

/** Says that the places of an environment differ; the row below says how. */
function versionSentence(environment: DeploymentEnvironment): string[] {
  const versions = new Set(
    versionsRunning(environment).map(({ version }) => version),
  );
  return versions.size > 1
    ? [`${capitalised(environment.name)} runs ${versions.size} versions.`]
    : [];
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
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
  return capitalised(`${names} ${verb} ${predicate}.`);
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
  const isUnknownThroughout = unknown.length === environments.length;
  const unknownFirst = unknown.filter(
    each => isUnknownThroughout || wasSeen(each),
  );
  const sentences = [
    ...having('fails').map(healthSentence),
    sentence(unknownFirst, 'unknown'),
    ...having('partly').map(healthSentence),
    sentence(having('passes'), 'healthy'),
    ...environments.flatMap(versionSentence),
    sentence(having('not-applicable'), healthWord('not-deployed')),
    sentence(
      unknown.filter(each => !unknownFirst.includes(each)),
      'unknown',
    ),
  ];
  return sentences.filter(Boolean).join(' ');
}
