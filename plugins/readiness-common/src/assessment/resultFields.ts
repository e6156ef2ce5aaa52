import { Check, Finding, Measured, Reading, unreadOf } from '../checks';
import { Curve } from '../curves';
import { Subject } from '../evidence';
import { noConfidence } from '../scoring';
import { StandardCheck } from '../standard';

const MOST_LISTED = 100;
const MOST_FINDINGS = 500;

/** A line of a standard with the check that measures it and whom it is judged on. */
export interface Line {
  readonly line: StandardCheck;
  readonly check: Check;
  readonly subject: Subject;
}

/** What a result says of its check before anything was measured. */
export function checkFields({ line, check, subject }: Line) {
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
    subjectRef: subject.ref,
    weight: line.weight,
    confidence: noConfidence,
    unit,
    ...(threshold ? { threshold } : {}),
    quantities: {},
    parts: [],
    partCount: 0,
    ...findingFields([]),
  };
}

/** Long lists are cut and counted: a document of ten thousand services stays readable, and every finding names its own. */
export function provenance(readings: readonly Reading<unknown>[]) {
  const ids = evidenceIds(readings);
  const unread = unreadOf(readings);
  return {
    evidenceIds: ids.slice(0, MOST_LISTED),
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
    ? `${population.read} of ${population.expected} ${population.unit}s read.`
    : '';
}

function evidenceIds(readings: readonly Reading<unknown>[]): string[] {
  const ids = readings.flatMap(({ evidenceId }) =>
    evidenceId === undefined ? [] : [evidenceId],
  );
  return [...new Set(ids)];
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
