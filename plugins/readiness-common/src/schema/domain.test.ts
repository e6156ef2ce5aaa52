import type {
  CheckResult,
  OrganisationAssessment,
  PrerequisiteResult,
  SignalResult,
  SubjectAssessment,
} from '../assessment';
import type { Finding } from '../checks';
import { type EvidenceRecord, failureReasons } from '../evidence';
import type { PhaseDiagnostic } from '../phase';
import type { PillarResult } from '../pillars';
import { gateSchema, type Score, type VetoResult } from '../scoring';
import { prerequisiteIds } from '../standard';
import type { Verdict } from '../verdict';
import {
  failureReasonSchema,
  gateSchema as describedGateSchema,
  prerequisiteIdSchema,
  type ReadinessSchemas,
} from './openapi.generated';

/** What the engine computes and stores, and the backend answers as it is. */
interface Documents {
  readonly CheckResult: CheckResult;
  readonly EvidenceRecord: EvidenceRecord;
  readonly Finding: Finding;
  readonly OrganisationAssessment: OrganisationAssessment;
  readonly PhaseDiagnostic: PhaseDiagnostic;
  readonly PillarResult: PillarResult;
  readonly PrerequisiteResult: PrerequisiteResult;
  readonly Score: Score;
  readonly SignalResult: SignalResult;
  readonly SubjectAssessment: SubjectAssessment;
  readonly Verdict: Verdict;
  readonly VetoResult: VetoResult;
}

type Immutable<T> = T extends object
  ? { readonly [Key in keyof T]: Immutable<T[Key]> }
  : T;

/** True of types that are the same to the last optional field. */
type Same<A, B> = (<T>() => T extends Immutable<A> ? 1 : 2) extends <
  T,
>() => T extends Immutable<B> ? 1 : 2
  ? true
  : false;

describe('what the engine computes', () => {
  it('has the types that openapi.yaml gives it; a difference does not compile', () => {
    const same: {
      readonly [Name in keyof Documents]: Same<
        Documents[Name],
        ReadinessSchemas[Name]
      >;
    } = {
      CheckResult: true,
      EvidenceRecord: true,
      Finding: true,
      OrganisationAssessment: true,
      PhaseDiagnostic: true,
      PillarResult: true,
      PrerequisiteResult: true,
      Score: true,
      SignalResult: true,
      SubjectAssessment: true,
      Verdict: true,
      VetoResult: true,
    };
    expect(Object.values(same)).not.toContain(false);
  });

  it('uses the words of openapi.yaml', () => {
    expect(failureReasonSchema.options).toEqual([...failureReasons]);
    expect(describedGateSchema.options).toEqual(gateSchema.options);
    expect(prerequisiteIdSchema.options).toEqual([...prerequisiteIds]);
  });
});
