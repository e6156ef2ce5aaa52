/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';

import type { CiRunsOperations } from '@groundwork/plugin-ci-runs-common';

/** Routes with what they take and answer. */
export type EndpointMap = {
  readonly '#get|/v1/entities/{kind}/{namespace}/{name}/runs': {
    readonly path: NonNullable<
      CiRunsOperations['getRuns']['parameters']['path']
    >;
    readonly query: NonNullable<
      CiRunsOperations['getRuns']['parameters']['query']
    >;
    readonly response: CiRunsOperations['getRuns']['responses'][200]['content']['application/json'];
  };
};

/** The content of openapi.yaml. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'ci-runs',
    version: '1',
    description:
      'The latest CI runs of a service, read from its Git host with the credentials of this instance; nobody signs in to the Git host to see them.\n',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/entities/{kind}/{namespace}/{name}/runs': {
      get: {
        operationId: 'getRuns',
        summary: 'The latest runs of one entity, newest first',
        parameters: [
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z][A-Za-z0-9]*$',
              maxLength: 63,
            },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
          },
          {
            name: 'branch',
            in: 'query',
            description: 'What Git lets a branch be called.',
            schema: {
              type: 'string',
              pattern: '^(?!.*\\.\\.)[^\\x00-\\x20\\x7f~^:?*\\[\\\\]+$',
              maxLength: 255,
            },
          },
        ],
        responses: {
          '200': {
            description:
              'Runs, or the reason why there are none. A Git host that cannot be read is an answer with the outcome `failed`, not an HTTP error.\n',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CiRuns' },
              },
            },
          },
          default: {
            description: 'Why there is no answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ErrorAnswer' },
              },
            },
          },
        },
      },
    },
  },
  components: {
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
      CiFailureReason: {
        type: 'string',
        description: 'Why the runs could not be read.',
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
      CiRunStatus: {
        type: 'string',
        description:
          'State of one run. `unknown` is a state that the engine reported and that we have no word for.\n',
        enum: ['queued', 'running', 'passed', 'failed', 'cancelled', 'unknown'],
      },
      CiEngine: {
        type: 'string',
        description:
          'A pipeline engine that a repository uses, found by its file.',
        enum: ['github-actions', 'jenkins'],
      },
      CiRun: {
        type: 'object',
        description: 'One run of a pipeline, whatever engine ran it.',
        additionalProperties: false,
        required: [
          'id',
          'name',
          'engine',
          'status',
          'sha',
          'event',
          'url',
          'attempt',
        ],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          engine: { type: 'string', enum: ['github-actions'] },
          status: { $ref: '#/components/schemas/CiRunStatus' },
          branch: { type: 'string' },
          sha: { type: 'string' },
          event: {
            type: 'string',
            description:
              'What started it, as the engine calls it: `push`, `pull_request`, `schedule`.',
          },
          actor: { type: 'string' },
          startedAt: {
            type: 'string',
            description: 'ISO 8601 time at which this attempt started.',
          },
          durationMs: {
            type: 'integer',
            minimum: 0,
            description:
              'From start to end of this attempt; left out while it runs.',
          },
          url: { type: 'string', format: 'uri' },
          title: {
            type: 'string',
            description:
              'First line of the commit message or title of the pull request.',
          },
          attempt: {
            type: 'integer',
            minimum: 1,
            description: '1 for a first run, more for a re-run.',
          },
        },
      },
      CiRuns: {
        type: 'object',
        description:
          "The runs of one entity. `observed`: runs were read. `absent`: the host answered and there are none. `failed`: nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows.\n",
        additionalProperties: false,
        required: [
          'entityRef',
          'asOf',
          'repository',
          'engines',
          'outcome',
          'runs',
        ],
        properties: {
          entityRef: { type: 'string' },
          asOf: { type: 'string' },
          repository: { type: 'string', description: '`owner/repository`.' },
          url: {
            type: 'string',
            format: 'uri',
            description: 'Address of the list of runs on the host.',
          },
          engines: {
            type: 'array',
            description: 'Engines found in the repository.',
            items: { $ref: '#/components/schemas/CiEngine' },
          },
          outcome: { type: 'string', enum: ['observed', 'absent', 'failed'] },
          reason: { $ref: '#/components/schemas/CiFailureReason' },
          message: { type: 'string' },
          runs: {
            type: 'array',
            description: 'Newest first.',
            items: { $ref: '#/components/schemas/CiRun' },
          },
          totalCount: {
            type: 'integer',
            minimum: 0,
            description:
              'How many runs the host knows; more than `runs` shows.',
          },
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
    options,
  );
}
