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
import type { Say } from './words';

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
  t: Say,
): string | undefined {
  return sentence([environment], healthWords(environment, t), t);
}

/** Says that the places of an environment differ; the row below says how. */
function versionSentence(
  environment: DeploymentEnvironment,
  t: Say,
): readonly string[] {
  const { size: amount } = new Set(
    versionsRunning(environment, t).map(({ version }) => version),
  );
  return amount > 1
    ? [t('versions', { name: capitalised(environment.name), amount })]
    : [];
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}

function sentence(
  environments: readonly DeploymentEnvironment[],
  state: string,
  t: Say,
): string | undefined {
  const count = environments.length;
  if (count === 0) return undefined;
  const names = listWords(
    environments.map(({ name }) => name),
    t,
  );
  return capitalised(t('state', { count, names, state }));
}

/** True when something was seen running in the environment, or is missing from it. */
export function wasSeen({ versions, health }: DeploymentEnvironment): boolean {
  return versions.length > 0 || health !== 'unknown';
}

/**
 * The one sentence that answers "is it well?": trouble first, then what is
 * unknown although it runs there, and last the places of which nothing is known.
 */
export function summarise(status: DeploymentStatus, t: Say): string {
  const { sources } = status;
  const environments = [...status.environments].sort(compareEnvironments);
  if (environments.length === 0) {
    return sources.some(({ outcome }) => outcome === 'failed')
      ? t('nobodyCouldSay')
      : t('runsNowhere');
  }
  const having = (outcome: StatusOutcome) =>
    environments.filter(each => environmentOutcome(each) === outcome);
  const unknown = having('unknown');
  const isUnknownThroughout = unknown.length === environments.length;
  const unknownFirst = unknown.filter(
    each => isUnknownThroughout || wasSeen(each),
  );
  const unknownWord = t('health.unknown');
  const sentences = [
    ...having('fails').map(each => healthSentence(each, t)),
    sentence(unknownFirst, unknownWord, t),
    ...having('partly').map(each => healthSentence(each, t)),
    sentence(having('passes'), healthWord('healthy', t), t),
    ...environments.flatMap(each => versionSentence(each, t)),
    sentence(having('not-applicable'), healthWord('not-deployed', t), t),
    sentence(
      unknown.filter(each => !unknownFirst.includes(each)),
      unknownWord,
      t,
    ),
  ];
  return sentences.filter(Boolean).join(' ');
}
