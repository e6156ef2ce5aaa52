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
  readonly '#post|/v1/runs/by-refs': {
    readonly body: CiRunsOperations['getRunsByRefs']['requestBody']['content']['application/json'];
    readonly response: CiRunsOperations['getRunsByRefs']['responses'][200]['content']['application/json'];
  };
};

/** The content of openapi.yaml. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'ci-runs',
    version: '1',
    description:
      'The latest CI runs of a service, read from its Git host and its Jenkins with the credentials of this instance; nobody signs in there to see them.\n',
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
              'Runs, or the reason why there are none. A source that cannot be read is named in the answer and is not an HTTP error; what it last answered stays.\n',
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
    '/v1/runs/by-refs': {
      post: {
        operationId: 'getRunsByRefs',
        summary: 'The latest runs of up to 50 entities',
        description:
          'One request for a page that lists services. An entity that does not exist, that the caller may not read or that names no repository is listed in `missing`.\n',
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
                    items: { type: 'string', minLength: 1, maxLength: 512 },
                  },
                  limit: {
                    type: 'integer',
                    minimum: 1,
                    maximum: 50,
                    default: 1,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description:
              'Runs of each readable entity, or the reason why there are none.\n',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CiRunsBatch' },
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
      CiRunsBatch: {
        type: 'object',
        description:
          'The latest runs of several entities. An entity that the caller may not read is in `missing`, like one that does not exist.\n',
        additionalProperties: false,
        required: ['items', 'missing'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/CiRuns' },
          },
          missing: { type: 'array', items: { type: 'string' } },
        },
      },
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
          "State of one run. `waiting`: it needs a person's consent to go on. `unstable`: it went through, and tests of it failed. `unknown`: a state that the engine reported and that we have no word for.\n",
        enum: [
          'queued',
          'running',
          'waiting',
          'passed',
          'unstable',
          'failed',
          'cancelled',
          'unknown',
        ],
      },
      CiStage: {
        type: 'object',
        description: 'A part of a run, in the order in which they ran.',
        additionalProperties: false,
        required: ['name', 'status'],
        properties: {
          name: { type: 'string' },
          status: {
            type: 'string',
            description:
              'As of a run; `skipped` is one that an earlier failure left out.',
            enum: [
              'running',
              'waiting',
              'passed',
              'unstable',
              'failed',
              'cancelled',
              'skipped',
              'unknown',
            ],
          },
          startedAt: { type: 'string' },
          durationMs: {
            type: 'integer',
            minimum: 0,
            description: 'Waiting for people included.',
          },
        },
      },
      CiEngine: {
        type: 'string',
        description: 'A pipeline engine.',
        enum: ['github-actions', 'jenkins'],
      },
      CiRun: {
        type: 'object',
        description: 'One run of a pipeline, whatever engine ran it.',
        additionalProperties: false,
        required: ['id', 'name', 'engine', 'status', 'event', 'url', 'attempt'],
        properties: {
          id: {
            type: 'string',
            description: 'Unique among the runs of an entity.',
          },
          name: { type: 'string' },
          engine: { $ref: '#/components/schemas/CiEngine' },
          status: { $ref: '#/components/schemas/CiRunStatus' },
          branch: { type: 'string' },
          sha: {
            type: 'string',
            description: 'Left out for a job that checks nothing out.',
          },
          event: {
            type: 'string',
            description:
              'What started it: `push`, `pull_request`, `schedule`, `by hand`; else as the engine says it.',
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
          stages: {
            type: 'array',
            description: 'Left out where the engine does not say them.',
            items: { $ref: '#/components/schemas/CiStage' },
          },
        },
      },
      CiSource: {
        type: 'object',
        description: 'One system that was asked, and how it answered.',
        additionalProperties: false,
        required: ['engine', 'name', 'outcome'],
        properties: {
          engine: { $ref: '#/components/schemas/CiEngine' },
          name: {
            type: 'string',
            description: 'As people call it: `Jenkins default`.',
          },
          outcome: { type: 'string', enum: ['observed', 'absent', 'failed'] },
          reason: { $ref: '#/components/schemas/CiFailureReason' },
          message: { type: 'string' },
          remedy: {
            type: 'string',
            description: 'What a person can do about the failure.',
          },
          note: {
            type: 'string',
            description:
              'What to know about its answer, such as stages that could not be read.',
          },
          url: {
            type: 'string',
            format: 'uri',
            description: 'Address of its list of runs.',
          },
          readAt: {
            type: 'string',
            description:
              'When the runs of it that are shown here were read. Earlier than the answer when it failed since; left out when nothing of it is known.\n',
          },
        },
      },
      CiRuns: {
        type: 'object',
        description:
          "The runs of one entity. `observed`: there are runs, if from an earlier look. `absent`: every source answered and there are none. `failed`: none are known and nobody could look, with the reason; `unsupported` when the repository's engine is one whose runs no connected source knows. How each source answered is in `sources`.\n",
        additionalProperties: false,
        required: [
          'entityRef',
          'asOf',
          'engines',
          'outcome',
          'runs',
          'sources',
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
            description: 'Engines found to build it.',
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
              'How many runs there are, where every source counts them; more than `runs` shows.',
          },
          sources: {
            type: 'array',
            items: { $ref: '#/components/schemas/CiSource' },
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
