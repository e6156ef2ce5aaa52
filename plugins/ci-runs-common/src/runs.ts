import { z } from 'zod';

/** Why the runs could not be read. */
export const ciFailureReasonSchema = z.enum([
  'unauthorized',
  'forbidden',
  'not_found',
  'timeout',
  'rate_limited',
  'server_error',
  'tls',
  'unreachable',
  'parse_error',
  'unsupported',
]);

/** Why the runs could not be read. */
export type CiFailureReason = z.infer<typeof ciFailureReasonSchema>;

/** State of one run. `unknown` is a state that the engine reported and that we have no word for. */
export const ciRunStatusSchema = z.enum([
  'queued',
  'running',
  'passed',
  'failed',
  'cancelled',
  'unknown',
]);

/** State of one run. */
export type CiRunStatus = z.infer<typeof ciRunStatusSchema>;

/** One run of a pipeline, whatever engine ran it. */
export const ciRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  engine: z.enum(['github-actions']),
  status: ciRunStatusSchema,
  branch: z.string().optional(),
  sha: z.string(),
  /** What started it: `push`, `pull_request`, `schedule`, ... as the engine calls it. */
  event: z.string(),
  actor: z.string().optional(),
  /** ISO 8601 time at which this attempt started. */
  startedAt: z.string().optional(),
  /** Milliseconds from start to end of this attempt; left out while it runs. */
  durationMs: z.number().int().nonnegative().optional(),
  url: z.url(),
  /** First line of the commit message or title of the pull request. */
  title: z.string().optional(),
  /** 1 for a first run, more for a re-run. */
  attempt: z.number().int().positive(),
});

/** One run of a pipeline. */
export type CiRun = z.infer<typeof ciRunSchema>;

/** A pipeline engine that a repository uses, found by its file. */
export const ciEngineSchema = z.enum(['github-actions', 'jenkins']);

/** A pipeline engine that a repository uses. */
export type CiEngine = z.infer<typeof ciEngineSchema>;

/**
 * The runs of one entity. `observed`: runs were read. `absent`: the host answered and there are none.
 * `failed`: nobody could look, with the reason; `unsupported` when the repository's engine is one
 * whose runs no connected source knows.
 */
export const ciRunsSchema = z.object({
  entityRef: z.string(),
  asOf: z.string(),
  /** `owner/repository`. */
  repository: z.string(),
  /** Address of the list of runs on the host. */
  url: z.url().optional(),
  /** Engines found in the repository. */
  engines: z.array(ciEngineSchema),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: ciFailureReasonSchema.optional(),
  message: z.string().optional(),
  /** Newest first. */
  runs: z.array(ciRunSchema),
  /** How many runs the host knows; more than `runs` shows. */
  totalCount: z.number().int().nonnegative().optional(),
});

/** The runs of one entity. */
export type CiRuns = z.infer<typeof ciRunsSchema>;
