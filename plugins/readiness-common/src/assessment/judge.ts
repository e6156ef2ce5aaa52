import { Measurement } from '../checks';
import { organisation, Subject } from '../evidence';
import { StandardCheck } from '../standard';
import { activeWaiver, Waiver } from '../waivers';
import { CheckResult } from './checkResult';
import { Circumstances, evaluate } from './evaluate';
import { CheckRegistry } from './evidence';
import { declaredResult, gradedResult } from './gradedResult';

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
    return {
      result: declaredResult(line, subject),
      measurement: undefined,
      waiver,
    };
  }
  const evaluation = evaluate(check, { subject, settings: line.settings }, by);
  const graded = gradedResult({ line, check, subject }, evaluation);
  return {
    result: waiver ? waived(graded, waiver) : graded,
    measurement:
      evaluation.error === undefined ? evaluation.measurement : undefined,
    waiver,
  };
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
