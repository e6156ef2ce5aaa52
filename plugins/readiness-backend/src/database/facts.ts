import {
  Assessment,
  EarlierAssessment,
  gateSchema,
  phaseSchema,
  prerequisiteIds,
  signalResultSchema,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { HistoryDay } from './AssessmentStore';
import { lowestOf } from './worstOfDay';

const boundsSchema = z.object({
  lo: z.number(),
  score: z.number().optional(),
  hi: z.number(),
});

/** What history keeps of one day of the organisation. */
export const organisationFactsSchema = z.object({
  standardVersion: z.string(),
  phase: phaseSchema.optional(),
  certain: z.boolean(),
  prerequisites: z.array(
    boundsSchema.extend({ id: z.enum(prerequisiteIds), gate: gateSchema }),
  ),
  pillars: z.array(boundsSchema.extend({ id: z.string() })),
  /** An earlier release kept none. */
  signals: z
    .array(signalResultSchema.pick({ id: true, state: true, since: true }))
    .default([]),
});

/** See {@link organisationFactsSchema}. */
export type OrganisationFacts = Readonly<
  z.infer<typeof organisationFactsSchema>
>;

/** What history keeps of one day of a service, team or cluster. */
export const subjectFactsSchema = z.object({
  standardVersion: z.string(),
  level: z.object({ lo: z.number(), hi: z.number() }),
});

/** See {@link subjectFactsSchema}. */
export type SubjectFacts = Readonly<z.infer<typeof subjectFactsSchema>>;

/** The day's few numbers of an assessment. */
export function factsOf(
  assessment: Assessment,
): OrganisationFacts | SubjectFacts {
  const standardVersion = assessment.standard.version;
  if (assessment.scope === 'subject') {
    return { standardVersion, level: assessment.level };
  }
  const { verdict, prerequisites, pillars, signals } = assessment;
  return {
    standardVersion,
    ...(verdict.phase ? { phase: verdict.phase } : {}),
    certain: verdict.certain,
    prerequisites: prerequisites
      .filter(({ score }) => score.applies)
      .map(({ id, decision, score }) => ({
        id,
        gate: decision.gate,
        ...score.capped,
      })),
    pillars: pillars.map(({ id, score }) => ({ id, ...score.capped })),
    signals: signals.map(({ id, state, since }) => ({
      ...{ id, state },
      ...(since ? { since } : {}),
    })),
  };
}

/** A stored day as the engine reads it: what was seen to fail did not stand that day, whatever the last assessment says. */
export function earlierAssessment(day: HistoryDay): EarlierAssessment {
  const facts = organisationFactsSchema.parse(day.facts);
  const lowest = lowestOf(day.facts);
  return {
    at: new Date(day.asOfMs),
    lows: facts.prerequisites
      .filter(({ id }) => id === 'P1' || id === 'P2')
      .map(({ id, lo }) => Math.min(lo, lowest.prerequisites[id] ?? lo)),
    ...(facts.phase ? { phase: facts.phase } : {}),
    pillars: Object.fromEntries(
      facts.pillars.map(({ id, lo, hi }) => [
        id,
        { lo: Math.min(lo, lowest.pillars[id] ?? lo), hi },
      ]),
    ),
    standardVersion: facts.standardVersion,
    signals: Object.fromEntries(
      facts.signals.map(({ id, ...said }) => [id, said]),
    ),
  };
}
