/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { z } from 'zod';

export interface paths {
  readonly '/v1/entities/{kind}/{namespace}/{name}/runs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The latest runs of one entity, newest first */
    readonly get: operations['getRuns'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/runs/by-refs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * The latest runs of up to 50 entities
     * @description One request for a page that lists services. An entity that does not exist, that the caller may not read or that names no repository is listed in `missing`.
     */
    readonly post: operations['getRunsByRefs'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description The latest runs of several entities. An entity that the caller may not read is in `missing`, like one that does not exist. */
    readonly CiRunsBatch: {
      readonly items: readonly components['schemas']['CiRuns'][];
      readonly missing: readonly string[];
    };
    /** @description Backstage's error shape. */
    readonly ErrorAnswer: {
      readonly error: {
        readonly name: string;
        readonly message: string;
        readonly code?: string | undefined;
        /** @description What led to it. */
        readonly cause?: unknown | undefined;
        /** @description In development only. */
        readonly stack?: string | undefined;
      };
      readonly request?:
        | {
            readonly method: string;
            readonly url: string;
          }
        | undefined;
      readonly response: {
        readonly statusCode: number;
      };
    };
    /**
     * @description Why the runs could not be read.
     * @enum {string}
     */
    readonly CiFailureReason:
      | 'unauthorized'
      | 'forbidden'
      | 'not_found'
      | 'timeout'
      | 'rate_limited'
      | 'server_error'
      | 'tls'
      | 'unreachable'
      | 'parse_error'
      | 'unsupported';
    /**
     * @description State of one run. `waiting`: it needs a person's consent to go on. `unstable`: it went through, and tests of it failed. `unknown`: a state that the engine reported and that we have no word for.
     * @enum {string}
     */
    readonly CiRunStatus:
      | 'queued'
      | 'running'
      | 'waiting'
      | 'passed'
      | 'unstable'
      | 'failed'
      | 'cancelled'
      | 'unknown';
    /** @description A part of a run, in the order in which they ran. */
    readonly CiStage: {
      readonly name: string;
      /**
       * @description As of a run; `skipped` is one that an earlier failure left out.
       * @enum {string}
       */
      readonly status:
        | 'running'
        | 'waiting'
        | 'passed'
        | 'unstable'
        | 'failed'
        | 'cancelled'
        | 'skipped'
        | 'unknown';
      readonly startedAt?: string | undefined;
      /** @description Waiting for people included. */
      readonly durationMs?: number | undefined;
    };
    /**
     * @description A pipeline engine.
     * @enum {string}
     */
    readonly CiEngine: 'github-actions' | 'jenkins';
    /** @description One run of a pipeline, whatever engine ran it. */
    readonly CiRun: {
      /** @description Unique among the runs of an entity. */
      readonly id: string;
      readonly name: string;
      readonly engine: components['schemas']['CiEngine'];
      readonly status: components['schemas']['CiRunStatus'];
      readonly branch?: string | undefined;
      /** @description Left out for a job that checks nothing out. */
      readonly sha?: string | undefined;
      /** @description What started it: `push`, `pull_request`, `schedule`, `by hand`; else as the engine says it. */
      readonly event: string;
      readonly actor?: string | undefined;
      /** @description ISO 8601 time at which this attempt started. */
      readonly startedAt?: string | undefined;
      /** @description From start to end of this attempt; left out while it runs. */
      readonly durationMs?: number | undefined;
      /** Format: uri */
      readonly url: string;
      /** @description First line of the commit message or title of the pull request. */
      readonly title?: string | undefined;
      /** @description 1 for a first run, more for a re-run. */
      readonly attempt: number;
      /** @description Left out where the engine does not say them. */
      readonly stages?: readonly components['schemas']['CiStage'][] | undefined;
    };
    /** @description One system that was asked, and how it answered. */
    readonly CiSource: {
      readonly engine: components['schemas']['CiEngine'];
      /** @description As people call it: `Jenkins default`. */
      readonly name: string;
      /** @enum {string} */
      readonly outcome: 'observed' | 'absent' | 'failed';
      readonly reason?: components['schemas']['CiFailureReason'] | undefined;
      readonly message?: string | undefined;
      /** @description What a person can do about the failure. */
      readonly remedy?: string | undefined;
      /** @description What to know about its answer, such as stages that could not be read. */
      readonly note?: string | undefined;
      /**
       * Format: uri
       * @description Address of its list of runs.
       */
      readonly url?: string | undefined;
      /** @description When the runs of it that are shown here were read. Earlier than the answer when it failed since; left out when nothing of it is known. */
      readonly readAt?: string | undefined;
    };
    /** @description The runs of one entity. `observed`: there are runs, if from an earlier look. `absent`: every source answered and there are none. `failed`: none are known and nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows. How each source answered is in `sources`. */
    readonly CiRuns: {
      readonly entityRef: string;
      readonly asOf: string;
      /** @description `owner/repository`. */
      readonly repository?: string | undefined;
      /**
       * Format: uri
       * @description Address of the list of runs on the host.
       */
      readonly url?: string | undefined;
      /** @description Engines found to build it. */
      readonly engines: readonly components['schemas']['CiEngine'][];
      /** @enum {string} */
      readonly outcome: 'observed' | 'absent' | 'failed';
      readonly reason?: components['schemas']['CiFailureReason'] | undefined;
      readonly message?: string | undefined;
      /** @description Newest first. */
      readonly runs: readonly components['schemas']['CiRun'][];
      /** @description How many runs there are, where every source counts them; more than `runs` shows. */
      readonly totalCount?: number | undefined;
      readonly sources: readonly components['schemas']['CiSource'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly getRuns: {
    readonly parameters: {
      readonly query?:
        | {
            readonly limit?: number | undefined;
            /** @description What Git lets a branch be called. */
            readonly branch?: string | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly kind: string;
        readonly namespace: string;
        readonly name: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Runs, or the reason why there are none. A source that cannot be read is named in the answer and is not an HTTP error; what it last answered stays. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CiRuns'];
        };
      };
      /** @description Why there is no answer. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ErrorAnswer'];
        };
      };
    };
  };
  readonly getRunsByRefs: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly entityRefs: readonly string[];
          /** @default 1 */
          readonly limit?: number | undefined;
        };
      };
    };
    readonly responses: {
      /** @description Runs of each readable entity, or the reason why there are none. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CiRunsBatch'];
        };
      };
      /** @description Why there is no answer. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ErrorAnswer'];
        };
      };
    };
  };
}

/** Operations of the ci-runs API. */
export type CiRunsOperations = operations;

/** Schemas of the ci-runs API by name. */
export type CiRunsSchemas = components['schemas'];

/** The latest runs of several entities. An entity that the caller may not read is in `missing`, like one that does not exist. */
export type CiRunsBatch = components['schemas']['CiRunsBatch'];

/** Backstage's error shape. */
export type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** Why the runs could not be read. */
export type CiFailureReason = components['schemas']['CiFailureReason'];

/** State of one run. `waiting`: it needs a person's consent to go on. `unstable`: it went through, and tests of it failed. `unknown`: a state that the engine reported and that we have no word for. */
export type CiRunStatus = components['schemas']['CiRunStatus'];

/** A part of a run, in the order in which they ran. */
export type CiStage = components['schemas']['CiStage'];

/** A pipeline engine. */
export type CiEngine = components['schemas']['CiEngine'];

/** One run of a pipeline, whatever engine ran it. */
export type CiRun = components['schemas']['CiRun'];

/** One system that was asked, and how it answered. */
export type CiSource = components['schemas']['CiSource'];

/** The runs of one entity. `observed`: there are runs, if from an earlier look. `absent`: every source answered and there are none. `failed`: none are known and nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows. How each source answered is in `sources`. */
export type CiRuns = components['schemas']['CiRuns'];

/** Validates {@link CiEngine}. */
export const ciEngineSchema = z.enum([
  'github-actions',
  'jenkins',
]) satisfies z.ZodType<components['schemas']['CiEngine']>;

/** Validates {@link CiFailureReason}. */
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
]) satisfies z.ZodType<components['schemas']['CiFailureReason']>;

/** Validates {@link CiRunStatus}. */
export const ciRunStatusSchema = z.enum([
  'queued',
  'running',
  'waiting',
  'passed',
  'unstable',
  'failed',
  'cancelled',
  'unknown',
]) satisfies z.ZodType<components['schemas']['CiRunStatus']>;

/** Validates {@link CiStage}. */
export const ciStageSchema = z.object({
  name: z.string(),
  status: z.enum([
    'running',
    'waiting',
    'passed',
    'unstable',
    'failed',
    'cancelled',
    'skipped',
    'unknown',
  ]),
  startedAt: z.string().optional(),
  durationMs: z.number().int().min(0).optional(),
}) satisfies z.ZodType<components['schemas']['CiStage']>;

/** Validates {@link CiRun}. */
export const ciRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  engine: ciEngineSchema,
  status: ciRunStatusSchema,
  branch: z.string().optional(),
  sha: z.string().optional(),
  event: z.string(),
  actor: z.string().optional(),
  startedAt: z.string().optional(),
  durationMs: z.number().int().min(0).optional(),
  url: z.url(),
  title: z.string().optional(),
  attempt: z.number().int().min(1),
  stages: z.array(ciStageSchema).optional(),
}) satisfies z.ZodType<components['schemas']['CiRun']>;

/** Validates {@link CiSource}. */
export const ciSourceSchema = z.object({
  engine: ciEngineSchema,
  name: z.string(),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: ciFailureReasonSchema.optional(),
  message: z.string().optional(),
  remedy: z.string().optional(),
  note: z.string().optional(),
  url: z.url().optional(),
  readAt: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['CiSource']>;

/** Validates {@link CiRuns}. */
export const ciRunsSchema = z.object({
  entityRef: z.string(),
  asOf: z.string(),
  repository: z.string().optional(),
  url: z.url().optional(),
  engines: z.array(ciEngineSchema),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: ciFailureReasonSchema.optional(),
  message: z.string().optional(),
  runs: z.array(ciRunSchema),
  totalCount: z.number().int().min(0).optional(),
  sources: z.array(ciSourceSchema),
}) satisfies z.ZodType<components['schemas']['CiRuns']>;

/** Validates {@link CiRunsBatch}. */
export const ciRunsBatchSchema = z.object({
  items: z.array(ciRunsSchema),
  missing: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['CiRunsBatch']>;

/** Validates {@link ErrorAnswer}. */
export const errorAnswerSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    code: z.string().optional(),
    cause: z.unknown().optional(),
    stack: z.string().optional(),
  }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.number().int() }),
}) satisfies z.ZodType<components['schemas']['ErrorAnswer']>;

/** What a client asks the ci-runs API. */
export const ciRunsApi = {
  pluginId: 'ci-runs',
  operations: {
    getRuns: {
      method: 'GET',
      path: '/v1/entities/{kind}/{namespace}/{name}/runs',
      answer: ciRunsSchema,
    },
    getRunsByRefs: {
      method: 'POST',
      path: '/v1/runs/by-refs',
      answer: ciRunsBatchSchema,
    },
  },
} as const;
