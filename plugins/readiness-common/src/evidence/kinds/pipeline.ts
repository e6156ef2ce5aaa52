import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { failureReasonSchema } from '../outcome';
import { templateUseSchema } from './templateUse';

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
const LONGEST_PATH = 1_000;
const LONGEST_REASON = 500;

/** A file may name any number, of any length: the first ones tell what a person wants to know. */
const namesSchema = z
  .array(z.string())
  .transform(names =>
    names.slice(0, MOST_NAMES).map(name => name.slice(0, LONGEST_NAME)),
  );

/** As many files as names, each with a reason of a line or two. */
const notUnderstoodSchema = z
  .array(z.object({ path: z.string(), reason: z.string() }))
  .transform(files =>
    files.slice(0, MOST_NAMES).map(({ path, reason }) => ({
      path: path.slice(0, LONGEST_PATH),
      reason: reason.slice(0, LONGEST_REASON),
    })),
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
  /** Files that nobody could understand, and why; absent where all were understood and none delivers. */
  notUnderstood: notUnderstoodSchema.optional(),
});

/** What an environment asks for before it lets a deployment in; `other` is asked by something that only its host knows. */
const protectionSchema = z.enum(['reviewers', 'wait', 'branches', 'other']);

/** A host makes an environment that a pipeline names when it is first used, and nothing protects that one. */
const environmentsSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    environments: z.array(
      z.object({ name: z.string(), asks: z.array(protectionSchema) }),
    ),
  }),
  z.object({ state: z.literal('unread'), reason: failureReasonSchema }),
]);

/** See {@link environmentsSchema}. */
export type ProtectedEnvironments = Readonly<
  z.infer<typeof environmentsSchema>
>;

const valueSchema = z.object({
  /** `owner/name` on its host. */
  repository: z.string(),
  sha: z.string().optional(),
  pipeline: z.discriminatedUnion('outcome', [knownSchema, unknownSchema]),
  /** The templates that its own files call, as far as they make it what it is. Absent in what was stored before they were kept. */
  templates: z
    .array(templateUseSchema)
    .transform(uses => uses.slice(0, MOST_NAMES))
    .optional(),
  /**
   * What the repository's environments ask for. Absent where its pipeline names none, where another host has them, and in
   * what was stored before it was kept.
   */
  protection: environmentsSchema.optional(),
});

/** How one repository is delivered. Subject: the component. */
export type PipelineEvidence = Readonly<z.infer<typeof valueSchema>>;

/** A slice that only names have shown; nothing that was read is believed less. */
const NAMES_ONLY = 0.6;

/** See {@link PipelineEvidence}. A repository without any CI file is `absent`. */
export const pipeline = defineEvidenceKind<PipelineEvidence>({
  id: 'pipeline',
  title: 'Delivery pipeline of a service',
  schema: valueSchema,
  leastReliability: NAMES_ONLY,
});

/**
 * r of what a repository's files say: how surely the slice was found. A pipeline that nobody could understand is believed
 * as little as anything that was read, so that understanding less never raises a confidence.
 */
export function pipelineReliability({
  pipeline: read,
}: Pick<PipelineEvidence, 'pipeline'>): number {
  return read.outcome === 'known' ? read.confidence : NAMES_ONLY;
}
