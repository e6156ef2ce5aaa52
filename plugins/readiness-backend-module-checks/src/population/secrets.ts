import {
  objectNameOf,
  type Attestation,
  type InventoryTeam,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
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
    ...(isInline(origin) ? { object: objectNameOf(item) } : {}),
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
  /** Its answers are what it attests, not what an API shows. */
  readonly isAttested: boolean;
}

/** Everything that was seen of secrets in production. */
export interface SeenSecrets {
  readonly rows: readonly OwnedRow<SecretFact>[];
  readonly unreadClusters: number;
  /** Those in force on the topic. */
  readonly attestations: readonly Attestation[];
  /** Answers that nobody manages. */
  readonly unmanaged: readonly string[];
  /** A register could not be read: any team may have attested anything. */
  readonly isRegisterUnread: boolean;
}

/** What a team's workloads show; where they show nothing managed, what the team attests. */
export function teamSecrets(
  { ref, name }: InventoryTeam,
  seen: SeenSecrets,
): TeamSecrets {
  const own = rowsOfTeam(seen.rows, ref).map(({ fact }) => fact);
  const backends = own.flatMap(({ origin }) => origin.backends);
  const managed = backends.filter(backend => backend !== PLAIN);
  const stated = statementOf(ref, seen, managed.length > 0);
  const base = {
    ref,
    name,
    attestation: stated,
    isAttested: managed.length === 0 && stated !== undefined,
  };
  // A cluster that was not read may hold any number of the team's workloads.
  const unread =
    seen.unreadClusters > 0
      ? Number.POSITIVE_INFINITY
      : own.filter(({ origin }) => origin.unresolved.length > 0).length;
  if (base.isAttested && stated) {
    // What is believed less speaks only where all that is believed more was read and is silent, and where no register
    // that could not be read may hold another statement.
    if (unread > 0 || seen.isRegisterUnread)
      return { ...base, answers: [], unread: Math.max(1, unread) };
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

/**
 * The statement that counts for a team: one of secrets that nobody manages always, whatever APIs show and whatever else is
 * attested; any other only where they show nothing managed.
 */
function statementOf(
  ref: string,
  { attestations, unmanaged }: SeenSecrets,
  showsManaged: boolean,
): Attestation | undefined {
  const own = attestations.filter(({ team }) => team === ref);
  const byNobody = own.find(({ answer }) => unmanaged.includes(answer));
  return byNobody ?? (showsManaged ? undefined : own[0]);
}
