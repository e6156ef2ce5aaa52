import type {
  Attestation,
  InventoryTeam,
  SourceObject,
  Workload,
} from '@groundwork/plugin-readiness-common';
import { objectOf } from '../judgements/judgement';
import {
  PLAIN,
  UNMANAGED,
  secretOriginOf,
  type SecretOrigin,
} from '../judgements/secretOrigin';
import { rowsOfTeam, type OwnedRow } from './owners';

/** What a summary keeps of one workload. */
export interface SecretFact {
  readonly origin: SecretOrigin;
  /** At least one of its pods is ready, or it makes pods from time to time. */
  readonly runs: boolean;
  /** Only of one with a secret in its manifest. */
  readonly object?: SourceObject;
}

export function secretFactOf(item: Workload): SecretFact {
  const origin = secretOriginOf(item);
  return {
    origin,
    runs: item.hasReadyPod !== false,
    ...(isInline(origin) ? { object: objectOf(item) } : {}),
  };
}

/** A value in the manifest: whoever reads the manifest knows the secret. */
export function isInline({ backends }: SecretOrigin): boolean {
  return backends.includes(UNMANAGED);
}

/** The answer of a team that attests to have none. */
const NO_SECRETS = 'none';

/** What one team's workloads show, or what the team attests. */
export interface TeamSecrets {
  readonly ref: string;
  readonly name: string;
  readonly answers: readonly string[];
  readonly unread: number;
  readonly attestation: Attestation | undefined;
}

/** Everything that was seen of secrets in production. */
export interface SeenSecrets {
  readonly rows: readonly OwnedRow<SecretFact>[];
  readonly unreadClusters: number;
  /** Those in force on the topic. */
  readonly attestations: readonly Attestation[];
  /** The register could not be read: any team may have attested anything. */
  readonly isRegisterUnread: boolean;
}

/** What a team's workloads show; where they show nothing managed, what the team attests. */
export function teamSecrets(
  { ref, name }: InventoryTeam,
  seen: SeenSecrets,
): TeamSecrets {
  const own = rowsOfTeam(seen.rows, ref).map(({ fact }) => fact);
  const backends = own.flatMap(({ origin }) => origin.backends);
  const stated = seen.attestations.find(({ team }) => team === ref);
  const managed = backends.filter(backend => backend !== PLAIN);
  const base = {
    ref,
    name,
    attestation: managed.length === 0 ? stated : undefined,
  };
  // A cluster that was not read may hold any number of the team's workloads.
  const unread =
    seen.unreadClusters > 0
      ? Number.POSITIVE_INFINITY
      : own.filter(({ origin }) => origin.unresolved.length > 0).length;
  if (managed.length === 0 && stated) {
    // A cluster that could not be read may show a backend, and then the statement does not count.
    if (seen.unreadClusters > 0) return { ...base, answers: [], unread };
    const answers = stated.answer === NO_SECRETS ? [] : [stated.answer];
    return { ...base, answers, unread: 0 };
  }
  // What runs has secrets; where none is to be seen and nobody says so, they come from somewhere that no API shows.
  // A register that could not be read may speak for any team, also for one that runs nothing yet.
  const runs = own.some(fact => fact.runs);
  const isSilent =
    managed.length === 0 &&
    (seen.isRegisterUnread || (runs && backends.length === 0));
  return {
    ...base,
    answers: isSilent ? [] : backends,
    unread: isSilent ? Math.max(1, unread) : unread,
  };
}
