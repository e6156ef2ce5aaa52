import { Reading } from '../checks';
import { Subject, selects } from '../evidence';
import { Inventory } from '../inventory';
import type { Expectation, Looks } from './readings';

/** What the readings of a kind are made from. */
export interface ReadingsInput {
  readonly inventory: Inventory;
  /** Those of the kind. */
  readonly expectations: readonly Expectation[];
  readonly asOf: Date;
  /** While this number is the same, so is the array of every subject; nobody has to be asked then. */
  readonly revision?: number | undefined;
  /** The same array for as long as it says the same, or the readings are made anew. */
  readonly looksOf: (subject: Subject) => readonly Looks[];
  readonly read: (subject: Subject) => readonly Reading<unknown>[];
}

interface OfSubject {
  readonly subject: Subject;
  readonly looks: readonly Looks[];
  /** Until then every answer counts fully, and time alone changes nothing. */
  readonly untilMs: number;
  readonly readings: readonly Reading<unknown>[];
}

interface OfKind {
  readonly inventory: Inventory;
  readonly expectations: readonly Expectation[];
  readonly subjects: readonly OfSubject[];
  readonly readings: readonly Reading<unknown>[];
  readonly revision: number | undefined;
  /** Until then time alone changes nothing of anybody. */
  readonly untilMs: number;
}

/**
 * Readings from one assessment to the next. Those of a subject whose looks are the same and still count fully are the same
 * objects as before, and so is the list when that is true of everybody; what was made of them may then be kept, too.
 */
export class ReadingsMemory {
  readonly #kinds = new Map<string, OfKind>();

  readings(kindId: string, from: ReadingsInput): readonly Reading<unknown>[] {
    const known = this.#kinds.get(kindId);
    const before = known && isOfSame(known, from) ? known : undefined;
    if (before && isUntouched(before, from)) return before.readings;
    const subjects = before
      ? again(before.subjects, from)
      : expectedSubjects(from).map(subject => ofSubject(subject, from));
    const { inventory, expectations, revision } = from;
    const made =
      before && subjects === before.subjects ? before : madeOf(subjects);
    const { readings, untilMs } = made;
    this.#kinds.set(kindId, {
      ...{ inventory, expectations, revision },
      ...{ subjects, readings, untilMs },
    });
    return readings;
  }
}

/** Whether nobody's looks have changed and all still count fully, told without asking for each. */
function isUntouched(
  { revision, untilMs }: OfKind,
  from: ReadingsInput,
): boolean {
  return (
    revision !== undefined &&
    revision === from.revision &&
    from.asOf.getTime() <= untilMs
  );
}

function madeOf(
  subjects: readonly OfSubject[],
): Pick<OfKind, 'readings' | 'untilMs'> {
  return {
    readings: subjects.flatMap(own => own.readings),
    untilMs: subjects.reduce(
      (least, own) => Math.min(least, own.untilMs),
      Infinity,
    ),
  };
}

/** The same array when everybody is as before. */
function again(
  before: readonly OfSubject[],
  from: ReadingsInput,
): readonly OfSubject[] {
  const asOfMs = from.asOf.getTime();
  let changed: OfSubject[] | undefined;
  before.forEach((own, index) => {
    if (asOfMs <= own.untilMs && from.looksOf(own.subject) === own.looks)
      return;
    changed ??= [...before];
    changed[index] = ofSubject(own.subject, from);
  });
  return changed ?? before;
}

function ofSubject(subject: Subject, from: ReadingsInput): OfSubject {
  const looks = from.looksOf(subject);
  const untilMs = fullUntilMs(looks);
  return { subject, looks, untilMs, readings: from.read(subject) };
}

function fullUntilMs(looks: readonly Looks[]): number {
  let untilMs = Infinity;
  for (const { latest, lastGood = latest } of looks) {
    for (const { collectedAt, ttlMs } of new Set([latest, lastGood]))
      untilMs = Math.min(untilMs, Date.parse(collectedAt) + ttlMs);
  }
  return untilMs;
}

function expectedSubjects({
  inventory,
  expectations,
}: ReadingsInput): readonly Subject[] {
  return inventory.subjects.filter(subject =>
    expectations.some(({ appliesTo }) => selects(appliesTo, subject)),
  );
}

/** Collectors may be registered later; each is registered once. */
function isOfSame(
  known: OfKind,
  { inventory, expectations }: ReadingsInput,
): boolean {
  return (
    known.inventory === inventory &&
    known.expectations.length === expectations.length &&
    known.expectations.every(
      ({ collectorId, appliesTo }, index) =>
        collectorId === expectations[index]?.collectorId &&
        appliesTo === expectations[index].appliesTo,
    )
  );
}
