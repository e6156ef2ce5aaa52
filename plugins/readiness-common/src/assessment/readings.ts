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

/** Evidence for assessments from stored looks. A reading, and those of a kind, are made once, when first asked for. */
export function evidenceSource(
  looks: LooksIndex,
  expectations: readonly Expectation[],
  on: { readonly inventory: Inventory; readonly asOf: Date },
): EvidenceSource {
  const ofKind = expectationsByKind(expectations);
  const everyReading = (kindId: string, subject: Subject) =>
    expectedReadings(ofKind(kindId), looks.of(kindId, subject.ref), {
      subject,
      asOf: on.asOf,
    });
  const read = (kindId: string, subject: Subject): Reading<unknown> => {
    const expected = everyReading(kindId, subject);
    const answers =
      expected.length > 0
        ? expected
        : looks
            .of(kindId, subject.ref)
            .map(look => readingOf(look, subject, on.asOf));
    return strongest(answers) ?? notCollected(subject);
  };
  const subjectOf = subjectsByRef(on.inventory);
  const reading = remembered(read, subjectOf);
  const all = new Map<string, readonly Reading<unknown>[]>();
  return {
    reading,
    everyReading: (kindId, ref) => everyReading(kindId, subjectOf(ref)),
    readings: kindId => {
      const known = all.get(kindId);
      if (known) {
        return known;
      }
      const filters = ofKind(kindId);
      const found = on.inventory.subjects
        .filter(subject =>
          filters.some(({ appliesTo }) => selects(appliesTo, subject)),
        )
        .flatMap(subject =>
          // Registers of the organisation add up: one that was read does not speak for one that was not.
          subject.kind === 'Organisation'
            ? everyReading(kindId, subject)
            : [read(kindId, subject)],
        );
      all.set(kindId, found);
      return found;
    },
  };
}

function expectationsByKind(
  expectations: readonly Expectation[],
): (kindId: string) => readonly Expectation[] {
  const byKind = new Map<string, Expectation[]>();
  for (const expectation of expectations) {
    const known = byKind.get(expectation.kindId);
    if (known) known.push(expectation);
    else byKind.set(expectation.kindId, [expectation]);
  }
  return kindId => byKind.get(kindId) ?? [];
}

/** One for each collector that ought to have looked. */
function expectedReadings(
  expectations: readonly Expectation[],
  looks: readonly Looks[],
  of: { readonly subject: Subject; readonly asOf: Date },
): readonly Reading<unknown>[] {
  const readings: Reading<unknown>[] = [];
  for (const { collectorId, appliesTo } of expectations) {
    if (!selects(appliesTo, of.subject)) continue;
    const look = looks.find(({ latest }) => latest.collector === collectorId);
    readings.push(
      look ? readingOf(look, of.subject, of.asOf) : notCollected(of.subject),
    );
  }
  return readings;
}

function notCollected(subject: Subject): Reading<unknown> {
  return { state: 'unread', subject, reason: 'not_collected' };
}

function subjectsByRef({ subjects }: Inventory): (ref: string) => Subject {
  let byRef: ReadonlyMap<string, Subject> | undefined;
  return ref => {
    byRef ??= new Map(subjects.map(subject => [subject.ref, subject]));
    return byRef.get(ref) ?? missingSubject(ref);
  };
}

/** Every check of a subject asks for the same few kinds. */
function remembered(
  read: (kindId: string, subject: Subject) => Reading<unknown>,
  subjectOf: (ref: string) => Subject,
): EvidenceSource['reading'] {
  const kinds = new Map<string, Map<string, Reading<unknown>>>();
  return (kindId, ref) => {
    const known = kinds.get(kindId) ?? new Map<string, Reading<unknown>>();
    kinds.set(kindId, known);
    const reading = known.get(ref) ?? read(kindId, subjectOf(ref));
    known.set(ref, reading);
    return reading;
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
