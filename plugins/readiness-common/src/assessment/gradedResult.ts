import { Measured, Reading } from '../checks';
import { Subject } from '../evidence';
import { isAtLeast, TOLERANCE } from '../numbers';
import {
  confidenceOf,
  gradeMeasurement,
  leastReliability,
  noConfidence,
  scoreOf,
} from '../scoring';
import { Grading, StandardCheck } from '../standard';
import { CheckResult, CheckState } from './checkResult';
import { Evaluation } from './evaluate';
import {
  checkFields,
  findingFields,
  Line,
  measuredFields,
  provenance,
} from './resultFields';

/** The result of a line that the standard lists before anybody measures it. */
export function declaredResult(
  line: StandardCheck,
  subject: Subject,
): CheckResult {
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
    partCount: 0,
    findings: [],
    findingCount: 0,
    explanation: 'Nothing measures this yet.',
    evidenceIds: [],
    evidenceCount: 0,
    unread: [],
    unreadCount: 0,
  };
}

/** What a check found, graded as its line of the standard says. */
export function gradedResult(of: Line, evaluation: Evaluation): CheckResult {
  const { measurement, readings, error } = evaluation;
  const base = { ...checkFields(of), ...provenance(readings) };
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
        ...findingFields(measurement.findings),
        explanation: measurement.reason,
      };
    case 'measured':
      return {
        ...base,
        ...measuredFields(measurement),
        ...(grading
          ? gradedFields({ ...of, grading }, measurement, readings)
          : { state: informative ? 'informative' : 'unknown' }),
      };
    default:
      return neverMeasurement(measurement);
  }
}

function gradedFields(
  { line, check, grading }: Line & { readonly grading: Grading },
  measured: Measured,
  readings: readonly Reading<unknown>[],
) {
  const sRange = gradeMeasurement(measured, grading);
  const confidence = confidenceOf({
    s: sRange,
    readings,
    measured,
    minimumPopulation: line.minimumPopulation,
    leastReliability: leastReliability(check),
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

function unknownState(
  informative: boolean | undefined,
  error: string | undefined,
): CheckState {
  if (error !== undefined) {
    return 'error';
  }
  return informative ? 'informative' : 'unknown';
}

function neverMeasurement(measurement: never): never {
  throw new Error(`Unknown measurement ${JSON.stringify(measurement)}`);
}
