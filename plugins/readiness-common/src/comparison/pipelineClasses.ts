import { z } from 'zod';
import type { ComparisonKind } from './kind';

const memberSchema = z.object({
  subjectRef: z.string(),
  /** Reference of the owning team, when it resolves to an active one. */
  team: z.string().optional(),
  evidenceId: z.string().optional(),
});

/** A stage of a pipeline with the steps that make it up. */
const stageSchema = z.object({
  stage: z.string(),
  /** Actions and heads of commands, sorted. */
  steps: z.array(z.string()),
});

const classSchema = z.object({
  /** Stays the same while the pipeline does. */
  id: z.string(),
  /** Names a template or an engine and never a member, whose name not everybody may read. */
  label: z.string(),
  archetype: z.string(),
  engine: z.string(),
  /** Its members refer to a template instead of repeating its steps. */
  isByReference: z.boolean(),
  /** Its members are alike only through others in between. */
  isChain: z.boolean(),
  references: z.array(z.string()),
  /** Of its most common form, in the order in which they run. */
  stages: z.array(stageSchema),
  /** Steps of which nobody knows what they are for. */
  otherSteps: z.array(z.string()),
  /** What has to be passed and what starts it. */
  gates: z.array(z.string()),
  members: z.array(memberSchema),
  /** Teams with a service of its archetype, known or not. */
  teamsOfArchetype: z.number().int(),
});

/** Services whose pipeline is not known, by why. */
const unknownSchema = z.object({
  /** The sentence of the reader, or the reason code of a look that failed. */
  reason: z.string(),
  engine: z.string().optional(),
  members: z.array(memberSchema),
});

const schema = z.object({
  /** The largest first. */
  classes: z.array(classSchema),
  unknown: z.array(unknownSchema),
});

/** Which services share which pipeline. */
export type PipelineClasses = Readonly<z.infer<typeof schema>>;

/** One pipeline and who uses it. */
export type PipelineClass = PipelineClasses['classes'][number];

/** A service of a class or of what is unknown. */
export type PipelineMember = Readonly<z.infer<typeof memberSchema>>;

/** See {@link PipelineClasses}. */
export const pipelineClasses: ComparisonKind<PipelineClasses> = {
  id: 'pipeline-classes',
  schema,
};
