/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';

import type { DeploymentsOperations } from '@groundwork/plugin-deployments-common';

/** Routes with what they take and answer. */
export type EndpointMap = {
  readonly '#get|/v1/entities/{kind}/{namespace}/{name}/status': {
    readonly path: NonNullable<
      DeploymentsOperations['getStatus']['parameters']['path']
    >;
    readonly response: DeploymentsOperations['getStatus']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/v1/status/by-refs': {
    readonly body: DeploymentsOperations['getStatusesByRefs']['requestBody']['content']['application/json'];
    readonly response: DeploymentsOperations['getStatusesByRefs']['responses'][200]['content']['application/json'];
  };
};

/** The content of openapi.yaml. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'deployments',
    version: '1',
    description:
      'What runs where, per service. Every answer names the sources it rests on: a source that could not be read is `failed` with a reason, and the environments it could have known are unknown, never healthy.\n',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/entities/{kind}/{namespace}/{name}/status': {
      get: {
        operationId: 'getStatus',
        summary: 'Deploy status of one entity',
        description: 'Answered within three seconds, whatever the sources do.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description:
              'Environments with what runs in them, and the sources.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentStatus' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/status/by-refs': {
      post: {
        operationId: 'getStatusesByRefs',
        summary: 'Deploy status of up to 50 entities',
        description:
          'Costs one look per source, not one per entity, and therefore leaves out what only the history of an application knows: revision, who deployed and rollbacks. Whether Git holds something for an application that was never deployed is `unknown`. An entity that does not exist or that the caller may not read is listed in `missing`.\n',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['entityRefs'],
                properties: {
                  entityRefs: {
                    type: 'array',
                    maxItems: 50,
                    items: {
                      type: 'string',
                      pattern:
                        '^[A-Za-z][A-Za-z0-9]*:([A-Za-z0-9][A-Za-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*$',
                      maxLength: 512,
                    },
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'One status per readable entity.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentStatusBatch' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          pattern: '^[A-Za-z][A-Za-z0-9]*$',
          maxLength: 63,
        },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
          maxLength: 253,
        },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
          maxLength: 253,
        },
      },
    },
    responses: {
      Error: {
        description: 'Why there is no answer.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorAnswer' },
          },
        },
      },
    },
    schemas: {
      ErrorAnswer: {
        type: 'object',
        description: "Backstage's error shape.",
        additionalProperties: false,
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
              code: { type: 'string' },
              cause: { description: 'What led to it.' },
              stack: { type: 'string', description: 'In development only.' },
            },
          },
          request: {
            type: 'object',
            additionalProperties: false,
            required: ['method', 'url'],
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            additionalProperties: false,
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      FailureReason: {
        type: 'string',
        description:
          'Why a source could not be read. The same words as everywhere in the product, so that one sentence per reason serves every page.\n',
        enum: [
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
        ],
      },
      DeploymentHealth: {
        type: 'string',
        description:
          'Health of what runs. `missing` is nothing where something should run, `not-deployed` an Argo CD application that waits for its first deployment. `unknown` means that nobody could say; it is never a pass.\n',
        enum: [
          'healthy',
          'progressing',
          'degraded',
          'suspended',
          'missing',
          'not-deployed',
          'unknown',
        ],
      },
      DeploymentSync: {
        type: 'string',
        description:
          'Whether what runs is what Git says; `nothing-in-git` where Argo CD found nothing to deploy yet, `not-applicable` where no Argo CD application exists.\n',
        enum: [
          'synced',
          'out-of-sync',
          'nothing-in-git',
          'unknown',
          'not-applicable',
        ],
      },
      DeployedBy: {
        type: 'object',
        description: 'Who or what made the last deployment.',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: { type: 'string', enum: ['person', 'automation'] },
          name: { type: 'string' },
        },
      },
      SourceKind: {
        type: 'string',
        description: 'Which protocol saw it.',
        enum: ['argocd', 'kubernetes'],
      },
      DeploymentInstance: {
        type: 'object',
        description:
          'One place where the service was seen: an Argo CD application or a Kubernetes workload.\n',
        additionalProperties: false,
        required: ['kind', 'source', 'objectKind', 'name', 'health', 'sync'],
        properties: {
          kind: { $ref: '#/components/schemas/SourceKind' },
          source: {
            type: 'string',
            description:
              'Name of the Argo CD instance or of the cluster, as in the configuration.',
          },
          objectKind: {
            type: 'string',
            description:
              '`Application`, `Deployment`, `StatefulSet` or `DaemonSet`.',
          },
          name: { type: 'string' },
          namespace: { type: 'string' },
          cluster: { type: 'string' },
          version: { type: 'string' },
          image: { type: 'string' },
          health: { $ref: '#/components/schemas/DeploymentHealth' },
          healthMessage: { type: 'string' },
          sync: { $ref: '#/components/schemas/DeploymentSync' },
          ready: { type: 'integer', minimum: 0 },
          desired: { type: 'integer', minimum: 0 },
          url: { type: 'string', format: 'uri' },
        },
      },
      DeploymentEnvironment: {
        type: 'object',
        description:
          'One environment of one service: the answer a person on call wants first.',
        additionalProperties: false,
        required: [
          'name',
          'tier',
          'clusters',
          'versions',
          'health',
          'sync',
          'links',
          'instances',
        ],
        properties: {
          name: { type: 'string' },
          tier: { type: 'string' },
          clusters: {
            type: 'array',
            description:
              'Clusters of this environment in which the service was seen.',
            items: { type: 'string' },
          },
          version: {
            type: 'string',
            description:
              'The version that runs; left out when nothing was seen or places differ.',
          },
          versions: {
            type: 'array',
            description:
              'Every distinct version that was seen, more than one during a roll-out or in split regions.\n',
            items: { type: 'string' },
          },
          image: { type: 'string' },
          revision: {
            type: 'string',
            description:
              "Git revision of the last deployment, from Argo CD's history.",
          },
          health: { $ref: '#/components/schemas/DeploymentHealth' },
          sync: { $ref: '#/components/schemas/DeploymentSync' },
          deployedAt: {
            type: 'string',
            description: 'ISO 8601 time at which the last deployment finished.',
          },
          deployedBy: { $ref: '#/components/schemas/DeployedBy' },
          rollback: {
            type: 'object',
            description:
              'Set when the last deployment put an older revision back.',
            additionalProperties: false,
            required: ['fromRevision', 'toRevision'],
            properties: {
              fromRevision: { type: 'string' },
              toRevision: { type: 'string' },
            },
          },
          ready: {
            type: 'integer',
            minimum: 0,
            description: 'Ready replicas over every workload that was read.',
          },
          desired: {
            type: 'integer',
            minimum: 0,
            description: 'Desired replicas over every workload that was read.',
          },
          links: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['title', 'url'],
              properties: {
                title: { type: 'string' },
                url: { type: 'string', format: 'uri' },
              },
            },
          },
          instances: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentInstance' },
          },
          unknown: {
            type: 'object',
            description:
              'Set when a source of this environment could not be read; health is then never `healthy`.\n',
            additionalProperties: false,
            required: ['reason', 'message', 'sources'],
            properties: {
              reason: { $ref: '#/components/schemas/FailureReason' },
              message: { type: 'string' },
              sources: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
      DeploymentSource: {
        type: 'object',
        description:
          'What one Argo CD instance or cluster answered: observed, absent (it answered: nothing there) or failed.\n',
        additionalProperties: false,
        required: ['kind', 'name', 'environments', 'outcome', 'checkedAt'],
        properties: {
          kind: { $ref: '#/components/schemas/SourceKind' },
          name: { type: 'string' },
          environments: { type: 'array', items: { type: 'string' } },
          outcome: { type: 'string', enum: ['observed', 'absent', 'failed'] },
          reason: { $ref: '#/components/schemas/FailureReason' },
          message: { type: 'string' },
          checkedAt: {
            type: 'string',
            description:
              'ISO 8601 time at which the source answered or was given up.',
          },
        },
      },
      DeploymentStatus: {
        type: 'object',
        description:
          'What runs where, for one service, with the sources that the answer rests on.',
        additionalProperties: false,
        required: ['entityRef', 'asOf', 'environments', 'sources'],
        properties: {
          entityRef: { type: 'string' },
          asOf: { type: 'string' },
          environments: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentEnvironment' },
          },
          sources: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentSource' },
          },
        },
      },
      DeploymentStatusBatch: {
        type: 'object',
        description:
          'What runs where, for several services. An entity that the caller may not read is in `missing`, like one that does not exist.\n',
        additionalProperties: false,
        required: ['items', 'missing'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentStatus' },
          },
          missing: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
} as const;

/** A router of the described routes, which validates what they are asked. */
export function createOpenApiRouter(
  options?: Parameters<
    typeof createValidatedOpenApiRouterFromGeneratedEndpointMap
  >[1],
) {
  return createValidatedOpenApiRouterFromGeneratedEndpointMap<EndpointMap>(
    spec,
    {
      ...options,
      validatorOptions: {
        // What is served was checked by every test; to check it again would take its part of every start.
        validateApiSpec: process.env.NODE_ENV !== 'production',
        ...options?.validatorOptions,
      },
    },
  );
}
