/** Whether a workload proves to a cloud who it is, and how: docs/how-to/use-one-identity-pattern.md. */
import type {
  IdentityPattern,
  Workload,
} from '@groundwork/plugin-readiness-common';
import { fails, holds, isUnknown, type Judgement } from './judgement';
import { list } from '../population/words';
import { giveAccount, labelPods } from './identityManifests';

/** What of a workload tells how it proves who it is. */
export type Identified = Pick<
  Workload,
  'kind' | 'namespace' | 'name' | 'serviceAccount' | 'identity'
>;

/** The account that pods share who name none. */
const DEFAULT_ACCOUNT = 'default';

/** A key proves who holds it; a shared account, which namespace asks. Neither proves which workload does. */
type Pattern = IdentityPattern | 'static-key' | 'default-account';

/** What each pattern is called where it is counted. */
export const PATTERN_WORDS: Readonly<Record<Pattern, string>> = {
  'aws-irsa': 'AWS role of its service account (IRSA)',
  'eks-pod-identity': 'EKS Pod Identity',
  'gke-workload-identity': 'GKE Workload Identity',
  'azure-workload-identity': 'Azure Workload Identity',
  'static-key': 'A key that stays valid',
  'default-account': "The namespace's default account",
};

/** The same of a pattern that was counted. */
export function patternWords(pattern: string): string {
  return new Map(Object.entries(PATTERN_WORDS)).get(pattern) ?? pattern;
}

/** What a workload answers when it is asked how it proves who it is. */
export type IdentityAnswer =
  | { readonly state: 'no-cloud' }
  /** Torn between several where it shows several. */
  | { readonly state: 'known'; readonly patterns: readonly Pattern[] }
  /** It may answer anything, and may talk to no cloud at all where it shows no sign of one. */
  | { readonly state: 'unknown' };

function isShared({ serviceAccount }: Identified): boolean {
  return (serviceAccount ?? DEFAULT_ACCOUNT) === DEFAULT_ACCOUNT;
}

/** How a workload proves who it is. A key comes first, as in the clouds' own libraries. */
export function identityOf(item: Identified): IdentityAnswer {
  const { identity } = item;
  if (!identity) return { state: 'unknown' };
  const { patterns, staticCredentials, signs } = identity;
  if (staticCredentials.length > 0)
    return { state: 'known', patterns: ['static-key'] };
  if (patterns === undefined) return { state: 'unknown' };
  if (patterns.length > 0)
    return {
      state: 'known',
      patterns: isShared(item) ? ['default-account'] : patterns,
    };
  return { state: signs.length > 0 ? 'unknown' : 'no-cloud' };
}

/** What a cluster does not show, by the cloud that a sign speaks of. */
function hiddenWays(sign: string): string {
  if (/azure/i.test(sign))
    return "the identity of the node or the account's own";
  if (/google|gcp|gcloud/i.test(sign))
    return "the node's account or a grant to the service account itself";
  return "EKS Pod Identity or the node's role";
}

const SHARED =
  'talks to a cloud under the default account of its namespace, which every pod there may use';
const NOT_LOOKED_FOR =
  'may have an identity that could not be looked for: service accounts or pods could not be listed';
const NO_TOKEN =
  'has an account that Azure knows, and pods that do not ask for its token';

/** Judges one that shows nothing but that it talks to a cloud. */
function judgeSign(item: Identified, sign: string): Judgement {
  return sign.startsWith('annotation azure')
    ? isUnknown(NO_TOKEN, labelPods(item))
    : isUnknown(
        `talks to a cloud (${sign}) and does not show how it proves who it is: ${hiddenWays(
          sign,
        )} leaves no mark in the cluster`,
        giveAccount(item, sign),
      );
}

/**
 * Judges "it proves who it is without a key, and as itself". One that talks to no cloud breaks no such promise; one that
 * talks to a cloud in a way that no cluster shows may keep it or not.
 */
export function judgeIdentity(item: Identified): Judgement {
  const { identity } = item;
  if (!identity) return isUnknown('was last read before identities were');
  const { patterns, staticCredentials, signs } = identity;
  const marks = [...staticCredentials, ...signs, ...(patterns ?? [])];
  if (staticCredentials.length > 0)
    return fails(
      `holds a cloud key that stays valid until somebody takes it back, in ${list(
        staticCredentials,
      )}`,
      giveAccount(item, marks.join(' ')),
    );
  if (isShared(item) && marks.length > 0)
    return fails(SHARED, giveAccount(item, marks.join(' ')));
  if (patterns === undefined) return isUnknown(NOT_LOOKED_FOR);
  const [sign] = signs;
  return patterns.length > 0 || sign === undefined
    ? holds
    : judgeSign(item, sign);
}
