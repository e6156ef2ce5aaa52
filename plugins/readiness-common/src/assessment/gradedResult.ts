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
import { bareResult, Grade, Line, measuredResult } from './resultFields';

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
  const { informative, grading } = of.line;
  switch (measurement.kind) {
    case 'not_applicable':
      return bareResult(of, readings, {
        state: informative ? 'informative' : 'not_applicable',
        explanation: measurement.reason,
        findings: [],
      });
    case 'unknown':
      return bareResult(of, readings, {
        state: unknownState(informative, error),
        explanation: measurement.reason,
        findings: measurement.findings,
      });
    case 'measured':
      return measuredResult(
        of,
        { measured: measurement, readings },
        grading
          ? gradeOf({ ...of, grading }, measurement, readings)
          : {
              state: informative ? 'informative' : 'unknown',
              confidence: noConfidence,
            },
      );
    default:
      return neverMeasurement(measurement);
  }
}

function gradeOf(
  { line, check, grading }: Line & { readonly grading: Grading },
  measured: Measured,
  readings: readonly Reading<unknown>[],
): Grade {
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
    s: known ? s : undefined,
    state: line.informative ? 'informative' : stateOf(sRange, known),
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
