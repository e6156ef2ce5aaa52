import { z } from 'zod';
import { defineEvidenceKind } from '../kind';

const stageSchema = z.union([
  z.enum([
    'checkout',
    'setup',
    'lint',
    'test',
    'sast',
    'sca',
    'image',
    'sign',
    'publish',
    'deploy',
    'verify',
    'promote',
    'rollback',
    'notify',
  ]),
  z.templateLiteral(['deploy:', z.string()]),
]);

const engineSchema = z.enum([
  'github-actions',
  'jenkins',
  'gitlab-ci',
  'azure-pipelines',
  'circleci',
  'drone',
  'buildkite',
  'bitbucket-pipelines',
  'tekton',
]);

const MOST_NAMES = 50;
const LONGEST_NAME = 200;

/** A file may name any number, of any length: the first ones tell what a person wants to know. */
const namesSchema = z
  .array(z.string())
  .transform(names =>
    names.slice(0, MOST_NAMES).map(name => name.slice(0, LONGEST_NAME)),
  );

const knownSchema = z.object({
  outcome: z.literal('known'),
  engine: engineSchema,
  slice: z.array(z.string()),
  basis: z.enum(['run', 'deployment', 'environment', 'heuristic']),
  confidence: z.number().min(0).max(1),
  fingerprint: z.object({
    templates: z.array(z.string()),
    stages: z.array(stageSchema),
    atoms: z.array(z.string()),
    gates: z.array(z.string()),
  }),
  steps: z.object({ total: z.number(), inTemplate: z.number() }),
  references: z.array(z.string()),
  opaque: z.array(z.string()),
  deliversToProduction: z.boolean(),
  /** Absent in what was stored before it was kept; so are the two below. */
  delivery: z.enum(['deploys', 'image', 'package', 'name']).optional(),
  triggers: namesSchema.optional(),
  environments: namesSchema.optional(),
});

const unknownSchema = z.object({
  outcome: z.literal('unknown'),
  engine: engineSchema.optional(),
  reason: z.string(),
  opaque: z.array(z.string()),
});

const valueSchema = z.object({
  /** `owner/name` on its host. */
  repository: z.string(),
  sha: z.string().optional(),
  pipeline: z.discriminatedUnion('outcome', [knownSchema, unknownSchema]),
});

/** How one repository is delivered. Subject: the component. */
export type PipelineEvidence = Readonly<z.infer<typeof valueSchema>>;

/** See {@link PipelineEvidence}. A repository without any CI file is `absent`. */
export const pipeline = defineEvidenceKind<PipelineEvidence>({
  id: 'pipeline',
  title: 'Delivery pipeline of a service',
  schema: valueSchema,
  /** A slice that only names have shown. */
  leastReliability: 0.6,
});
