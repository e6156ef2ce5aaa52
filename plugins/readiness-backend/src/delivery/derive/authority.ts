/** Why of several sources one counts. */
export const authorityReasons = [
  /** There is no other one. */
  'only-source',
  /** The configuration names it. */
  'configured',
  /** It saw clearly more deployments than the others. */
  'most-complete',
  /** Others saw as many, and it has better evidence. */
  'best-evidence',
  /** Others saw as many with evidence as good, and its name comes first. */
  'first-by-name',
] as const;

/** See {@link authorityReasons}. */
export type AuthorityReason = (typeof authorityReasons)[number];

/** A source of deployments of one service. */
export interface SourceOfService {
  readonly source: string;
  /** Place among `deploymentEvidence`; 0 is best. */
  readonly evidence: number;
  /** Successful deployments to production that it saw in the span that is compared. */
  readonly deployments: number;
}

/** The source that counts. */
export interface Authority {
  readonly source: string;
  readonly reason: AuthorityReason;
}

/** What saw at least this share of what the one with most saw is as complete. */
const AS_COMPLETE = 0.9;

/**
 * Which of the sources of a service counts; the others only corroborate, and are never added. Named by configuration, else
 * the most complete one, of equally complete ones that with the best evidence, of equals the first by name.
 */
export function authorityOf(
  sources: readonly SourceOfService[],
  configured: string | undefined,
): Authority | undefined {
  if (sources.some(({ source }) => source === configured && configured)) {
    return { source: configured ?? '', reason: 'configured' };
  }
  const most = Math.max(0, ...sources.map(({ deployments }) => deployments));
  const complete = sources
    .filter(({ deployments }) => deployments >= most * AS_COMPLETE)
    .sort((a, b) => a.evidence - b.evidence || (a.source < b.source ? -1 : 1));
  const [best, next] = complete;
  return best && { source: best.source, reason: reasonOf(sources, best, next) };
}

function reasonOf(
  sources: readonly SourceOfService[],
  best: SourceOfService,
  next: SourceOfService | undefined,
): AuthorityReason {
  if (sources.length === 1) {
    return 'only-source';
  }
  if (!next) {
    return 'most-complete';
  }
  return best.evidence < next.evidence ? 'best-evidence' : 'first-by-name';
}
