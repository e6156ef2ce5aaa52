import { freshness } from '../age';
import { Reading, Trust, UnreadReading } from '../checks';
import {
  EvidenceRecord,
  reliability,
  revokesEarlierAnswers,
  Subject,
  SubjectFilter,
} from '../evidence';

/** What a reading needs of a record. */
export type LookRecord = Pick<
  EvidenceRecord,
  | 'id'
  | 'collector'
  | 'kind'
  | 'subjectRef'
  | 'outcome'
  | 'reason'
  | 'collectedAt'
  | 'ttlMs'
  | 'reliability'
  | 'value'
> &
  Partial<Pick<EvidenceRecord, 'source' | 'request' | 'message'>>;

/** Latest look of one collector at one subject, and the last one that was not a failure. */
export interface Looks {
  readonly latest: LookRecord;
  /** Same record as `latest` unless that one failed. */
  readonly lastGood?: LookRecord;
}

/** Which subjects evidence of a kind is expected of: one entry per collector. */
export interface Expectation {
  readonly collectorId: string;
  readonly kindId: string;
  readonly appliesTo: SubjectFilter;
}

/**
 * What the latest look leaves known of a subject (docs/explanation/how-the-score-works.md, "Age"): a lost right makes
 * it unread at once; after any other failure the last good answer stays with its age, until that age makes it worth
 * nothing.
 */
export function readingOf(
  { latest, lastGood }: Looks,
  subject: Subject,
  asOf: Date,
): Reading<unknown> {
  const trust = lastGood && trustOf(lastGood, asOf);
  if (latest.outcome === 'failed') {
    const reason = latest.reason ?? 'unsupported';
    if (!lastGood || !trust || revokesEarlierAnswers(reason)) {
      return { ...lostBy(latest, subject, trust), reason };
    }
  }
  const good = lastGood ?? latest;
  const believed = trust ?? trustOf(good, asOf);
  if (believed.freshness <= 0) {
    return { ...lostBy(latest, subject, trust), reason: 'stale' };
  }
  const { id: evidenceId, value } = good;
  return good.outcome === 'absent'
    ? { subject, evidenceId, trust: believed, state: 'absent' }
    : { subject, evidenceId, trust: believed, state: 'read', value };
}

/** An unread subject with what is known of the look that lost it. */
function lostBy(
  latest: LookRecord,
  subject: Subject,
  trust: Trust | undefined,
): Omit<UnreadReading, 'reason'> {
  return {
    state: 'unread',
    subject,
    evidenceId: latest.id,
    ...detailOf(latest),
    ...(trust ? { trust } : {}),
  };
}

/**
 * Several collectors may look for the same fact about one subject, e.g. two CI systems. The most reliable value speaks, but
 * only while no source that is believed as much or more is unread: that one might say something else. An unread answer
 * outweighs "there is nothing", too, because the fact may be where nobody could look.
 */
export function strongest(
  readings: readonly Reading<unknown>[],
): Reading<unknown> | undefined {
  if (readings.length < 2) {
    return readings[0];
  }
  const [best] = [...readings].sort((a, b) => rank(b) - rank(a));
  const silenced = readings.find(
    reading =>
      reading.state === 'unread' &&
      best?.state === 'read' &&
      believedAtMost(reading) >= best.trust.reliability,
  );
  return silenced ?? best;
}

/** A source that has answered before is believed as it was then; of another one nothing is known. */
function believedAtMost({ trust }: UnreadReading): number {
  return trust?.reliability ?? reliability.apiObject;
}

/** Looks by kind and subject. */
export interface LooksIndex {
  readonly of: (kindId: string, subjectRef: string) => readonly Looks[];
  /** The same number for as long as `of` answers the same arrays for every subject of the kind; undefined where nobody keeps count. */
  readonly revisionOf?: (kindId: string) => number | undefined;
}

const NONE: readonly Looks[] = [];

/** Index over looks in memory; the newest look per collector and subject is already chosen. */
export function indexLooks(looks: readonly Looks[]): LooksIndex {
  const byKind = new Map<string, Map<string, Looks[]>>();
  for (const look of looks) {
    const { kind, subjectRef } = look.latest;
    const subjects = byKind.get(kind) ?? new Map<string, Looks[]>();
    byKind.set(kind, subjects);
    const known = subjects.get(subjectRef);
    if (known) {
      known.push(look);
    } else {
      subjects.set(subjectRef, [look]);
    }
  }
  return { of: (kindId, ref) => byKind.get(kindId)?.get(ref) ?? NONE };
}

function detailOf({ outcome, source, request, message }: LookRecord) {
  if (outcome !== 'failed' || !source) {
    return {};
  }
  const says = message ?? 'no answer';
  const at = [source.kind, source.instance, request?.path].filter(Boolean);
  return {
    detail: says.includes(source.instance) ? says : `${says} (${at.join(' ')})`,
  };
}

function trustOf(record: LookRecord, asOf: Date): Trust {
  return {
    freshness: freshness({
      ageMs: asOf.getTime() - Date.parse(record.collectedAt),
      ttlMs: record.ttlMs,
    }),
    reliability: record.reliability,
  };
}

function rank(reading: Reading<unknown>): number {
  switch (reading.state) {
    case 'read':
      return 10 + reading.trust.reliability * reading.trust.freshness;
    case 'unread':
      return reading.reason === 'not_collected' ? 4 : 5;
    case 'absent':
      return 1;
    default:
      return neverReading(reading);
  }
}

function neverReading(reading: never): never {
  throw new Error(`Unknown reading ${JSON.stringify(reading)}`);
}
