import { Reading } from '../checks';
import { organisation, selects, Subject } from '../evidence';
import { Inventory } from '../inventory';
import { EvidenceSource } from './evidence';
import {
  Expectation,
  Looks,
  LooksIndex,
  readingOf,
  strongest,
} from './readings';
import { ReadingsMemory } from './readingsMemory';

/** What evidence is judged on; with a memory, unchanged readings are those of the assessment before. */
export interface EvidenceCircumstances {
  readonly inventory: Inventory;
  readonly asOf: Date;
  readonly memory?: ReadingsMemory;
}

/** Evidence for assessments from stored looks. A reading, and those of a kind, are made once, when first asked for. */
export function evidenceSource(
  looks: LooksIndex,
  expectations: readonly Expectation[],
  { inventory, asOf, memory = new ReadingsMemory() }: EvidenceCircumstances,
): EvidenceSource {
  const ofKind = expectationsByKind(expectations);
  const everyReading = (kindId: string, subject: Subject) =>
    expectedReadings(ofKind(kindId), looks.of(kindId, subject.ref), {
      subject,
      asOf,
    });
  const read = (kindId: string, subject: Subject): Reading<unknown> => {
    const expected = everyReading(kindId, subject);
    const answers =
      expected.length > 0
        ? expected
        : looks
            .of(kindId, subject.ref)
            .map(look => readingOf(look, subject, asOf));
    return strongest(answers) ?? notCollected(subject);
  };
  const subjectOf = subjectByRef(inventory);
  const all = new Map<string, readonly Reading<unknown>[]>();
  return {
    reading: remembered(read, subjectOf),
    everyReading: (kindId, ref) => everyReading(kindId, subjectOf(ref)),
    readings: kindId => {
      const known = all.get(kindId);
      if (known) {
        return known;
      }
      const found = memory.readings(kindId, {
        ...{ inventory, asOf },
        expectations: ofKind(kindId),
        revision: looks.revisionOf?.(kindId),
        looksOf: ({ ref }) => looks.of(kindId, ref),
        read: subject =>
          // Registers of the organisation add up: one that was read does not speak for one that was not.
          subject.kind === 'Organisation'
            ? everyReading(kindId, subject)
            : [read(kindId, subject)],
      });
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

const subjectsByRef = new WeakMap<Inventory, ReadonlyMap<string, Subject>>();

function subjectByRef(inventory: Inventory): (ref: string) => Subject {
  return ref => {
    const known = subjectsByRef.get(inventory);
    const byRef =
      known ??
      new Map(inventory.subjects.map(subject => [subject.ref, subject]));
    if (!known) subjectsByRef.set(inventory, byRef);
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
    let known = kinds.get(kindId);
    if (!known) {
      known = new Map();
      kinds.set(kindId, known);
    }
    const before = known.get(ref);
    if (before) return before;
    const reading = read(kindId, subjectOf(ref));
    known.set(ref, reading);
    return reading;
  };
}

/** A subject that left the inventory between two reads; nothing is known of it. */
function missingSubject(ref: string): Subject {
  return ref === organisation.ref
    ? organisation
    : { kind: 'Component', ref, name: ref };
}
