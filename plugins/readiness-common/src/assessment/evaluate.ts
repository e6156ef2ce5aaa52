import {
  Check,
  concerning,
  Measurement,
  OrganisationCheck,
  Reading,
  Requirement,
  SubjectCheck,
  unknown,
  UnreadReading,
  unreadOf,
} from '../checks';
import { isOfOrganisation, organisation, selects, Subject } from '../evidence';
import { Inventory } from '../inventory';
import { countWords } from '../words';
import { EvidenceSource } from './evidence';
import { placeOf } from './notJudged';
import { SummariesOf, summariesOfCheck } from './summaries';

const MOST_NAMED = 3;

/** Everything that a check's evaluation may depend on. */
export interface Circumstances {
  readonly asOf: Date;
  readonly inventory: Inventory;
  readonly evidence: EvidenceSource;
  /** Turns readings into their check's summaries; the backend answers from its store of summaries. */
  readonly summariesOf?: SummariesOf;
}

/** A measurement with the evidence it rests on: of clusters, only that of those which it is about. */
export interface Evaluation {
  readonly measurement: Measurement;
  readonly readings: readonly Reading<unknown>[];
  /** The check threw: a defect of the check, shown as such and worth nothing. */
  readonly error?: string;
}

/** Runs one check on one subject. A check that throws is an `error`; it never takes another check with it. */
export function evaluate(
  check: Check,
  on: { readonly subject: Subject; readonly settings: unknown },
  circumstances: Circumstances,
): Evaluation {
  try {
    const settings = check.parseSettings(on.settings);
    const { measurement, readings } =
      check.scope === 'subject'
        ? evaluateSubject(
            check,
            { subject: on.subject, settings },
            circumstances,
          )
        : evaluateOrganisation(
            check,
            { settings, overrides: on.settings },
            circumstances,
          );
    return {
      measurement,
      readings: concerning(readings, measurement.clusters),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { measurement: unknown(message), readings: [], error: message };
  }
}

const knownRequirements = new WeakMap<
  SubjectCheck,
  readonly (readonly [string, Requirement])[]
>();

/** Asked for every subject, and the same for each. */
function requirementsOf(
  check: SubjectCheck,
): readonly (readonly [string, Requirement])[] {
  const known = knownRequirements.get(check);
  if (known) return known;
  const requirements = Object.entries(check.requires);
  knownRequirements.set(check, requirements);
  return requirements;
}

function evaluateSubject(
  check: SubjectCheck,
  on: { readonly subject: Subject; readonly settings: unknown },
  circumstances: Circumstances,
): Evaluation {
  if (!selects(check.appliesTo, on.subject))
    return {
      measurement: {
        kind: 'not_applicable',
        reason: `It is asked of components ${placeOf(check.appliesTo)}.`,
      },
      readings: [],
    };
  const { evidence, asOf, inventory } = circumstances;
  const given: Record<string, unknown> = {};
  const readings: Reading<unknown>[] = [];
  let nothing: string | undefined;
  for (const [name, { need, kind }] of requirementsOf(check)) {
    if (need === 'everywhere') {
      const all = evidence.readings(kind.id);
      readings.push(...all);
      given[name] = all;
    } else {
      const reading = evidence.reading(kind.id, on.subject.ref);
      readings.push(reading);
      if (reading.state === 'read') {
        given[name] = reading.value;
      } else if (reading.state === 'unread') {
        return {
          measurement:
            reading.reason === 'not_collected'
              ? unknown(`It waits for the first look at this: ${kind.title}.`)
              : cannotTell([reading], on.subject),
          readings,
        };
      } else if (need === 'present') {
        nothing ??= `${kind.title}: there is none`;
      }
    }
  }
  if (nothing !== undefined) {
    return {
      measurement: { kind: 'not_applicable', reason: nothing },
      readings,
    };
  }
  const { subject, settings } = on;
  const measurement = check.evaluate(given, {
    subject,
    settings,
    asOf,
    inventory,
  });
  return {
    measurement: onlyIfRead(measurement, readings, on.subject),
    readings,
  };
}

function evaluateOrganisation(
  check: OrganisationCheck,
  on: { readonly settings: unknown; readonly overrides: unknown },
  circumstances: Circumstances,
): Evaluation {
  const { settings } = on;
  const { asOf, inventory } = circumstances;
  const { summaries, lists } = summariesOfCheck(check, on, circumstances);
  const [only = []] = lists;
  const readings = lists.length > 1 ? lists.flat() : only;
  const unread = unreadOf(readings);
  if (lists.length > 0 && unread.length === readings.length) {
    return { measurement: cannotTell(unread, organisation), readings };
  }
  const measurement = check.evaluate(summaries, { settings, asOf, inventory });
  return {
    measurement: onlyIfRead(measurement, readings, organisation),
    readings,
  };
}

/** "Does not apply" is a statement about all evidence; with a part of it unread it is not known. */
function onlyIfRead(
  measurement: Measurement,
  readings: readonly Reading<unknown>[],
  judged: Subject,
): Measurement {
  if (measurement.kind !== 'not_applicable') return measurement;
  const { clusters } = measurement;
  const unread = unreadOf(concerning(readings, clusters));
  return unread.length > 0
    ? { ...cannotTell(unread, judged), ...(clusters ? { clusters } : {}) }
    : measurement;
}

/** Everybody reads the sentence: it names what is judged and what belongs to nobody, and counts the rest. */
function cannotTell(
  unread: readonly UnreadReading[],
  judged: Subject,
): Measurement {
  if (unread.length === 0) {
    return unknown('Nothing collects the evidence for this yet');
  }
  const subjects = [
    ...new Map(unread.map(item => [item.subject.ref, item])).values(),
  ];
  const named = subjects
    .filter(
      ({ subject: { ref } }) => ref === judged.ref || isOfOrganisation(ref),
    )
    .slice(0, MOST_NAMED)
    .map(({ subject, reason }) => `${subject.name} (${words(reason)})`);
  const more = subjects.length - named.length;
  if (named.length === 0) {
    return unknown(`Could not read ${countOf(subjects)}`);
  }
  return unknown(
    `Could not read ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  );
}

function countOf(unread: readonly UnreadReading[]): string {
  const reasons = [...new Set(unread.map(({ reason }) => words(reason)))];
  const isService = unread.every(({ subject }) => subject.kind === 'Component');
  const unit = isService ? 'service' : 'subject';
  return `${countWords(unread.length, unit)} (${reasons.sort().join(', ')})`;
}

function words(reason: UnreadReading['reason']): string {
  return reason.replace(/_/g, ' ');
}
