/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';

import type { ReadinessOperations } from '@groundwork/plugin-readiness-common';

/** Routes with what they take and answer. */
export type EndpointMap = {
  readonly '#get|/organisation': {
    readonly query: NonNullable<
      ReadinessOperations['getOrganisation']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getOrganisation']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/organisation/history': {
    readonly query: NonNullable<
      ReadinessOperations['getOrganisationHistory']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getOrganisationHistory']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/prerequisites/{id}': {
    readonly path: NonNullable<
      ReadinessOperations['getPrerequisite']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getPrerequisite']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getPrerequisite']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/checks/{check}': {
    readonly path: NonNullable<
      ReadinessOperations['getCheck']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getCheck']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getCheck']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/clusters': {
    readonly response: ReadinessOperations['getClusters']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/pipelines': {
    readonly response: ReadinessOperations['getPipelines']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/pipelines/comparison': {
    readonly query: NonNullable<
      ReadinessOperations['getPipelineComparison']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getPipelineComparison']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/teams/{namespace}/{name}': {
    readonly path: NonNullable<
      ReadinessOperations['getTeam']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getTeam']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getTeam']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/services/{namespace}/{name}': {
    readonly path: NonNullable<
      ReadinessOperations['getService']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getService']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getService']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/services/{namespace}/{name}/summary': {
    readonly path: NonNullable<
      ReadinessOperations['getServiceSummary']['parameters']['path']
    >;
    readonly response: ReadinessOperations['getServiceSummary']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/services/{namespace}/{name}/checks/{check}/evidence': {
    readonly path: NonNullable<
      ReadinessOperations['getCheckEvidence']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getCheckEvidence']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getCheckEvidence']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/evidence/{id}/object': {
    readonly path: NonNullable<
      ReadinessOperations['getEvidenceObject']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getEvidenceObject']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getEvidenceObject']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/evidence/{id}': {
    readonly path: NonNullable<
      ReadinessOperations['getEvidence']['parameters']['path']
    >;
    readonly response: ReadinessOperations['getEvidence']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/collectors': {
    readonly response: ReadinessOperations['getCollectors']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/collectors/{collector}/run': {
    readonly path: NonNullable<
      ReadinessOperations['runCollector']['parameters']['path']
    >;
    readonly response: void;
  };
  readonly '#post|/delivery/sources/run': { readonly response: void };
  readonly '#get|/delivery/organisation': {
    readonly query: NonNullable<
      ReadinessOperations['getOrganisationDelivery']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getOrganisationDelivery']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/organisation/deployments': {
    readonly query: NonNullable<
      ReadinessOperations['getOrganisationDeliveryDeployments']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getOrganisationDeliveryDeployments']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/teams': {
    readonly query: NonNullable<
      ReadinessOperations['getTeamsDelivery']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getTeamsDelivery']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/teams/{namespace}/{name}': {
    readonly path: NonNullable<
      ReadinessOperations['getTeamDelivery']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getTeamDelivery']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getTeamDelivery']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/teams/{namespace}/{name}/deployments': {
    readonly path: NonNullable<
      ReadinessOperations['getTeamDeliveryDeployments']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getTeamDeliveryDeployments']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getTeamDeliveryDeployments']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/services/{namespace}/{name}': {
    readonly path: NonNullable<
      ReadinessOperations['getServiceDelivery']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getServiceDelivery']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getServiceDelivery']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/services/{namespace}/{name}/deployments': {
    readonly path: NonNullable<
      ReadinessOperations['getServiceDeliveryDeployments']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getServiceDeliveryDeployments']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getServiceDeliveryDeployments']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/teams/{namespace}/{name}/overlays': {
    readonly path: NonNullable<
      ReadinessOperations['listTeamOverlays']['parameters']['path']
    >;
    readonly response: ReadinessOperations['listTeamOverlays']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/services/{namespace}/{name}/overlays': {
    readonly path: NonNullable<
      ReadinessOperations['listServiceOverlays']['parameters']['path']
    >;
    readonly response: ReadinessOperations['listServiceOverlays']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/delivery/services/{namespace}/{name}/overlays': {
    readonly path: NonNullable<
      ReadinessOperations['sayOverlay']['parameters']['path']
    >;
    readonly body: ReadinessOperations['sayOverlay']['requestBody']['content']['application/json'];
    readonly response: ReadinessOperations['sayOverlay']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
    readonly path: NonNullable<
      ReadinessOperations['revokeOverlay']['parameters']['path']
    >;
    readonly body: ReadinessOperations['revokeOverlay']['requestBody']['content']['application/json'];
    readonly response: ReadinessOperations['revokeOverlay']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/baselines': {
    readonly query: NonNullable<
      ReadinessOperations['listBaselines']['parameters']['query']
    >;
    readonly response: ReadinessOperations['listBaselines']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/delivery/baselines': {
    readonly body: ReadinessOperations['freezeBaseline']['requestBody']['content']['application/json'];
    readonly response: ReadinessOperations['freezeBaseline']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/baselines/{hash}': {
    readonly path: NonNullable<
      ReadinessOperations['getBaseline']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getBaseline']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getBaseline']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/delivery/baselines/{hash}/targets': {
    readonly path: NonNullable<
      ReadinessOperations['setTarget']['parameters']['path']
    >;
    readonly body: ReadinessOperations['setTarget']['requestBody']['content']['application/json'];
    readonly response: ReadinessOperations['setTarget']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/set-aside': {
    readonly response: ReadinessOperations['listSetAside']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/set-aside/{event}': {
    readonly path: NonNullable<
      ReadinessOperations['getSetAside']['parameters']['path']
    >;
    readonly response: ReadinessOperations['getSetAside']['responses'][200]['content']['application/json'];
  };
  readonly '#post|/delivery/set-aside/{event}/replay': {
    readonly path: NonNullable<
      ReadinessOperations['replaySetAside']['parameters']['path']
    >;
    readonly response: ReadinessOperations['replaySetAside']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/services/{namespace}/{name}/environments': {
    readonly path: NonNullable<
      ReadinessOperations['getServiceEnvironments']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getServiceEnvironments']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getServiceEnvironments']['responses'][200]['content']['application/json'];
  };
  readonly '#get|/delivery/services/{namespace}/{name}/deployment': {
    readonly path: NonNullable<
      ReadinessOperations['getServiceDeliveryDeployment']['parameters']['path']
    >;
    readonly query: NonNullable<
      ReadinessOperations['getServiceDeliveryDeployment']['parameters']['query']
    >;
    readonly response: ReadinessOperations['getServiceDeliveryDeployment']['responses'][200]['content']['application/json'];
  };
};

/** The content of openapi.yaml. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'readiness',
    version: '1',
    description:
      'The readiness assessment: the organisation\'s verdict, prerequisites, team and service scorecards, the evidence behind every number and the health of collectors. Reads serve stored assessments. "Unknown" is neither zero nor a pass anywhere; a source that could not be read is named with its reason.\n',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/organisation': {
      get: {
        operationId: 'getOrganisation',
        summary: "The organisation's assessment",
        description:
          'Permission readiness.organisation.read. Rows that name a service or a team whose result the caller may not read (readiness.result.read) are left out of `findings`, `unread`, `parts` and the lists of squads; `findingCount`, `unreadCount` and `partCount` count all. Of a check with long lists the lists are left out, too: it is `abridged`, and /checks/{check} has them. Before the first assessment `assessment` is missing.\n',
        parameters: [{ $ref: '#/components/parameters/standard' }],
        responses: {
          '200': {
            description: 'The assessment and which sources answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OrganisationAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/organisation/history': {
      get: {
        operationId: 'getOrganisationHistory',
        summary: 'One entry per day, newest first',
        description: 'Permission readiness.organisation.read.',
        parameters: [
          { $ref: '#/components/parameters/standard' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'Days.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OrganisationHistory' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/prerequisites/{id}': {
      get: {
        operationId: 'getPrerequisite',
        summary: 'One prerequisite with its checks, vetoes, looks and history',
        description:
          'Permission readiness.organisation.read. Rows are left out, and checks abridged, as in /organisation.\n',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9]+$',
              maxLength: 63,
            },
          },
          { $ref: '#/components/parameters/standard' },
        ],
        responses: {
          '200': {
            description: 'The prerequisite.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PrerequisiteAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/checks/{check}': {
      get: {
        operationId: 'getCheck',
        summary: 'A check of the organisation with all of its rows',
        description:
          'Permission readiness.organisation.read. Rows are left out as in /organisation; nothing is left out because there is much of it.\n',
        parameters: [
          {
            name: 'check',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
          { $ref: '#/components/parameters/standard' },
        ],
        responses: {
          '200': {
            description: 'The check.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CheckAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/clusters': {
      get: {
        operationId: 'getClusters',
        summary: 'Clusters side by side, attribute by attribute',
        description:
          'Permission readiness.organisation.read. Compared are the declared clusters that a service is promoted through. What could not be read is unknown, which is neither alike nor different.\n',
        responses: {
          '200': {
            description: 'The table.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClustersAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/pipelines': {
      get: {
        operationId: 'getPipelines',
        summary: 'Which services and teams share which pipeline',
        description:
          'Permission readiness.organisation.read. Every number counts all; services and teams are named with readiness.result.read on each, at most 50 of a row. Why a pipeline is not known is said to those who may read one of its services. Before the first assessment `pipelines` is missing.\n',
        responses: {
          '200': {
            description: 'The pipelines, the most common first.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PipelinesAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/pipelines/comparison': {
      get: {
        operationId: 'getPipelineComparison',
        summary: 'Two pipelines side by side, stage by stage',
        description:
          'Permission readiness.organisation.read, and readiness.result.read on a service of each.\n',
        parameters: [
          { $ref: '#/components/parameters/left' },
          { $ref: '#/components/parameters/right' },
        ],
        responses: {
          '200': {
            description:
              'The stages in their order, as many as possible beside one another.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PipelineComparison' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/teams/{namespace}/{name}': {
      get: {
        operationId: 'getTeam',
        summary: "A team's scorecard, a page of its services at a time",
        description:
          "Permission readiness.result.read on the team, and on each service: those that the caller may not read are neither listed nor counted, and pages are full without them. Services are ordered by reference; no ranking. Of a group below a team these are the rows of the team's scorecard that the group owns. With readiness.organisation.read the organisation's median level stands beside.\n",
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/standard' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'The scorecard.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TeamScorecard' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/services/{namespace}/{name}': {
      get: {
        operationId: 'getService',
        summary: "A service's assessment and the history of its level",
        description: 'Permission readiness.result.read on the service.',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/standard' },
        ],
        responses: {
          '200': {
            description:
              'The assessment, or the sentence that says why there is none.\n',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ServiceAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/services/{namespace}/{name}/summary': {
      get: {
        operationId: 'getServiceSummary',
        summary:
          'How ready a service is, and how fast it delivers, for its overview',
        description:
          'Permission readiness.result.read on the service. Deliveries to production in the last ninety days.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'What is known of both.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ServiceSummary' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/services/{namespace}/{name}/checks/{check}/evidence': {
      get: {
        operationId: 'getCheckEvidence',
        summary: 'What one check of a service was judged from',
        description:
          "Permissions readiness.evidence.read, and readiness.result.read on the service. Of evidence about a cluster or another outside system only the service's own objects are in the answer.\n",
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/standard' },
          {
            name: 'check',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
        ],
        responses: {
          '200': {
            description: "The evidence, the service's own objects first.",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CheckEvidence' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/evidence/{id}/object': {
      get: {
        operationId: 'getEvidenceObject',
        summary: 'One object of a stored observation',
        description:
          'Permissions as for the observation. An observation that holds many objects is answered without its value and with their names until one of them is named.\n',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9-]+$',
              maxLength: 64,
            },
          },
          {
            name: 'kind',
            in: 'query',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
          {
            name: 'objectNamespace',
            in: 'query',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
          {
            name: 'objectName',
            in: 'query',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$',
              maxLength: 253,
            },
          },
          {
            name: 'check',
            in: 'query',
            description:
              'Id of the check whose fields are named in the answer.',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
              maxLength: 253,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The object, or the names of those that there are.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EvidenceView' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/evidence/{id}': {
      get: {
        operationId: 'getEvidence',
        summary: "One stored observation with the raw object's name",
        description:
          'Permission readiness.evidence.read, and for evidence about a service or a team readiness.result.read on it; without that it does not exist. Evidence about a cluster or an outside system names what is in it, whoever it belongs to.\n',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9-]+$',
              maxLength: 64,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The record.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EvidenceRecord' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/collectors': {
      get: {
        operationId: 'getCollectors',
        summary: 'Health of every collector',
        description:
          'Permission readiness.organisation.read. Failed looks at services and teams are listed with readiness.result.read on each; `counts` count all.\n',
        responses: {
          '200': {
            description:
              'Collectors by id, and how far the catalog is behind, from which they know what to look at; missing when the catalog does not tell.\n',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CollectorsAnswer' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/collectors/{collector}/run': {
      post: {
        operationId: 'runCollector',
        summary: 'Looks at everything the collector covers, now',
        description:
          "Permission readiness.collector.run. Starts the collector's task on whichever replica is free; answers at once.\n",
        parameters: [
          {
            name: 'collector',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$',
              maxLength: 253,
            },
          },
        ],
        responses: {
          '202': { description: 'The collector is due.' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/sources/run': {
      post: {
        operationId: 'runSources',
        summary: 'Reads every source of deliveries on, now',
        description:
          'Permission readiness.collector.run. What has not been read to its end goes on every minute until it has, instead of in its turn; answers at once.\n',
        responses: {
          '202': { description: 'The sources are due.' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/organisation': {
      get: {
        operationId: 'getOrganisationDelivery',
        summary: 'Delivery metrics of all services together',
        description:
          'Permission readiness.organisation.read. Numbers are those of all services, whoever may read them. Percentiles are within one percent.\n',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
        ],
        responses: {
          '200': {
            description: 'The numbers.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryNumbers' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/organisation/deployments': {
      get: {
        operationId: 'getOrganisationDeliveryDeployments',
        summary: 'The deployments behind a number of the organisation',
        description:
          'Permission readiness.organisation.read, and readiness.result.read on each service: deployments of the others are neither listed nor counted, and pages are full without them. Newest first.\n',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
          { $ref: '#/components/parameters/metric' },
          { $ref: '#/components/parameters/only' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryDeployments' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/teams': {
      get: {
        operationId: 'getTeamsDelivery',
        summary: 'The five metrics of each team, in the order of their names',
        description:
          'Permission readiness.organisation.read, and readiness.result.read on each team and service: the others are neither listed nor part of a number. Only teams that own a service. Percentiles are within one percent.\n',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryTeams' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/teams/{namespace}/{name}': {
      get: {
        operationId: 'getTeamDelivery',
        summary: 'Delivery metrics of a team, and of each of its services',
        description:
          "Permission readiness.result.read on the team, and on each service: those that the caller may not read are neither listed nor part of a number. The team's numbers are those of the pooled deployments and changes, never means of the services' numbers. Percentiles are exact.\n",
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
        ],
        responses: {
          '200': {
            description: 'The numbers.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TeamDelivery' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/teams/{namespace}/{name}/deployments': {
      get: {
        operationId: 'getTeamDeliveryDeployments',
        summary: 'The deployments behind a number of a team',
        description: 'Permissions as for the numbers. Newest first.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
          { $ref: '#/components/parameters/metric' },
          { $ref: '#/components/parameters/only' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryDeployments' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}': {
      get: {
        operationId: 'getServiceDelivery',
        summary: 'Delivery metrics of a service',
        description:
          'Permission readiness.result.read on the service. Percentiles are exact. A service that no source tells of has no numbers, and no zeros.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
        ],
        responses: {
          '200': {
            description: 'The numbers.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryNumbers' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}/deployments': {
      get: {
        operationId: 'getServiceDeliveryDeployments',
        summary: 'The deployments behind a number of a service',
        description:
          'Permission readiness.result.read on the service. Newest first.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
          { $ref: '#/components/parameters/tier' },
          { $ref: '#/components/parameters/metric' },
          { $ref: '#/components/parameters/only' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryDeployments' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/teams/{namespace}/{name}/overlays': {
      get: {
        operationId: 'listTeamOverlays',
        summary: 'What people say about the deliveries of a team',
        description:
          'Permission readiness.result.read on the team; what is said of services that the caller may not read is left out. The newest first, also what was taken back.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'What was said.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryOverlays' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}/overlays': {
      get: {
        operationId: 'listServiceOverlays',
        summary: 'What people say about the deliveries of a service',
        description:
          'Permission readiness.result.read on the service. The newest first, also what was taken back.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'What was said.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryOverlays' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'sayOverlay',
        summary: 'Says something that no source tells',
        description:
          'Permission readiness.delivery.contest on the service. It lies over what sources told and changes nothing of it. What is said already is refused with 409, naming who said it and when.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['kind', 'reason'],
                properties: {
                  kind: { $ref: '#/components/schemas/DeliveryOverlayKind' },
                  incident: {
                    type: 'string',
                    description: 'Of incident-not-caused-by.',
                    maxLength: 600,
                  },
                  deployment: {
                    type: 'string',
                    description:
                      'Of all kinds but environment-is-not-production.',
                    maxLength: 600,
                  },
                  environment: {
                    type: 'string',
                    description: 'Of environment-is-not-production.',
                    maxLength: 255,
                  },
                  reason: {
                    $ref: '#/components/schemas/DeliveryOverlayReason',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is said.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryOverlay' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
      post: {
        operationId: 'revokeOverlay',
        summary: 'Takes back what somebody said',
        description:
          'Permission readiness.delivery.contest on the service. What was said stays in the list, with who took it back. What was taken back already is refused with 409.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/overlay' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['reason'],
                properties: {
                  reason: {
                    $ref: '#/components/schemas/DeliveryOverlayReason',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is taken back.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryOverlay' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/baselines': {
      get: {
        operationId: 'listBaselines',
        summary: 'Frozen baselines, the newest first',
        description:
          'Those of the organisation with readiness.organisation.read, those of a team or a service with readiness.result.read on it; others are left out.\n',
        parameters: [
          {
            name: 'scope',
            in: 'query',
            description:
              'organisation:default, or the reference of a group or a component, to be told of its own baselines alone.\n',
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        responses: {
          '200': {
            description: 'The baselines.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items', 'mayFreeze'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/DeliveryBaseline' },
                    },
                    mayFreeze: {
                      type: 'boolean',
                      description:
                        'The caller has readiness.baseline.freeze on the scope, or where none is asked for on the organisation.\n',
                    },
                  },
                },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'freezeBaseline',
        summary: 'Freezes the numbers of a window',
        description:
          'Permission readiness.baseline.freeze on the scope, and the right to read it. What is frozen cannot be changed or removed. A name that the scope has already is refused with 409, so that sending it twice freezes it once. So are numbers that are no longer those that were shown.\n',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['scope', 'name', 'from', 'to'],
                properties: {
                  scope: {
                    type: 'string',
                    description:
                      'organisation:default, or the reference of a group or a component.\n',
                    maxLength: 255,
                  },
                  name: { type: 'string', minLength: 1, maxLength: 200 },
                  from: {
                    type: 'string',
                    description: 'First day.',
                    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
                    maxLength: 10,
                  },
                  to: {
                    type: 'string',
                    description:
                      'The day after the last one; tomorrow at the latest.',
                    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
                    maxLength: 10,
                  },
                  shown: { $ref: '#/components/schemas/ShownMetrics' },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is frozen.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryBaseline' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/baselines/{hash}': {
      get: {
        operationId: 'getBaseline',
        summary: 'A baseline, its targets, and what has become of it',
        description:
          'Rights as for the list. The window after it is as long, begins at its end at the earliest, so that it is shorter until as much time has passed, and ends with yesterday or the day before `to`; before 28 days have passed there is nothing to compare with.\n',
        parameters: [
          { $ref: '#/components/parameters/hash' },
          {
            name: 'to',
            in: 'query',
            description:
              'The day after the last one of the window after it; today at the latest.',
            schema: {
              type: 'string',
              pattern: '^\\d{4}-\\d{2}-\\d{2}$',
              maxLength: 10,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The baseline.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryProof' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/baselines/{hash}/targets': {
      post: {
        operationId: 'setTarget',
        summary: 'Sets what a metric is to become',
        description:
          'Permission readiness.baseline.freeze on the scope of the baseline. A target that is set again replaces the one before, which stays in the history.\n',
        parameters: [{ $ref: '#/components/parameters/hash' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['metric', 'value', 'owner', 'dueDay'],
                properties: {
                  metric: { $ref: '#/components/schemas/DeliveryMetricName' },
                  value: { type: 'number', minimum: 0 },
                  owner: {
                    type: 'string',
                    description:
                      'Reference of the group or the person who answers for it.',
                    maxLength: 255,
                  },
                  dueDay: {
                    type: 'string',
                    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
                    maxLength: 10,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It is set.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryTarget' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/set-aside': {
      get: {
        operationId: 'listSetAside',
        summary:
          'Events that were told or read and that nobody understood, the newest first',
        description:
          'Permission readiness.organisation.read. At most a hundred of them; what they say is told apart from that.\n',
        responses: {
          '200': {
            description: 'The events.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items', 'total', 'mayReplay'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/SetAsideEvent' },
                    },
                    total: { type: 'integer', minimum: 0 },
                    mayReplay: {
                      type: 'boolean',
                      description: 'The caller has readiness.events.replay.',
                    },
                  },
                },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/set-aside/{event}': {
      get: {
        operationId: 'getSetAside',
        summary: 'An event that nobody understood, as it was told',
        description:
          'Permission readiness.events.replay: it is raw, and may name people. Of a secret of the configuration nothing is left in it.\n',
        parameters: [{ $ref: '#/components/parameters/event' }],
        responses: {
          '200': {
            description: 'The event.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['event', 'payload'],
                  properties: {
                    event: { $ref: '#/components/schemas/SetAsideEvent' },
                    payload: {
                      type: 'string',
                      description:
                        'JSON, unless it was too long to be kept whole.',
                    },
                  },
                },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/set-aside/{event}/replay': {
      post: {
        operationId: 'replaySetAside',
        summary: 'Has an event decoded again',
        description:
          'Permission readiness.events.replay. One that was understood meanwhile stays understood, so that asking twice does it once; one that still is not stays set aside, with the reason of now.\n',
        parameters: [{ $ref: '#/components/parameters/event' }],
        responses: {
          '200': {
            description: 'What became of it.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['outcome'],
                  properties: {
                    outcome: { type: 'string', enum: ['told', 'set-aside'] },
                    reason: {
                      type: 'string',
                      description: 'Why it is still set aside.',
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}/environments': {
      get: {
        operationId: 'getServiceEnvironments',
        summary: 'What a service was deployed to beside production',
        description:
          'Permission readiness.result.read on the service. As the source told it that counts for the service; no number rests on these. Newest first.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/days' },
        ],
        responses: {
          '200': {
            description: 'The environments.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OtherEnvironments' },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delivery/services/{namespace}/{name}/deployment': {
      get: {
        operationId: 'getServiceDeliveryDeployment',
        summary: 'One deployment of a service, down to what its sources told',
        description:
          'Permission readiness.result.read on the service. What it shipped, what it undid, the incidents attributed to it, and who told of it when.\n',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          {
            name: 'id',
            in: 'query',
            required: true,
            schema: {
              type: 'string',
              pattern:
                '^[a-z][a-z0-9-]*:[^/\\\\\\x00-\\x1f]+/[^\\\\\\x00-\\x1f\\x7f]+$',
              maxLength: 600,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The deployment.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/DeliveryDeploymentDetails',
                },
              },
            },
          },
          '304': { $ref: '#/components/responses/Unchanged' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      overlay: {
        name: 'overlay',
        in: 'path',
        required: true,
        description: 'Id of what was said, as the list names it.',
        schema: { type: 'string', pattern: '^[1-9][0-9]{0,15}$' },
      },
      left: {
        name: 'left',
        in: 'query',
        required: true,
        description: 'Id of a pipeline, as /pipelines names it.',
        schema: { type: 'string', pattern: '^[0-9a-z-]{1,64}$' },
      },
      right: {
        name: 'right',
        in: 'query',
        required: true,
        schema: { type: 'string', pattern: '^[0-9a-z-]{1,64}$' },
      },
      event: {
        name: 'event',
        in: 'path',
        required: true,
        description: 'An event as the list names it.',
        schema: {
          type: 'string',
          pattern:
            '^(told-\\d{1,15}|read-[0-9a-f]{64}-[^/\\\\\\x00-\\x1f\\x7f]{1,255})$',
          maxLength: 330,
        },
      },
      hash: {
        name: 'hash',
        in: 'path',
        required: true,
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 },
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
      standard: {
        name: 'standard',
        in: 'query',
        description:
          'Id of the standard; the first of its scope unless stated.',
        schema: {
          type: 'string',
          pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
          maxLength: 253,
        },
      },
      cursor: {
        name: 'cursor',
        in: 'query',
        description: 'The nextCursor of the page before.',
        schema: {
          type: 'string',
          pattern: '^[A-Za-z0-9_-]*$',
          maxLength: 2048,
        },
      },
      from: {
        name: 'from',
        in: 'query',
        description:
          'First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated.\n',
        schema: {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          maxLength: 10,
        },
      },
      to: {
        name: 'to',
        in: 'query',
        description:
          'The day after the last one of the window. Tomorrow unless stated, so that today is in it.\n',
        schema: {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          maxLength: 10,
        },
      },
      days: {
        name: 'days',
        in: 'query',
        description:
          'Length of the window where its first day is not stated; ninety unless stated.\n',
        schema: { type: 'integer', minimum: 1, maximum: 1100 },
      },
      tier: {
        name: 'tier',
        in: 'query',
        description:
          'Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named.\n',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
      metric: {
        name: 'metric',
        in: 'query',
        description:
          'The number whose deployments are asked for; deployment-frequency unless stated. Recoveries are those that ended in the window.\n',
        schema: {
          type: 'string',
          enum: [
            'deployment-frequency',
            'lead-time',
            'change-fail-rate',
            'recovery-time',
            'rework-rate',
          ],
        },
      },
      only: {
        name: 'only',
        in: 'query',
        description:
          'Of the deployments of a rate those that are counted against it: the failed ones of change-fail-rate, the unplanned ones of rework-rate.\n',
        schema: { type: 'string', enum: ['failed', 'unplanned'] },
      },
      limit: {
        name: 'limit',
        in: 'query',
        schema: { type: 'integer', minimum: 1, maximum: 400 },
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
      Unchanged: {
        description: 'Unchanged since the ETag sent with If-None-Match.',
      },
    },
    schemas: {
      ShownMetrics: {
        type: 'object',
        description:
          'The numbers that were looked at before, as they were answered; no others are frozen. Without them whatever is known by then is.\n',
        additionalProperties: false,
        required: [
          'deploymentFrequency',
          'leadTime',
          'changeFailRate',
          'recoveryTime',
          'reworkRate',
        ],
        properties: {
          deploymentFrequency: { $ref: '#/components/schemas/ShownMetric' },
          leadTime: { $ref: '#/components/schemas/ShownMetric' },
          changeFailRate: { $ref: '#/components/schemas/ShownMetric' },
          recoveryTime: { $ref: '#/components/schemas/ShownMetric' },
          reworkRate: { $ref: '#/components/schemas/ShownMetric' },
        },
      },
      ShownMetric: {
        type: 'object',
        additionalProperties: false,
        required: ['sampleSize'],
        properties: {
          value: {
            type: 'number',
            description: 'Absent where the metric was not defined.',
          },
          sampleSize: { type: 'integer', minimum: 0 },
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
      FailureReason: {
        type: 'string',
        description: 'Why a look failed.',
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
          'unfinished',
        ],
      },
      Gate: {
        type: 'string',
        description:
          'Decision about a prerequisite. `NA`: nothing in it applies; it blocks nothing.',
        enum: ['PASS', 'FAIL', 'UNDETERMINED', 'NA'],
      },
      PrerequisiteId: {
        type: 'string',
        description: 'One of the five prerequisites.',
        enum: ['P1', 'P2', 'P3', 'P4', 'P5'],
      },
      StandardRef: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'version', 'title'],
        properties: {
          id: { type: 'string' },
          version: { type: 'string' },
          title: { type: 'string' },
        },
      },
      Source: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'instance'],
        properties: { kind: { type: 'string' }, instance: { type: 'string' } },
      },
      SourceRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['method', 'path'],
        properties: {
          method: { type: 'string' },
          path: { type: 'string' },
          query: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      SourcesSummary: {
        type: 'object',
        additionalProperties: false,
        required: ['answering', 'total', 'failing'],
        properties: {
          answering: { type: 'integer' },
          total: { type: 'integer' },
          failing: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['source', 'reason', 'since', 'collectors', 'subjects'],
              properties: {
                source: { $ref: '#/components/schemas/Source' },
                reason: { $ref: '#/components/schemas/FailureReason' },
                message: { type: 'string' },
                request: { $ref: '#/components/schemas/SourceRequest' },
                since: { type: 'string', format: 'date-time' },
                collectors: { type: 'array', items: { type: 'string' } },
                subjects: {
                  type: 'integer',
                  description: 'Looks that fail for this reason.',
                },
              },
            },
          },
        },
      },
      OrganisationDay: {
        type: 'object',
        additionalProperties: false,
        required: [
          'day',
          'asOf',
          'standardVersion',
          'certain',
          'prerequisites',
          'pillars',
        ],
        properties: {
          day: { type: 'string', format: 'date' },
          asOf: { type: 'string', format: 'date-time' },
          standardVersion: { type: 'string' },
          phase: {
            type: 'string',
            enum: [
              'FOUNDATION',
              'GOLDEN_PATHS',
              'CAPACITY_OR_BASELINE_FIRST',
              'OPERATE',
              'PROVE_NEED',
              'PORTAL',
              'NO_PORTAL_YET',
              'PIECES',
              'NO_PORTAL',
            ],
          },
          certain: { type: 'boolean' },
          prerequisites: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'lo', 'hi', 'gate'],
              properties: {
                id: { $ref: '#/components/schemas/PrerequisiteId' },
                lo: { type: 'number' },
                score: { type: 'number' },
                hi: { type: 'number' },
                gate: { $ref: '#/components/schemas/Gate' },
              },
            },
          },
          pillars: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'lo', 'hi'],
              properties: {
                id: { type: 'string' },
                lo: { type: 'number' },
                score: { type: 'number' },
                hi: { type: 'number' },
              },
            },
          },
        },
      },
      PrerequisiteDay: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'asOf', 'standardVersion', 'lo', 'hi', 'gate'],
        properties: {
          day: { type: 'string', format: 'date' },
          asOf: { type: 'string', format: 'date-time' },
          standardVersion: { type: 'string' },
          lo: { type: 'number' },
          score: { type: 'number' },
          hi: { type: 'number' },
          gate: { $ref: '#/components/schemas/Gate' },
        },
      },
      LevelDay: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'asOf', 'standardVersion', 'level'],
        properties: {
          day: { type: 'string', format: 'date' },
          asOf: { type: 'string', format: 'date-time' },
          standardVersion: { type: 'string' },
          level: { $ref: '#/components/schemas/LevelBounds' },
        },
      },
      LevelBounds: {
        type: 'object',
        additionalProperties: false,
        required: ['lo', 'hi'],
        properties: { lo: { type: 'integer' }, hi: { type: 'integer' } },
      },
      TeamScorecard: {
        type: 'object',
        additionalProperties: false,
        required: ['team', 'columns', 'services', 'serviceCount'],
        properties: {
          team: {
            type: 'object',
            additionalProperties: false,
            required: ['ref'],
            properties: { ref: { type: 'string' } },
          },
          partOf: {
            description:
              'The team whose scorecard these services are rows of, where the group asked for is a squad or another group below a team; services are judged by team.\n',
            type: 'object',
            additionalProperties: false,
            required: ['ref', 'serviceCount'],
            properties: {
              ref: { type: 'string' },
              serviceCount: { type: 'integer' },
              level: { $ref: '#/components/schemas/LevelBounds' },
            },
          },
          standard: { $ref: '#/components/schemas/StandardRef' },
          asOf: {
            description:
              'When the service was judged that was judged longest ago.',
            type: 'string',
            format: 'date-time',
          },
          columns: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['checkId', 'title', 'failureTitle', 'level'],
              properties: {
                checkId: { type: 'string' },
                title: { type: 'string' },
                failureTitle: { type: 'string' },
                why: { type: 'string' },
                remediation: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['summary', 'effort', 'href'],
                  properties: {
                    summary: { type: 'string' },
                    effort: { type: 'string', enum: ['low', 'medium', 'high'] },
                    href: { type: 'string' },
                  },
                },
                level: { type: 'integer' },
              },
            },
          },
          services: {
            description:
              'A cell per check. What is behind a cell, findings and evidence included, is in the answer to /services/{namespace}/{name}.\n',
            type: 'array',
            items: { $ref: '#/components/schemas/ScorecardRow' },
          },
          serviceCount: { type: 'integer' },
          level: {
            description:
              "Lowest level of the team's services; the weakest decides.",
            $ref: '#/components/schemas/LevelBounds',
          },
          highestLevel: { type: 'integer' },
          organisationMedianLevel: {
            description:
              'Median of the certain levels of all assessed services.',
            type: 'number',
          },
          first: {
            description:
              'The repair that lifts most of all counted services for its effort, on whichever page they stand.\n',
            type: 'object',
            additionalProperties: false,
            required: ['checkId', 'summary', 'href', 'effort', 'services'],
            properties: {
              checkId: { type: 'string' },
              summary: { type: 'string' },
              href: { type: 'string' },
              effort: { type: 'string', enum: ['low', 'medium', 'high'] },
              services: { type: 'array', items: { type: 'string' } },
              effect: {
                description:
                  'What it does to the level of all counted services together.',
                $ref: '#/components/schemas/Effect',
              },
            },
          },
          nextCursor: { type: 'string' },
        },
      },
      CatalogBacklog: {
        oneOf: [
          {
            type: 'object',
            additionalProperties: false,
            required: ['state', 'entities', 'overdue', 'waitsFor'],
            properties: {
              state: { type: 'string', const: 'counted' },
              entities: { type: 'integer' },
              overdue: {
                type: 'integer',
                description:
                  'Entities that should have been read again by now.',
              },
              oldestOverdueMs: {
                type: 'number',
                description:
                  'How long the one that waits longest has been due; missing when none is overdue.\n',
              },
              waitsFor: {
                type: 'array',
                description: 'Git hosts that do not answer the catalog.',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['host', 'since'],
                  properties: {
                    host: { type: 'string' },
                    since: { type: 'string', format: 'date-time' },
                  },
                },
              },
            },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['state', 'reason', 'message'],
            properties: {
              state: { type: 'string', const: 'failed' },
              reason: { $ref: '#/components/schemas/FailureReason' },
              message: { type: 'string' },
            },
          },
        ],
      },
      SetAsideEvent: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'source', 'kind', 'reason'],
        properties: {
          id: { type: 'string' },
          source: {
            type: 'string',
            description: 'Who told it, or the source that it was read from.',
          },
          kind: {
            type: 'string',
            description: 'Topic of the event, or the collector that read it.',
          },
          reason: { type: 'string', description: 'What is wrong with it.' },
          receivedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'Absent of an event that was set aside before that was noted.',
          },
        },
      },
      CollectorHealth: {
        type: 'object',
        additionalProperties: false,
        required: [
          'collector',
          'kind',
          'title',
          'cadenceMs',
          'counts',
          'failing',
        ],
        properties: {
          collector: { type: 'string' },
          kind: { type: 'string' },
          title: { type: 'string' },
          cadenceMs: { type: 'number' },
          lastRunAt: { type: 'string', format: 'date-time' },
          durationMs: { type: 'number' },
          counts: {
            type: 'object',
            additionalProperties: false,
            required: ['observed', 'absent', 'failed'],
            properties: {
              observed: { type: 'integer' },
              absent: { type: 'integer' },
              failed: { type: 'integer' },
            },
          },
          failing: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'subjectRef',
                'evidenceId',
                'reason',
                'source',
                'since',
              ],
              properties: {
                subjectRef: { type: 'string' },
                evidenceId: { type: 'string' },
                reason: { $ref: '#/components/schemas/FailureReason' },
                message: { type: 'string' },
                source: { $ref: '#/components/schemas/Source' },
                request: { $ref: '#/components/schemas/SourceRequest' },
                since: { type: 'string', format: 'date-time' },
              },
            },
          },
        },
      },
      OrganisationAnswer: {
        type: 'object',
        description:
          'The assessment, missing before the first one, and which sources answer.',
        additionalProperties: false,
        required: ['sources'],
        properties: {
          assessment: { $ref: '#/components/schemas/OrganisationAssessment' },
          forecast: { $ref: '#/components/schemas/FoundationForecast' },
          sources: { $ref: '#/components/schemas/SourcesSummary' },
        },
      },
      FoundationForecast: {
        type: 'object',
        description:
          'How long until consistent foundation and one pipeline pass; missing where neither fails.\n',
        additionalProperties: false,
        required: ['elsewhere', 'pace'],
        properties: {
          elsewhere: {
            type: 'object',
            description:
              'Months that foundation work took in other organisations.',
            additionalProperties: false,
            required: ['lo', 'hi'],
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
          },
          pace: {
            type: 'object',
            description:
              "Months at the organisation's own pace over so many days, or why no pace is known: less than 28 days of history, a lower bound that does not rise, or a veto that no points clear.\n",
            additionalProperties: false,
            required: ['state'],
            properties: {
              state: {
                type: 'string',
                enum: ['known', 'too-short', 'not-rising', 'veto'],
              },
              days: { type: 'integer' },
              months: { type: 'number' },
            },
          },
        },
      },
      OrganisationHistory: {
        type: 'object',
        description: 'One entry per day, newest first.',
        additionalProperties: false,
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/OrganisationDay' },
          },
        },
      },
      PrerequisiteAnswer: {
        type: 'object',
        description: 'One prerequisite with its history.',
        additionalProperties: false,
        required: ['prerequisite', 'standard', 'asOf', 'history', 'sources'],
        properties: {
          prerequisite: { $ref: '#/components/schemas/PrerequisiteResult' },
          standard: { $ref: '#/components/schemas/StandardRef' },
          asOf: { type: 'string', format: 'date-time' },
          history: {
            type: 'array',
            items: { $ref: '#/components/schemas/PrerequisiteDay' },
          },
          sources: { $ref: '#/components/schemas/SourcesSummary' },
        },
      },
      CheckAnswer: {
        type: 'object',
        description: 'One check of the organisation.',
        additionalProperties: false,
        required: ['check', 'asOf'],
        properties: {
          check: { $ref: '#/components/schemas/CheckResult' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      UnreadReason: {
        type: 'string',
        description:
          'Why something counts as unread. A failed look, none yet, or one that is too old.',
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
          'unfinished',
          'not_collected',
          'stale',
        ],
      },
      ClustersAnswer: {
        type: 'object',
        description: 'Declared clusters side by side.',
        additionalProperties: false,
        required: ['clusters', 'attributes', 'pairs', 'undeclared', 'sources'],
        properties: {
          clusters: {
            description:
              'In the order in which a service passes them, production last.',
            type: 'array',
            items: { $ref: '#/components/schemas/ComparedCluster' },
          },
          attributes: {
            type: 'array',
            items: { $ref: '#/components/schemas/ComparedAttribute' },
          },
          pairs: {
            description:
              'Clusters of which one promotes to the other, the least alike first.',
            type: 'array',
            items: { $ref: '#/components/schemas/ComparedPair' },
          },
          undeclared: {
            description:
              'Clusters that some system names and that are not declared. They are compared with nothing.',
            type: 'array',
            items: { type: 'string' },
          },
          sources: { $ref: '#/components/schemas/SourcesSummary' },
        },
      },
      ComparedCluster: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'tier'],
        properties: {
          name: { type: 'string' },
          tier: { type: 'string' },
          promotesTo: { type: 'string' },
          reason: {
            description:
              'Why nothing is known of it; missing when it was read.',
            $ref: '#/components/schemas/UnreadReason',
          },
          detail: {
            description: 'Who was asked for what, and what came of it.',
            type: 'string',
          },
          evidenceId: { type: 'string' },
          readAt: { type: 'string', format: 'date-time' },
        },
      },
      ParityAttribute: {
        type: 'string',
        enum: [
          'kubernetes',
          'ingressControllers',
          'gatewayControllers',
          'networkPlugins',
          'storageProvisioners',
          'defaultStorageProvisioners',
          'policyEngines',
          'secretsOperators',
          'serviceMeshes',
          'autoscalers',
          'addOns',
          'kubelets',
          'policies',
          'identityPatterns',
          'networkPolicies',
        ],
      },
      ComparedAttribute: {
        type: 'object',
        additionalProperties: false,
        required: ['attribute', 'title', 'state', 'cells'],
        properties: {
          attribute: { $ref: '#/components/schemas/ParityAttribute' },
          title: { type: 'string' },
          state: {
            description:
              '`differs` is certain; `unknown` may be alike or not; `nothing`: no compared cluster has any.\n',
            type: 'string',
            enum: ['alike', 'differs', 'unknown', 'nothing'],
          },
          cells: {
            description: 'One for each cluster, in their order.',
            type: 'array',
            items: { $ref: '#/components/schemas/ComparedCell' },
          },
        },
      },
      ComparedCell: {
        type: 'object',
        additionalProperties: false,
        required: ['cluster', 'differing', 'lacks'],
        properties: {
          cluster: { type: 'string' },
          values: {
            description:
              'Missing when not known, which is not the same as none.',
            type: 'array',
            items: { type: 'string' },
          },
          differing: {
            description:
              'Values that a cluster next to this one lacks or has in another version.',
            type: 'array',
            items: { type: 'string' },
          },
          lacks: {
            description: 'Values that a cluster next to this one has.',
            type: 'array',
            items: { type: 'string' },
          },
          reason: {
            description:
              'Why the values are not known although the cluster answers.',
            $ref: '#/components/schemas/UnreadReason',
          },
        },
      },
      ComparedPair: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'similarity', 'differing', 'unknown'],
        properties: {
          from: { type: 'string' },
          to: { type: 'string' },
          similarity: {
            description:
              'Lowest and highest share of what both have in common; 1 is alike.',
            type: 'object',
            additionalProperties: false,
            required: ['lo', 'hi'],
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
          },
          differing: {
            type: 'array',
            items: { $ref: '#/components/schemas/ParityAttribute' },
          },
          unknown: {
            type: 'array',
            items: { $ref: '#/components/schemas/ParityAttribute' },
          },
        },
      },
      PipelinesAnswer: {
        type: 'object',
        description:
          'Who shares which pipeline, missing before the first assessment.',
        additionalProperties: false,
        required: ['sources'],
        properties: {
          pipelines: { $ref: '#/components/schemas/SharedPipelines' },
          sources: { $ref: '#/components/schemas/SourcesSummary' },
        },
      },
      SharedPipelines: {
        type: 'object',
        additionalProperties: false,
        required: [
          'asOf',
          'classes',
          'classCount',
          'unknown',
          'unknownCount',
          'serviceCount',
        ],
        properties: {
          asOf: { type: 'string', format: 'date-time' },
          classes: {
            description: 'The first 100, the most common first.',
            type: 'array',
            items: { $ref: '#/components/schemas/PipelineClassView' },
          },
          classCount: { type: 'integer' },
          unknown: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnknownPipelines' },
          },
          unknownCount: {
            description: 'Services whose pipeline is not known.',
            type: 'integer',
          },
          serviceCount: {
            description: 'All services, with the unknown ones.',
            type: 'integer',
          },
        },
      },
      PipelineClassView: {
        type: 'object',
        description: 'One pipeline and who uses it.',
        additionalProperties: false,
        required: [
          'id',
          'label',
          'archetype',
          'engine',
          'isByReference',
          'isChain',
          'mayOpen',
          'services',
          'serviceCount',
          'teams',
          'teamCount',
          'teamsOfArchetype',
        ],
        properties: {
          id: { type: 'string' },
          label: {
            description:
              'Its template, or the engine on which its users keep steps of their own.',
            type: 'string',
          },
          archetype: { type: 'string' },
          engine: { type: 'string' },
          isByReference: {
            description:
              'Its users refer to a template instead of repeating its steps.',
            type: 'boolean',
          },
          isChain: {
            description: 'Its users are alike only through others in between.',
            type: 'boolean',
          },
          mayOpen: {
            description: 'Whether the reader may see what it does.',
            type: 'boolean',
          },
          services: { type: 'array', items: { type: 'string' } },
          serviceCount: { type: 'integer' },
          teams: { type: 'array', items: { type: 'string' } },
          teamCount: { type: 'integer' },
          teamsOfArchetype: {
            description: 'Teams with a service of its archetype, known or not.',
            type: 'integer',
          },
        },
      },
      UnknownPipelines: {
        type: 'object',
        description: 'Services whose pipeline is not known for one reason.',
        additionalProperties: false,
        required: ['services', 'serviceCount'],
        properties: {
          reason: {
            description:
              'A sentence, or why a look failed; missing when the reader may read none of the services.',
            type: 'string',
          },
          engine: { type: 'string' },
          services: { type: 'array', items: { type: 'string' } },
          serviceCount: { type: 'integer' },
        },
      },
      PipelineComparison: {
        type: 'object',
        description: 'Two pipelines side by side.',
        additionalProperties: false,
        required: ['left', 'right', 'stages', 'otherSteps', 'gates'],
        properties: {
          left: { $ref: '#/components/schemas/PipelineClassView' },
          right: { $ref: '#/components/schemas/PipelineClassView' },
          stages: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlignedStage' },
          },
          otherSteps: { $ref: '#/components/schemas/BesideOneAnother' },
          gates: { $ref: '#/components/schemas/BesideOneAnother' },
        },
      },
      AlignedStage: {
        type: 'object',
        additionalProperties: false,
        required: ['stage', 'difference'],
        properties: {
          stage: { type: 'string' },
          left: {
            description:
              'Steps of the left one; missing where it has no such stage at this place.',
            type: 'array',
            items: { type: 'string' },
          },
          right: { type: 'array', items: { type: 'string' } },
          difference: {
            description:
              '`steps`: both have the stage and do other things in it.',
            type: 'string',
            enum: ['none', 'steps', 'only-left', 'only-right'],
          },
        },
      },
      BesideOneAnother: {
        type: 'object',
        additionalProperties: false,
        required: ['both', 'onlyLeft', 'onlyRight'],
        properties: {
          both: { type: 'array', items: { type: 'string' } },
          onlyLeft: { type: 'array', items: { type: 'string' } },
          onlyRight: { type: 'array', items: { type: 'string' } },
        },
      },
      ServiceAnswer: {
        type: 'object',
        description:
          "A service's assessment, or why there is none, and the history of its level.",
        additionalProperties: false,
        required: ['history'],
        properties: {
          assessment: { $ref: '#/components/schemas/SubjectAssessment' },
          notJudged: {
            type: 'string',
            description:
              'Why there is no assessment, in a sentence or two: what the standard judges, or what the component waits for.\n',
          },
          history: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelDay' },
          },
        },
      },
      ServiceSummary: {
        type: 'object',
        description:
          'What an overview says of a service, with either its level or why there is none.',
        additionalProperties: false,
        required: ['delivery'],
        properties: {
          readiness: {
            type: 'object',
            additionalProperties: false,
            required: ['asOf', 'level', 'highestLevel'],
            properties: {
              asOf: { type: 'string' },
              level: { $ref: '#/components/schemas/LevelBounds' },
              highestLevel: { type: 'integer' },
              next: {
                type: 'object',
                description:
                  'The next level and how many checks keep it shut; missing at the top.',
                additionalProperties: false,
                required: ['level', 'toFix', 'toKnow'],
                properties: {
                  level: { type: 'integer' },
                  toFix: { type: 'integer' },
                  toKnow: { type: 'integer' },
                },
              },
              first: {
                description: 'The repair to begin with on the way there.',
                $ref: '#/components/schemas/Repair',
              },
              effect: {
                description: 'What that repair does to the level.',
                $ref: '#/components/schemas/Effect',
              },
            },
          },
          notJudged: { type: 'string' },
          delivery: {
            type: 'object',
            additionalProperties: false,
            required: [
              'asOf',
              'days',
              'leadTime',
              'deploymentFrequency',
              'sources',
            ],
            properties: {
              asOf: { type: 'string' },
              days: { type: 'integer' },
              leadTime: { $ref: '#/components/schemas/DeliveryMetric' },
              deploymentFrequency: {
                $ref: '#/components/schemas/DeliveryMetric',
              },
              sources: {
                type: 'array',
                items: { $ref: '#/components/schemas/DeliverySource' },
              },
            },
          },
        },
      },
      EvidenceView: {
        type: 'object',
        description: 'A stored observation, or one object of it.',
        additionalProperties: false,
        required: ['record', 'fields', 'objects', 'objectCount'],
        properties: {
          record: {
            description:
              'The observation. Of one that holds many objects `object` and `value` are those of the object that is shown, and missing while none is.\n',
            $ref: '#/components/schemas/EvidenceRecord',
          },
          fields: {
            description: 'Paths below the value that the check reads.',
            type: 'array',
            items: { type: 'string' },
          },
          objects: {
            description: 'The first 500 objects, when none of them is shown.',
            type: 'array',
            items: { $ref: '#/components/schemas/ObjectName' },
          },
          objectCount: {
            description:
              'How many objects the observation holds; 0 when it is about its subject alone.',
            type: 'integer',
          },
        },
      },
      ObjectName: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'name'],
        properties: {
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
      },
      CheckEvidence: {
        type: 'object',
        description: 'What a check was judged from.',
        additionalProperties: false,
        required: ['items', 'missing'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/EvidenceView' },
          },
          missing: {
            description:
              'Observations that the result rests on and that are not in the answer, because they are no longer stored or are too many.',
            type: 'integer',
          },
        },
      },
      CollectorsAnswer: {
        type: 'object',
        description: 'Collectors by id, and how far the catalog is behind.',
        additionalProperties: false,
        required: ['items', 'mayRun'],
        properties: {
          mayRun: {
            type: 'boolean',
            description: 'Whether the caller may have them look now.',
          },
          catalog: { $ref: '#/components/schemas/CatalogBacklog' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/CollectorHealth' },
          },
        },
      },
      CheckResult: {
        type: 'object',
        properties: {
          checkId: { type: 'string' },
          title: { type: 'string' },
          failureTitle: { type: 'string' },
          why: { type: 'string' },
          remediation: {
            type: 'object',
            properties: {
              summary: { type: 'string' },
              effort: { type: 'string', enum: ['low', 'medium', 'high'] },
              href: { type: 'string' },
            },
            required: ['summary', 'effort', 'href'],
            additionalProperties: false,
          },
          look: {
            type: 'object',
            properties: {
              title: { type: 'string' },
              effort: { type: 'string', enum: ['low', 'medium', 'high'] },
            },
            required: ['title', 'effort'],
            additionalProperties: false,
          },
          declared: { type: 'boolean' },
          abridged: { type: 'boolean' },
          subjectRef: { type: 'string' },
          state: {
            type: 'string',
            enum: [
              'pass',
              'partial',
              'fail',
              'unknown',
              'not_applicable',
              'exempt',
              'informative',
              'error',
            ],
          },
          stateWithoutWaiver: {
            type: 'string',
            enum: [
              'pass',
              'partial',
              'fail',
              'unknown',
              'not_applicable',
              'exempt',
              'informative',
              'error',
            ],
          },
          weight: { type: 'number' },
          s: { type: 'number' },
          sRange: {
            type: 'object',
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          confidence: {
            type: 'object',
            properties: {
              coverage: { type: 'number' },
              freshness: { type: 'number' },
              reliability: { type: 'number' },
              population: { type: 'number' },
              kappa: { type: 'number' },
            },
            required: [
              'coverage',
              'freshness',
              'reliability',
              'population',
              'kappa',
            ],
            additionalProperties: false,
          },
          unit: { type: 'string' },
          value: {
            type: 'object',
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          threshold: {
            type: 'object',
            properties: {
              zeroAt: { type: 'number' },
              oneAt: { type: 'number' },
            },
            required: ['zeroAt', 'oneAt'],
            additionalProperties: false,
          },
          because: { type: 'string' },
          quantities: {
            type: 'object',
            propertyNames: { type: 'string' },
            additionalProperties: {
              type: 'object',
              properties: { lo: { type: 'number' }, hi: { type: 'number' } },
              required: ['lo', 'hi'],
              additionalProperties: false,
            },
          },
          population: {
            type: 'object',
            properties: {
              read: { type: 'number' },
              expected: { type: 'number' },
              unit: { type: 'string' },
            },
            required: ['read', 'expected', 'unit'],
            additionalProperties: false,
          },
          parts: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                label: { type: 'string' },
                value: { type: 'number' },
                subjectRef: { type: 'string' },
              },
              required: ['label', 'value'],
              additionalProperties: false,
            },
          },
          partCount: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          findings: {
            type: 'array',
            items: { $ref: '#/components/schemas/Finding' },
          },
          findingCount: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          explanation: { type: 'string' },
          evidenceIds: { type: 'array', items: { type: 'string' } },
          evidenceCount: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          unreadCount: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          unread: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                subjectRef: { type: 'string' },
                name: { type: 'string' },
                reason: {
                  type: 'string',
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
                    'unfinished',
                    'not_collected',
                    'stale',
                  ],
                },
                evidenceId: { type: 'string' },
              },
              required: ['subjectRef', 'name', 'reason'],
              additionalProperties: false,
            },
          },
          waiver: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              reason: {
                type: 'string',
                enum: [
                  'not-applicable',
                  'planned',
                  'risk-accepted',
                  'detector-wrong',
                ],
              },
              justification: { type: 'string' },
              approver: { type: 'string' },
              expiresAt: { type: 'string' },
            },
            required: [
              'id',
              'reason',
              'justification',
              'approver',
              'expiresAt',
            ],
            additionalProperties: false,
          },
        },
        required: [
          'checkId',
          'title',
          'failureTitle',
          'look',
          'declared',
          'subjectRef',
          'state',
          'weight',
          'confidence',
          'quantities',
          'parts',
          'partCount',
          'findings',
          'findingCount',
          'explanation',
          'evidenceIds',
          'evidenceCount',
          'unreadCount',
          'unread',
        ],
        additionalProperties: false,
      },
      EvidenceRecord: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          collector: { type: 'string' },
          collectorVersion: { type: 'string' },
          kind: { type: 'string' },
          subjectRef: { type: 'string' },
          source: {
            type: 'object',
            properties: {
              kind: { type: 'string' },
              instance: { type: 'string' },
            },
            required: ['kind', 'instance'],
            additionalProperties: false,
          },
          request: {
            type: 'object',
            properties: {
              method: { type: 'string' },
              path: { type: 'string' },
              query: {
                type: 'object',
                propertyNames: { type: 'string' },
                additionalProperties: { type: 'string' },
              },
            },
            required: ['method', 'path'],
            additionalProperties: false,
          },
          object: {
            type: 'object',
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              namespace: { type: 'string' },
              name: { type: 'string' },
              uid: { type: 'string' },
              resourceVersion: { type: 'string' },
              repo: { type: 'string' },
              path: { type: 'string' },
              sha: { type: 'string' },
              url: { type: 'string' },
            },
            additionalProperties: false,
          },
          observedAt: { type: 'string' },
          collectedAt: { type: 'string' },
          ttlMs: { type: 'number', exclusiveMinimum: 0 },
          digest: { type: 'string' },
          outcome: { type: 'string', enum: ['observed', 'absent', 'failed'] },
          reason: {
            type: 'string',
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
              'unfinished',
            ],
          },
          message: { type: 'string' },
          reliability: { type: 'number', minimum: 0, maximum: 1 },
          value: {},
        },
        required: [
          'id',
          'collector',
          'collectorVersion',
          'kind',
          'subjectRef',
          'source',
          'observedAt',
          'collectedAt',
          'ttlMs',
          'digest',
          'outcome',
          'reliability',
        ],
        additionalProperties: false,
      },
      Finding: {
        type: 'object',
        properties: {
          message: { type: 'string' },
          subjectRef: { type: 'string' },
          team: { type: 'string' },
          where: { type: 'string' },
          evidenceId: { type: 'string' },
          object: {
            type: 'object',
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              namespace: { type: 'string' },
              name: { type: 'string' },
              uid: { type: 'string' },
              resourceVersion: { type: 'string' },
              repo: { type: 'string' },
              path: { type: 'string' },
              sha: { type: 'string' },
              url: { type: 'string' },
            },
            additionalProperties: false,
          },
          mend: {
            type: 'object',
            properties: { into: { type: 'string' }, yaml: { type: 'string' } },
            required: ['into', 'yaml'],
            additionalProperties: false,
          },
        },
        required: ['message'],
        additionalProperties: false,
      },
      OrganisationAssessment: {
        type: 'object',
        properties: {
          schemaVersion: { type: 'number', const: 1 },
          scope: { type: 'string', const: 'organisation' },
          subject: {
            type: 'object',
            properties: {
              kind: {
                type: 'string',
                enum: [
                  'Component',
                  'Group',
                  'Cluster',
                  'Source',
                  'Organisation',
                ],
              },
              ref: { type: 'string', minLength: 1 },
              name: { type: 'string', minLength: 1 },
              type: { type: 'string' },
              lifecycle: { type: 'string' },
              team: { type: 'string' },
              annotations: {
                type: 'object',
                propertyNames: { type: 'string' },
                additionalProperties: { type: 'string' },
              },
            },
            required: ['kind', 'ref', 'name'],
            additionalProperties: false,
          },
          standard: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              version: { type: 'string' },
              title: { type: 'string' },
            },
            required: ['id', 'version', 'title'],
            additionalProperties: false,
          },
          asOf: { type: 'string' },
          prerequisites: {
            type: 'array',
            items: { $ref: '#/components/schemas/PrerequisiteResult' },
          },
          context: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
          overall: {
            type: 'object',
            properties: {
              lo: { type: 'number' },
              hi: { type: 'number' },
              score: { type: 'number' },
              mean: {
                type: 'object',
                properties: { lo: { type: 'number' }, hi: { type: 'number' } },
                required: ['lo', 'hi'],
                additionalProperties: false,
              },
            },
            required: ['lo', 'hi', 'mean'],
            additionalProperties: false,
          },
          pillars: {
            type: 'array',
            items: { $ref: '#/components/schemas/PillarResult' },
          },
          signals: {
            type: 'array',
            items: { $ref: '#/components/schemas/SignalResult' },
          },
          phase: { $ref: '#/components/schemas/PhaseDiagnostic' },
          verdict: { $ref: '#/components/schemas/Verdict' },
          plan: {
            type: 'object',
            properties: {
              moves: {
                type: 'array',
                items: { $ref: '#/components/schemas/Move' },
              },
            },
            required: ['moves'],
            additionalProperties: false,
          },
          size: {
            type: 'object',
            properties: {
              engineers: { type: 'number' },
              isLowerBound: { type: 'boolean' },
              from: {
                type: 'string',
                enum: ['declared', 'catalog', 'unknown'],
              },
              eligible: { type: 'boolean' },
            },
            required: ['from'],
            additionalProperties: false,
          },
        },
        required: [
          'schemaVersion',
          'scope',
          'subject',
          'standard',
          'asOf',
          'prerequisites',
          'context',
          'pillars',
          'signals',
          'phase',
          'verdict',
          'plan',
          'size',
        ],
        additionalProperties: false,
      },
      PhaseDiagnostic: {
        type: 'object',
        properties: {
          result: {
            type: 'string',
            enum: ['VARIES', 'CONSISTENT', 'INCONCLUSIVE'],
          },
          path: {
            type: 'object',
            properties: {
              state: {
                type: 'string',
                enum: ['varies', 'clear', 'inconclusive'],
              },
              pipelines: {
                type: 'object',
                properties: { lo: { type: 'number' }, hi: { type: 'number' } },
                required: ['lo', 'hi'],
                additionalProperties: false,
              },
              deployMechanisms: {
                type: 'object',
                properties: { lo: { type: 'number' }, hi: { type: 'number' } },
                required: ['lo', 'hi'],
                additionalProperties: false,
              },
              explanation: { type: 'string' },
            },
            required: ['state', 'explanation'],
            additionalProperties: false,
          },
          spread: {
            type: 'object',
            properties: {
              state: {
                type: 'string',
                enum: ['varies', 'clear', 'inconclusive'],
              },
              ratio: {
                type: 'object',
                properties: {
                  value: { type: 'number' },
                  p10: { type: 'number' },
                  p90: { type: 'number' },
                },
                required: ['value', 'p10', 'p90'],
                additionalProperties: false,
              },
              explanation: { type: 'string' },
            },
            required: ['state', 'explanation'],
            additionalProperties: false,
          },
          minority: {
            type: 'object',
            properties: {
              state: {
                type: 'string',
                enum: ['varies', 'clear', 'inconclusive'],
              },
              share: {
                type: 'object',
                properties: { lo: { type: 'number' }, hi: { type: 'number' } },
                required: ['lo', 'hi'],
                additionalProperties: false,
              },
              squadsOff: { type: 'array', items: { type: 'string' } },
              explanation: { type: 'string' },
            },
            required: ['state', 'squadsOff', 'explanation'],
            additionalProperties: false,
          },
          typicalChangeHours: { type: 'number' },
          squadTimes: {
            type: 'object',
            properties: {
              fewestChanges: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              squads: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    ref: { type: 'string' },
                    changes: {
                      type: 'integer',
                      minimum: -9007199254740991,
                      maximum: 9007199254740991,
                    },
                    medianHours: { type: 'number' },
                  },
                  required: ['ref'],
                  additionalProperties: false,
                },
              },
            },
            required: ['fewestChanges', 'squads'],
            additionalProperties: false,
          },
          squadsWithoutData: { type: 'array', items: { type: 'string' } },
        },
        required: ['result', 'path', 'spread', 'minority', 'squadsWithoutData'],
        additionalProperties: false,
      },
      PillarResult: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          score: { $ref: '#/components/schemas/Score' },
          unknownInputs: { type: 'array', items: { type: 'string' } },
        },
        required: ['id', 'title', 'score', 'unknownInputs'],
        additionalProperties: false,
      },
      PrerequisiteResult: {
        type: 'object',
        properties: {
          id: { type: 'string', enum: ['P1', 'P2', 'P3', 'P4', 'P5'] },
          title: { type: 'string' },
          claim: { type: 'string' },
          decision: {
            type: 'object',
            properties: {
              gate: {
                type: 'string',
                enum: ['PASS', 'FAIL', 'UNDETERMINED', 'NA'],
              },
              decidedBy: { type: 'string', enum: ['bounds', 'veto'] },
            },
            required: ['gate'],
            additionalProperties: false,
          },
          gateLine: { type: 'number' },
          score: { $ref: '#/components/schemas/Score' },
          vetoes: {
            type: 'array',
            items: { $ref: '#/components/schemas/VetoResult' },
          },
          checks: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
          looks: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                checkId: { type: 'string' },
                title: { type: 'string' },
                effort: { type: 'string', enum: ['low', 'medium', 'high'] },
                gain: { type: 'number' },
              },
              required: ['checkId', 'title', 'effort', 'gain'],
              additionalProperties: false,
            },
          },
        },
        required: [
          'id',
          'title',
          'claim',
          'decision',
          'gateLine',
          'score',
          'vetoes',
          'checks',
          'looks',
        ],
        additionalProperties: false,
      },
      Score: {
        type: 'object',
        properties: {
          applies: { type: 'boolean' },
          confidence: { type: 'number' },
          uncapped: {
            type: 'object',
            properties: {
              lo: { type: 'number' },
              score: { type: 'number' },
              hi: { type: 'number' },
            },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          capped: {
            type: 'object',
            properties: {
              lo: { type: 'number' },
              score: { type: 'number' },
              hi: { type: 'number' },
            },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          displayed: {
            type: 'object',
            properties: {
              lo: { type: 'number' },
              score: { type: 'number' },
              hi: { type: 'number' },
              measured: { type: 'number' },
              unknown: { type: 'number' },
            },
            required: ['lo', 'hi', 'measured', 'unknown'],
            additionalProperties: false,
          },
          level: {
            type: 'object',
            properties: {
              lo: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              hi: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
            },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          exemptShare: { type: 'number' },
          levelCapped: { type: 'boolean' },
        },
        required: [
          'applies',
          'confidence',
          'uncapped',
          'capped',
          'displayed',
          'level',
          'exemptShare',
          'levelCapped',
        ],
        additionalProperties: false,
      },
      ScorecardRow: {
        type: 'object',
        properties: {
          asOf: { type: 'string' },
          level: {
            type: 'object',
            properties: {
              lo: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              hi: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
            },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          next: {
            type: 'object',
            properties: {
              level: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              missing: { type: 'array', items: { type: 'string' } },
              reaches: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
            },
            required: ['level', 'missing'],
            additionalProperties: false,
          },
          plan: {
            type: 'object',
            properties: {
              repairs: {
                type: 'array',
                items: { $ref: '#/components/schemas/Repair' },
              },
            },
            required: ['repairs'],
            additionalProperties: false,
          },
          subject: {
            type: 'object',
            properties: {
              ref: { type: 'string', minLength: 1 },
              name: { type: 'string', minLength: 1 },
            },
            required: ['ref', 'name'],
            additionalProperties: false,
          },
          cells: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                checkId: { type: 'string' },
                state: {
                  type: 'string',
                  enum: [
                    'pass',
                    'partial',
                    'fail',
                    'unknown',
                    'not_applicable',
                    'exempt',
                    'informative',
                    'error',
                  ],
                },
                declared: { type: 'boolean' },
                value: {
                  type: 'object',
                  properties: {
                    lo: { type: 'number' },
                    hi: { type: 'number' },
                  },
                  required: ['lo', 'hi'],
                  additionalProperties: false,
                },
                waiver: {
                  type: 'object',
                  properties: { expiresAt: { type: 'string' } },
                  required: ['expiresAt'],
                  additionalProperties: false,
                },
              },
              required: ['checkId', 'state', 'declared'],
              additionalProperties: false,
            },
          },
        },
        required: ['asOf', 'level', 'plan', 'subject', 'cells'],
        additionalProperties: false,
      },
      SignalSince: {
        type: 'object',
        properties: { day: { type: 'string' }, isAtLeast: { type: 'boolean' } },
        required: ['day', 'isAtLeast'],
        additionalProperties: false,
      },
      SignalResult: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          speaksFor: { type: 'string', enum: ['ready', 'not-ready'] },
          state: { type: 'string', enum: ['shown', 'not-shown', 'unknown'] },
          since: { $ref: '#/components/schemas/SignalSince' },
          checkId: { type: 'string' },
          value: {
            type: 'object',
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          line: { type: 'number' },
          unit: { type: 'string' },
        },
        required: ['id', 'title', 'speaksFor', 'state', 'checkId', 'line'],
        additionalProperties: false,
      },
      SubjectAssessment: {
        type: 'object',
        properties: {
          schemaVersion: { type: 'number', const: 1 },
          scope: { type: 'string', const: 'subject' },
          subject: {
            type: 'object',
            properties: {
              kind: {
                type: 'string',
                enum: [
                  'Component',
                  'Group',
                  'Cluster',
                  'Source',
                  'Organisation',
                ],
              },
              ref: { type: 'string', minLength: 1 },
              name: { type: 'string', minLength: 1 },
              type: { type: 'string' },
              lifecycle: { type: 'string' },
              team: { type: 'string' },
              annotations: {
                type: 'object',
                propertyNames: { type: 'string' },
                additionalProperties: { type: 'string' },
              },
            },
            required: ['kind', 'ref', 'name'],
            additionalProperties: false,
          },
          standard: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              version: { type: 'string' },
              title: { type: 'string' },
            },
            required: ['id', 'version', 'title'],
            additionalProperties: false,
          },
          asOf: { type: 'string' },
          checks: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                checkId: { type: 'string' },
                title: { type: 'string' },
                failureTitle: { type: 'string' },
                why: { type: 'string' },
                remediation: {
                  type: 'object',
                  properties: {
                    summary: { type: 'string' },
                    effort: { type: 'string', enum: ['low', 'medium', 'high'] },
                    href: { type: 'string' },
                  },
                  required: ['summary', 'effort', 'href'],
                  additionalProperties: false,
                },
                look: {
                  type: 'object',
                  properties: {
                    title: { type: 'string' },
                    effort: { type: 'string', enum: ['low', 'medium', 'high'] },
                  },
                  required: ['title', 'effort'],
                  additionalProperties: false,
                },
                declared: { type: 'boolean' },
                subjectRef: { type: 'string' },
                state: {
                  type: 'string',
                  enum: [
                    'pass',
                    'partial',
                    'fail',
                    'unknown',
                    'not_applicable',
                    'exempt',
                    'informative',
                    'error',
                  ],
                },
                stateWithoutWaiver: {
                  type: 'string',
                  enum: [
                    'pass',
                    'partial',
                    'fail',
                    'unknown',
                    'not_applicable',
                    'exempt',
                    'informative',
                    'error',
                  ],
                },
                weight: { type: 'number' },
                s: { type: 'number' },
                sRange: {
                  type: 'object',
                  properties: {
                    lo: { type: 'number' },
                    hi: { type: 'number' },
                  },
                  required: ['lo', 'hi'],
                  additionalProperties: false,
                },
                confidence: {
                  type: 'object',
                  properties: {
                    coverage: { type: 'number' },
                    freshness: { type: 'number' },
                    reliability: { type: 'number' },
                    population: { type: 'number' },
                    kappa: { type: 'number' },
                  },
                  required: [
                    'coverage',
                    'freshness',
                    'reliability',
                    'population',
                    'kappa',
                  ],
                  additionalProperties: false,
                },
                unit: { type: 'string' },
                value: {
                  type: 'object',
                  properties: {
                    lo: { type: 'number' },
                    hi: { type: 'number' },
                  },
                  required: ['lo', 'hi'],
                  additionalProperties: false,
                },
                threshold: {
                  type: 'object',
                  properties: {
                    zeroAt: { type: 'number' },
                    oneAt: { type: 'number' },
                  },
                  required: ['zeroAt', 'oneAt'],
                  additionalProperties: false,
                },
                because: { type: 'string' },
                quantities: {
                  type: 'object',
                  propertyNames: { type: 'string' },
                  additionalProperties: {
                    type: 'object',
                    properties: {
                      lo: { type: 'number' },
                      hi: { type: 'number' },
                    },
                    required: ['lo', 'hi'],
                    additionalProperties: false,
                  },
                },
                population: {
                  type: 'object',
                  properties: {
                    read: { type: 'number' },
                    expected: { type: 'number' },
                    unit: { type: 'string' },
                  },
                  required: ['read', 'expected', 'unit'],
                  additionalProperties: false,
                },
                parts: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      label: { type: 'string' },
                      value: { type: 'number' },
                      subjectRef: { type: 'string' },
                    },
                    required: ['label', 'value'],
                    additionalProperties: false,
                  },
                },
                partCount: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
                findings: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/Finding' },
                },
                findingCount: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
                explanation: { type: 'string' },
                evidenceIds: { type: 'array', items: { type: 'string' } },
                evidenceCount: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
                unreadCount: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
                unread: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      subjectRef: { type: 'string' },
                      name: { type: 'string' },
                      reason: {
                        type: 'string',
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
                          'unfinished',
                          'not_collected',
                          'stale',
                        ],
                      },
                      evidenceId: { type: 'string' },
                    },
                    required: ['subjectRef', 'name', 'reason'],
                    additionalProperties: false,
                  },
                },
                waiver: {
                  type: 'object',
                  properties: {
                    id: { type: 'string' },
                    reason: {
                      type: 'string',
                      enum: [
                        'not-applicable',
                        'planned',
                        'risk-accepted',
                        'detector-wrong',
                      ],
                    },
                    justification: { type: 'string' },
                    approver: { type: 'string' },
                    expiresAt: { type: 'string' },
                  },
                  required: [
                    'id',
                    'reason',
                    'justification',
                    'approver',
                    'expiresAt',
                  ],
                  additionalProperties: false,
                },
                level: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
              },
              required: [
                'checkId',
                'title',
                'failureTitle',
                'look',
                'declared',
                'subjectRef',
                'state',
                'weight',
                'confidence',
                'quantities',
                'parts',
                'partCount',
                'findings',
                'findingCount',
                'explanation',
                'evidenceIds',
                'evidenceCount',
                'unreadCount',
                'unread',
                'level',
              ],
              additionalProperties: false,
            },
          },
          level: {
            type: 'object',
            properties: {
              lo: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              hi: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
            },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          highestLevel: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          next: {
            type: 'object',
            properties: {
              level: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
              missing: { type: 'array', items: { type: 'string' } },
              reaches: {
                type: 'integer',
                minimum: -9007199254740991,
                maximum: 9007199254740991,
              },
            },
            required: ['level', 'missing'],
            additionalProperties: false,
          },
          levels: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                level: {
                  type: 'integer',
                  minimum: -9007199254740991,
                  maximum: 9007199254740991,
                },
                title: { type: 'string' },
              },
              required: ['level', 'title'],
              additionalProperties: false,
            },
          },
          plan: {
            type: 'object',
            properties: {
              repairs: {
                type: 'array',
                items: { $ref: '#/components/schemas/Repair' },
              },
            },
            required: ['repairs'],
            additionalProperties: false,
          },
        },
        required: [
          'schemaVersion',
          'scope',
          'subject',
          'standard',
          'asOf',
          'checks',
          'level',
          'highestLevel',
          'levels',
          'plan',
        ],
        additionalProperties: false,
      },
      Verdict: {
        type: 'object',
        properties: {
          certain: { type: 'boolean' },
          phase: {
            type: 'string',
            enum: [
              'FOUNDATION',
              'GOLDEN_PATHS',
              'CAPACITY_OR_BASELINE_FIRST',
              'OPERATE',
              'PROVE_NEED',
              'PORTAL',
              'NO_PORTAL_YET',
              'PIECES',
              'NO_PORTAL',
            ],
          },
          step: { type: 'integer', minimum: 0, maximum: 6 },
          possible: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'FOUNDATION',
                'GOLDEN_PATHS',
                'CAPACITY_OR_BASELINE_FIRST',
                'OPERATE',
                'PROVE_NEED',
                'PORTAL',
                'NO_PORTAL_YET',
                'PIECES',
                'NO_PORTAL',
              ],
            },
          },
          sentence: { type: 'string' },
          reasons: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                sentence: { type: 'string' },
                about: {
                  type: 'string',
                  enum: [
                    'P1',
                    'P2',
                    'P3',
                    'P4',
                    'P5',
                    'variation',
                    'foundationLatched',
                    'engineers',
                    'portal',
                  ],
                },
              },
              required: ['sentence', 'about'],
              additionalProperties: false,
            },
          },
          looks: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                fact: { type: 'string' },
                title: { type: 'string' },
                effort: { type: 'string', enum: ['low', 'medium', 'high'] },
                declare: {
                  type: 'object',
                  properties: {
                    into: { type: 'string' },
                    yaml: { type: 'string' },
                    href: { type: 'string' },
                  },
                  required: ['into', 'yaml', 'href'],
                  additionalProperties: false,
                },
              },
              required: ['fact', 'title', 'effort'],
              additionalProperties: false,
            },
          },
          unknownFacts: { type: 'array', items: { type: 'string' } },
        },
        required: [
          'certain',
          'possible',
          'sentence',
          'reasons',
          'looks',
          'unknownFacts',
        ],
        additionalProperties: false,
      },
      VetoResult: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          checkId: { type: 'string' },
          state: {
            type: 'string',
            enum: ['fired', 'clear', 'unknown', 'lifted'],
          },
          value: {
            type: 'object',
            properties: { lo: { type: 'number' }, hi: { type: 'number' } },
            required: ['lo', 'hi'],
            additionalProperties: false,
          },
          limit: { type: 'number' },
          fires: { type: 'string', enum: ['at-least', 'above'] },
        },
        required: ['id', 'title', 'checkId', 'state', 'limit', 'fires'],
        additionalProperties: false,
      },
      Move: {
        type: 'object',
        properties: {
          checkId: { type: 'string' },
          summary: { type: 'string' },
          href: { type: 'string' },
          effort: { type: 'string', enum: ['low', 'medium', 'high'] },
          prerequisite: {
            type: 'string',
            enum: ['P1', 'P2', 'P3', 'P4', 'P5'],
          },
          gain: { type: 'number' },
          vetoes: { type: 'array', items: { type: 'string' } },
        },
        required: [
          'checkId',
          'summary',
          'href',
          'effort',
          'prerequisite',
          'gain',
          'vetoes',
        ],
        additionalProperties: false,
      },
      Effect: {
        type: 'object',
        properties: {
          level: {
            type: 'integer',
            minimum: -9007199254740991,
            maximum: 9007199254740991,
          },
          lifts: { type: 'boolean' },
          needs: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                checkId: { type: 'string' },
                title: { type: 'string' },
                isKnown: { type: 'boolean' },
                services: { type: 'array', items: { type: 'string' } },
              },
              required: ['checkId', 'title', 'isKnown', 'services'],
              additionalProperties: false,
            },
          },
        },
        required: ['level', 'lifts', 'needs'],
        additionalProperties: false,
      },
      Repair: {
        type: 'object',
        properties: {
          checkId: { type: 'string' },
          summary: { type: 'string' },
          href: { type: 'string' },
          effort: { type: 'string', enum: ['low', 'medium', 'high'] },
        },
        required: ['checkId', 'summary', 'href', 'effort'],
        additionalProperties: false,
      },
      DeliveryWindow: {
        type: 'object',
        description: 'Half-open: its end belongs to the next one.\n',
        additionalProperties: false,
        required: ['from', 'to', 'fromDay', 'toDay', 'days', 'timeZone'],
        properties: {
          from: { type: 'string' },
          to: { type: 'string' },
          fromDay: { type: 'string' },
          toDay: { type: 'string', description: 'Not in the window.\n' },
          days: { type: 'integer' },
          timeZone: { type: 'string' },
        },
      },
      DeliveryUndefined: {
        type: 'object',
        description:
          'Why a metric has no value. That is neither zero nor good.\n',
        additionalProperties: false,
        required: ['reason', 'sentence', 'definedBy'],
        properties: {
          reason: {
            type: 'string',
            enum: [
              'no-deployment-source',
              'not-read-yet',
              'source-not-read',
              'no-deployments',
              'no-changes-delivered',
              'no-commits-named',
              'changes-not-known',
              'no-recoveries',
              'only-open-failures',
              'no-incident-source',
              'incidents-not-read',
              'deployments-not-read',
              'nothing-told-there',
              'told-of-production',
            ],
          },
          sentence: { type: 'string' },
          definedBy: {
            type: 'string',
            description: 'What would give it a value.\n',
          },
          since: {
            type: 'string',
            description: 'Since when a first reading has been awaited.\n',
          },
          nextAt: {
            type: 'string',
            description: 'When sources are asked at the latest.\n',
          },
        },
      },
      DeliveryBin: {
        type: 'object',
        additionalProperties: false,
        required: ['fromHours', 'count'],
        properties: {
          fromHours: { type: 'number' },
          toHours: {
            type: 'number',
            description: 'Not in it; missing for the last.\n',
          },
          count: { type: 'integer' },
        },
      },
      DeliveryPercentiles: {
        type: 'object',
        description: 'The value itself is the median.\n',
        additionalProperties: false,
        required: ['p75', 'p90', 'precision', 'distribution'],
        properties: {
          p75: { type: 'number' },
          p90: { type: 'number' },
          precision: { type: 'string', enum: ['exact', 'within-1-percent'] },
          distribution: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryBin' },
          },
        },
      },
      DeliveryOverlayKind: {
        type: 'string',
        enum: [
          'incident-not-caused-by',
          'deployment-is-hotfix',
          'deployment-is-not-hotfix',
          'environment-is-not-production',
        ],
      },
      DeliveryOverlayReason: {
        type: 'string',
        description:
          'Why; between 10 and 500 characters without the blanks around.\n',
        minLength: 10,
        maxLength: 500,
      },
      DeliverySaying: {
        type: 'object',
        additionalProperties: false,
        required: ['by', 'at', 'reason'],
        properties: {
          by: {
            type: 'string',
            description: 'Reference of a person, or the name of a service.\n',
          },
          at: { type: 'string' },
          reason: { type: 'string' },
        },
      },
      DeliveryOverlay: {
        type: 'object',
        description:
          'What somebody said that no source tells. It is in force while `revoked` is missing.\n',
        additionalProperties: false,
        required: ['id', 'service', 'kind', 'said'],
        properties: {
          id: { type: 'string' },
          service: { type: 'string' },
          kind: { $ref: '#/components/schemas/DeliveryOverlayKind' },
          incident: { type: 'string' },
          deployment: { type: 'string' },
          environment: { type: 'string' },
          said: { $ref: '#/components/schemas/DeliverySaying' },
          revoked: { $ref: '#/components/schemas/DeliverySaying' },
        },
      },
      DeliveryOverlays: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'contestable'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryOverlay' },
          },
          contestable: {
            type: 'array',
            description:
              'Of the services that were asked for, those about which the caller has readiness.delivery.contest.\n',
            items: { type: 'string' },
          },
        },
      },
      MovedMetric: {
        type: 'object',
        description:
          'How much of a metric rests on what people say, and what it would be without: `value`, `atLeast` or neither.\n',
        additionalProperties: false,
        required: ['items', 'sampleSize'],
        properties: {
          items: {
            type: 'integer',
            description:
              'What counts differently because of it, or does not count at all.\n',
          },
          value: { type: 'number' },
          atLeast: { type: 'number' },
          sampleSize: { type: 'integer' },
        },
      },
      DeliveryMetric: {
        type: 'object',
        description: 'Either `value` or `undefined`.\n',
        additionalProperties: false,
        required: ['unit', 'better', 'sampleSize'],
        properties: {
          unit: { type: 'string', enum: ['per-week', 'hours', 'percent'] },
          better: { type: 'string', enum: ['higher', 'lower'] },
          value: { type: 'number' },
          undefined: { $ref: '#/components/schemas/DeliveryUndefined' },
          atLeast: {
            type: 'number',
            description:
              'Beside `undefined`, of a share that what is missing can only make greater: what it is as far as is known.\n',
          },
          sampleSize: { type: 'integer' },
          percentiles: { $ref: '#/components/schemas/DeliveryPercentiles' },
          moved: { $ref: '#/components/schemas/MovedMetric' },
          conventions: {
            type: 'array',
            description:
              'What the configuration counts otherwise than the definitions do, a sentence each; missing where it says nothing.\n',
            items: { type: 'string' },
          },
        },
      },
      DeliveryMetrics: {
        type: 'object',
        additionalProperties: false,
        required: [
          'deploymentFrequency',
          'leadTime',
          'changeFailRate',
          'recoveryTime',
          'reworkRate',
        ],
        properties: {
          deploymentFrequency: { $ref: '#/components/schemas/DeliveryMetric' },
          leadTime: { $ref: '#/components/schemas/DeliveryMetric' },
          changeFailRate: { $ref: '#/components/schemas/DeliveryMetric' },
          recoveryTime: { $ref: '#/components/schemas/DeliveryMetric' },
          reworkRate: { $ref: '#/components/schemas/DeliveryMetric' },
        },
      },
      DeliveryCounts: {
        type: 'object',
        description:
          'What went wrong, and what reached users, is counted in production: in another tier it is missing, and not zero.\n',
        additionalProperties: false,
        required: [
          'deployments',
          'redeployments',
          'failedAttempts',
          'changes',
          'changesWithoutLeadTime',
        ],
        properties: {
          deployments: { type: 'integer' },
          redeployments: { type: 'integer' },
          failedAttempts: {
            type: 'integer',
            description: 'Of the deployments that ended in the window.\n',
          },
          changes: { type: 'integer', description: 'With a lead time.\n' },
          changesWithoutLeadTime: {
            type: 'integer',
            description: 'Their clocks contradict each other.\n',
          },
          reached: {
            type: 'integer',
            description: 'Deployments that reached users.\n',
          },
          failures: { type: 'integer' },
          openFailures: {
            type: 'integer',
            description: 'Nobody has recovered from them yet.\n',
          },
          recoveries: { type: 'integer' },
          recoveriesByIncident: {
            type: 'integer',
            description:
              'The others are timed from deployment to deployment.\n',
          },
          rework: { type: 'integer' },
          provisional: {
            type: 'integer',
            description:
              'Deployments so recent that an incident may still be attributed to them.\n',
          },
        },
      },
      DeliveryStage: {
        type: 'object',
        additionalProperties: false,
        required: ['stage', 'sampleSize'],
        properties: {
          stage: {
            type: 'string',
            enum: ['coding', 'review', 'waiting', 'rollout'],
          },
          sampleSize: { type: 'integer' },
          medianHours: { type: 'number' },
        },
      },
      DeliveryDay: {
        type: 'object',
        description:
          'Days on which nothing happened are missing. What went wrong is counted in production, and missing elsewhere.\n',
        additionalProperties: false,
        required: ['day', 'deployments', 'changes'],
        properties: {
          day: { type: 'string' },
          deployments: { type: 'integer' },
          changes: { type: 'integer' },
          failures: { type: 'integer' },
          rework: { type: 'integer' },
          recoveries: { type: 'integer' },
        },
      },
      DeliveryNumbers: {
        type: 'object',
        additionalProperties: false,
        required: [
          'tier',
          'tiers',
          'asOf',
          'window',
          'metrics',
          'counts',
          'stages',
          'days',
          'periods',
          'quality',
        ],
        properties: {
          tier: { type: 'string' },
          tiers: {
            type: 'array',
            description: 'Those that can be asked for, production first.\n',
            items: { type: 'string' },
          },
          asOf: { type: 'string' },
          window: { $ref: '#/components/schemas/DeliveryWindow' },
          metrics: { $ref: '#/components/schemas/DeliveryMetrics' },
          counts: { $ref: '#/components/schemas/DeliveryCounts' },
          stages: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryStage' },
          },
          secondaryLeadTimes: {
            type: 'array',
            description:
              'Lead times counted in other ways, of the same changes, as precise as the lead time itself; missing where that has no value, and of the organisation while days of the window are still those of a version that did not count them.\n',
            items: { $ref: '#/components/schemas/SecondaryLeadTime' },
          },
          quickCheck: { $ref: '#/components/schemas/QuickCheck' },
          days: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryDay' },
          },
          periods: {
            type: 'array',
            description:
              'The window from its first day on, in steps of a week, or of four weeks where it is longer than half a year. They end with the window, so the first one may be shorter.\n',
            items: { $ref: '#/components/schemas/DeliveryPeriod' },
          },
          quality: { $ref: '#/components/schemas/DeliveryQuality' },
        },
      },
      QuickCheck: {
        type: 'object',
        description:
          "DORA's Quick Check: each metric on a scale of 0 to 10. It is of production; of another tier it is missing.\n",
        additionalProperties: false,
        required: ['parts', 'industry'],
        properties: {
          overall: {
            type: 'number',
            description:
              'The mean of the five; missing while one of them has no value.\n',
          },
          parts: {
            type: 'array',
            items: { $ref: '#/components/schemas/QuickCheckPart' },
          },
          industry: {
            type: 'object',
            description:
              'The mean of the means of all industries, and where they come from.\n',
            additionalProperties: false,
            required: ['overall', 'year', 'source'],
            properties: {
              overall: { type: 'number' },
              year: { type: 'integer' },
              source: { type: 'string' },
            },
          },
        },
      },
      QuickCheckPart: {
        type: 'object',
        description: 'Either `score` or `undefined`.\n',
        additionalProperties: false,
        required: ['metric', 'mean'],
        properties: {
          metric: { $ref: '#/components/schemas/DeliveryMetricName' },
          score: { type: 'number' },
          undefined: { $ref: '#/components/schemas/DeliveryUndefined' },
          mean: { type: 'number', description: 'Of all industries.\n' },
        },
      },
      SecondaryLeadTime: {
        type: 'object',
        description:
          '`per-commit` counts each commit of a change, so that large pull requests count more; `merge-to-deployment` counts pull requests from their merge on.\n',
        additionalProperties: false,
        required: ['series', 'sampleSize'],
        properties: {
          series: {
            type: 'string',
            enum: ['per-commit', 'merge-to-deployment'],
          },
          sampleSize: { type: 'integer' },
          medianHours: {
            type: 'number',
            description: 'Missing without a sample, as are the percentiles.\n',
          },
          p75Hours: { type: 'number' },
          p90Hours: { type: 'number' },
        },
      },
      DeliveryMetricName: {
        type: 'string',
        enum: [
          'deploymentFrequency',
          'leadTime',
          'changeFailRate',
          'recoveryTime',
          'reworkRate',
        ],
      },
      FrozenMetric: {
        type: 'object',
        description: 'Without `value` it was not defined.\n',
        additionalProperties: false,
        required: ['unit', 'better', 'sampleSize'],
        properties: {
          unit: { type: 'string', enum: ['per-week', 'hours', 'percent'] },
          better: { type: 'string', enum: ['higher', 'lower'] },
          value: { type: 'number' },
          sampleSize: { type: 'integer' },
          moved: { $ref: '#/components/schemas/MovedMetric' },
        },
      },
      FrozenMetrics: {
        type: 'object',
        additionalProperties: false,
        required: [
          'deploymentFrequency',
          'leadTime',
          'changeFailRate',
          'recoveryTime',
          'reworkRate',
        ],
        properties: {
          deploymentFrequency: { $ref: '#/components/schemas/FrozenMetric' },
          leadTime: { $ref: '#/components/schemas/FrozenMetric' },
          changeFailRate: { $ref: '#/components/schemas/FrozenMetric' },
          recoveryTime: { $ref: '#/components/schemas/FrozenMetric' },
          reworkRate: { $ref: '#/components/schemas/FrozenMetric' },
        },
      },
      FrozenWindow: {
        type: 'object',
        additionalProperties: false,
        required: ['fromDay', 'toDay', 'days', 'timeZone'],
        properties: {
          fromDay: { type: 'string' },
          toDay: { type: 'string', description: 'Not in the window.\n' },
          days: { type: 'integer' },
          timeZone: { type: 'string' },
        },
      },
      FrozenScope: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'ref'],
        properties: {
          kind: { type: 'string', enum: ['organisation', 'team', 'service'] },
          ref: { type: 'string' },
        },
      },
      FrozenStandard: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'version'],
        properties: { id: { type: 'string' }, version: { type: 'string' } },
      },
      DeliveryBaseline: {
        type: 'object',
        description:
          'Numbers as they stood. `hash` is of everything that was frozen, the hash of the one before included; `isIntact` tells whether it still is.\n',
        additionalProperties: false,
        required: [
          'hash',
          'scope',
          'name',
          'window',
          'frozenAt',
          'author',
          'config',
          'events',
          'metrics',
          'flags',
          'previous',
          'isIntact',
          'targets',
        ],
        properties: {
          hash: { type: 'string' },
          overlays: {
            type: 'array',
            description:
              'What people had said that counted in it, and had not taken back; missing in one that was frozen before anybody could say anything.\n',
            items: { $ref: '#/components/schemas/DeliveryOverlay' },
          },
          scope: { $ref: '#/components/schemas/FrozenScope' },
          name: { type: 'string' },
          window: { $ref: '#/components/schemas/FrozenWindow' },
          frozenAt: { type: 'string' },
          author: { type: 'string' },
          standard: { $ref: '#/components/schemas/FrozenStandard' },
          config: {
            type: 'string',
            description:
              'Digest of the conventions that deployments are counted by.\n',
          },
          events: {
            type: 'string',
            description: 'Digest of what was counted.\n',
          },
          metrics: { $ref: '#/components/schemas/FrozenMetrics' },
          flags: {
            type: 'array',
            items: { type: 'string' },
            description: 'What was to be known when reading the numbers.\n',
          },
          previous: {
            type: 'string',
            description: 'Hash of the one before; empty for the first.\n',
          },
          isIntact: { type: 'boolean' },
          targets: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryTarget' },
            description: 'Those that hold.\n',
          },
        },
      },
      DeliveryTarget: {
        type: 'object',
        additionalProperties: false,
        required: ['metric', 'value', 'owner', 'dueDay', 'setBy', 'setAt'],
        properties: {
          metric: { $ref: '#/components/schemas/DeliveryMetricName' },
          value: { type: 'number' },
          owner: { type: 'string' },
          dueDay: { type: 'string' },
          setBy: { type: 'string' },
          setAt: { type: 'string' },
        },
      },
      JudgedTarget: {
        type: 'object',
        additionalProperties: false,
        required: [
          'metric',
          'value',
          'owner',
          'dueDay',
          'setBy',
          'setAt',
          'outcome',
        ],
        properties: {
          metric: { $ref: '#/components/schemas/DeliveryMetricName' },
          value: { type: 'number' },
          owner: { type: 'string' },
          dueDay: { type: 'string' },
          setBy: { type: 'string' },
          setAt: { type: 'string' },
          outcome: { $ref: '#/components/schemas/TargetOutcome' },
        },
      },
      TargetOutcome: {
        type: 'object',
        description:
          'What became of a target. `replaced`: another one took its place before its day, and it was not met by then.\n',
        additionalProperties: false,
        required: ['state'],
        properties: {
          state: {
            type: 'string',
            enum: ['met', 'missed', 'replaced', 'not-known', 'to-come'],
          },
          until: {
            type: 'string',
            description:
              'The day before which the window ends that it was judged by; missing while it is to come.\n',
          },
          value: {
            type: 'number',
            description: 'Of that window; missing where it is not known.\n',
          },
        },
      },
      ComparedSide: {
        type: 'object',
        additionalProperties: false,
        required: ['sampleSize'],
        properties: {
          value: { type: 'number' },
          sampleSize: { type: 'integer' },
        },
      },
      ComparedInterval: {
        type: 'object',
        additionalProperties: false,
        required: ['lo', 'hi'],
        properties: { lo: { type: 'number' }, hi: { type: 'number' } },
      },
      ComparedChange: {
        type: 'object',
        description:
          'Better or worse is said only when both sides rest on five or more and the interval of the difference, which holds 95 % of 1,000 draws, does not hold zero. `not-shown` without an interval rests on too few.\n',
        additionalProperties: false,
        required: ['says', 'sentence'],
        properties: {
          says: {
            type: 'string',
            enum: ['improved', 'worse', 'not-shown', 'undefined'],
          },
          sentence: { type: 'string' },
          difference: { type: 'number' },
          interval: { $ref: '#/components/schemas/ComparedInterval' },
          warning: {
            type: 'string',
            description:
              'It is worse than in the baseline by more than 5 %, shown or not.\n',
          },
        },
      },
      TargetProgress: {
        type: 'object',
        description:
          '0 % at the baseline, 100 % at the target; below zero it is worse than the baseline.\n',
        additionalProperties: false,
        required: ['percent', 'state'],
        properties: {
          percent: { type: 'number' },
          state: {
            type: 'string',
            enum: ['met', 'under-way', 'unchanged', 'worse-than-baseline'],
          },
        },
      },
      DeliveryComparison: {
        type: 'object',
        additionalProperties: false,
        required: ['metric', 'unit', 'better', 'before', 'after', 'change'],
        properties: {
          metric: { $ref: '#/components/schemas/DeliveryMetricName' },
          unit: { type: 'string', enum: ['per-week', 'hours', 'percent'] },
          better: { type: 'string', enum: ['higher', 'lower'] },
          before: { $ref: '#/components/schemas/ComparedSide' },
          after: { $ref: '#/components/schemas/ComparedSide' },
          change: { $ref: '#/components/schemas/ComparedChange' },
          progress: { $ref: '#/components/schemas/TargetProgress' },
        },
      },
      DeliveryAfter: {
        type: 'object',
        additionalProperties: false,
        required: ['window', 'comparisons', 'flags'],
        properties: {
          window: { $ref: '#/components/schemas/FrozenWindow' },
          comparisons: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryComparison' },
          },
          flags: { type: 'array', items: { type: 'string' } },
        },
      },
      DeliveryProof: {
        type: 'object',
        description:
          '`after` is missing until 28 days have passed since the end of the baseline by the day that is asked for; `comparableFrom` is the day from which it is there.\n',
        additionalProperties: false,
        required: ['baseline', 'targetHistory', 'comparableFrom'],
        properties: {
          baseline: { $ref: '#/components/schemas/DeliveryBaseline' },
          targetHistory: {
            type: 'array',
            items: { $ref: '#/components/schemas/JudgedTarget' },
            description: 'Every target that was ever set, the newest first.\n',
          },
          comparableFrom: { type: 'string' },
          after: { $ref: '#/components/schemas/DeliveryAfter' },
        },
      },
      DeliveryPeriodMetric: {
        type: 'object',
        description:
          'Without `value` where it is undefined; that is neither zero nor good.\n',
        additionalProperties: false,
        required: ['sampleSize'],
        properties: {
          value: {
            type: 'number',
            description: 'A median is within one percent.\n',
          },
          sampleSize: { type: 'integer' },
        },
      },
      DeliveryPeriod: {
        type: 'object',
        additionalProperties: false,
        required: ['fromDay', 'toDay', 'days', 'metrics'],
        properties: {
          fromDay: { type: 'string' },
          toDay: { type: 'string', description: 'Not in it.\n' },
          days: { type: 'integer' },
          metrics: {
            type: 'object',
            additionalProperties: false,
            required: [
              'deploymentFrequency',
              'leadTime',
              'changeFailRate',
              'recoveryTime',
              'reworkRate',
            ],
            properties: {
              deploymentFrequency: {
                $ref: '#/components/schemas/DeliveryPeriodMetric',
              },
              leadTime: { $ref: '#/components/schemas/DeliveryPeriodMetric' },
              changeFailRate: {
                $ref: '#/components/schemas/DeliveryPeriodMetric',
              },
              recoveryTime: {
                $ref: '#/components/schemas/DeliveryPeriodMetric',
              },
              reworkRate: { $ref: '#/components/schemas/DeliveryPeriodMetric' },
            },
          },
        },
      },
      ServiceInTeamDelivery: {
        type: 'object',
        additionalProperties: false,
        required: ['ref', 'metrics', 'counts'],
        properties: {
          ref: { type: 'string' },
          metrics: { $ref: '#/components/schemas/DeliveryMetrics' },
          counts: { $ref: '#/components/schemas/DeliveryCounts' },
        },
      },
      TeamDelivery: {
        type: 'object',
        additionalProperties: false,
        required: ['team', 'numbers', 'services'],
        properties: {
          team: { type: 'string' },
          numbers: { $ref: '#/components/schemas/DeliveryNumbers' },
          services: {
            type: 'array',
            items: { $ref: '#/components/schemas/ServiceInTeamDelivery' },
          },
        },
      },
      TeamInDelivery: {
        type: 'object',
        additionalProperties: false,
        required: ['ref', 'services', 'metrics'],
        properties: {
          ref: { type: 'string' },
          services: {
            type: 'integer',
            description: 'Of it that the caller may read.\n',
          },
          metrics: { $ref: '#/components/schemas/DeliveryMetrics' },
        },
      },
      DeliveryTeams: {
        type: 'object',
        additionalProperties: false,
        required: ['tier', 'window', 'items', 'total'],
        properties: {
          tier: { type: 'string' },
          window: { $ref: '#/components/schemas/DeliveryWindow' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/TeamInDelivery' },
          },
          total: { type: 'integer', description: 'On all pages.\n' },
          nextCursor: { type: 'string' },
        },
      },
      DeliveredChange: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'clockSkew'],
        properties: {
          id: {
            type: 'string',
            description:
              '`pr12`, or the SHA of a commit that was pushed directly.\n',
          },
          repository: { type: 'string' },
          leadTimeHours: { type: 'number' },
          clockSkew: { type: 'boolean' },
        },
      },
      DeliveryFailure: {
        type: 'object',
        additionalProperties: false,
        required: ['reasons', 'incidents', 'remediedBy', 'recovery'],
        properties: {
          reasons: { type: 'array', items: { type: 'string' } },
          incidents: { type: 'array', items: { type: 'string' } },
          remediedBy: { type: 'array', items: { type: 'string' } },
          recovery: {
            type: 'string',
            enum: ['recovered', 'open', 'contradictory'],
          },
          recoveryHours: { type: 'number' },
          recoveredAt: { type: 'string' },
          basis: { type: 'string', enum: ['incident', 'deployment'] },
        },
      },
      DeploymentStarter: {
        type: 'object',
        description:
          'Who or what started a deployment, as its source calls it. It goes into no number.\n',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: ['person', 'automation', 'unknown'],
            description: 'Unknown where the source tells that of none.\n',
          },
          name: {
            type: 'string',
            description: 'The person, the app or the trigger.\n',
          },
        },
      },
      DeliveryDeployment: {
        type: 'object',
        additionalProperties: false,
        required: [
          'service',
          'id',
          'status',
          'startedAt',
          'finishedAt',
          'changes',
          'rework',
        ],
        properties: {
          service: { type: 'string' },
          id: { type: 'string' },
          status: { type: 'string', enum: ['success', 'failure'] },
          kind: {
            type: 'string',
            enum: [
              'baseline',
              'forward',
              'redeploy',
              'rollback',
              'late',
              'unknown',
            ],
          },
          sha: { type: 'string' },
          withoutSha: { $ref: '#/components/schemas/CommitAbsence' },
          startedAt: { type: 'string' },
          finishedAt: { type: 'string' },
          changes: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveredChange' },
          },
          rework: { type: 'array', items: { type: 'string' } },
          startedBy: { $ref: '#/components/schemas/DeploymentStarter' },
          failure: { $ref: '#/components/schemas/DeliveryFailure' },
          isContested: {
            type: 'boolean',
            description:
              'In a list, whether it would be told otherwise, or would not count, without what people say.\n',
          },
        },
      },
      OtherEnvironments: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'notListed'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['environment', 'deployments'],
              properties: {
                environment: { type: 'string' },
                deployments: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/EnvironmentDeployment' },
                },
              },
            },
          },
          notListed: {
            type: 'integer',
            description: 'How many older ones of the window are left out.',
          },
        },
      },
      EnvironmentDeployment: {
        type: 'object',
        description:
          'All attempts of one run in one environment that is not production.\n',
        additionalProperties: false,
        required: ['id', 'status', 'startedAt', 'finishedAt'],
        properties: {
          id: { type: 'string' },
          status: { type: 'string', enum: ['success', 'failure'] },
          sha: { type: 'string' },
          startedAt: { type: 'string' },
          finishedAt: { type: 'string' },
          startedBy: { $ref: '#/components/schemas/DeploymentStarter' },
          url: { type: 'string', description: 'The page of the source.' },
          deployment: {
            type: 'string',
            description:
              'The deployment of its tier that it is part of; missing where its environment belongs to no declared tier.\n',
          },
          changes: {
            type: 'integer',
            description: 'How many changes that one brought.',
          },
        },
      },
      CommitAbsenceReason: {
        type: 'string',
        enum: [
          'not-asked-yet',
          'not-told',
          'not-checked-out',
          'no-revision',
          'sources-changed',
          'several-sources',
          'manifests-not-read',
          'image-ambiguous',
          'registry-not-configured',
          'registry-silent',
          'registry-refused',
          'image-not-found',
          'image-without-commit',
        ],
      },
      CommitAbsence: {
        type: 'object',
        description: 'Why a deployment names no commit.\n',
        additionalProperties: false,
        required: ['reason', 'sentence'],
        properties: {
          reason: { $ref: '#/components/schemas/CommitAbsenceReason' },
          sentence: { type: 'string' },
        },
      },
      DeploymentAttempt: {
        type: 'object',
        description: 'What a source told of one attempt in one environment.\n',
        additionalProperties: false,
        required: [
          'id',
          'source',
          'environment',
          'place',
          'startedAt',
          'statuses',
        ],
        properties: {
          id: { type: 'string' },
          source: { type: 'string' },
          environment: { type: 'string' },
          place: {
            type: 'string',
            description: 'Where the source deploys to, in its words.\n',
          },
          startedAt: { type: 'string' },
          attempt: { type: 'integer' },
          withoutSha: { $ref: '#/components/schemas/CommitAbsence' },
          statuses: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['state', 'at'],
              properties: { state: { type: 'string' }, at: { type: 'string' } },
            },
          },
          startedBy: { $ref: '#/components/schemas/DeploymentStarter' },
          url: {
            type: 'string',
            description: 'As its source gave it; missing where it gave none.\n',
          },
        },
      },
      ShippedCommit: {
        type: 'object',
        additionalProperties: false,
        required: ['sha', 'authoredAt'],
        properties: {
          sha: { type: 'string' },
          authoredAt: { type: 'string' },
          title: { type: 'string' },
          author: { type: 'string' },
          url: {
            type: 'string',
            description: 'As its source gave it; missing where it gave none.\n',
          },
        },
      },
      ShippedChange: {
        type: 'object',
        description:
          'A change with what its source told of it. Without a title it is no longer stored.\n',
        additionalProperties: false,
        required: ['id', 'clockSkew', 'commits', 'commitCount'],
        properties: {
          id: {
            type: 'string',
            description:
              '`pr12`, or the SHA of a commit that was pushed directly.\n',
          },
          repository: { type: 'string' },
          number: { type: 'integer' },
          title: { type: 'string' },
          author: { type: 'string' },
          url: {
            type: 'string',
            description: 'As its source gave it; missing where it gave none.\n',
          },
          createdAt: { type: 'string' },
          mergedAt: { type: 'string' },
          leadTimeHours: { type: 'number' },
          startedAt: {
            type: 'string',
            description: 'From when its lead time is counted.\n',
          },
          startedBy: {
            type: 'string',
            description:
              'The commit that was written then; missing where its pull request was opened then, whose creation stands in for a clock in the future, and where what its source told is no longer stored.\n',
          },
          clockSkew: { type: 'boolean' },
          commits: {
            type: 'array',
            items: { $ref: '#/components/schemas/ShippedCommit' },
          },
          commitCount: {
            type: 'integer',
            description: 'At most a hundred of them are listed.\n',
          },
        },
      },
      AttributedIncident: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'rule'],
        properties: {
          id: { type: 'string' },
          rule: {
            type: 'string',
            description:
              'In a sentence, why it counts as caused by the deployment, or would.\n',
          },
          setAside: { $ref: '#/components/schemas/DeliveryOverlay' },
          title: { type: 'string' },
          url: {
            type: 'string',
            description: 'As its source gave it; missing where it gave none.\n',
          },
          impactStartedAt: { type: 'string' },
          resolvedAt: {
            type: 'string',
            description: 'Missing while it is open.\n',
          },
        },
      },
      RelatedDeployment: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'reasons'],
        properties: {
          id: { type: 'string' },
          reasons: { type: 'array', items: { type: 'string' } },
          kind: { type: 'string' },
          sha: { type: 'string' },
          finishedAt: { type: 'string' },
        },
      },
      DeliveryRule: {
        type: 'object',
        additionalProperties: false,
        required: ['about', 'sentence'],
        properties: {
          about: {
            type: 'string',
            enum: [
              'kind',
              'left-out',
              'change-fail-rate',
              'recovery-time',
              'rework-rate',
            ],
          },
          sentence: { type: 'string' },
        },
      },
      DeliveryDeploymentDetails: {
        type: 'object',
        additionalProperties: false,
        required: [
          'tier',
          'deployment',
          'attempts',
          'changes',
          'incidents',
          'undid',
          'undoneBy',
          'rules',
          'overlays',
          'isCounted',
        ],
        properties: {
          tier: { type: 'string', description: 'In which it counts.\n' },
          deployment: { $ref: '#/components/schemas/DeliveryDeployment' },
          rules: {
            type: 'array',
            description:
              'Which rules made it what it is in each number, each in a sentence.\n',
            items: { $ref: '#/components/schemas/DeliveryRule' },
          },
          overlays: {
            type: 'array',
            description:
              'What people say of it, of its incidents and of its environments, and did not take back.\n',
            items: { $ref: '#/components/schemas/DeliveryOverlay' },
          },
          isCounted: {
            type: 'boolean',
            description:
              'False of one that would count were it not for what people say; it is told as if it did.\n',
          },
          commitUrl: {
            type: 'string',
            description: 'Page of the commit that was deployed.\n',
          },
          attempts: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentAttempt' },
          },
          changes: {
            type: 'array',
            items: { $ref: '#/components/schemas/ShippedChange' },
          },
          incidents: {
            type: 'array',
            items: { $ref: '#/components/schemas/AttributedIncident' },
          },
          undid: {
            type: 'array',
            items: { $ref: '#/components/schemas/RelatedDeployment' },
          },
          undoneBy: {
            type: 'array',
            items: { $ref: '#/components/schemas/RelatedDeployment' },
          },
        },
      },
      DeliveryDeployments: {
        type: 'object',
        additionalProperties: false,
        required: ['tier', 'items'],
        properties: {
          tier: { type: 'string' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryDeployment' },
          },
          nextCursor: { type: 'string' },
        },
      },
      DeliveryStreams: {
        type: 'object',
        description:
          'Parts of a source that are read on their own, and how much of what it says exists has been read.\n',
        additionalProperties: false,
        required: ['total', 'complete', 'unfinished', 'failed'],
        properties: {
          total: { type: 'integer' },
          complete: { type: 'integer' },
          unfinished: {
            type: 'integer',
            description: 'The next run goes on.\n',
          },
          failed: { type: 'integer' },
          read: { type: 'integer' },
          of: {
            type: 'integer',
            description:
              'As many as the source says there are; missing where it does not say.\n',
          },
        },
      },
      DeliverySource: {
        type: 'object',
        description:
          'A source with what has been read of it. What was read of sources is at most fifteen seconds old.\n',
        additionalProperties: false,
        required: [
          'source',
          'role',
          'services',
          'streams',
          'failureReasons',
          'setAside',
        ],
        properties: {
          source: { type: 'string' },
          role: { type: 'string', enum: ['counts', 'corroborates', 'other'] },
          services: {
            type: 'integer',
            description: 'For how many of the services it has this role.\n',
          },
          evidence: {
            type: 'string',
            enum: ['deployments', 'runs', 'gitops', 'rollouts'],
          },
          deployments: {
            type: 'integer',
            description:
              'That it saw in the window, where there are several sources.\n',
          },
          streams: { $ref: '#/components/schemas/DeliveryStreams' },
          lastReadAt: { type: 'string' },
          completeAt: {
            type: 'string',
            description:
              'When everything had been read, of the part for which that is longest ago; missing while there is one that never was.\n',
          },
          completeFrom: {
            type: 'string',
            description: 'From when on everything has been read.\n',
          },
          failureReasons: {
            type: 'array',
            items: { $ref: '#/components/schemas/FailureReason' },
          },
          setAside: {
            type: 'integer',
            description: 'Events that do not say what an event has to say.\n',
          },
          onlyTells: {
            type: 'boolean',
            description:
              'It tells by itself, and there is nothing that could be read of it; missing for every other one.\n',
          },
        },
      },
      DeliveryAuthority: {
        type: 'object',
        description: 'The source that counts, of a service.\n',
        additionalProperties: false,
        required: ['source', 'reason', 'sentence'],
        properties: {
          source: { type: 'string' },
          reason: {
            type: 'string',
            enum: [
              'only-source',
              'configured',
              'most-complete',
              'best-evidence',
              'first-by-name',
            ],
          },
          sentence: { type: 'string' },
        },
      },
      DeliveryJoin: {
        type: 'object',
        description:
          'How much of what was deployed could be joined with changes.\n',
        additionalProperties: false,
        required: [
          'deployments',
          'withSha',
          'forward',
          'forwardWithChanges',
          'withoutSha',
        ],
        properties: {
          deployments: { type: 'integer' },
          withSha: { type: 'integer' },
          forward: {
            type: 'integer',
            description:
              'Deployments of a revision that was not there before.\n',
          },
          forwardWithChanges: { type: 'integer' },
          withoutSha: {
            type: 'array',
            description:
              'Why deployments name no commit, the commonest reason first.\n',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['reason', 'sentence', 'count'],
              properties: {
                reason: { $ref: '#/components/schemas/CommitAbsenceReason' },
                sentence: { type: 'string' },
                count: { type: 'integer' },
              },
            },
          },
        },
      },
      DeliveryWeekEarlier: {
        type: 'object',
        description:
          'The values of a window of the same length that lies a week earlier: what differs much hangs on the window.\n',
        additionalProperties: false,
        properties: {
          deploymentFrequency: { type: 'number' },
          leadTime: { type: 'number' },
          changeFailRate: { type: 'number' },
          recoveryTime: { type: 'number' },
          reworkRate: { type: 'number' },
        },
      },
      DeliveryFlag: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'sentence'],
        properties: {
          type: {
            type: 'string',
            enum: [
              'sources-disagree',
              'configured-source-silent',
              'source-failed',
              'source-unfinished',
              'history-begins-later',
              'events-set-aside',
              'incidents-unattributed',
              'incidents-of-nobody',
              'deployments-without-sha',
              'clock-skew',
              'incidents-withdrawn',
              'incidents-elsewhere',
              'places-released',
              'repository-renamed',
              'results-outdated',
              'services-without-source',
              'squad-moved',
            ],
          },
          sentence: { type: 'string' },
          incidents: {
            type: 'array',
            description: 'The latest of those that the sentence counts.\n',
            maxItems: 20,
            items: { $ref: '#/components/schemas/UncountedIncident' },
          },
        },
      },
      UncountedIncident: {
        type: 'object',
        description: 'An incident that makes no deployment fail.\n',
        additionalProperties: false,
        required: ['id', 'title', 'impactStartedAt', 'why'],
        properties: {
          id: { type: 'string' },
          title: {
            type: 'string',
            description: 'Its id where its source gave it none.\n',
          },
          url: {
            type: 'string',
            description: 'As its source gave it; missing where it gave none.\n',
          },
          impactStartedAt: { type: 'string' },
          why: {
            type: 'string',
            description: 'As it fits behind its title.\n',
          },
        },
      },
      DeliveryQuality: {
        type: 'object',
        description:
          'What the numbers rest on, and what is to be known when reading them.\n',
        additionalProperties: false,
        required: ['sources', 'join', 'weekEarlier', 'flags'],
        properties: {
          sources: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliverySource' },
          },
          authority: { $ref: '#/components/schemas/DeliveryAuthority' },
          join: { $ref: '#/components/schemas/DeliveryJoin' },
          weekEarlier: { $ref: '#/components/schemas/DeliveryWeekEarlier' },
          flags: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryFlag' },
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
