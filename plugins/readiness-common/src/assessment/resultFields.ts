import { Check, Finding, Measured, Reading, unreadOf } from '../checks';
import { Curve } from '../curves';
import { Subject } from '../evidence';
import { noConfidence } from '../scoring';
import { StandardCheck } from '../standard';
import { countWords } from '../words';

const MOST_LISTED = 100;
const MOST_FINDINGS = 500;

/** A line of a standard with the check that measures it and whom it is judged on. */
export interface Line {
  readonly line: StandardCheck;
  readonly check: Check;
  readonly subject: Subject;
}

/** What a result says of its check, the same for every subject. */
function describe({ line, check }: Line) {
  const { title, failureTitle, why, remediation, unit } = check;
  const [first] = line.grading?.parts ?? [];
  const threshold = first && thresholdOf(first.curve);
  return {
    checkId: line.check,
    title,
    failureTitle,
    why,
    remediation: { ...remediation },
    look: { ...line.look },
    declared: false,
    weight: line.weight,
    unit,
    ...(threshold ? { threshold } : {}),
  };
}

type Description = ReturnType<typeof describe>;

/** Ten thousand services are judged by the same line and check: the words are put together once. */
const described = new WeakMap<
  StandardCheck,
  { readonly check: Check; readonly description: Description }
>();

function descriptionOf(of: Line): Description {
  const known = described.get(of.line);
  if (known?.check === of.check) return known.description;
  const description = describe(of);
  described.set(of.line, { check: of.check, description });
  return description;
}

/** What a result says of its check before anything was measured. */
export function checkFields(of: Line) {
  return {
    ...descriptionOf(of),
    subjectRef: of.subject.ref,
    confidence: noConfidence,
    quantities: {},
    parts: [],
    partCount: 0,
    findings: [],
    findingCount: 0,
  };
}

/** Long lists are cut and counted: a document of ten thousand services stays readable, and every finding names its own. */
export function provenance(readings: readonly Reading<unknown>[]) {
  const ids = evidenceIds(readings);
  const unread = unreadOf(readings);
  return {
    evidenceIds: ids.length > MOST_LISTED ? ids.slice(0, MOST_LISTED) : ids,
    evidenceCount: ids.length,
    unread: unread
      .slice(0, MOST_LISTED)
      .map(({ subject, reason, evidenceId }) => ({
        subjectRef: subject.ref,
        name: subject.name,
        reason,
        ...(evidenceId === undefined ? {} : { evidenceId }),
      })),
    unreadCount: unread.length,
  };
}

/** What was measured, before anybody grades it. */
export function measuredFields(measured: Measured) {
  const { value, quantities, population, parts, findings } = measured;
  return {
    value,
    quantities: { ...quantities },
    ...(population ? { population } : {}),
    parts: [...parts],
    partCount: parts.length,
    ...findingFields(findings),
    explanation: measured.explanation ?? countOf(measured),
  };
}

/** The first findings, and how many there are. */
export function findingFields(findings: readonly Finding[]) {
  return {
    findings: findings.slice(0, MOST_FINDINGS),
    findingCount: findings.length,
  };
}

function countOf({ population }: Measured): string {
  return population
    ? `${population.read} of ${countWords(
        population.expected,
        population.unit,
      )} read.`
    : '';
}

/** Each once; most results rest on one record. */
function evidenceIds(readings: readonly Reading<unknown>[]): string[] {
  const [only] = readings;
  if (only && readings.length === 1) {
    return only.evidenceId === undefined ? [] : [only.evidenceId];
  }
  const ids = new Set<string>();
  for (const { evidenceId } of readings) {
    if (evidenceId !== undefined) ids.add(evidenceId);
  }
  return [...ids];
}

function thresholdOf(
  curve: Curve,
): { readonly zeroAt: number; readonly oneAt: number } | undefined {
  if (curve.shape !== 'piecewise') {
    return { zeroAt: curve.zeroAt, oneAt: curve.oneAt };
  }
  const zero = curve.points.find(([, s]) => s === 0);
  const one = curve.points.find(([, s]) => s === 1);
  return zero && one ? { zeroAt: zero[0], oneAt: one[0] } : undefined;
}
