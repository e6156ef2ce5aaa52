import type { Attestation } from '@groundwork/plugin-readiness-common';
import type { TeamComponents } from './teams';

interface SecretRow {
  readonly component: string;
  readonly backend: string;
}

/** One cluster's secrets, by component. */
export interface SecretsSummary {
  /** Components that run here, whether they use a secret or not. */
  readonly components: readonly string[];
  readonly rows: readonly SecretRow[];
  /** Components with a reference that leads nowhere: what is behind it is not known. */
  readonly unresolved: readonly string[];
}

/** A Secret that nobody manages is a backend of its own; it hides whatever people do behind it. */
export const PLAIN = 'plain';
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
  readonly components: ReadonlySet<string>;
  readonly rows: readonly SecretRow[];
  readonly unresolved: readonly string[];
  readonly unreadClusters: number;
  /** Those in force on the topic. */
  readonly attestations: readonly Attestation[];
  /** The register could not be read: any team may have attested anything. */
  readonly isRegisterUnread: boolean;
}

/** What a team's workloads show; where they show nothing managed, what the team attests. */
export function teamSecrets(
  { team, components }: TeamComponents,
  seen: SeenSecrets,
  byName: ReadonlyMap<string, { readonly team?: string }>,
): TeamSecrets {
  const isOwn = (component: string) => byName.get(component)?.team === team.ref;
  const backends = seen.rows
    .filter(({ component }) => isOwn(component))
    .map(({ backend }) => backend);
  const stated = seen.attestations.find(({ team: ref }) => ref === team.ref);
  const managed = backends.filter(backend => backend !== PLAIN);
  const base = {
    ref: team.ref,
    name: team.name,
    attestation: managed.length === 0 ? stated : undefined,
  };
  const unread =
    seen.unreadClusters * components.length +
    seen.unresolved.filter(isOwn).length;
  if (managed.length === 0 && stated) {
    // A cluster that could not be read may show a backend, and then the statement does not count.
    if (seen.unreadClusters > 0)
      return { ...base, answers: [], unread: Math.max(1, unread) };
    const answers = stated.answer === NO_SECRETS ? [] : [stated.answer];
    return { ...base, answers, unread: 0 };
  }
  // What runs has secrets; where none is to be seen and nobody says so, they come from somewhere that no API shows.
  // A register that could not be read may speak for any team, also for one that runs nothing yet.
  const runs = components.some(({ name }) => seen.components.has(name));
  const isSilent =
    managed.length === 0 &&
    (seen.isRegisterUnread || (runs && backends.length === 0));
  return {
    ...base,
    answers: isSilent ? [] : backends,
    unread: isSilent ? Math.max(1, unread) : unread,
  };
}
