import {
  checkResultSchema,
  effectSchema,
  evidenceRecordSchema,
  findingSchema,
  moveSchema,
  organisationAssessmentSchema,
  phaseDiagnosticSchema,
  pillarResultSchema,
  prerequisiteResultSchema,
  repairSchema,
  scorecardRowSchema,
  scoreSchema,
  signalResultSchema,
  signalSinceSchema,
  subjectAssessmentSchema,
  verdictSchema,
  vetoResultSchema,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

const schemas = {
  CheckResult: checkResultSchema,
  Effect: effectSchema,
  EvidenceRecord: evidenceRecordSchema,
  Finding: findingSchema,
  Move: moveSchema,
  OrganisationAssessment: organisationAssessmentSchema,
  PhaseDiagnostic: phaseDiagnosticSchema,
  PillarResult: pillarResultSchema,
  PrerequisiteResult: prerequisiteResultSchema,
  Repair: repairSchema,
  Score: scoreSchema,
  ScorecardRow: scorecardRowSchema,
  SignalResult: signalResultSchema,
  SignalSince: signalSinceSchema,
  SubjectAssessment: subjectAssessmentSchema,
  Verdict: verdictSchema,
  VetoResult: vetoResultSchema,
};

/** JSON schemas of the stored documents, as components of the OpenAPI document. */
export function documentSchemas(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ readonly id: string }>();
  for (const [id, schema] of Object.entries(schemas)) {
    registry.add(schema, { id });
  }
  const made = z.toJSONSchema(registry, {
    uri: id => `#/components/schemas/${id}`,
    io: 'output',
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, schema]) => {
      const { $schema, $id, ...rest } = schema;
      return [name, rest];
    }),
  );
}
