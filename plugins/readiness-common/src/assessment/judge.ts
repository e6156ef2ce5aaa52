import { Check, Measured, Measurement, Reading, unreadOf } from '../checks';
import { Curve } from '../curves';
import { organisation, Subject } from '../evidence';
import { isAtLeast, TOLERANCE } from '../numbers';
import {
  confidenceOf,
  gradeMeasurement,
  noConfidence,
  ScoreItem,
  scoreOf,
} from '../scoring';
import { Grading, StandardCheck } from '../standard';
import { activeWaiver, Waiver } from '../waivers';
import { CheckResult, CheckState } from './checkResult';
import { Circumstances, evaluate, Evaluation } from './evaluate';
import { CheckRegistry } from './evidence';

const MOST_LISTED = 100;
const MOST_FINDINGS = 500;

/** A result with the measurement behind it, which vetoes and roles read. */
export interface Judged {
  readonly result: CheckResult;
  readonly measurement: Measurement | undefined;
  readonly waiver: Waiver | undefined;
}

/** What judging needs beside the circumstances of checks. */
export interface Judge extends Circumstances {
  readonly checks: CheckRegistry;
  readonly waivers: readonly Waiver[];
  /** Results of the organisation that still hold, e.g. because no evidence that their check requires has changed. */
  readonly remembered?: JudgedMemory;
}

/** What an engine that assesses often keeps from one time to the next. */
export interface JudgedMemory {
  readonly get: (line: StandardCheck) => Judged | undefined;
  readonly put: (line: StandardCheck, judged: Judged) => void;
}

/** Judges one line of the organisation's standard, or remembers how it was judged. */
export function judgeOrganisation(line: StandardCheck, by: Judge): Judged {
  const known = by.remembered?.get(line);
  if (known) {
    return known;
  }
  const judged = judge(line, organisation, by);
  by.remembered?.put(line, judged);
  return judged;
}

/** Judges one line of a standard on one subject: measures, grades, weighs the confidence, applies the waiver. */
export function judge(
  line: StandardCheck,
  subject: Subject,
  by: Judge,
): Judged {
  const check = by.checks.get(line.check);
  const waiver = activeWaiver(
    by.waivers,
    { check: line.check, subjectRef: subject.ref },
    by.asOf,
  );
  if (!check) {
    return { result: declared(line, subject), measurement: undefined, waiver };
  }
  const evaluation = evaluate(check, { subject, settings: line.settings }, by);
  const graded = withGrade({ line, check, subject }, evaluation);
  return {
    result: waiver ? waived(graded, waiver) : graded,
    measurement:
      evaluation.error === undefined ? evaluation.measurement : undefined,
    waiver,
  };
}

/** How a result enters a sum. */
export function itemOf(result: CheckResult): ScoreItem {
  const { checkId: id, weight, state, s, confidence } = result;
  switch (state) {
    case 'pass':
    case 'partial':
    case 'fail':
      return {
        id,
        weight,
        state: 'scored',
        s: s ?? 0,
        kappa: confidence.kappa,
      };
    case 'unknown':
    case 'error':
      return { id, weight, state: 'unknown', s: 0, kappa: 0 };
    case 'not_applicable':
    case 'exempt':
    case 'informative':
      return { id, weight, state, s: 0, kappa: 0 };
    default:
      return neverState(state);
  }
}

interface Line {
  readonly line: StandardCheck;
  readonly check: Check;
  readonly subject: Subject;
}

function declared(line: StandardCheck, subject: Subject): CheckResult {
  return {
    checkId: line.check,
    title: line.title,
    failureTitle: line.title,
    look: line.look,
    declared: true,
    subjectRef: subject.ref,
    state: line.informative ? 'informative' : 'unknown',
    weight: line.weight,
    confidence: noConfidence,
    quantities: {},
    parts: [],
    findings: [],
    findingCount: 0,
    explanation: 'Nothing measures this yet.',
    evidenceIds: [],
    evidenceCount: 0,
    unread: [],
    unreadCount: 0,
  };
}

function withGrade(of: Line, evaluation: Evaluation): CheckResult {
  const { measurement, readings, error } = evaluation;
  const base = {
    ...describe(of),
    ...provenance(readings),
  };
  const { informative, grading } = of.line;
  switch (measurement.kind) {
    case 'not_applicable':
      return {
        ...base,
        state: informative ? 'informative' : 'not_applicable',
        explanation: measurement.reason,
      };
    case 'unknown':
      return {
        ...base,
        state: unknownState(informative, error),
        findings: measurement.findings.slice(0, MOST_FINDINGS),
        findingCount: measurement.findings.length,
        explanation: measurement.reason,
      };
    case 'measured':
      return {
        ...base,
        ...measuredFields(measurement),
        ...(grading
          ? gradedFields({ line: of.line, grading }, measurement, readings)
          : { state: informative ? 'informative' : 'unknown' }),
      };
    default:
      return neverMeasurement(measurement);
  }
}

/** Long lists are cut and counted: a document of ten thousand services stays readable, and every finding names its own. */
function provenance(readings: readonly Reading<unknown>[]) {
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

function describe({ line, check, subject }: Line) {
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
    findings: [],
    findingCount: 0,
  };
}

function measuredFields(measured: Measured) {
  const { value, quantities, population, parts, findings } = measured;
  return {
    value,
    quantities: { ...quantities },
    ...(population ? { population } : {}),
    parts: [...parts],
    findings: findings.slice(0, MOST_FINDINGS),
    findingCount: findings.length,
    explanation: measured.explanation ?? countOf(measured),
  };
}

function gradedFields(
  {
    line,
    grading,
  }: { readonly line: StandardCheck; readonly grading: Grading },
  measured: Measured,
  readings: readonly Reading<unknown>[],
) {
  const sRange = gradeMeasurement(measured, grading);
  const confidence = confidenceOf({
    s: sRange,
    readings,
    measured,
    minimumPopulation: line.minimumPopulation,
  });
  const s = scoreOf(sRange);
  const known = s !== undefined && confidence.kappa > TOLERANCE;
  return {
    sRange,
    confidence: known ? confidence : { ...confidence, kappa: 0 },
    ...(known ? { s } : {}),
    state: line.informative ? ('informative' as const) : stateOf(sRange, known),
  };
}

function stateOf(
  s: { readonly lo: number; readonly hi: number },
  known: boolean,
): CheckState {
  if (!known) {
    return 'unknown';
  }
  if (isAtLeast(s.lo, 1)) {
    return 'pass';
  }
  return s.hi <= TOLERANCE ? 'fail' : 'partial';
}

function waived(result: CheckResult, waiver: Waiver): CheckResult {
  const { id, reason, justification, approver, expiresAt } = waiver;
  return {
    ...result,
    state: 'exempt',
    stateWithoutWaiver: result.state,
    waiver: { id, reason, justification, approver, expiresAt },
  };
}

function unknownState(
  informative: boolean | undefined,
  error: string | undefined,
): CheckState {
  if (error !== undefined) {
    return 'error';
  }
  return informative ? 'informative' : 'unknown';
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

function neverState(state: never): never {
  throw new Error(`Unknown check state ${String(state)}`);
}

function neverMeasurement(measurement: never): never {
  throw new Error(`Unknown measurement ${JSON.stringify(measurement)}`);
}
