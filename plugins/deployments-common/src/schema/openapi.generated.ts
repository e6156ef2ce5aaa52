/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { z } from 'zod';

export interface paths {
  readonly '/v1/entities/{kind}/{namespace}/{name}/status': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Deploy status of one entity
     * @description Answered within three seconds, whatever the sources do.
     */
    readonly get: operations['getStatus'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/status/by-refs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Deploy status of up to 50 entities
     * @description Costs one look per source, not one per entity, and therefore leaves out what only the history of an application knows: revision, who deployed and rollbacks. Whether Git holds something for an application that was never deployed is `unknown`. An entity that does not exist or that the caller may not read is listed in `missing`.
     */
    readonly post: operations['getStatusesByRefs'];
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
     * @description Why a source could not be read. The same words as everywhere in the product, so that one sentence per reason serves every page.
     * @enum {string}
     */
    readonly FailureReason:
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
     * @description Health of what runs. `missing` is nothing where something should run, `not-deployed` an Argo CD application that waits for its first deployment. `unknown` means that nobody could say; it is never a pass.
     * @enum {string}
     */
    readonly DeploymentHealth:
      | 'healthy'
      | 'progressing'
      | 'degraded'
      | 'suspended'
      | 'missing'
      | 'not-deployed'
      | 'unknown';
    /**
     * @description Whether what runs is what Git says; `nothing-in-git` where Argo CD found nothing to deploy yet, `not-applicable` where no Argo CD application exists.
     * @enum {string}
     */
    readonly DeploymentSync:
      | 'synced'
      | 'out-of-sync'
      | 'nothing-in-git'
      | 'unknown'
      | 'not-applicable';
    /** @description Who or what made the last deployment. */
    readonly DeployedBy: {
      /** @enum {string} */
      readonly kind: 'person' | 'automation';
      readonly name?: string | undefined;
    };
    /**
     * @description Which protocol saw it.
     * @enum {string}
     */
    readonly SourceKind: 'argocd' | 'kubernetes';
    /** @description One place where the service was seen: an Argo CD application or a Kubernetes workload. */
    readonly DeploymentInstance: {
      readonly kind: components['schemas']['SourceKind'];
      /** @description Name of the Argo CD instance or of the cluster, as in the configuration. */
      readonly source: string;
      /** @description `Application`, `Deployment`, `StatefulSet` or `DaemonSet`. */
      readonly objectKind: string;
      readonly name: string;
      readonly namespace?: string | undefined;
      readonly cluster?: string | undefined;
      readonly version?: string | undefined;
      readonly image?: string | undefined;
      readonly health: components['schemas']['DeploymentHealth'];
      readonly healthMessage?: string | undefined;
      readonly sync: components['schemas']['DeploymentSync'];
      readonly ready?: number | undefined;
      readonly desired?: number | undefined;
      /** Format: uri */
      readonly url?: string | undefined;
    };
    /** @description One environment of one service: the answer a person on call wants first. */
    readonly DeploymentEnvironment: {
      readonly name: string;
      readonly tier: string;
      /** @description Clusters of this environment in which the service was seen. */
      readonly clusters: readonly string[];
      /** @description The version that runs; left out when nothing was seen or places differ. */
      readonly version?: string | undefined;
      /** @description Every distinct version that was seen, more than one during a roll-out or in split regions. */
      readonly versions: readonly string[];
      readonly image?: string | undefined;
      /** @description Git revision of the last deployment, from Argo CD's history. */
      readonly revision?: string | undefined;
      readonly health: components['schemas']['DeploymentHealth'];
      readonly sync: components['schemas']['DeploymentSync'];
      /** @description ISO 8601 time at which the last deployment finished. */
      readonly deployedAt?: string | undefined;
      readonly deployedBy?: components['schemas']['DeployedBy'] | undefined;
      /** @description Set when the last deployment put an older revision back. */
      readonly rollback?:
        | {
            readonly fromRevision: string;
            readonly toRevision: string;
          }
        | undefined;
      /** @description Ready replicas over every workload that was read. */
      readonly ready?: number | undefined;
      /** @description Desired replicas over every workload that was read. */
      readonly desired?: number | undefined;
      readonly links: readonly {
        readonly title: string;
        /** Format: uri */
        readonly url: string;
      }[];
      readonly instances: readonly components['schemas']['DeploymentInstance'][];
      /** @description Set when a source of this environment could not be read; health is then never `healthy`. */
      readonly unknown?:
        | {
            readonly reason: components['schemas']['FailureReason'];
            readonly message: string;
            readonly sources: readonly string[];
          }
        | undefined;
    };
    /** @description What one Argo CD instance or cluster answered: observed, absent (it answered: nothing there) or failed. */
    readonly DeploymentSource: {
      readonly kind: components['schemas']['SourceKind'];
      readonly name: string;
      readonly environments: readonly string[];
      /** @enum {string} */
      readonly outcome: 'observed' | 'absent' | 'failed';
      readonly reason?: components['schemas']['FailureReason'] | undefined;
      readonly message?: string | undefined;
      /** @description ISO 8601 time at which the source answered or was given up. */
      readonly checkedAt: string;
    };
    /** @description What runs where, for one service, with the sources that the answer rests on. */
    readonly DeploymentStatus: {
      readonly entityRef: string;
      readonly asOf: string;
      readonly environments: readonly components['schemas']['DeploymentEnvironment'][];
      readonly sources: readonly components['schemas']['DeploymentSource'][];
    };
    /** @description What runs where, for several services. An entity that the caller may not read is in `missing`, like one that does not exist. */
    readonly DeploymentStatusBatch: {
      readonly items: readonly components['schemas']['DeploymentStatus'][];
      readonly missing: readonly string[];
    };
  };
  responses: {
    /** @description Why there is no answer. */
    readonly Error: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ErrorAnswer'];
      };
    };
  };
  parameters: {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly getStatus: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly kind: components['parameters']['kind'];
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Environments with what runs in them, and the sources. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeploymentStatus'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly getStatusesByRefs: {
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
        };
      };
    };
    readonly responses: {
      /** @description One status per readable entity. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeploymentStatusBatch'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
}

/** Operations of the deployments API. */
export type DeploymentsOperations = operations;

/** Schemas of the deployments API by name. */
export type DeploymentsSchemas = components['schemas'];

/** Backstage's error shape. */
export type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** Why a source could not be read. The same words as everywhere in the product, so that one sentence per reason serves every page. */
export type FailureReason = components['schemas']['FailureReason'];

/** Health of what runs. `missing` is nothing where something should run, `not-deployed` an Argo CD application that waits for its first deployment. `unknown` means that nobody could say; it is never a pass. */
export type DeploymentHealth = components['schemas']['DeploymentHealth'];

/** Whether what runs is what Git says; `nothing-in-git` where Argo CD found nothing to deploy yet, `not-applicable` where no Argo CD application exists. */
export type DeploymentSync = components['schemas']['DeploymentSync'];

/** Who or what made the last deployment. */
export type DeployedBy = components['schemas']['DeployedBy'];

/** Which protocol saw it. */
export type SourceKind = components['schemas']['SourceKind'];

/** One place where the service was seen: an Argo CD application or a Kubernetes workload. */
export type DeploymentInstance = components['schemas']['DeploymentInstance'];

/** One environment of one service: the answer a person on call wants first. */
export type DeploymentEnvironment =
  components['schemas']['DeploymentEnvironment'];

/** What one Argo CD instance or cluster answered: observed, absent (it answered: nothing there) or failed. */
export type DeploymentSource = components['schemas']['DeploymentSource'];

/** What runs where, for one service, with the sources that the answer rests on. */
export type DeploymentStatus = components['schemas']['DeploymentStatus'];

/** What runs where, for several services. An entity that the caller may not read is in `missing`, like one that does not exist. */
export type DeploymentStatusBatch =
  components['schemas']['DeploymentStatusBatch'];

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

/** Validates {@link FailureReason}. */
export const failureReasonSchema = z.enum([
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
]) satisfies z.ZodType<components['schemas']['FailureReason']>;

/** Validates {@link DeploymentHealth}. */
export const deploymentHealthSchema = z.enum([
  'healthy',
  'progressing',
  'degraded',
  'suspended',
  'missing',
  'not-deployed',
  'unknown',
]) satisfies z.ZodType<components['schemas']['DeploymentHealth']>;

/** Validates {@link DeploymentSync}. */
export const deploymentSyncSchema = z.enum([
  'synced',
  'out-of-sync',
  'nothing-in-git',
  'unknown',
  'not-applicable',
]) satisfies z.ZodType<components['schemas']['DeploymentSync']>;

/** Validates {@link DeployedBy}. */
export const deployedBySchema = z.object({
  kind: z.enum(['person', 'automation']),
  name: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeployedBy']>;

/** Validates {@link SourceKind}. */
export const sourceKindSchema = z.enum([
  'argocd',
  'kubernetes',
]) satisfies z.ZodType<components['schemas']['SourceKind']>;

/** Validates {@link DeploymentInstance}. */
export const deploymentInstanceSchema = z.object({
  kind: sourceKindSchema,
  source: z.string(),
  objectKind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  cluster: z.string().optional(),
  version: z.string().optional(),
  image: z.string().optional(),
  health: deploymentHealthSchema,
  healthMessage: z.string().optional(),
  sync: deploymentSyncSchema,
  ready: z.number().int().min(0).optional(),
  desired: z.number().int().min(0).optional(),
  url: z.url().optional(),
}) satisfies z.ZodType<components['schemas']['DeploymentInstance']>;

/** Validates {@link DeploymentEnvironment}. */
export const deploymentEnvironmentSchema = z.object({
  name: z.string(),
  tier: z.string(),
  clusters: z.array(z.string()),
  version: z.string().optional(),
  versions: z.array(z.string()),
  image: z.string().optional(),
  revision: z.string().optional(),
  health: deploymentHealthSchema,
  sync: deploymentSyncSchema,
  deployedAt: z.string().optional(),
  deployedBy: deployedBySchema.optional(),
  rollback: z
    .object({ fromRevision: z.string(), toRevision: z.string() })
    .optional(),
  ready: z.number().int().min(0).optional(),
  desired: z.number().int().min(0).optional(),
  links: z.array(z.object({ title: z.string(), url: z.url() })),
  instances: z.array(deploymentInstanceSchema),
  unknown: z
    .object({
      reason: failureReasonSchema,
      message: z.string(),
      sources: z.array(z.string()),
    })
    .optional(),
}) satisfies z.ZodType<components['schemas']['DeploymentEnvironment']>;

/** Validates {@link DeploymentSource}. */
export const deploymentSourceSchema = z.object({
  kind: sourceKindSchema,
  name: z.string(),
  environments: z.array(z.string()),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  checkedAt: z.string(),
}) satisfies z.ZodType<components['schemas']['DeploymentSource']>;

/** Validates {@link DeploymentStatus}. */
export const deploymentStatusSchema = z.object({
  entityRef: z.string(),
  asOf: z.string(),
  environments: z.array(deploymentEnvironmentSchema),
  sources: z.array(deploymentSourceSchema),
}) satisfies z.ZodType<components['schemas']['DeploymentStatus']>;

/** Validates {@link DeploymentStatusBatch}. */
export const deploymentStatusBatchSchema = z.object({
  items: z.array(deploymentStatusSchema),
  missing: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['DeploymentStatusBatch']>;

/** What a client asks the deployments API. */
export const deploymentsApi = {
  pluginId: 'deployments',
  operations: {
    getStatus: {
      method: 'GET',
      path: '/v1/entities/{kind}/{namespace}/{name}/status',
      answer: deploymentStatusSchema,
    },
    getStatusesByRefs: {
      method: 'POST',
      path: '/v1/status/by-refs',
      answer: deploymentStatusBatchSchema,
    },
  },
} as const;
