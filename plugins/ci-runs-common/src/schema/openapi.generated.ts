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
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
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
     * @description State of one run. `unknown` is a state that the engine reported and that we have no word for.
     * @enum {string}
     */
    readonly CiRunStatus:
      | 'queued'
      | 'running'
      | 'passed'
      | 'failed'
      | 'cancelled'
      | 'unknown';
    /**
     * @description A pipeline engine that a repository uses, found by its file.
     * @enum {string}
     */
    readonly CiEngine: 'github-actions' | 'jenkins';
    /** @description One run of a pipeline, whatever engine ran it. */
    readonly CiRun: {
      readonly id: string;
      readonly name: string;
      /** @enum {string} */
      readonly engine: 'github-actions';
      readonly status: components['schemas']['CiRunStatus'];
      readonly branch?: string | undefined;
      readonly sha: string;
      /** @description What started it, as the engine calls it: `push`, `pull_request`, `schedule`. */
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
    };
    /** @description The runs of one entity. `observed`: runs were read. `absent`: the host answered and there are none. `failed`: nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows. */
    readonly CiRuns: {
      readonly entityRef: string;
      readonly asOf: string;
      /** @description `owner/repository`. */
      readonly repository: string;
      /**
       * Format: uri
       * @description Address of the list of runs on the host.
       */
      readonly url?: string | undefined;
      /** @description Engines found in the repository. */
      readonly engines: readonly components['schemas']['CiEngine'][];
      /** @enum {string} */
      readonly outcome: 'observed' | 'absent' | 'failed';
      readonly reason?: components['schemas']['CiFailureReason'] | undefined;
      readonly message?: string | undefined;
      /** @description Newest first. */
      readonly runs: readonly components['schemas']['CiRun'][];
      /** @description How many runs the host knows; more than `runs` shows. */
      readonly totalCount?: number | undefined;
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
      /** @description Runs, or the reason why there are none. A Git host that cannot be read is an answer with the outcome `failed`, not an HTTP error. */
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
}

/** Operations of the ci-runs API. */
export type CiRunsOperations = operations;

/** Schemas of the ci-runs API by name. */
export type CiRunsSchemas = components['schemas'];

/** Backstage's error shape. */
export type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** Why the runs could not be read. */
export type CiFailureReason = components['schemas']['CiFailureReason'];

/** State of one run. `unknown` is a state that the engine reported and that we have no word for. */
export type CiRunStatus = components['schemas']['CiRunStatus'];

/** A pipeline engine that a repository uses, found by its file. */
export type CiEngine = components['schemas']['CiEngine'];

/** One run of a pipeline, whatever engine ran it. */
export type CiRun = components['schemas']['CiRun'];

/** The runs of one entity. `observed`: runs were read. `absent`: the host answered and there are none. `failed`: nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows. */
export type CiRuns = components['schemas']['CiRuns'];

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
  'passed',
  'failed',
  'cancelled',
  'unknown',
]) satisfies z.ZodType<components['schemas']['CiRunStatus']>;

/** Validates {@link CiEngine}. */
export const ciEngineSchema = z.enum([
  'github-actions',
  'jenkins',
]) satisfies z.ZodType<components['schemas']['CiEngine']>;

/** Validates {@link CiRun}. */
export const ciRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  engine: z.enum(['github-actions']),
  status: ciRunStatusSchema,
  branch: z.string().optional(),
  sha: z.string(),
  event: z.string(),
  actor: z.string().optional(),
  startedAt: z.string().optional(),
  durationMs: z.number().int().min(0).optional(),
  url: z.url(),
  title: z.string().optional(),
  attempt: z.number().int().min(1),
}) satisfies z.ZodType<components['schemas']['CiRun']>;

/** Validates {@link CiRuns}. */
export const ciRunsSchema = z.object({
  entityRef: z.string(),
  asOf: z.string(),
  repository: z.string(),
  url: z.url().optional(),
  engines: z.array(ciEngineSchema),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: ciFailureReasonSchema.optional(),
  message: z.string().optional(),
  runs: z.array(ciRunSchema),
  totalCount: z.number().int().min(0).optional(),
}) satisfies z.ZodType<components['schemas']['CiRuns']>;

/** What a client asks the ci-runs API. */
export const ciRunsApi = {
  pluginId: 'ci-runs',
  operations: {
    getRuns: {
      method: 'GET',
      path: '/v1/entities/{kind}/{namespace}/{name}/runs',
      answer: ciRunsSchema,
    },
  },
} as const;
