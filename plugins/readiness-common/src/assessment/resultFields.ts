import { z } from 'zod';
import {
  Check,
  Finding,
  Measured,
  Reading,
  unreadOf,
  UnreadReading,
} from '../checks';
import { Curve } from '../curves';
import { Subject } from '../evidence';
import { Range } from '../numbers';
import { Confidence, noConfidence } from '../scoring';
import { StandardCheck } from '../standard';
import { countWords } from '../words';
import { CheckResult, checkResultSchema, CheckState } from './checkResult';

const MOST_LISTED = 100;
const MOST_FINDINGS = 500;

/** A line of a standard with the check that measures it and whom it is judged on. */
export interface Line {
  readonly line: StandardCheck;
  readonly check: Check;
  readonly subject: Subject;
}

/** What a result says of its check, the same for every subject. */
function describe({ line, check }: Line): Description {
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
    weight: line.weight,
    unit,
    threshold,
    because: line.because,
  };
}

interface Description
  extends Pick<
    CheckResult,
    'checkId' | 'title' | 'failureTitle' | 'look' | 'weight'
  > {
  readonly why: string;
  readonly remediation: NonNullable<CheckResult['remediation']>;
  readonly unit: string;
  readonly threshold: CheckResult['threshold'];
  readonly because: CheckResult['because'];
}

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

/** Made step by step, and read-only from then on. */
type Draft = z.infer<typeof checkResultSchema>;

/** How good what was measured is. */
export interface Grade {
  readonly state: CheckState;
  readonly confidence: Confidence;
  readonly sRange?: Range;
  readonly s?: number | undefined;
}

/*
 * Ten thousand services times forty checks are made by the two functions below. Each writes one literal with every field
 * that all its results have: putting a result together of parts takes several times as long.
 */

/** A result without a number. */
export function bareResult(
  of: Line,
  readings: readonly Reading<unknown>[],
  said: Pick<CheckResult, 'state' | 'explanation'> & {
    readonly findings: readonly Finding[];
  },
): CheckResult {
  const own = descriptionOf(of);
  const ids = evidenceIds(readings);
  const unread = unreadOf(readings);
  const result: Draft = {
    checkId: own.checkId,
    title: own.title,
    failureTitle: own.failureTitle,
    why: own.why,
    remediation: own.remediation,
    look: own.look,
    declared: false,
    weight: own.weight,
    unit: own.unit,
    subjectRef: of.subject.ref,
    state: said.state,
    confidence: noConfidence,
    quantities: {},
    parts: [],
    partCount: 0,
    findings: said.findings.slice(0, MOST_FINDINGS),
    findingCount: said.findings.length,
    explanation: said.explanation,
    evidenceIds: firstOf(ids),
    evidenceCount: ids.length,
    unread: listed(unread),
    unreadCount: unread.length,
  };
  if (own.threshold) result.threshold = own.threshold;
  if (own.because) result.because = own.because;
  return result;
}

/** A result with the number that was measured. */
export function measuredResult(
  of: Line,
  from: {
    readonly measured: Measured;
    readonly readings: readonly Reading<unknown>[];
  },
  grade: Grade,
): CheckResult {
  const { measured, readings } = from;
  const own = descriptionOf(of);
  const ids = evidenceIds(readings);
  const unread = unreadOf(readings);
  const result: Draft = {
    checkId: own.checkId,
    title: own.title,
    failureTitle: own.failureTitle,
    why: own.why,
    remediation: own.remediation,
    look: own.look,
    declared: false,
    weight: own.weight,
    unit: own.unit,
    subjectRef: of.subject.ref,
    state: grade.state,
    confidence: grade.confidence,
    value: measured.value,
    quantities: { ...measured.quantities },
    parts: measured.parts.slice(),
    partCount: measured.parts.length,
    findings: measured.findings.slice(0, MOST_FINDINGS),
    findingCount: measured.findings.length,
    explanation: measured.explanation ?? countOf(measured),
    evidenceIds: firstOf(ids),
    evidenceCount: ids.length,
    unread: listed(unread),
    unreadCount: unread.length,
  };
  if (own.threshold) result.threshold = own.threshold;
  if (own.because) result.because = own.because;
  if (grade.sRange) result.sRange = grade.sRange;
  if (grade.s !== undefined) result.s = grade.s;
  if (measured.population) result.population = measured.population;
  return result;
}

/** Long lists are cut and counted: a document of ten thousand services stays readable, and every finding names its own. */
function firstOf(ids: string[]): string[] {
  return ids.length > MOST_LISTED ? ids.slice(0, MOST_LISTED) : ids;
}

function listed(unread: readonly UnreadReading[]): Draft['unread'] {
  return unread
    .slice(0, MOST_LISTED)
    .map(({ subject, reason, evidenceId }) => ({
      subjectRef: subject.ref,
      name: subject.name,
      reason,
      ...(evidenceId === undefined ? {} : { evidenceId }),
    }));
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
