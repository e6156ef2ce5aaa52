/** Why of several sources one counts. */
export const authorityReasons = [
  /** There is no other one. */
  'only-source',
  /** The configuration names it. */
  'configured',
  /** It saw clearly more deployments than the others, of late or before. */
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
  /** Successful deployments to production that it saw in each stretch of time that is compared, the latest first. */
  readonly seen: readonly number[];
}

/** The source that counts. */
export interface Authority {
  readonly source: string;
  readonly reason: AuthorityReason;
}

/** What saw at least this share of what the one with most saw is as complete. */
const AS_COMPLETE = 0.9;
/** Of few deployments one or two fewer are no sign that a source was not there yet. */
const FEW = 2;

/**
 * Which of the sources of a service counts; the others only corroborate, and are never added. Named by configuration, else
 * the most complete one of late, of equally complete ones that which was so before as well, of those that with the best evidence,
 * of equals the first by name.
 */
export function authorityOf(
  sources: readonly SourceOfService[],
  configured: string | undefined,
): Authority | undefined {
  if (sources.some(({ source }) => source === configured && configured)) {
    return { source: configured ?? '', reason: 'configured' };
  }
  const most = mostOf(sources, 0);
  const complete = sources.filter(
    each => seenBy(each, 0) >= most * AS_COMPLETE,
  );
  const [best, next] = neverAbsent(complete).sort(
    (a, b) => a.evidence - b.evidence || (a.source < b.source ? -1 : 1),
  );
  return best && { source: best.source, reason: reasonOf(sources, best, next) };
}

/** Whoever began to tell later than another one, or did not tell for a time, would leave a hole in what counts. */
function neverAbsent(sources: readonly SourceOfService[]): SourceOfService[] {
  const stretches = Math.max(0, ...sources.map(({ seen }) => seen.length));
  const absences = new Map(
    sources.map(source => {
      const missed = Array.from({ length: stretches }, (_, at) => {
        const most = mostOf(sources, at);
        const seen = seenBy(source, at);
        return seen < most * AS_COMPLETE && most - seen > FEW;
      });
      return [source, missed.slice(1).filter(Boolean).length];
    }),
  );
  const fewest = Math.min(...absences.values());
  return sources.filter(source => absences.get(source) === fewest);
}

function seenBy({ seen }: SourceOfService, stretch: number): number {
  return seen[stretch] ?? 0;
}

function mostOf(sources: readonly SourceOfService[], stretch: number): number {
  return Math.max(0, ...sources.map(each => seenBy(each, stretch)));
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
