import { freshness } from '../age';
import { Reading, Trust, UnreadReading } from '../checks';
import {
  EvidenceRecord,
  organisation,
  reliability,
  revokesEarlierAnswers,
  Subject,
  SubjectFilter,
  selects,
} from '../evidence';
import { Inventory } from '../inventory';
import { EvidenceSource } from './evidence';

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
  const lost = {
    state: 'unread' as const,
    subject,
    evidenceId: latest.id,
    ...detailOf(latest),
    ...(trust ? { trust } : {}),
  };
  if (latest.outcome === 'failed') {
    const reason = latest.reason ?? 'unsupported';
    if (!lastGood || !trust || revokesEarlierAnswers(reason)) {
      return { ...lost, reason };
    }
  }
  const good = lastGood ?? latest;
  const believed = trust ?? trustOf(good, asOf);
  if (believed.freshness <= 0) {
    return { ...lost, reason: 'stale' };
  }
  const known = { subject, evidenceId: good.id, trust: believed };
  return good.outcome === 'absent'
    ? { ...known, state: 'absent' }
    : { ...known, state: 'read', value: good.value };
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
}

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
  return { of: (kindId, ref) => byKind.get(kindId)?.get(ref) ?? [] };
}

/** Evidence for assessments from stored looks. Readings of a kind are made once, when first asked for. */
export function evidenceSource(
  looks: LooksIndex,
  expectations: readonly Expectation[],
  on: { readonly inventory: Inventory; readonly asOf: Date },
): EvidenceSource {
  const everyReading = (kindId: string, subject: Subject) =>
    expectations
      .filter(
        ({ kindId: id, appliesTo }) =>
          id === kindId && selects(appliesTo, subject),
      )
      .map(({ collectorId }): Reading<unknown> => {
        const look = looks
          .of(kindId, subject.ref)
          .find(({ latest }) => latest.collector === collectorId);
        return look
          ? readingOf(look, subject, on.asOf)
          : { state: 'unread', subject, reason: 'not_collected' };
      });
  const read = (kindId: string, subject: Subject): Reading<unknown> => {
    const expected = everyReading(kindId, subject);
    const known = () =>
      looks
        .of(kindId, subject.ref)
        .map(look => readingOf(look, subject, on.asOf));
    return (
      strongest(expected.length > 0 ? expected : known()) ?? {
        state: 'unread',
        subject,
        reason: 'not_collected',
      }
    );
  };
  const cache = new Map<string, readonly Reading<unknown>[]>();
  let bySubject: ReadonlyMap<string, Subject> | undefined;
  const subjectOf = (ref: string) => {
    bySubject ??= new Map(
      on.inventory.subjects.map(subject => [subject.ref, subject]),
    );
    return bySubject.get(ref) ?? missingSubject(ref);
  };
  return {
    reading: (kindId, ref) => read(kindId, subjectOf(ref)),
    everyReading: (kindId, ref) => everyReading(kindId, subjectOf(ref)),
    readings: kindId => {
      const known = cache.get(kindId);
      if (known) {
        return known;
      }
      const filters = expectations.filter(item => item.kindId === kindId);
      const all = on.inventory.subjects
        .filter(subject =>
          filters.some(({ appliesTo }) => selects(appliesTo, subject)),
        )
        .flatMap(subject =>
          // Registers of the organisation add up: one that was read does not speak for one that was not.
          subject.kind === 'Organisation'
            ? everyReading(kindId, subject)
            : [read(kindId, subject)],
        );
      cache.set(kindId, all);
      return all;
    },
  };
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

/** A subject that left the inventory between two reads; nothing is known of it. */
function missingSubject(ref: string): Subject {
  return ref === organisation.ref
    ? organisation
    : { kind: 'Component', ref, name: ref };
}

function neverReading(reading: never): never {
  throw new Error(`Unknown reading ${JSON.stringify(reading)}`);
}
