/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
import { z } from 'zod';

export interface paths {
  readonly '/organisation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The organisation's assessment
     * @description Permission readiness.organisation.read. Rows that name a service or a team whose result the caller may not read (readiness.result.read) are left out of `findings`, `unread`, `parts` and the lists of squads; `findingCount`, `unreadCount` and `partCount` count all. Of a check with long lists the lists are left out, too: it is `abridged`, and /checks/{check} has them. Before the first assessment `assessment` is missing.
     */
    readonly get: operations['getOrganisation'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/organisation/history': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One entry per day, newest first
     * @description Permission readiness.organisation.read.
     */
    readonly get: operations['getOrganisationHistory'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/prerequisites/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One prerequisite with its checks, vetoes, looks and history
     * @description Permission readiness.organisation.read. Rows are left out, and checks abridged, as in /organisation.
     */
    readonly get: operations['getPrerequisite'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/checks/{check}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * A check of the organisation with all of its rows
     * @description Permission readiness.organisation.read. Rows are left out as in /organisation; nothing is left out because there is much of it.
     */
    readonly get: operations['getCheck'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/clusters': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Clusters side by side, attribute by attribute
     * @description Permission readiness.organisation.read. Compared are the declared clusters that a service is promoted through. What could not be read is unknown, which is neither alike nor different.
     */
    readonly get: operations['getClusters'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/pipelines': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Which services and teams share which pipeline
     * @description Permission readiness.organisation.read. Every number counts all; services and teams are named with readiness.result.read on each, at most 50 of a row. Why a pipeline is not known is said to those who may read one of its services. Before the first assessment `pipelines` is missing.
     */
    readonly get: operations['getPipelines'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/pipelines/comparison': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Two pipelines side by side, stage by stage
     * @description Permission readiness.organisation.read, and readiness.result.read on a service of each.
     */
    readonly get: operations['getPipelineComparison'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/teams/{namespace}/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * A team's scorecard, a page of its services at a time
     * @description Permission readiness.result.read on the team, and on each service: those that the caller may not read are neither listed nor counted, and pages are full without them. Services are ordered by reference; no ranking. Of a group below a team these are the rows of the team's scorecard that the group owns. With readiness.organisation.read the organisation's median level stands beside.
     */
    readonly get: operations['getTeam'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{namespace}/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * A service's assessment and the history of its level
     * @description Permission readiness.result.read on the service.
     */
    readonly get: operations['getService'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{namespace}/{name}/summary': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How ready a service is, and how fast it delivers, for its overview
     * @description Permission readiness.result.read on the service. Deliveries to production in the last ninety days.
     */
    readonly get: operations['getServiceSummary'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{namespace}/{name}/checks/{check}/evidence': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What one check of a service was judged from
     * @description Permissions readiness.evidence.read, and readiness.result.read on the service. Of evidence about a cluster or another outside system only the service's own objects are in the answer.
     */
    readonly get: operations['getCheckEvidence'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/evidence/{id}/object': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One object of a stored observation
     * @description Permissions as for the observation. An observation that holds many objects is answered without its value and with their names until one of them is named.
     */
    readonly get: operations['getEvidenceObject'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/evidence/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One stored observation with the raw object's name
     * @description Permission readiness.evidence.read, and for evidence about a service or a team readiness.result.read on it; without that it does not exist. Evidence about a cluster or an outside system names what is in it, whoever it belongs to.
     */
    readonly get: operations['getEvidence'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/collectors': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Health of every collector
     * @description Permission readiness.organisation.read. Failed looks at services and teams are listed with readiness.result.read on each; `counts` count all.
     */
    readonly get: operations['getCollectors'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/collectors/{collector}/run': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Looks at everything the collector covers, now
     * @description Permission readiness.collector.run. Starts the collector's task on whichever replica is free; answers at once.
     */
    readonly post: operations['runCollector'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/sources/run': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Reads every source of deliveries on, now
     * @description Permission readiness.collector.run. What has not been read to its end goes on every minute until it has, instead of in its turn; answers at once.
     */
    readonly post: operations['runSources'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/organisation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Delivery metrics of all services together
     * @description Permission readiness.organisation.read. Numbers are those of all services, whoever may read them. Percentiles are within one percent.
     */
    readonly get: operations['getOrganisationDelivery'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/organisation/deployments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The deployments behind a number of the organisation
     * @description Permission readiness.organisation.read, and readiness.result.read on each service: deployments of the others are neither listed nor counted, and pages are full without them. Newest first.
     */
    readonly get: operations['getOrganisationDeliveryDeployments'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/teams': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The five metrics of each team, in the order of their names
     * @description Permission readiness.organisation.read, and readiness.result.read on each team and service: the others are neither listed nor part of a number. Only teams that own a service. Percentiles are within one percent.
     */
    readonly get: operations['getTeamsDelivery'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/teams/{namespace}/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Delivery metrics of a team, and of each of its services
     * @description Permission readiness.result.read on the team, and on each service: those that the caller may not read are neither listed nor part of a number. The team's numbers are those of the pooled deployments and changes, never means of the services' numbers. Percentiles are exact.
     */
    readonly get: operations['getTeamDelivery'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/teams/{namespace}/{name}/deployments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The deployments behind a number of a team
     * @description Permissions as for the numbers. Newest first.
     */
    readonly get: operations['getTeamDeliveryDeployments'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Delivery metrics of a service
     * @description Permission readiness.result.read on the service. Percentiles are exact. A service that no source tells of has no numbers, and no zeros.
     */
    readonly get: operations['getServiceDelivery'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}/deployments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The deployments behind a number of a service
     * @description Permission readiness.result.read on the service. Newest first.
     */
    readonly get: operations['getServiceDeliveryDeployments'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/teams/{namespace}/{name}/overlays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What people say about the deliveries of a team
     * @description Permission readiness.result.read on the team; what is said of services that the caller may not read is left out. The newest first, also what was taken back.
     */
    readonly get: operations['listTeamOverlays'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}/overlays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What people say about the deliveries of a service
     * @description Permission readiness.result.read on the service. The newest first, also what was taken back.
     */
    readonly get: operations['listServiceOverlays'];
    readonly put?: never;
    /**
     * Says something that no source tells
     * @description Permission readiness.delivery.contest on the service. It lies over what sources told and changes nothing of it. What is said already is refused with 409, naming who said it and when.
     */
    readonly post: operations['sayOverlay'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Takes back what somebody said
     * @description Permission readiness.delivery.contest on the service. What was said stays in the list, with who took it back. What was taken back already is refused with 409.
     */
    readonly post: operations['revokeOverlay'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/baselines': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Frozen baselines, the newest first
     * @description Those of the organisation with readiness.organisation.read, those of a team or a service with readiness.result.read on it; others are left out.
     */
    readonly get: operations['listBaselines'];
    readonly put?: never;
    /**
     * Freezes the numbers of a window
     * @description Permission readiness.baseline.freeze on the scope, and the right to read it. What is frozen cannot be changed or removed. A name that the scope has already is refused with 409, so that sending it twice freezes it once. So are numbers that are no longer those that were shown.
     */
    readonly post: operations['freezeBaseline'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/baselines/{hash}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * A baseline, its targets, and what has become of it
     * @description Rights as for the list. The window after it is as long, begins at its end at the earliest, so that it is shorter until as much time has passed, and ends with yesterday or the day before `to`; before 28 days have passed there is nothing to compare with.
     */
    readonly get: operations['getBaseline'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/baselines/{hash}/targets': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Sets what a metric is to become
     * @description Permission readiness.baseline.freeze on the scope of the baseline. A target that is set again replaces the one before, which stays in the history.
     */
    readonly post: operations['setTarget'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/set-aside': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Events that were told or read and that nobody understood, the newest first
     * @description Permission readiness.organisation.read. At most a hundred of them; what they say is told apart from that.
     */
    readonly get: operations['listSetAside'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/set-aside/{event}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * An event that nobody understood, as it was told
     * @description Permission readiness.events.replay: it is raw, and may name people. Of a secret of the configuration nothing is left in it.
     */
    readonly get: operations['getSetAside'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/set-aside/{event}/replay': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Has an event decoded again
     * @description Permission readiness.events.replay. One that was understood meanwhile stays understood, so that asking twice does it once; one that still is not stays set aside, with the reason of now.
     */
    readonly post: operations['replaySetAside'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}/environments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What a service was deployed to beside production
     * @description Permission readiness.result.read on the service. As the source told it that counts for the service; no number rests on these. Newest first.
     */
    readonly get: operations['getServiceEnvironments'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/delivery/services/{namespace}/{name}/deployment': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One deployment of a service, down to what its sources told
     * @description Permission readiness.result.read on the service. What it shipped, what it undid, the incidents attributed to it, and who told of it when.
     */
    readonly get: operations['getServiceDeliveryDeployment'];
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
    /** @description The numbers that were looked at before, as they were answered; no others are frozen. Without them whatever is known by then is. */
    readonly ShownMetrics: {
      readonly deploymentFrequency: components['schemas']['ShownMetric'];
      readonly leadTime: components['schemas']['ShownMetric'];
      readonly changeFailRate: components['schemas']['ShownMetric'];
      readonly recoveryTime: components['schemas']['ShownMetric'];
      readonly reworkRate: components['schemas']['ShownMetric'];
    };
    readonly ShownMetric: {
      /** @description Absent where the metric was not defined. */
      readonly value?: number | undefined;
      readonly sampleSize: number;
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
     * @description Why a look failed.
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
      | 'unsupported'
      | 'unfinished';
    /**
     * @description Decision about a prerequisite. `NA`: nothing in it applies; it blocks nothing.
     * @enum {string}
     */
    readonly Gate: 'PASS' | 'FAIL' | 'UNDETERMINED' | 'NA';
    /**
     * @description One of the five prerequisites.
     * @enum {string}
     */
    readonly PrerequisiteId: 'P1' | 'P2' | 'P3' | 'P4' | 'P5';
    readonly StandardRef: {
      readonly id: string;
      readonly version: string;
      readonly title: string;
    };
    readonly Source: {
      readonly kind: string;
      readonly instance: string;
    };
    readonly SourceRequest: {
      readonly method: string;
      readonly path: string;
      readonly query?:
        | {
            readonly [key: string]: string;
          }
        | undefined;
    };
    readonly SourcesSummary: {
      readonly answering: number;
      readonly total: number;
      readonly failing: readonly {
        readonly source: components['schemas']['Source'];
        readonly reason: components['schemas']['FailureReason'];
        readonly message?: string | undefined;
        readonly request?: components['schemas']['SourceRequest'] | undefined;
        /** Format: date-time */
        readonly since: string;
        readonly collectors: readonly string[];
        /** @description Looks that fail for this reason. */
        readonly subjects: number;
      }[];
    };
    readonly OrganisationDay: {
      /** Format: date */
      readonly day: string;
      /** Format: date-time */
      readonly asOf: string;
      readonly standardVersion: string;
      /** @enum {string} */
      readonly phase?:
        | (
            | 'FOUNDATION'
            | 'GOLDEN_PATHS'
            | 'CAPACITY_OR_BASELINE_FIRST'
            | 'OPERATE'
            | 'PROVE_NEED'
            | 'PORTAL'
            | 'NO_PORTAL_YET'
            | 'PIECES'
            | 'NO_PORTAL'
          )
        | undefined;
      readonly certain: boolean;
      readonly prerequisites: readonly {
        readonly id: components['schemas']['PrerequisiteId'];
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
        readonly gate: components['schemas']['Gate'];
      }[];
      readonly pillars: readonly {
        readonly id: string;
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
      }[];
    };
    readonly PrerequisiteDay: {
      /** Format: date */
      readonly day: string;
      /** Format: date-time */
      readonly asOf: string;
      readonly standardVersion: string;
      readonly lo: number;
      readonly score?: number | undefined;
      readonly hi: number;
      readonly gate: components['schemas']['Gate'];
    };
    readonly LevelDay: {
      /** Format: date */
      readonly day: string;
      /** Format: date-time */
      readonly asOf: string;
      readonly standardVersion: string;
      readonly level: components['schemas']['LevelBounds'];
    };
    readonly LevelBounds: {
      readonly lo: number;
      readonly hi: number;
    };
    readonly TeamScorecard: {
      readonly team: {
        readonly ref: string;
      };
      /** @description The team whose scorecard these services are rows of, where the group asked for is a squad or another group below a team; services are judged by team. */
      readonly partOf?:
        | {
            readonly ref: string;
            readonly serviceCount: number;
            readonly level?: components['schemas']['LevelBounds'] | undefined;
          }
        | undefined;
      readonly standard?: components['schemas']['StandardRef'] | undefined;
      /**
       * Format: date-time
       * @description When the service was judged that was judged longest ago.
       */
      readonly asOf?: string | undefined;
      readonly columns: readonly {
        readonly checkId: string;
        readonly title: string;
        readonly failureTitle: string;
        readonly why?: string | undefined;
        readonly remediation?:
          | {
              readonly summary: string;
              /** @enum {string} */
              readonly effort: 'low' | 'medium' | 'high';
              readonly href: string;
            }
          | undefined;
        readonly level: number;
      }[];
      /** @description A cell per check. What is behind a cell, findings and evidence included, is in the answer to /services/{namespace}/{name}. */
      readonly services: readonly components['schemas']['ScorecardRow'][];
      readonly serviceCount: number;
      /** @description Lowest level of the team's services; the weakest decides. */
      readonly level?: components['schemas']['LevelBounds'] | undefined;
      readonly highestLevel?: number | undefined;
      /** @description Median of the certain levels of all assessed services. */
      readonly organisationMedianLevel?: number | undefined;
      /** @description The repair that lifts most of all counted services for its effort, on whichever page they stand. */
      readonly first?:
        | {
            readonly checkId: string;
            readonly summary: string;
            readonly href: string;
            /** @enum {string} */
            readonly effort: 'low' | 'medium' | 'high';
            readonly services: readonly string[];
            /** @description What it does to the level of all counted services together. */
            readonly effect?: components['schemas']['Effect'] | undefined;
          }
        | undefined;
      readonly nextCursor?: string | undefined;
    };
    readonly CatalogBacklog:
      | {
          /** @constant */
          readonly state: 'counted';
          readonly entities: number;
          /** @description Entities that should have been read again by now. */
          readonly overdue: number;
          /** @description How long the one that waits longest has been due; missing when none is overdue. */
          readonly oldestOverdueMs?: number | undefined;
          /** @description Git hosts that do not answer the catalog. */
          readonly waitsFor: readonly {
            readonly host: string;
            /** Format: date-time */
            readonly since: string;
          }[];
        }
      | {
          /** @constant */
          readonly state: 'failed';
          readonly reason: components['schemas']['FailureReason'];
          readonly message: string;
        };
    readonly SetAsideEvent: {
      readonly id: string;
      /** @description Who told it, or the source that it was read from. */
      readonly source: string;
      /** @description Topic of the event, or the collector that read it. */
      readonly kind: string;
      /** @description What is wrong with it. */
      readonly reason: string;
      /**
       * Format: date-time
       * @description Absent of an event that was set aside before that was noted.
       */
      readonly receivedAt?: string | undefined;
    };
    readonly CollectorHealth: {
      readonly collector: string;
      readonly kind: string;
      readonly title: string;
      readonly cadenceMs: number;
      /** Format: date-time */
      readonly lastRunAt?: string | undefined;
      readonly durationMs?: number | undefined;
      readonly counts: {
        readonly observed: number;
        readonly absent: number;
        readonly failed: number;
      };
      readonly failing: readonly {
        readonly subjectRef: string;
        readonly evidenceId: string;
        readonly reason: components['schemas']['FailureReason'];
        readonly message?: string | undefined;
        readonly source: components['schemas']['Source'];
        readonly request?: components['schemas']['SourceRequest'] | undefined;
        /** Format: date-time */
        readonly since: string;
      }[];
    };
    /** @description The assessment, missing before the first one, and which sources answer. */
    readonly OrganisationAnswer: {
      readonly assessment?:
        | components['schemas']['OrganisationAssessment']
        | undefined;
      readonly forecast?:
        | components['schemas']['FoundationForecast']
        | undefined;
      readonly sources: components['schemas']['SourcesSummary'];
    };
    /** @description How long until consistent foundation and one pipeline pass; missing where neither fails. */
    readonly FoundationForecast: {
      /** @description Months that foundation work took in other organisations. */
      readonly elsewhere: {
        readonly lo: number;
        readonly hi: number;
      };
      /** @description Months at the organisation's own pace over so many days, or why no pace is known: less than 28 days of history, a lower bound that does not rise, or a veto that no points clear. */
      readonly pace: {
        /** @enum {string} */
        readonly state: 'known' | 'too-short' | 'not-rising' | 'veto';
        readonly days?: number | undefined;
        readonly months?: number | undefined;
      };
    };
    /** @description One entry per day, newest first. */
    readonly OrganisationHistory: {
      readonly items: readonly components['schemas']['OrganisationDay'][];
    };
    /** @description One prerequisite with its history. */
    readonly PrerequisiteAnswer: {
      readonly prerequisite: components['schemas']['PrerequisiteResult'];
      readonly standard: components['schemas']['StandardRef'];
      /** Format: date-time */
      readonly asOf: string;
      readonly history: readonly components['schemas']['PrerequisiteDay'][];
      readonly sources: components['schemas']['SourcesSummary'];
    };
    /** @description One check of the organisation. */
    readonly CheckAnswer: {
      readonly check: components['schemas']['CheckResult'];
      /** Format: date-time */
      readonly asOf: string;
    };
    /**
     * @description Why something counts as unread. A failed look, none yet, or one that is too old.
     * @enum {string}
     */
    readonly UnreadReason:
      | 'unauthorized'
      | 'forbidden'
      | 'not_found'
      | 'timeout'
      | 'rate_limited'
      | 'server_error'
      | 'tls'
      | 'unreachable'
      | 'parse_error'
      | 'unsupported'
      | 'unfinished'
      | 'not_collected'
      | 'stale';
    /** @description Declared clusters side by side. */
    readonly ClustersAnswer: {
      /** @description In the order in which a service passes them, production last. */
      readonly clusters: readonly components['schemas']['ComparedCluster'][];
      readonly attributes: readonly components['schemas']['ComparedAttribute'][];
      /** @description Clusters of which one promotes to the other, the least alike first. */
      readonly pairs: readonly components['schemas']['ComparedPair'][];
      /** @description Clusters that some system names and that are not declared. They are compared with nothing. */
      readonly undeclared: readonly string[];
      readonly sources: components['schemas']['SourcesSummary'];
    };
    readonly ComparedCluster: {
      readonly name: string;
      readonly tier: string;
      readonly promotesTo?: string | undefined;
      /** @description Why nothing is known of it; missing when it was read. */
      readonly reason?: components['schemas']['UnreadReason'] | undefined;
      /** @description Who was asked for what, and what came of it. */
      readonly detail?: string | undefined;
      readonly evidenceId?: string | undefined;
      /** Format: date-time */
      readonly readAt?: string | undefined;
    };
    /** @enum {string} */
    readonly ParityAttribute:
      | 'kubernetes'
      | 'ingressControllers'
      | 'gatewayControllers'
      | 'networkPlugins'
      | 'storageProvisioners'
      | 'defaultStorageProvisioners'
      | 'policyEngines'
      | 'secretsOperators'
      | 'serviceMeshes'
      | 'autoscalers'
      | 'addOns'
      | 'kubelets'
      | 'policies'
      | 'identityPatterns'
      | 'networkPolicies';
    readonly ComparedAttribute: {
      readonly attribute: components['schemas']['ParityAttribute'];
      readonly title: string;
      /**
       * @description `differs` is certain; `unknown` may be alike or not; `nothing`: no compared cluster has any.
       * @enum {string}
       */
      readonly state: 'alike' | 'differs' | 'unknown' | 'nothing';
      /** @description One for each cluster, in their order. */
      readonly cells: readonly components['schemas']['ComparedCell'][];
    };
    readonly ComparedCell: {
      readonly cluster: string;
      /** @description Missing when not known, which is not the same as none. */
      readonly values?: readonly string[] | undefined;
      /** @description Values that a cluster next to this one lacks or has in another version. */
      readonly differing: readonly string[];
      /** @description Values that a cluster next to this one has. */
      readonly lacks: readonly string[];
      /** @description Why the values are not known although the cluster answers. */
      readonly reason?: components['schemas']['UnreadReason'] | undefined;
    };
    readonly ComparedPair: {
      readonly from: string;
      readonly to: string;
      /** @description Lowest and highest share of what both have in common; 1 is alike. */
      readonly similarity: {
        readonly lo: number;
        readonly hi: number;
      };
      readonly differing: readonly components['schemas']['ParityAttribute'][];
      readonly unknown: readonly components['schemas']['ParityAttribute'][];
    };
    /** @description Who shares which pipeline, missing before the first assessment. */
    readonly PipelinesAnswer: {
      readonly pipelines?: components['schemas']['SharedPipelines'] | undefined;
      readonly sources: components['schemas']['SourcesSummary'];
    };
    readonly SharedPipelines: {
      /** Format: date-time */
      readonly asOf: string;
      /** @description The first 100, the most common first. */
      readonly classes: readonly components['schemas']['PipelineClassView'][];
      readonly classCount: number;
      readonly unknown: readonly components['schemas']['UnknownPipelines'][];
      /** @description Services whose pipeline is not known. */
      readonly unknownCount: number;
      /** @description All services, with the unknown ones. */
      readonly serviceCount: number;
    };
    /** @description One pipeline and who uses it. */
    readonly PipelineClassView: {
      readonly id: string;
      /** @description Its template, or the engine on which its users keep steps of their own. */
      readonly label: string;
      readonly archetype: string;
      readonly engine: string;
      /** @description Its users refer to a template instead of repeating its steps. */
      readonly isByReference: boolean;
      /** @description Its users are alike only through others in between. */
      readonly isChain: boolean;
      /** @description Whether the reader may see what it does. */
      readonly mayOpen: boolean;
      readonly services: readonly string[];
      readonly serviceCount: number;
      readonly teams: readonly string[];
      readonly teamCount: number;
      /** @description Teams with a service of its archetype, known or not. */
      readonly teamsOfArchetype: number;
    };
    /** @description Services whose pipeline is not known for one reason. */
    readonly UnknownPipelines: {
      /** @description A sentence, or why a look failed; missing when the reader may read none of the services. */
      readonly reason?: string | undefined;
      readonly engine?: string | undefined;
      readonly services: readonly string[];
      readonly serviceCount: number;
    };
    /** @description Two pipelines side by side. */
    readonly PipelineComparison: {
      readonly left: components['schemas']['PipelineClassView'];
      readonly right: components['schemas']['PipelineClassView'];
      readonly stages: readonly components['schemas']['AlignedStage'][];
      readonly otherSteps: components['schemas']['BesideOneAnother'];
      readonly gates: components['schemas']['BesideOneAnother'];
    };
    readonly AlignedStage: {
      readonly stage: string;
      /** @description Steps of the left one; missing where it has no such stage at this place. */
      readonly left?: readonly string[] | undefined;
      readonly right?: readonly string[] | undefined;
      /**
       * @description `steps`: both have the stage and do other things in it.
       * @enum {string}
       */
      readonly difference: 'none' | 'steps' | 'only-left' | 'only-right';
    };
    readonly BesideOneAnother: {
      readonly both: readonly string[];
      readonly onlyLeft: readonly string[];
      readonly onlyRight: readonly string[];
    };
    /** @description A service's assessment, or why there is none, and the history of its level. */
    readonly ServiceAnswer: {
      readonly assessment?:
        | components['schemas']['SubjectAssessment']
        | undefined;
      /** @description Why there is no assessment, in a sentence or two: what the standard judges, or what the component waits for. */
      readonly notJudged?: string | undefined;
      readonly history: readonly components['schemas']['LevelDay'][];
    };
    /** @description What an overview says of a service, with either its level or why there is none. */
    readonly ServiceSummary: {
      readonly readiness?:
        | {
            readonly asOf: string;
            readonly level: components['schemas']['LevelBounds'];
            readonly highestLevel: number;
            /** @description The next level and how many checks keep it shut; missing at the top. */
            readonly next?:
              | {
                  readonly level: number;
                  readonly toFix: number;
                  readonly toKnow: number;
                }
              | undefined;
            /** @description The repair to begin with on the way there. */
            readonly first?: components['schemas']['Repair'] | undefined;
            /** @description What that repair does to the level. */
            readonly effect?: components['schemas']['Effect'] | undefined;
          }
        | undefined;
      readonly notJudged?: string | undefined;
      readonly delivery: {
        readonly asOf: string;
        readonly days: number;
        readonly leadTime: components['schemas']['DeliveryMetric'];
        readonly deploymentFrequency: components['schemas']['DeliveryMetric'];
        readonly sources: readonly components['schemas']['DeliverySource'][];
      };
    };
    /** @description A stored observation, or one object of it. */
    readonly EvidenceView: {
      /** @description The observation. Of one that holds many objects `object` and `value` are those of the object that is shown, and missing while none is. */
      readonly record: components['schemas']['EvidenceRecord'];
      /** @description Paths below the value that the check reads. */
      readonly fields: readonly string[];
      /** @description The first 500 objects, when none of them is shown. */
      readonly objects: readonly components['schemas']['ObjectName'][];
      /** @description How many objects the observation holds; 0 when it is about its subject alone. */
      readonly objectCount: number;
    };
    readonly ObjectName: {
      readonly kind: string;
      readonly namespace?: string | undefined;
      readonly name: string;
    };
    /** @description What a check was judged from. */
    readonly CheckEvidence: {
      readonly items: readonly components['schemas']['EvidenceView'][];
      /** @description Observations that the result rests on and that are not in the answer, because they are no longer stored or are too many. */
      readonly missing: number;
    };
    /** @description Collectors by id, and how far the catalog is behind. */
    readonly CollectorsAnswer: {
      /** @description Whether the caller may have them look now. */
      readonly mayRun: boolean;
      readonly catalog?: components['schemas']['CatalogBacklog'] | undefined;
      readonly items: readonly components['schemas']['CollectorHealth'][];
    };
    readonly CheckResult: {
      readonly checkId: string;
      readonly title: string;
      readonly failureTitle: string;
      readonly why?: string | undefined;
      readonly remediation?:
        | {
            readonly summary: string;
            /** @enum {string} */
            readonly effort: 'low' | 'medium' | 'high';
            readonly href: string;
          }
        | undefined;
      readonly look: {
        readonly title: string;
        /** @enum {string} */
        readonly effort: 'low' | 'medium' | 'high';
      };
      readonly declared: boolean;
      readonly abridged?: boolean | undefined;
      readonly subjectRef: string;
      /** @enum {string} */
      readonly state:
        | 'pass'
        | 'partial'
        | 'fail'
        | 'unknown'
        | 'not_applicable'
        | 'exempt'
        | 'informative'
        | 'error';
      /** @enum {string} */
      readonly stateWithoutWaiver?:
        | (
            | 'pass'
            | 'partial'
            | 'fail'
            | 'unknown'
            | 'not_applicable'
            | 'exempt'
            | 'informative'
            | 'error'
          )
        | undefined;
      readonly weight: number;
      readonly s?: number | undefined;
      readonly sRange?:
        | {
            readonly lo: number;
            readonly hi: number;
          }
        | undefined;
      readonly confidence: {
        readonly coverage: number;
        readonly freshness: number;
        readonly reliability: number;
        readonly population: number;
        readonly kappa: number;
      };
      readonly unit?: string | undefined;
      readonly value?:
        | {
            readonly lo: number;
            readonly hi: number;
          }
        | undefined;
      readonly threshold?:
        | {
            readonly zeroAt: number;
            readonly oneAt: number;
          }
        | undefined;
      readonly because?: string | undefined;
      readonly quantities: {
        readonly [key: string]: {
          readonly lo: number;
          readonly hi: number;
        };
      };
      readonly population?:
        | {
            readonly read: number;
            readonly expected: number;
            readonly unit: string;
          }
        | undefined;
      readonly parts: readonly {
        readonly label: string;
        readonly value: number;
        readonly subjectRef?: string | undefined;
      }[];
      readonly partCount: number;
      readonly findings: readonly components['schemas']['Finding'][];
      readonly findingCount: number;
      readonly explanation: string;
      readonly evidenceIds: readonly string[];
      readonly evidenceCount: number;
      readonly unreadCount: number;
      readonly unread: readonly {
        readonly subjectRef: string;
        readonly name: string;
        /** @enum {string} */
        readonly reason:
          | 'unauthorized'
          | 'forbidden'
          | 'not_found'
          | 'timeout'
          | 'rate_limited'
          | 'server_error'
          | 'tls'
          | 'unreachable'
          | 'parse_error'
          | 'unsupported'
          | 'unfinished'
          | 'not_collected'
          | 'stale';
        readonly evidenceId?: string | undefined;
      }[];
      readonly waiver?:
        | {
            readonly id: string;
            /** @enum {string} */
            readonly reason:
              | 'not-applicable'
              | 'planned'
              | 'risk-accepted'
              | 'detector-wrong';
            readonly justification: string;
            readonly approver: string;
            readonly expiresAt: string;
          }
        | undefined;
    };
    readonly EvidenceRecord: {
      readonly id: string;
      readonly collector: string;
      readonly collectorVersion: string;
      readonly kind: string;
      readonly subjectRef: string;
      readonly source: {
        readonly kind: string;
        readonly instance: string;
      };
      readonly request?:
        | {
            readonly method: string;
            readonly path: string;
            readonly query?:
              | {
                  readonly [key: string]: string;
                }
              | undefined;
          }
        | undefined;
      readonly object?:
        | {
            readonly apiVersion?: string | undefined;
            readonly kind?: string | undefined;
            readonly namespace?: string | undefined;
            readonly name?: string | undefined;
            readonly uid?: string | undefined;
            readonly resourceVersion?: string | undefined;
            readonly repo?: string | undefined;
            readonly path?: string | undefined;
            readonly sha?: string | undefined;
            readonly url?: string | undefined;
          }
        | undefined;
      readonly observedAt: string;
      readonly collectedAt: string;
      readonly ttlMs: number;
      readonly digest: string;
      /** @enum {string} */
      readonly outcome: 'observed' | 'absent' | 'failed';
      /** @enum {string} */
      readonly reason?:
        | (
            | 'unauthorized'
            | 'forbidden'
            | 'not_found'
            | 'timeout'
            | 'rate_limited'
            | 'server_error'
            | 'tls'
            | 'unreachable'
            | 'parse_error'
            | 'unsupported'
            | 'unfinished'
          )
        | undefined;
      readonly message?: string | undefined;
      readonly reliability: number;
      readonly value?: unknown | undefined;
    };
    readonly Finding: {
      readonly message: string;
      readonly subjectRef?: string | undefined;
      readonly team?: string | undefined;
      readonly where?: string | undefined;
      readonly evidenceId?: string | undefined;
      readonly object?:
        | {
            readonly apiVersion?: string | undefined;
            readonly kind?: string | undefined;
            readonly namespace?: string | undefined;
            readonly name?: string | undefined;
            readonly uid?: string | undefined;
            readonly resourceVersion?: string | undefined;
            readonly repo?: string | undefined;
            readonly path?: string | undefined;
            readonly sha?: string | undefined;
            readonly url?: string | undefined;
          }
        | undefined;
      readonly mend?:
        | {
            readonly into: string;
            readonly yaml: string;
          }
        | undefined;
    };
    readonly OrganisationAssessment: {
      /** @constant */
      readonly schemaVersion: 1;
      /** @constant */
      readonly scope: 'organisation';
      readonly subject: {
        /** @enum {string} */
        readonly kind:
          | 'Component'
          | 'Group'
          | 'Cluster'
          | 'Source'
          | 'Organisation';
        readonly ref: string;
        readonly name: string;
        readonly type?: string | undefined;
        readonly lifecycle?: string | undefined;
        readonly team?: string | undefined;
        readonly annotations?:
          | {
              readonly [key: string]: string;
            }
          | undefined;
      };
      readonly standard: {
        readonly id: string;
        readonly version: string;
        readonly title: string;
      };
      readonly asOf: string;
      readonly prerequisites: readonly components['schemas']['PrerequisiteResult'][];
      readonly context: readonly components['schemas']['CheckResult'][];
      readonly overall?:
        | {
            readonly lo: number;
            readonly hi: number;
            readonly score?: number | undefined;
            readonly mean: {
              readonly lo: number;
              readonly hi: number;
            };
          }
        | undefined;
      readonly pillars: readonly components['schemas']['PillarResult'][];
      readonly signals: readonly components['schemas']['SignalResult'][];
      readonly phase: components['schemas']['PhaseDiagnostic'];
      readonly verdict: components['schemas']['Verdict'];
      readonly plan: {
        readonly moves: readonly components['schemas']['Move'][];
      };
      readonly size: {
        readonly engineers?: number | undefined;
        readonly isLowerBound?: boolean | undefined;
        /** @enum {string} */
        readonly from: 'declared' | 'catalog' | 'unknown';
        readonly eligible?: boolean | undefined;
      };
    };
    readonly PhaseDiagnostic: {
      /** @enum {string} */
      readonly result: 'VARIES' | 'CONSISTENT' | 'INCONCLUSIVE';
      readonly path: {
        /** @enum {string} */
        readonly state: 'varies' | 'clear' | 'inconclusive';
        readonly pipelines?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly deployMechanisms?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly explanation: string;
      };
      readonly spread: {
        /** @enum {string} */
        readonly state: 'varies' | 'clear' | 'inconclusive';
        readonly ratio?:
          | {
              readonly value: number;
              readonly p10: number;
              readonly p90: number;
            }
          | undefined;
        readonly explanation: string;
      };
      readonly minority: {
        /** @enum {string} */
        readonly state: 'varies' | 'clear' | 'inconclusive';
        readonly share?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly squadsOff: readonly string[];
        readonly explanation: string;
      };
      readonly typicalChangeHours?: number | undefined;
      readonly squadTimes?:
        | {
            readonly fewestChanges: number;
            readonly squads: readonly {
              readonly ref: string;
              readonly changes?: number | undefined;
              readonly medianHours?: number | undefined;
            }[];
          }
        | undefined;
      readonly squadsWithoutData: readonly string[];
    };
    readonly PillarResult: {
      readonly id: string;
      readonly title: string;
      readonly score: components['schemas']['Score'];
      readonly unknownInputs: readonly string[];
    };
    readonly PrerequisiteResult: {
      /** @enum {string} */
      readonly id: 'P1' | 'P2' | 'P3' | 'P4' | 'P5';
      readonly title: string;
      readonly claim: string;
      readonly decision: {
        /** @enum {string} */
        readonly gate: 'PASS' | 'FAIL' | 'UNDETERMINED' | 'NA';
        /** @enum {string} */
        readonly decidedBy?: ('bounds' | 'veto') | undefined;
      };
      readonly gateLine: number;
      readonly score: components['schemas']['Score'];
      readonly vetoes: readonly components['schemas']['VetoResult'][];
      readonly checks: readonly components['schemas']['CheckResult'][];
      readonly looks: readonly {
        readonly checkId: string;
        readonly title: string;
        /** @enum {string} */
        readonly effort: 'low' | 'medium' | 'high';
        readonly gain: number;
      }[];
    };
    readonly Score: {
      readonly applies: boolean;
      readonly confidence: number;
      readonly uncapped: {
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
      };
      readonly capped: {
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
      };
      readonly displayed: {
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
        readonly measured: number;
        readonly unknown: number;
      };
      readonly level: {
        readonly lo: number;
        readonly hi: number;
      };
      readonly exemptShare: number;
      readonly levelCapped: boolean;
    };
    readonly ScorecardRow: {
      readonly asOf: string;
      readonly level: {
        readonly lo: number;
        readonly hi: number;
      };
      readonly next?:
        | {
            readonly level: number;
            readonly missing: readonly string[];
            readonly reaches?: number | undefined;
          }
        | undefined;
      readonly plan: {
        readonly repairs: readonly components['schemas']['Repair'][];
      };
      readonly subject: {
        readonly ref: string;
        readonly name: string;
      };
      readonly cells: readonly {
        readonly checkId: string;
        /** @enum {string} */
        readonly state:
          | 'pass'
          | 'partial'
          | 'fail'
          | 'unknown'
          | 'not_applicable'
          | 'exempt'
          | 'informative'
          | 'error';
        readonly declared: boolean;
        readonly value?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly waiver?:
          | {
              readonly expiresAt: string;
            }
          | undefined;
      }[];
    };
    readonly SignalSince: {
      readonly day: string;
      readonly isAtLeast: boolean;
    };
    readonly SignalResult: {
      readonly id: string;
      readonly title: string;
      /** @enum {string} */
      readonly speaksFor: 'ready' | 'not-ready';
      /** @enum {string} */
      readonly state: 'shown' | 'not-shown' | 'unknown';
      readonly since?: components['schemas']['SignalSince'] | undefined;
      readonly checkId: string;
      readonly value?:
        | {
            readonly lo: number;
            readonly hi: number;
          }
        | undefined;
      readonly line: number;
      readonly unit?: string | undefined;
    };
    readonly SubjectAssessment: {
      /** @constant */
      readonly schemaVersion: 1;
      /** @constant */
      readonly scope: 'subject';
      readonly subject: {
        /** @enum {string} */
        readonly kind:
          | 'Component'
          | 'Group'
          | 'Cluster'
          | 'Source'
          | 'Organisation';
        readonly ref: string;
        readonly name: string;
        readonly type?: string | undefined;
        readonly lifecycle?: string | undefined;
        readonly team?: string | undefined;
        readonly annotations?:
          | {
              readonly [key: string]: string;
            }
          | undefined;
      };
      readonly standard: {
        readonly id: string;
        readonly version: string;
        readonly title: string;
      };
      readonly asOf: string;
      readonly checks: readonly {
        readonly checkId: string;
        readonly title: string;
        readonly failureTitle: string;
        readonly why?: string | undefined;
        readonly remediation?:
          | {
              readonly summary: string;
              /** @enum {string} */
              readonly effort: 'low' | 'medium' | 'high';
              readonly href: string;
            }
          | undefined;
        readonly look: {
          readonly title: string;
          /** @enum {string} */
          readonly effort: 'low' | 'medium' | 'high';
        };
        readonly declared: boolean;
        readonly subjectRef: string;
        /** @enum {string} */
        readonly state:
          | 'pass'
          | 'partial'
          | 'fail'
          | 'unknown'
          | 'not_applicable'
          | 'exempt'
          | 'informative'
          | 'error';
        /** @enum {string} */
        readonly stateWithoutWaiver?:
          | (
              | 'pass'
              | 'partial'
              | 'fail'
              | 'unknown'
              | 'not_applicable'
              | 'exempt'
              | 'informative'
              | 'error'
            )
          | undefined;
        readonly weight: number;
        readonly s?: number | undefined;
        readonly sRange?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly confidence: {
          readonly coverage: number;
          readonly freshness: number;
          readonly reliability: number;
          readonly population: number;
          readonly kappa: number;
        };
        readonly unit?: string | undefined;
        readonly value?:
          | {
              readonly lo: number;
              readonly hi: number;
            }
          | undefined;
        readonly threshold?:
          | {
              readonly zeroAt: number;
              readonly oneAt: number;
            }
          | undefined;
        readonly because?: string | undefined;
        readonly quantities: {
          readonly [key: string]: {
            readonly lo: number;
            readonly hi: number;
          };
        };
        readonly population?:
          | {
              readonly read: number;
              readonly expected: number;
              readonly unit: string;
            }
          | undefined;
        readonly parts: readonly {
          readonly label: string;
          readonly value: number;
          readonly subjectRef?: string | undefined;
        }[];
        readonly partCount: number;
        readonly findings: readonly components['schemas']['Finding'][];
        readonly findingCount: number;
        readonly explanation: string;
        readonly evidenceIds: readonly string[];
        readonly evidenceCount: number;
        readonly unreadCount: number;
        readonly unread: readonly {
          readonly subjectRef: string;
          readonly name: string;
          /** @enum {string} */
          readonly reason:
            | 'unauthorized'
            | 'forbidden'
            | 'not_found'
            | 'timeout'
            | 'rate_limited'
            | 'server_error'
            | 'tls'
            | 'unreachable'
            | 'parse_error'
            | 'unsupported'
            | 'unfinished'
            | 'not_collected'
            | 'stale';
          readonly evidenceId?: string | undefined;
        }[];
        readonly waiver?:
          | {
              readonly id: string;
              /** @enum {string} */
              readonly reason:
                | 'not-applicable'
                | 'planned'
                | 'risk-accepted'
                | 'detector-wrong';
              readonly justification: string;
              readonly approver: string;
              readonly expiresAt: string;
            }
          | undefined;
        readonly level: number;
      }[];
      readonly level: {
        readonly lo: number;
        readonly hi: number;
      };
      readonly highestLevel: number;
      readonly next?:
        | {
            readonly level: number;
            readonly missing: readonly string[];
            readonly reaches?: number | undefined;
          }
        | undefined;
      readonly levels: readonly {
        readonly level: number;
        readonly title: string;
      }[];
      readonly plan: {
        readonly repairs: readonly components['schemas']['Repair'][];
      };
    };
    readonly Verdict: {
      readonly certain: boolean;
      /** @enum {string} */
      readonly phase?:
        | (
            | 'FOUNDATION'
            | 'GOLDEN_PATHS'
            | 'CAPACITY_OR_BASELINE_FIRST'
            | 'OPERATE'
            | 'PROVE_NEED'
            | 'PORTAL'
            | 'NO_PORTAL_YET'
            | 'PIECES'
            | 'NO_PORTAL'
          )
        | undefined;
      readonly step?: number | undefined;
      readonly possible: readonly (
        | 'FOUNDATION'
        | 'GOLDEN_PATHS'
        | 'CAPACITY_OR_BASELINE_FIRST'
        | 'OPERATE'
        | 'PROVE_NEED'
        | 'PORTAL'
        | 'NO_PORTAL_YET'
        | 'PIECES'
        | 'NO_PORTAL'
      )[];
      readonly sentence: string;
      readonly reasons: readonly {
        readonly sentence: string;
        /** @enum {string} */
        readonly about:
          | 'P1'
          | 'P2'
          | 'P3'
          | 'P4'
          | 'P5'
          | 'variation'
          | 'foundationLatched'
          | 'engineers'
          | 'portal';
      }[];
      readonly looks: readonly {
        readonly fact: string;
        readonly title: string;
        /** @enum {string} */
        readonly effort: 'low' | 'medium' | 'high';
        readonly declare?:
          | {
              readonly into: string;
              readonly yaml: string;
              readonly href: string;
            }
          | undefined;
      }[];
      readonly unknownFacts: readonly string[];
    };
    readonly VetoResult: {
      readonly id: string;
      readonly title: string;
      readonly checkId: string;
      /** @enum {string} */
      readonly state: 'fired' | 'clear' | 'unknown' | 'lifted';
      readonly value?:
        | {
            readonly lo: number;
            readonly hi: number;
          }
        | undefined;
      readonly limit: number;
      /** @enum {string} */
      readonly fires: 'at-least' | 'above';
    };
    readonly Move: {
      readonly checkId: string;
      readonly summary: string;
      readonly href: string;
      /** @enum {string} */
      readonly effort: 'low' | 'medium' | 'high';
      /** @enum {string} */
      readonly prerequisite: 'P1' | 'P2' | 'P3' | 'P4' | 'P5';
      readonly gain: number;
      readonly vetoes: readonly string[];
    };
    readonly Effect: {
      readonly level: number;
      readonly lifts: boolean;
      readonly needs: readonly {
        readonly checkId: string;
        readonly title: string;
        readonly isKnown: boolean;
        readonly services: readonly string[];
      }[];
    };
    readonly Repair: {
      readonly checkId: string;
      readonly summary: string;
      readonly href: string;
      /** @enum {string} */
      readonly effort: 'low' | 'medium' | 'high';
    };
    /** @description Half-open: its end belongs to the next one. */
    readonly DeliveryWindow: {
      readonly from: string;
      readonly to: string;
      readonly fromDay: string;
      /** @description Not in the window. */
      readonly toDay: string;
      readonly days: number;
      readonly timeZone: string;
    };
    /** @description Why a metric has no value. That is neither zero nor good. */
    readonly DeliveryUndefined: {
      /** @enum {string} */
      readonly reason:
        | 'no-deployment-source'
        | 'not-read-yet'
        | 'source-not-read'
        | 'no-deployments'
        | 'no-changes-delivered'
        | 'no-commits-named'
        | 'changes-not-known'
        | 'no-recoveries'
        | 'only-open-failures'
        | 'no-incident-source'
        | 'incidents-not-read'
        | 'deployments-not-read'
        | 'nothing-told-there'
        | 'told-of-production';
      readonly sentence: string;
      /** @description What would give it a value. */
      readonly definedBy: string;
      /** @description Since when a first reading has been awaited. */
      readonly since?: string | undefined;
      /** @description When sources are asked at the latest. */
      readonly nextAt?: string | undefined;
    };
    readonly DeliveryBin: {
      readonly fromHours: number;
      /** @description Not in it; missing for the last. */
      readonly toHours?: number | undefined;
      readonly count: number;
    };
    /** @description The value itself is the median. */
    readonly DeliveryPercentiles: {
      readonly p75: number;
      readonly p90: number;
      /** @enum {string} */
      readonly precision: 'exact' | 'within-1-percent';
      readonly distribution: readonly components['schemas']['DeliveryBin'][];
    };
    /** @enum {string} */
    readonly DeliveryOverlayKind:
      | 'incident-not-caused-by'
      | 'deployment-is-hotfix'
      | 'deployment-is-not-hotfix'
      | 'environment-is-not-production';
    /** @description Why; between 10 and 500 characters without the blanks around. */
    readonly DeliveryOverlayReason: string;
    readonly DeliverySaying: {
      /** @description Reference of a person, or the name of a service. */
      readonly by: string;
      readonly at: string;
      readonly reason: string;
    };
    /** @description What somebody said that no source tells. It is in force while `revoked` is missing. */
    readonly DeliveryOverlay: {
      readonly id: string;
      readonly service: string;
      readonly kind: components['schemas']['DeliveryOverlayKind'];
      readonly incident?: string | undefined;
      readonly deployment?: string | undefined;
      readonly environment?: string | undefined;
      readonly said: components['schemas']['DeliverySaying'];
      readonly revoked?: components['schemas']['DeliverySaying'] | undefined;
    };
    readonly DeliveryOverlays: {
      readonly items: readonly components['schemas']['DeliveryOverlay'][];
      /** @description Of the services that were asked for, those about which the caller has readiness.delivery.contest. */
      readonly contestable: readonly string[];
    };
    /** @description How much of a metric rests on what people say, and what it would be without: `value`, `atLeast` or neither. */
    readonly MovedMetric: {
      /** @description What counts differently because of it, or does not count at all. */
      readonly items: number;
      readonly value?: number | undefined;
      readonly atLeast?: number | undefined;
      readonly sampleSize: number;
    };
    /** @description Either `value` or `undefined`. */
    readonly DeliveryMetric: {
      /** @enum {string} */
      readonly unit: 'per-week' | 'hours' | 'percent';
      /** @enum {string} */
      readonly better: 'higher' | 'lower';
      readonly value?: number | undefined;
      readonly undefined?:
        | components['schemas']['DeliveryUndefined']
        | undefined;
      /** @description Beside `undefined`, of a share that what is missing can only make greater: what it is as far as is known. */
      readonly atLeast?: number | undefined;
      readonly sampleSize: number;
      readonly percentiles?:
        | components['schemas']['DeliveryPercentiles']
        | undefined;
      readonly moved?: components['schemas']['MovedMetric'] | undefined;
      /** @description What the configuration counts otherwise than the definitions do, a sentence each; missing where it says nothing. */
      readonly conventions?: readonly string[] | undefined;
    };
    readonly DeliveryMetrics: {
      readonly deploymentFrequency: components['schemas']['DeliveryMetric'];
      readonly leadTime: components['schemas']['DeliveryMetric'];
      readonly changeFailRate: components['schemas']['DeliveryMetric'];
      readonly recoveryTime: components['schemas']['DeliveryMetric'];
      readonly reworkRate: components['schemas']['DeliveryMetric'];
    };
    /** @description What went wrong, and what reached users, is counted in production: in another tier it is missing, and not zero. */
    readonly DeliveryCounts: {
      readonly deployments: number;
      readonly redeployments: number;
      /** @description Of the deployments that ended in the window. */
      readonly failedAttempts: number;
      /** @description With a lead time. */
      readonly changes: number;
      /** @description Their clocks contradict each other. */
      readonly changesWithoutLeadTime: number;
      /** @description Deployments that reached users. */
      readonly reached?: number | undefined;
      readonly failures?: number | undefined;
      /** @description Nobody has recovered from them yet. */
      readonly openFailures?: number | undefined;
      readonly recoveries?: number | undefined;
      /** @description The others are timed from deployment to deployment. */
      readonly recoveriesByIncident?: number | undefined;
      readonly rework?: number | undefined;
      /** @description Deployments so recent that an incident may still be attributed to them. */
      readonly provisional?: number | undefined;
    };
    readonly DeliveryStage: {
      /** @enum {string} */
      readonly stage: 'coding' | 'review' | 'waiting' | 'rollout';
      readonly sampleSize: number;
      readonly medianHours?: number | undefined;
    };
    /** @description Days on which nothing happened are missing. What went wrong is counted in production, and missing elsewhere. */
    readonly DeliveryDay: {
      readonly day: string;
      readonly deployments: number;
      readonly changes: number;
      readonly failures?: number | undefined;
      readonly rework?: number | undefined;
      readonly recoveries?: number | undefined;
    };
    readonly DeliveryNumbers: {
      readonly tier: string;
      /** @description Those that can be asked for, production first. */
      readonly tiers: readonly string[];
      readonly asOf: string;
      readonly window: components['schemas']['DeliveryWindow'];
      readonly metrics: components['schemas']['DeliveryMetrics'];
      readonly counts: components['schemas']['DeliveryCounts'];
      readonly stages: readonly components['schemas']['DeliveryStage'][];
      /** @description Lead times counted in other ways, of the same changes, as precise as the lead time itself; missing where that has no value, and of the organisation while days of the window are still those of a version that did not count them. */
      readonly secondaryLeadTimes?:
        | readonly components['schemas']['SecondaryLeadTime'][]
        | undefined;
      readonly quickCheck?: components['schemas']['QuickCheck'] | undefined;
      readonly days: readonly components['schemas']['DeliveryDay'][];
      /** @description The window from its first day on, in steps of a week, or of four weeks where it is longer than half a year. They end with the window, so the first one may be shorter. */
      readonly periods: readonly components['schemas']['DeliveryPeriod'][];
      readonly quality: components['schemas']['DeliveryQuality'];
    };
    /** @description DORA's Quick Check: each metric on a scale of 0 to 10. It is of production; of another tier it is missing. */
    readonly QuickCheck: {
      /** @description The mean of the five; missing while one of them has no value. */
      readonly overall?: number | undefined;
      readonly parts: readonly components['schemas']['QuickCheckPart'][];
      /** @description The mean of the means of all industries, and where they come from. */
      readonly industry: {
        readonly overall: number;
        readonly year: number;
        readonly source: string;
      };
    };
    /** @description Either `score` or `undefined`. */
    readonly QuickCheckPart: {
      readonly metric: components['schemas']['DeliveryMetricName'];
      readonly score?: number | undefined;
      readonly undefined?:
        | components['schemas']['DeliveryUndefined']
        | undefined;
      /** @description Of all industries. */
      readonly mean: number;
    };
    /** @description `per-commit` counts each commit of a change, so that large pull requests count more; `merge-to-deployment` counts pull requests from their merge on. */
    readonly SecondaryLeadTime: {
      /** @enum {string} */
      readonly series: 'per-commit' | 'merge-to-deployment';
      readonly sampleSize: number;
      /** @description Missing without a sample, as are the percentiles. */
      readonly medianHours?: number | undefined;
      readonly p75Hours?: number | undefined;
      readonly p90Hours?: number | undefined;
    };
    /** @enum {string} */
    readonly DeliveryMetricName:
      | 'deploymentFrequency'
      | 'leadTime'
      | 'changeFailRate'
      | 'recoveryTime'
      | 'reworkRate';
    /** @description Without `value` it was not defined. */
    readonly FrozenMetric: {
      /** @enum {string} */
      readonly unit: 'per-week' | 'hours' | 'percent';
      /** @enum {string} */
      readonly better: 'higher' | 'lower';
      readonly value?: number | undefined;
      readonly sampleSize: number;
      readonly moved?: components['schemas']['MovedMetric'] | undefined;
    };
    readonly FrozenMetrics: {
      readonly deploymentFrequency: components['schemas']['FrozenMetric'];
      readonly leadTime: components['schemas']['FrozenMetric'];
      readonly changeFailRate: components['schemas']['FrozenMetric'];
      readonly recoveryTime: components['schemas']['FrozenMetric'];
      readonly reworkRate: components['schemas']['FrozenMetric'];
    };
    readonly FrozenWindow: {
      readonly fromDay: string;
      /** @description Not in the window. */
      readonly toDay: string;
      readonly days: number;
      readonly timeZone: string;
    };
    readonly FrozenScope: {
      /** @enum {string} */
      readonly kind: 'organisation' | 'team' | 'service';
      readonly ref: string;
    };
    readonly FrozenStandard: {
      readonly id: string;
      readonly version: string;
    };
    /** @description Numbers as they stood. `hash` is of everything that was frozen, the hash of the one before included; `isIntact` tells whether it still is. */
    readonly DeliveryBaseline: {
      readonly hash: string;
      /** @description What people had said that counted in it, and had not taken back; missing in one that was frozen before anybody could say anything. */
      readonly overlays?:
        | readonly components['schemas']['DeliveryOverlay'][]
        | undefined;
      readonly scope: components['schemas']['FrozenScope'];
      readonly name: string;
      readonly window: components['schemas']['FrozenWindow'];
      readonly frozenAt: string;
      readonly author: string;
      readonly standard?: components['schemas']['FrozenStandard'] | undefined;
      /** @description Digest of the conventions that deployments are counted by. */
      readonly config: string;
      /** @description Digest of what was counted. */
      readonly events: string;
      readonly metrics: components['schemas']['FrozenMetrics'];
      /** @description What was to be known when reading the numbers. */
      readonly flags: readonly string[];
      /** @description Hash of the one before; empty for the first. */
      readonly previous: string;
      readonly isIntact: boolean;
      /** @description Those that hold. */
      readonly targets: readonly components['schemas']['DeliveryTarget'][];
    };
    readonly DeliveryTarget: {
      readonly metric: components['schemas']['DeliveryMetricName'];
      readonly value: number;
      readonly owner: string;
      readonly dueDay: string;
      readonly setBy: string;
      readonly setAt: string;
    };
    readonly JudgedTarget: {
      readonly metric: components['schemas']['DeliveryMetricName'];
      readonly value: number;
      readonly owner: string;
      readonly dueDay: string;
      readonly setBy: string;
      readonly setAt: string;
      readonly outcome: components['schemas']['TargetOutcome'];
    };
    /** @description What became of a target. `replaced`: another one took its place before its day, and it was not met by then. */
    readonly TargetOutcome: {
      /** @enum {string} */
      readonly state: 'met' | 'missed' | 'replaced' | 'not-known' | 'to-come';
      /** @description The day before which the window ends that it was judged by; missing while it is to come. */
      readonly until?: string | undefined;
      /** @description Of that window; missing where it is not known. */
      readonly value?: number | undefined;
    };
    readonly ComparedSide: {
      readonly value?: number | undefined;
      readonly sampleSize: number;
    };
    readonly ComparedInterval: {
      readonly lo: number;
      readonly hi: number;
    };
    /** @description Better or worse is said only when both sides rest on five or more and the interval of the difference, which holds 95 % of 1,000 draws, does not hold zero. `not-shown` without an interval rests on too few. */
    readonly ComparedChange: {
      /** @enum {string} */
      readonly says: 'improved' | 'worse' | 'not-shown' | 'undefined';
      readonly sentence: string;
      readonly difference?: number | undefined;
      readonly interval?: components['schemas']['ComparedInterval'] | undefined;
      /** @description It is worse than in the baseline by more than 5 %, shown or not. */
      readonly warning?: string | undefined;
    };
    /** @description 0 % at the baseline, 100 % at the target; below zero it is worse than the baseline. */
    readonly TargetProgress: {
      readonly percent: number;
      /** @enum {string} */
      readonly state: 'met' | 'under-way' | 'unchanged' | 'worse-than-baseline';
    };
    readonly DeliveryComparison: {
      readonly metric: components['schemas']['DeliveryMetricName'];
      /** @enum {string} */
      readonly unit: 'per-week' | 'hours' | 'percent';
      /** @enum {string} */
      readonly better: 'higher' | 'lower';
      readonly before: components['schemas']['ComparedSide'];
      readonly after: components['schemas']['ComparedSide'];
      readonly change: components['schemas']['ComparedChange'];
      readonly progress?: components['schemas']['TargetProgress'] | undefined;
    };
    readonly DeliveryAfter: {
      readonly window: components['schemas']['FrozenWindow'];
      readonly comparisons: readonly components['schemas']['DeliveryComparison'][];
      readonly flags: readonly string[];
    };
    /** @description `after` is missing until 28 days have passed since the end of the baseline by the day that is asked for; `comparableFrom` is the day from which it is there. */
    readonly DeliveryProof: {
      readonly baseline: components['schemas']['DeliveryBaseline'];
      /** @description Every target that was ever set, the newest first. */
      readonly targetHistory: readonly components['schemas']['JudgedTarget'][];
      readonly comparableFrom: string;
      readonly after?: components['schemas']['DeliveryAfter'] | undefined;
    };
    /** @description Without `value` where it is undefined; that is neither zero nor good. */
    readonly DeliveryPeriodMetric: {
      /** @description A median is within one percent. */
      readonly value?: number | undefined;
      readonly sampleSize: number;
    };
    readonly DeliveryPeriod: {
      readonly fromDay: string;
      /** @description Not in it. */
      readonly toDay: string;
      readonly days: number;
      readonly metrics: {
        readonly deploymentFrequency: components['schemas']['DeliveryPeriodMetric'];
        readonly leadTime: components['schemas']['DeliveryPeriodMetric'];
        readonly changeFailRate: components['schemas']['DeliveryPeriodMetric'];
        readonly recoveryTime: components['schemas']['DeliveryPeriodMetric'];
        readonly reworkRate: components['schemas']['DeliveryPeriodMetric'];
      };
    };
    readonly ServiceInTeamDelivery: {
      readonly ref: string;
      readonly metrics: components['schemas']['DeliveryMetrics'];
      readonly counts: components['schemas']['DeliveryCounts'];
    };
    readonly TeamDelivery: {
      readonly team: string;
      readonly numbers: components['schemas']['DeliveryNumbers'];
      readonly services: readonly components['schemas']['ServiceInTeamDelivery'][];
    };
    readonly TeamInDelivery: {
      readonly ref: string;
      /** @description Of it that the caller may read. */
      readonly services: number;
      readonly metrics: components['schemas']['DeliveryMetrics'];
    };
    readonly DeliveryTeams: {
      readonly tier: string;
      readonly window: components['schemas']['DeliveryWindow'];
      readonly items: readonly components['schemas']['TeamInDelivery'][];
      /** @description On all pages. */
      readonly total: number;
      readonly nextCursor?: string | undefined;
    };
    readonly DeliveredChange: {
      /** @description `pr12`, or the SHA of a commit that was pushed directly. */
      readonly id: string;
      readonly repository?: string | undefined;
      readonly leadTimeHours?: number | undefined;
      readonly clockSkew: boolean;
    };
    readonly DeliveryFailure: {
      readonly reasons: readonly string[];
      readonly incidents: readonly string[];
      readonly remediedBy: readonly string[];
      /** @enum {string} */
      readonly recovery: 'recovered' | 'open' | 'contradictory';
      readonly recoveryHours?: number | undefined;
      readonly recoveredAt?: string | undefined;
      /** @enum {string} */
      readonly basis?: ('incident' | 'deployment') | undefined;
    };
    /** @description Who or what started a deployment, as its source calls it. It goes into no number. */
    readonly DeploymentStarter: {
      /**
       * @description Unknown where the source tells that of none.
       * @enum {string}
       */
      readonly kind: 'person' | 'automation' | 'unknown';
      /** @description The person, the app or the trigger. */
      readonly name?: string | undefined;
    };
    readonly DeliveryDeployment: {
      readonly service: string;
      readonly id: string;
      /** @enum {string} */
      readonly status: 'success' | 'failure';
      /** @enum {string} */
      readonly kind?:
        | (
            | 'baseline'
            | 'forward'
            | 'redeploy'
            | 'rollback'
            | 'late'
            | 'unknown'
          )
        | undefined;
      readonly sha?: string | undefined;
      readonly withoutSha?: components['schemas']['CommitAbsence'] | undefined;
      readonly startedAt: string;
      readonly finishedAt: string;
      readonly changes: readonly components['schemas']['DeliveredChange'][];
      readonly rework: readonly string[];
      readonly startedBy?:
        | components['schemas']['DeploymentStarter']
        | undefined;
      readonly failure?: components['schemas']['DeliveryFailure'] | undefined;
      /** @description In a list, whether it would be told otherwise, or would not count, without what people say. */
      readonly isContested?: boolean | undefined;
    };
    readonly OtherEnvironments: {
      readonly items: readonly {
        readonly environment: string;
        readonly deployments: readonly components['schemas']['EnvironmentDeployment'][];
      }[];
      /** @description How many older ones of the window are left out. */
      readonly notListed: number;
    };
    /** @description All attempts of one run in one environment that is not production. */
    readonly EnvironmentDeployment: {
      readonly id: string;
      /** @enum {string} */
      readonly status: 'success' | 'failure';
      readonly sha?: string | undefined;
      readonly startedAt: string;
      readonly finishedAt: string;
      readonly startedBy?:
        | components['schemas']['DeploymentStarter']
        | undefined;
      /** @description The page of the source. */
      readonly url?: string | undefined;
      /** @description The deployment of its tier that it is part of; missing where its environment belongs to no declared tier. */
      readonly deployment?: string | undefined;
      /** @description How many changes that one brought. */
      readonly changes?: number | undefined;
    };
    /** @enum {string} */
    readonly CommitAbsenceReason:
      | 'not-asked-yet'
      | 'not-told'
      | 'not-checked-out'
      | 'no-revision'
      | 'sources-changed'
      | 'several-sources'
      | 'manifests-not-read'
      | 'image-ambiguous'
      | 'registry-not-configured'
      | 'registry-silent'
      | 'registry-refused'
      | 'image-not-found'
      | 'image-without-commit';
    /** @description Why a deployment names no commit. */
    readonly CommitAbsence: {
      readonly reason: components['schemas']['CommitAbsenceReason'];
      readonly sentence: string;
    };
    /** @description What a source told of one attempt in one environment. */
    readonly DeploymentAttempt: {
      readonly id: string;
      readonly source: string;
      readonly environment: string;
      /** @description Where the source deploys to, in its words. */
      readonly place: string;
      readonly startedAt: string;
      readonly attempt?: number | undefined;
      readonly withoutSha?: components['schemas']['CommitAbsence'] | undefined;
      readonly statuses: readonly {
        readonly state: string;
        readonly at: string;
      }[];
      readonly startedBy?:
        | components['schemas']['DeploymentStarter']
        | undefined;
      /** @description As its source gave it; missing where it gave none. */
      readonly url?: string | undefined;
    };
    readonly ShippedCommit: {
      readonly sha: string;
      readonly authoredAt: string;
      readonly title?: string | undefined;
      readonly author?: string | undefined;
      /** @description As its source gave it; missing where it gave none. */
      readonly url?: string | undefined;
    };
    /** @description A change with what its source told of it. Without a title it is no longer stored. */
    readonly ShippedChange: {
      /** @description `pr12`, or the SHA of a commit that was pushed directly. */
      readonly id: string;
      readonly repository?: string | undefined;
      readonly number?: number | undefined;
      readonly title?: string | undefined;
      readonly author?: string | undefined;
      /** @description As its source gave it; missing where it gave none. */
      readonly url?: string | undefined;
      readonly createdAt?: string | undefined;
      readonly mergedAt?: string | undefined;
      readonly leadTimeHours?: number | undefined;
      /** @description From when its lead time is counted. */
      readonly startedAt?: string | undefined;
      /** @description The commit that was written then; missing where its pull request was opened then, whose creation stands in for a clock in the future, and where what its source told is no longer stored. */
      readonly startedBy?: string | undefined;
      readonly clockSkew: boolean;
      readonly commits: readonly components['schemas']['ShippedCommit'][];
      /** @description At most a hundred of them are listed. */
      readonly commitCount: number;
    };
    readonly AttributedIncident: {
      readonly id: string;
      /** @description In a sentence, why it counts as caused by the deployment, or would. */
      readonly rule: string;
      readonly setAside?: components['schemas']['DeliveryOverlay'] | undefined;
      readonly title?: string | undefined;
      /** @description As its source gave it; missing where it gave none. */
      readonly url?: string | undefined;
      readonly impactStartedAt?: string | undefined;
      /** @description Missing while it is open. */
      readonly resolvedAt?: string | undefined;
    };
    readonly RelatedDeployment: {
      readonly id: string;
      readonly reasons: readonly string[];
      readonly kind?: string | undefined;
      readonly sha?: string | undefined;
      readonly finishedAt?: string | undefined;
    };
    readonly DeliveryRule: {
      /** @enum {string} */
      readonly about:
        | 'kind'
        | 'left-out'
        | 'change-fail-rate'
        | 'recovery-time'
        | 'rework-rate';
      readonly sentence: string;
    };
    readonly DeliveryDeploymentDetails: {
      /** @description In which it counts. */
      readonly tier: string;
      readonly deployment: components['schemas']['DeliveryDeployment'];
      /** @description Which rules made it what it is in each number, each in a sentence. */
      readonly rules: readonly components['schemas']['DeliveryRule'][];
      /** @description What people say of it, of its incidents and of its environments, and did not take back. */
      readonly overlays: readonly components['schemas']['DeliveryOverlay'][];
      /** @description False of one that would count were it not for what people say; it is told as if it did. */
      readonly isCounted: boolean;
      /** @description Page of the commit that was deployed. */
      readonly commitUrl?: string | undefined;
      readonly attempts: readonly components['schemas']['DeploymentAttempt'][];
      readonly changes: readonly components['schemas']['ShippedChange'][];
      readonly incidents: readonly components['schemas']['AttributedIncident'][];
      readonly undid: readonly components['schemas']['RelatedDeployment'][];
      readonly undoneBy: readonly components['schemas']['RelatedDeployment'][];
    };
    readonly DeliveryDeployments: {
      readonly tier: string;
      readonly items: readonly components['schemas']['DeliveryDeployment'][];
      readonly nextCursor?: string | undefined;
    };
    /** @description Parts of a source that are read on their own, and how much of what it says exists has been read. */
    readonly DeliveryStreams: {
      readonly total: number;
      readonly complete: number;
      /** @description The next run goes on. */
      readonly unfinished: number;
      readonly failed: number;
      readonly read?: number | undefined;
      /** @description As many as the source says there are; missing where it does not say. */
      readonly of?: number | undefined;
    };
    /** @description A source with what has been read of it. What was read of sources is at most fifteen seconds old. */
    readonly DeliverySource: {
      readonly source: string;
      /** @enum {string} */
      readonly role: 'counts' | 'corroborates' | 'other';
      /** @description For how many of the services it has this role. */
      readonly services: number;
      /** @enum {string} */
      readonly evidence?:
        | ('deployments' | 'runs' | 'gitops' | 'rollouts')
        | undefined;
      /** @description That it saw in the window, where there are several sources. */
      readonly deployments?: number | undefined;
      readonly streams: components['schemas']['DeliveryStreams'];
      readonly lastReadAt?: string | undefined;
      /** @description When everything had been read, of the part for which that is longest ago; missing while there is one that never was. */
      readonly completeAt?: string | undefined;
      /** @description From when on everything has been read. */
      readonly completeFrom?: string | undefined;
      readonly failureReasons: readonly components['schemas']['FailureReason'][];
      /** @description Events that do not say what an event has to say. */
      readonly setAside: number;
      /** @description It tells by itself, and there is nothing that could be read of it; missing for every other one. */
      readonly onlyTells?: boolean | undefined;
    };
    /** @description The source that counts, of a service. */
    readonly DeliveryAuthority: {
      readonly source: string;
      /** @enum {string} */
      readonly reason:
        | 'only-source'
        | 'configured'
        | 'most-complete'
        | 'best-evidence'
        | 'first-by-name';
      readonly sentence: string;
    };
    /** @description How much of what was deployed could be joined with changes. */
    readonly DeliveryJoin: {
      readonly deployments: number;
      readonly withSha: number;
      /** @description Deployments of a revision that was not there before. */
      readonly forward: number;
      readonly forwardWithChanges: number;
      /** @description Why deployments name no commit, the commonest reason first. */
      readonly withoutSha: readonly {
        readonly reason: components['schemas']['CommitAbsenceReason'];
        readonly sentence: string;
        readonly count: number;
      }[];
    };
    /** @description The values of a window of the same length that lies a week earlier: what differs much hangs on the window. */
    readonly DeliveryWeekEarlier: {
      readonly deploymentFrequency?: number | undefined;
      readonly leadTime?: number | undefined;
      readonly changeFailRate?: number | undefined;
      readonly recoveryTime?: number | undefined;
      readonly reworkRate?: number | undefined;
    };
    readonly DeliveryFlag: {
      /** @enum {string} */
      readonly type:
        | 'sources-disagree'
        | 'configured-source-silent'
        | 'source-failed'
        | 'source-unfinished'
        | 'history-begins-later'
        | 'events-set-aside'
        | 'incidents-unattributed'
        | 'incidents-of-nobody'
        | 'deployments-without-sha'
        | 'clock-skew'
        | 'incidents-withdrawn'
        | 'incidents-elsewhere'
        | 'places-released'
        | 'repository-renamed'
        | 'results-outdated'
        | 'services-without-source'
        | 'squad-moved';
      readonly sentence: string;
      /** @description The latest of those that the sentence counts. */
      readonly incidents?:
        | readonly components['schemas']['UncountedIncident'][]
        | undefined;
    };
    /** @description An incident that makes no deployment fail. */
    readonly UncountedIncident: {
      readonly id: string;
      /** @description Its id where its source gave it none. */
      readonly title: string;
      /** @description As its source gave it; missing where it gave none. */
      readonly url?: string | undefined;
      readonly impactStartedAt: string;
      /** @description As it fits behind its title. */
      readonly why: string;
    };
    /** @description What the numbers rest on, and what is to be known when reading them. */
    readonly DeliveryQuality: {
      readonly sources: readonly components['schemas']['DeliverySource'][];
      readonly authority?:
        | components['schemas']['DeliveryAuthority']
        | undefined;
      readonly join: components['schemas']['DeliveryJoin'];
      readonly weekEarlier: components['schemas']['DeliveryWeekEarlier'];
      readonly flags: readonly components['schemas']['DeliveryFlag'][];
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
    /** @description Unchanged since the ETag sent with If-None-Match. */
    readonly Unchanged: {
      headers: {
        readonly [name: string]: unknown;
      };
      content?: never;
    };
  };
  parameters: {
    /** @description Id of what was said, as the list names it. */
    readonly overlay: string;
    /** @description Id of a pipeline, as /pipelines names it. */
    readonly left: string;
    readonly right: string;
    /** @description An event as the list names it. */
    readonly event: string;
    readonly hash: string;
    readonly namespace: string;
    readonly name: string;
    /** @description Id of the standard; the first of its scope unless stated. */
    readonly standard: string;
    /** @description The nextCursor of the page before. */
    readonly cursor: string;
    /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
    readonly from: string;
    /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
    readonly to: string;
    /** @description Length of the window where its first day is not stated; ninety unless stated. */
    readonly days: number;
    /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
    readonly tier: string;
    /** @description The number whose deployments are asked for; deployment-frequency unless stated. Recoveries are those that ended in the window. */
    readonly metric:
      | 'deployment-frequency'
      | 'lead-time'
      | 'change-fail-rate'
      | 'recovery-time'
      | 'rework-rate';
    /** @description Of the deployments of a rate those that are counted against it: the failed ones of change-fail-rate, the unplanned ones of rework-rate. */
    readonly only: 'failed' | 'unplanned';
    readonly limit: number;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly getOrganisation: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The assessment and which sources answer. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrganisationAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getOrganisationHistory: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Days. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrganisationHistory'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getPrerequisite: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The prerequisite. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PrerequisiteAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getCheck: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly check: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The check. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CheckAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getClusters: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The table. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ClustersAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getPipelines: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The pipelines, the most common first. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelinesAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getPipelineComparison: {
    readonly parameters: {
      readonly query: {
        /** @description Id of a pipeline, as /pipelines names it. */
        readonly left: components['parameters']['left'];
        readonly right: components['parameters']['right'];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The stages in their order, as many as possible beside one another. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelineComparison'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getTeam: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
            /** @description The nextCursor of the page before. */
            readonly cursor?: components['parameters']['cursor'] | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The scorecard. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TeamScorecard'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getService: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The assessment, or the sentence that says why there is none. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ServiceAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getServiceSummary: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What is known of both. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ServiceSummary'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getCheckEvidence: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description Id of the standard; the first of its scope unless stated. */
            readonly standard?:
              | components['parameters']['standard']
              | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
        readonly check: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The evidence, the service's own objects first. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CheckEvidence'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getEvidenceObject: {
    readonly parameters: {
      readonly query?:
        | {
            readonly kind?: string | undefined;
            readonly objectNamespace?: string | undefined;
            readonly objectName?: string | undefined;
            /** @description Id of the check whose fields are named in the answer. */
            readonly check?: string | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The object, or the names of those that there are. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EvidenceView'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getEvidence: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The record. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EvidenceRecord'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getCollectors: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Collectors by id, and how far the catalog is behind, from which they know what to look at; missing when the catalog does not tell. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CollectorsAnswer'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly runCollector: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly collector: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The collector is due. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly runSources: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The sources are due. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly getOrganisationDelivery: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The numbers. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryNumbers'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getOrganisationDeliveryDeployments: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
            /** @description The number whose deployments are asked for; deployment-frequency unless stated. Recoveries are those that ended in the window. */
            readonly metric?: components['parameters']['metric'] | undefined;
            /** @description Of the deployments of a rate those that are counted against it: the failed ones of change-fail-rate, the unplanned ones of rework-rate. */
            readonly only?: components['parameters']['only'] | undefined;
            /** @description The nextCursor of the page before. */
            readonly cursor?: components['parameters']['cursor'] | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryDeployments'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getTeamsDelivery: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
            /** @description The nextCursor of the page before. */
            readonly cursor?: components['parameters']['cursor'] | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryTeams'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getTeamDelivery: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The numbers. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TeamDelivery'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getTeamDeliveryDeployments: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
            /** @description The number whose deployments are asked for; deployment-frequency unless stated. Recoveries are those that ended in the window. */
            readonly metric?: components['parameters']['metric'] | undefined;
            /** @description Of the deployments of a rate those that are counted against it: the failed ones of change-fail-rate, the unplanned ones of rework-rate. */
            readonly only?: components['parameters']['only'] | undefined;
            /** @description The nextCursor of the page before. */
            readonly cursor?: components['parameters']['cursor'] | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryDeployments'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getServiceDelivery: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The numbers. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryNumbers'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getServiceDeliveryDeployments: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
            /** @description Tier of the environments whose deployments count: production unless stated, or one that `groundwork.environments` declares. Another one is refused with 400, and those that there are are named. */
            readonly tier?: components['parameters']['tier'] | undefined;
            /** @description The number whose deployments are asked for; deployment-frequency unless stated. Recoveries are those that ended in the window. */
            readonly metric?: components['parameters']['metric'] | undefined;
            /** @description Of the deployments of a rate those that are counted against it: the failed ones of change-fail-rate, the unplanned ones of rework-rate. */
            readonly only?: components['parameters']['only'] | undefined;
            /** @description The nextCursor of the page before. */
            readonly cursor?: components['parameters']['cursor'] | undefined;
            readonly limit?: components['parameters']['limit'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryDeployments'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly listTeamOverlays: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What was said. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryOverlays'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly listServiceOverlays: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What was said. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryOverlays'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly sayOverlay: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly kind: components['schemas']['DeliveryOverlayKind'];
          /** @description Of incident-not-caused-by. */
          readonly incident?: string | undefined;
          /** @description Of all kinds but environment-is-not-production. */
          readonly deployment?: string | undefined;
          /** @description Of environment-is-not-production. */
          readonly environment?: string | undefined;
          readonly reason: components['schemas']['DeliveryOverlayReason'];
        };
      };
    };
    readonly responses: {
      /** @description It is said. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryOverlay'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly revokeOverlay: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
        /** @description Id of what was said, as the list names it. */
        readonly overlay: components['parameters']['overlay'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: components['schemas']['DeliveryOverlayReason'];
        };
      };
    };
    readonly responses: {
      /** @description It is taken back. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryOverlay'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly listBaselines: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description organisation:default, or the reference of a group or a component, to be told of its own baselines alone. */
            readonly scope?: string | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The baselines. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['DeliveryBaseline'][];
            /** @description The caller has readiness.baseline.freeze on the scope, or where none is asked for on the organisation. */
            readonly mayFreeze: boolean;
          };
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly freezeBaseline: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description organisation:default, or the reference of a group or a component. */
          readonly scope: string;
          readonly name: string;
          /** @description First day. */
          readonly from: string;
          /** @description The day after the last one; tomorrow at the latest. */
          readonly to: string;
          readonly shown?: components['schemas']['ShownMetrics'] | undefined;
        };
      };
    };
    readonly responses: {
      /** @description It is frozen. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryBaseline'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly getBaseline: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description The day after the last one of the window after it; today at the latest. */
            readonly to?: string | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly hash: components['parameters']['hash'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The baseline. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryProof'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly setTarget: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly hash: components['parameters']['hash'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly metric: components['schemas']['DeliveryMetricName'];
          readonly value: number;
          /** @description Reference of the group or the person who answers for it. */
          readonly owner: string;
          readonly dueDay: string;
        };
      };
    };
    readonly responses: {
      /** @description It is set. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryTarget'];
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly listSetAside: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The events. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['SetAsideEvent'][];
            readonly total: number;
            /** @description The caller has readiness.events.replay. */
            readonly mayReplay: boolean;
          };
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getSetAside: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description An event as the list names it. */
        readonly event: components['parameters']['event'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The event. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly event: components['schemas']['SetAsideEvent'];
            /** @description JSON, unless it was too long to be kept whole. */
            readonly payload: string;
          };
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly replaySetAside: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description An event as the list names it. */
        readonly event: components['parameters']['event'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What became of it. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @enum {string} */
            readonly outcome: 'told' | 'set-aside';
            /** @description Why it is still set aside. */
            readonly reason?: string | undefined;
          };
        };
      };
      readonly default: components['responses']['Error'];
    };
  };
  readonly getServiceEnvironments: {
    readonly parameters: {
      readonly query?:
        | {
            /** @description First day of the window in the time zone of readiness.delivery, such as 2026-09-01. As many days before its end as `days` says unless stated. */
            readonly from?: components['parameters']['from'] | undefined;
            /** @description The day after the last one of the window. Tomorrow unless stated, so that today is in it. */
            readonly to?: components['parameters']['to'] | undefined;
            /** @description Length of the window where its first day is not stated; ninety unless stated. */
            readonly days?: components['parameters']['days'] | undefined;
          }
        | undefined;
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The environments. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OtherEnvironments'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
  readonly getServiceDeliveryDeployment: {
    readonly parameters: {
      readonly query: {
        readonly id: string;
      };
      readonly header?: never;
      readonly path: {
        readonly namespace: components['parameters']['namespace'];
        readonly name: components['parameters']['name'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The deployment. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryDeploymentDetails'];
        };
      };
      readonly 304: components['responses']['Unchanged'];
      readonly default: components['responses']['Error'];
    };
  };
}

/** Operations of the readiness API. */
export type ReadinessOperations = operations;

/** Schemas of the readiness API by name. */
export type ReadinessSchemas = components['schemas'];

/** The numbers that were looked at before, as they were answered; no others are frozen. Without them whatever is known by then is. */
export type ShownMetrics = components['schemas']['ShownMetrics'];

/** See openapi.yaml, ShownMetric. */
export type ShownMetric = components['schemas']['ShownMetric'];

/** Backstage's error shape. */
export type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** Why a look failed. */
export type FailureReason = components['schemas']['FailureReason'];

/** Decision about a prerequisite. `NA`: nothing in it applies; it blocks nothing. */
export type Gate = components['schemas']['Gate'];

/** One of the five prerequisites. */
export type PrerequisiteId = components['schemas']['PrerequisiteId'];

/** See openapi.yaml, StandardRef. */
export type StandardRef = components['schemas']['StandardRef'];

/** See openapi.yaml, Source. */
export type Source = components['schemas']['Source'];

/** See openapi.yaml, SourceRequest. */
export type SourceRequest = components['schemas']['SourceRequest'];

/** See openapi.yaml, SourcesSummary. */
export type SourcesSummary = components['schemas']['SourcesSummary'];

/** See openapi.yaml, OrganisationDay. */
export type OrganisationDay = components['schemas']['OrganisationDay'];

/** See openapi.yaml, PrerequisiteDay. */
export type PrerequisiteDay = components['schemas']['PrerequisiteDay'];

/** See openapi.yaml, LevelDay. */
export type LevelDay = components['schemas']['LevelDay'];

/** See openapi.yaml, LevelBounds. */
export type LevelBounds = components['schemas']['LevelBounds'];

/** See openapi.yaml, TeamScorecard. */
export type TeamScorecard = components['schemas']['TeamScorecard'];

/** See openapi.yaml, CatalogBacklog. */
export type CatalogBacklog = components['schemas']['CatalogBacklog'];

/** See openapi.yaml, SetAsideEvent. */
export type SetAsideEvent = components['schemas']['SetAsideEvent'];

/** See openapi.yaml, CollectorHealth. */
export type CollectorHealth = components['schemas']['CollectorHealth'];

/** The assessment, missing before the first one, and which sources answer. */
export type OrganisationAnswer = components['schemas']['OrganisationAnswer'];

/** How long until consistent foundation and one pipeline pass; missing where neither fails. */
export type FoundationForecast = components['schemas']['FoundationForecast'];

/** One entry per day, newest first. */
export type OrganisationHistory = components['schemas']['OrganisationHistory'];

/** One prerequisite with its history. */
export type PrerequisiteAnswer = components['schemas']['PrerequisiteAnswer'];

/** One check of the organisation. */
export type CheckAnswer = components['schemas']['CheckAnswer'];

/** Why something counts as unread. A failed look, none yet, or one that is too old. */
export type UnreadReason = components['schemas']['UnreadReason'];

/** Declared clusters side by side. */
export type ClustersAnswer = components['schemas']['ClustersAnswer'];

/** See openapi.yaml, ComparedCluster. */
export type ComparedCluster = components['schemas']['ComparedCluster'];

/** See openapi.yaml, ParityAttribute. */
export type ParityAttribute = components['schemas']['ParityAttribute'];

/** See openapi.yaml, ComparedAttribute. */
export type ComparedAttribute = components['schemas']['ComparedAttribute'];

/** See openapi.yaml, ComparedCell. */
export type ComparedCell = components['schemas']['ComparedCell'];

/** See openapi.yaml, ComparedPair. */
export type ComparedPair = components['schemas']['ComparedPair'];

/** Who shares which pipeline, missing before the first assessment. */
export type PipelinesAnswer = components['schemas']['PipelinesAnswer'];

/** See openapi.yaml, SharedPipelines. */
export type SharedPipelines = components['schemas']['SharedPipelines'];

/** One pipeline and who uses it. */
export type PipelineClassView = components['schemas']['PipelineClassView'];

/** Services whose pipeline is not known for one reason. */
export type UnknownPipelines = components['schemas']['UnknownPipelines'];

/** Two pipelines side by side. */
export type PipelineComparison = components['schemas']['PipelineComparison'];

/** See openapi.yaml, AlignedStage. */
export type AlignedStage = components['schemas']['AlignedStage'];

/** See openapi.yaml, BesideOneAnother. */
export type BesideOneAnother = components['schemas']['BesideOneAnother'];

/** A service's assessment, or why there is none, and the history of its level. */
export type ServiceAnswer = components['schemas']['ServiceAnswer'];

/** What an overview says of a service, with either its level or why there is none. */
export type ServiceSummary = components['schemas']['ServiceSummary'];

/** A stored observation, or one object of it. */
export type EvidenceView = components['schemas']['EvidenceView'];

/** See openapi.yaml, ObjectName. */
export type ObjectName = components['schemas']['ObjectName'];

/** What a check was judged from. */
export type CheckEvidence = components['schemas']['CheckEvidence'];

/** Collectors by id, and how far the catalog is behind. */
export type CollectorsAnswer = components['schemas']['CollectorsAnswer'];

/** See openapi.yaml, CheckResult. */
export type CheckResult = components['schemas']['CheckResult'];

/** See openapi.yaml, EvidenceRecord. */
export type EvidenceRecord = components['schemas']['EvidenceRecord'];

/** See openapi.yaml, Finding. */
export type Finding = components['schemas']['Finding'];

/** See openapi.yaml, OrganisationAssessment. */
export type OrganisationAssessment =
  components['schemas']['OrganisationAssessment'];

/** See openapi.yaml, PhaseDiagnostic. */
export type PhaseDiagnostic = components['schemas']['PhaseDiagnostic'];

/** See openapi.yaml, PillarResult. */
export type PillarResult = components['schemas']['PillarResult'];

/** See openapi.yaml, PrerequisiteResult. */
export type PrerequisiteResult = components['schemas']['PrerequisiteResult'];

/** See openapi.yaml, Score. */
export type Score = components['schemas']['Score'];

/** See openapi.yaml, ScorecardRow. */
export type ScorecardRow = components['schemas']['ScorecardRow'];

/** See openapi.yaml, SignalSince. */
export type SignalSince = components['schemas']['SignalSince'];

/** See openapi.yaml, SignalResult. */
export type SignalResult = components['schemas']['SignalResult'];

/** See openapi.yaml, SubjectAssessment. */
export type SubjectAssessment = components['schemas']['SubjectAssessment'];

/** See openapi.yaml, Verdict. */
export type Verdict = components['schemas']['Verdict'];

/** See openapi.yaml, VetoResult. */
export type VetoResult = components['schemas']['VetoResult'];

/** See openapi.yaml, Move. */
export type Move = components['schemas']['Move'];

/** See openapi.yaml, Effect. */
export type Effect = components['schemas']['Effect'];

/** See openapi.yaml, Repair. */
export type Repair = components['schemas']['Repair'];

/** Half-open: its end belongs to the next one. */
export type DeliveryWindow = components['schemas']['DeliveryWindow'];

/** Why a metric has no value. That is neither zero nor good. */
export type DeliveryUndefined = components['schemas']['DeliveryUndefined'];

/** See openapi.yaml, DeliveryBin. */
export type DeliveryBin = components['schemas']['DeliveryBin'];

/** The value itself is the median. */
export type DeliveryPercentiles = components['schemas']['DeliveryPercentiles'];

/** See openapi.yaml, DeliveryOverlayKind. */
export type DeliveryOverlayKind = components['schemas']['DeliveryOverlayKind'];

/** Why; between 10 and 500 characters without the blanks around. */
export type DeliveryOverlayReason =
  components['schemas']['DeliveryOverlayReason'];

/** See openapi.yaml, DeliverySaying. */
export type DeliverySaying = components['schemas']['DeliverySaying'];

/** What somebody said that no source tells. It is in force while `revoked` is missing. */
export type DeliveryOverlay = components['schemas']['DeliveryOverlay'];

/** See openapi.yaml, DeliveryOverlays. */
export type DeliveryOverlays = components['schemas']['DeliveryOverlays'];

/** How much of a metric rests on what people say, and what it would be without: `value`, `atLeast` or neither. */
export type MovedMetric = components['schemas']['MovedMetric'];

/** Either `value` or `undefined`. */
export type DeliveryMetric = components['schemas']['DeliveryMetric'];

/** See openapi.yaml, DeliveryMetrics. */
export type DeliveryMetrics = components['schemas']['DeliveryMetrics'];

/** What went wrong, and what reached users, is counted in production: in another tier it is missing, and not zero. */
export type DeliveryCounts = components['schemas']['DeliveryCounts'];

/** See openapi.yaml, DeliveryStage. */
export type DeliveryStage = components['schemas']['DeliveryStage'];

/** Days on which nothing happened are missing. What went wrong is counted in production, and missing elsewhere. */
export type DeliveryDay = components['schemas']['DeliveryDay'];

/** See openapi.yaml, DeliveryNumbers. */
export type DeliveryNumbers = components['schemas']['DeliveryNumbers'];

/** DORA's Quick Check: each metric on a scale of 0 to 10. It is of production; of another tier it is missing. */
export type QuickCheck = components['schemas']['QuickCheck'];

/** Either `score` or `undefined`. */
export type QuickCheckPart = components['schemas']['QuickCheckPart'];

/** `per-commit` counts each commit of a change, so that large pull requests count more; `merge-to-deployment` counts pull requests from their merge on. */
export type SecondaryLeadTime = components['schemas']['SecondaryLeadTime'];

/** See openapi.yaml, DeliveryMetricName. */
export type DeliveryMetricName = components['schemas']['DeliveryMetricName'];

/** Without `value` it was not defined. */
export type FrozenMetric = components['schemas']['FrozenMetric'];

/** See openapi.yaml, FrozenMetrics. */
export type FrozenMetrics = components['schemas']['FrozenMetrics'];

/** See openapi.yaml, FrozenWindow. */
export type FrozenWindow = components['schemas']['FrozenWindow'];

/** See openapi.yaml, FrozenScope. */
export type FrozenScope = components['schemas']['FrozenScope'];

/** See openapi.yaml, FrozenStandard. */
export type FrozenStandard = components['schemas']['FrozenStandard'];

/** Numbers as they stood. `hash` is of everything that was frozen, the hash of the one before included; `isIntact` tells whether it still is. */
export type DeliveryBaseline = components['schemas']['DeliveryBaseline'];

/** See openapi.yaml, DeliveryTarget. */
export type DeliveryTarget = components['schemas']['DeliveryTarget'];

/** See openapi.yaml, JudgedTarget. */
export type JudgedTarget = components['schemas']['JudgedTarget'];

/** What became of a target. `replaced`: another one took its place before its day, and it was not met by then. */
export type TargetOutcome = components['schemas']['TargetOutcome'];

/** See openapi.yaml, ComparedSide. */
export type ComparedSide = components['schemas']['ComparedSide'];

/** See openapi.yaml, ComparedInterval. */
export type ComparedInterval = components['schemas']['ComparedInterval'];

/** Better or worse is said only when both sides rest on five or more and the interval of the difference, which holds 95 % of 1,000 draws, does not hold zero. `not-shown` without an interval rests on too few. */
export type ComparedChange = components['schemas']['ComparedChange'];

/** 0 % at the baseline, 100 % at the target; below zero it is worse than the baseline. */
export type TargetProgress = components['schemas']['TargetProgress'];

/** See openapi.yaml, DeliveryComparison. */
export type DeliveryComparison = components['schemas']['DeliveryComparison'];

/** See openapi.yaml, DeliveryAfter. */
export type DeliveryAfter = components['schemas']['DeliveryAfter'];

/** `after` is missing until 28 days have passed since the end of the baseline by the day that is asked for; `comparableFrom` is the day from which it is there. */
export type DeliveryProof = components['schemas']['DeliveryProof'];

/** Without `value` where it is undefined; that is neither zero nor good. */
export type DeliveryPeriodMetric =
  components['schemas']['DeliveryPeriodMetric'];

/** See openapi.yaml, DeliveryPeriod. */
export type DeliveryPeriod = components['schemas']['DeliveryPeriod'];

/** See openapi.yaml, ServiceInTeamDelivery. */
export type ServiceInTeamDelivery =
  components['schemas']['ServiceInTeamDelivery'];

/** See openapi.yaml, TeamDelivery. */
export type TeamDelivery = components['schemas']['TeamDelivery'];

/** See openapi.yaml, TeamInDelivery. */
export type TeamInDelivery = components['schemas']['TeamInDelivery'];

/** See openapi.yaml, DeliveryTeams. */
export type DeliveryTeams = components['schemas']['DeliveryTeams'];

/** See openapi.yaml, DeliveredChange. */
export type DeliveredChange = components['schemas']['DeliveredChange'];

/** See openapi.yaml, DeliveryFailure. */
export type DeliveryFailure = components['schemas']['DeliveryFailure'];

/** Who or what started a deployment, as its source calls it. It goes into no number. */
export type DeploymentStarter = components['schemas']['DeploymentStarter'];

/** See openapi.yaml, DeliveryDeployment. */
export type DeliveryDeployment = components['schemas']['DeliveryDeployment'];

/** See openapi.yaml, OtherEnvironments. */
export type OtherEnvironments = components['schemas']['OtherEnvironments'];

/** All attempts of one run in one environment that is not production. */
export type EnvironmentDeployment =
  components['schemas']['EnvironmentDeployment'];

/** See openapi.yaml, CommitAbsenceReason. */
export type CommitAbsenceReason = components['schemas']['CommitAbsenceReason'];

/** Why a deployment names no commit. */
export type CommitAbsence = components['schemas']['CommitAbsence'];

/** What a source told of one attempt in one environment. */
export type DeploymentAttempt = components['schemas']['DeploymentAttempt'];

/** See openapi.yaml, ShippedCommit. */
export type ShippedCommit = components['schemas']['ShippedCommit'];

/** A change with what its source told of it. Without a title it is no longer stored. */
export type ShippedChange = components['schemas']['ShippedChange'];

/** See openapi.yaml, AttributedIncident. */
export type AttributedIncident = components['schemas']['AttributedIncident'];

/** See openapi.yaml, RelatedDeployment. */
export type RelatedDeployment = components['schemas']['RelatedDeployment'];

/** See openapi.yaml, DeliveryRule. */
export type DeliveryRule = components['schemas']['DeliveryRule'];

/** See openapi.yaml, DeliveryDeploymentDetails. */
export type DeliveryDeploymentDetails =
  components['schemas']['DeliveryDeploymentDetails'];

/** See openapi.yaml, DeliveryDeployments. */
export type DeliveryDeployments = components['schemas']['DeliveryDeployments'];

/** Parts of a source that are read on their own, and how much of what it says exists has been read. */
export type DeliveryStreams = components['schemas']['DeliveryStreams'];

/** A source with what has been read of it. What was read of sources is at most fifteen seconds old. */
export type DeliverySource = components['schemas']['DeliverySource'];

/** The source that counts, of a service. */
export type DeliveryAuthority = components['schemas']['DeliveryAuthority'];

/** How much of what was deployed could be joined with changes. */
export type DeliveryJoin = components['schemas']['DeliveryJoin'];

/** The values of a window of the same length that lies a week earlier: what differs much hangs on the window. */
export type DeliveryWeekEarlier = components['schemas']['DeliveryWeekEarlier'];

/** See openapi.yaml, DeliveryFlag. */
export type DeliveryFlag = components['schemas']['DeliveryFlag'];

/** An incident that makes no deployment fail. */
export type UncountedIncident = components['schemas']['UncountedIncident'];

/** What the numbers rest on, and what is to be known when reading them. */
export type DeliveryQuality = components['schemas']['DeliveryQuality'];

/** Validates {@link ShownMetric}. */
export const shownMetricSchema = z.object({
  value: z.number().optional(),
  sampleSize: z.number().int().min(0),
}) satisfies z.ZodType<components['schemas']['ShownMetric']>;

/** Validates {@link ShownMetrics}. */
export const shownMetricsSchema = z.object({
  deploymentFrequency: shownMetricSchema,
  leadTime: shownMetricSchema,
  changeFailRate: shownMetricSchema,
  recoveryTime: shownMetricSchema,
  reworkRate: shownMetricSchema,
}) satisfies z.ZodType<components['schemas']['ShownMetrics']>;

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
  'unfinished',
]) satisfies z.ZodType<components['schemas']['FailureReason']>;

/** Validates {@link Gate}. */
export const gateSchema = z.enum([
  'PASS',
  'FAIL',
  'UNDETERMINED',
  'NA',
]) satisfies z.ZodType<components['schemas']['Gate']>;

/** Validates {@link PrerequisiteId}. */
export const prerequisiteIdSchema = z.enum([
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
]) satisfies z.ZodType<components['schemas']['PrerequisiteId']>;

/** Validates {@link StandardRef}. */
export const standardRefSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
}) satisfies z.ZodType<components['schemas']['StandardRef']>;

/** Validates {@link Source}. */
export const sourceSchema = z.object({
  kind: z.string(),
  instance: z.string(),
}) satisfies z.ZodType<components['schemas']['Source']>;

/** Validates {@link SourceRequest}. */
export const sourceRequestSchema = z.object({
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()).optional(),
}) satisfies z.ZodType<components['schemas']['SourceRequest']>;

/** Validates {@link SourcesSummary}. */
export const sourcesSummarySchema = z.object({
  answering: z.number().int(),
  total: z.number().int(),
  failing: z.array(
    z.object({
      source: sourceSchema,
      reason: failureReasonSchema,
      message: z.string().optional(),
      request: sourceRequestSchema.optional(),
      since: z.iso.datetime({ offset: true }),
      collectors: z.array(z.string()),
      subjects: z.number().int(),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['SourcesSummary']>;

/** Validates {@link OrganisationDay}. */
export const organisationDaySchema = z.object({
  day: z.iso.date(),
  asOf: z.iso.datetime({ offset: true }),
  standardVersion: z.string(),
  phase: z
    .enum([
      'FOUNDATION',
      'GOLDEN_PATHS',
      'CAPACITY_OR_BASELINE_FIRST',
      'OPERATE',
      'PROVE_NEED',
      'PORTAL',
      'NO_PORTAL_YET',
      'PIECES',
      'NO_PORTAL',
    ])
    .optional(),
  certain: z.boolean(),
  prerequisites: z.array(
    z.object({
      id: prerequisiteIdSchema,
      lo: z.number(),
      score: z.number().optional(),
      hi: z.number(),
      gate: gateSchema,
    }),
  ),
  pillars: z.array(
    z.object({
      id: z.string(),
      lo: z.number(),
      score: z.number().optional(),
      hi: z.number(),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['OrganisationDay']>;

/** Validates {@link PrerequisiteDay}. */
export const prerequisiteDaySchema = z.object({
  day: z.iso.date(),
  asOf: z.iso.datetime({ offset: true }),
  standardVersion: z.string(),
  lo: z.number(),
  score: z.number().optional(),
  hi: z.number(),
  gate: gateSchema,
}) satisfies z.ZodType<components['schemas']['PrerequisiteDay']>;

/** Validates {@link LevelBounds}. */
export const levelBoundsSchema = z.object({
  lo: z.number().int(),
  hi: z.number().int(),
}) satisfies z.ZodType<components['schemas']['LevelBounds']>;

/** Validates {@link LevelDay}. */
export const levelDaySchema = z.object({
  day: z.iso.date(),
  asOf: z.iso.datetime({ offset: true }),
  standardVersion: z.string(),
  level: levelBoundsSchema,
}) satisfies z.ZodType<components['schemas']['LevelDay']>;

/** Validates {@link Repair}. */
export const repairSchema = z.object({
  checkId: z.string(),
  summary: z.string(),
  href: z.string(),
  effort: z.enum(['low', 'medium', 'high']),
}) satisfies z.ZodType<components['schemas']['Repair']>;

/** Validates {@link ScorecardRow}. */
export const scorecardRowSchema = z.object({
  asOf: z.string(),
  level: z.object({
    lo: z.number().int().min(-9007199254740991).max(9007199254740991),
    hi: z.number().int().min(-9007199254740991).max(9007199254740991),
  }),
  next: z
    .object({
      level: z.number().int().min(-9007199254740991).max(9007199254740991),
      missing: z.array(z.string()),
      reaches: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991)
        .optional(),
    })
    .optional(),
  plan: z.object({ repairs: z.array(repairSchema) }),
  subject: z.object({ ref: z.string().min(1), name: z.string().min(1) }),
  cells: z.array(
    z.object({
      checkId: z.string(),
      state: z.enum([
        'pass',
        'partial',
        'fail',
        'unknown',
        'not_applicable',
        'exempt',
        'informative',
        'error',
      ]),
      declared: z.boolean(),
      value: z.object({ lo: z.number(), hi: z.number() }).optional(),
      waiver: z.object({ expiresAt: z.string() }).optional(),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['ScorecardRow']>;

/** Validates {@link Effect}. */
export const effectSchema = z.object({
  level: z.number().int().min(-9007199254740991).max(9007199254740991),
  lifts: z.boolean(),
  needs: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      isKnown: z.boolean(),
      services: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['Effect']>;

/** Validates {@link TeamScorecard}. */
export const teamScorecardSchema = z.object({
  team: z.object({ ref: z.string() }),
  partOf: z
    .object({
      ref: z.string(),
      serviceCount: z.number().int(),
      level: levelBoundsSchema.optional(),
    })
    .optional(),
  standard: standardRefSchema.optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
  columns: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      failureTitle: z.string(),
      why: z.string().optional(),
      remediation: z
        .object({
          summary: z.string(),
          effort: z.enum(['low', 'medium', 'high']),
          href: z.string(),
        })
        .optional(),
      level: z.number().int(),
    }),
  ),
  services: z.array(scorecardRowSchema),
  serviceCount: z.number().int(),
  level: levelBoundsSchema.optional(),
  highestLevel: z.number().int().optional(),
  organisationMedianLevel: z.number().optional(),
  first: z
    .object({
      checkId: z.string(),
      summary: z.string(),
      href: z.string(),
      effort: z.enum(['low', 'medium', 'high']),
      services: z.array(z.string()),
      effect: effectSchema.optional(),
    })
    .optional(),
  nextCursor: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['TeamScorecard']>;

/** Validates {@link CatalogBacklog}. */
export const catalogBacklogSchema = z.union([
  z.object({
    state: z.literal('counted'),
    entities: z.number().int(),
    overdue: z.number().int(),
    oldestOverdueMs: z.number().optional(),
    waitsFor: z.array(
      z.object({ host: z.string(), since: z.iso.datetime({ offset: true }) }),
    ),
  }),
  z.object({
    state: z.literal('failed'),
    reason: failureReasonSchema,
    message: z.string(),
  }),
]) satisfies z.ZodType<components['schemas']['CatalogBacklog']>;

/** Validates {@link SetAsideEvent}. */
export const setAsideEventSchema = z.object({
  id: z.string(),
  source: z.string(),
  kind: z.string(),
  reason: z.string(),
  receivedAt: z.iso.datetime({ offset: true }).optional(),
}) satisfies z.ZodType<components['schemas']['SetAsideEvent']>;

/** Validates {@link CollectorHealth}. */
export const collectorHealthSchema = z.object({
  collector: z.string(),
  kind: z.string(),
  title: z.string(),
  cadenceMs: z.number(),
  lastRunAt: z.iso.datetime({ offset: true }).optional(),
  durationMs: z.number().optional(),
  counts: z.object({
    observed: z.number().int(),
    absent: z.number().int(),
    failed: z.number().int(),
  }),
  failing: z.array(
    z.object({
      subjectRef: z.string(),
      evidenceId: z.string(),
      reason: failureReasonSchema,
      message: z.string().optional(),
      source: sourceSchema,
      request: sourceRequestSchema.optional(),
      since: z.iso.datetime({ offset: true }),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['CollectorHealth']>;

/** Validates {@link Score}. */
export const scoreSchema = z.object({
  applies: z.boolean(),
  confidence: z.number(),
  uncapped: z.object({
    lo: z.number(),
    score: z.number().optional(),
    hi: z.number(),
  }),
  capped: z.object({
    lo: z.number(),
    score: z.number().optional(),
    hi: z.number(),
  }),
  displayed: z.object({
    lo: z.number(),
    score: z.number().optional(),
    hi: z.number(),
    measured: z.number(),
    unknown: z.number(),
  }),
  level: z.object({
    lo: z.number().int().min(-9007199254740991).max(9007199254740991),
    hi: z.number().int().min(-9007199254740991).max(9007199254740991),
  }),
  exemptShare: z.number(),
  levelCapped: z.boolean(),
}) satisfies z.ZodType<components['schemas']['Score']>;

/** Validates {@link VetoResult}. */
export const vetoResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  checkId: z.string(),
  state: z.enum(['fired', 'clear', 'unknown', 'lifted']),
  value: z.object({ lo: z.number(), hi: z.number() }).optional(),
  limit: z.number(),
  fires: z.enum(['at-least', 'above']),
}) satisfies z.ZodType<components['schemas']['VetoResult']>;

/** Validates {@link Finding}. */
export const findingSchema = z.object({
  message: z.string(),
  subjectRef: z.string().optional(),
  team: z.string().optional(),
  where: z.string().optional(),
  evidenceId: z.string().optional(),
  object: z
    .object({
      apiVersion: z.string().optional(),
      kind: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
      uid: z.string().optional(),
      resourceVersion: z.string().optional(),
      repo: z.string().optional(),
      path: z.string().optional(),
      sha: z.string().optional(),
      url: z.string().optional(),
    })
    .optional(),
  mend: z.object({ into: z.string(), yaml: z.string() }).optional(),
}) satisfies z.ZodType<components['schemas']['Finding']>;

/** Validates {@link CheckResult}. */
export const checkResultSchema = z.object({
  checkId: z.string(),
  title: z.string(),
  failureTitle: z.string(),
  why: z.string().optional(),
  remediation: z
    .object({
      summary: z.string(),
      effort: z.enum(['low', 'medium', 'high']),
      href: z.string(),
    })
    .optional(),
  look: z.object({
    title: z.string(),
    effort: z.enum(['low', 'medium', 'high']),
  }),
  declared: z.boolean(),
  abridged: z.boolean().optional(),
  subjectRef: z.string(),
  state: z.enum([
    'pass',
    'partial',
    'fail',
    'unknown',
    'not_applicable',
    'exempt',
    'informative',
    'error',
  ]),
  stateWithoutWaiver: z
    .enum([
      'pass',
      'partial',
      'fail',
      'unknown',
      'not_applicable',
      'exempt',
      'informative',
      'error',
    ])
    .optional(),
  weight: z.number(),
  s: z.number().optional(),
  sRange: z.object({ lo: z.number(), hi: z.number() }).optional(),
  confidence: z.object({
    coverage: z.number(),
    freshness: z.number(),
    reliability: z.number(),
    population: z.number(),
    kappa: z.number(),
  }),
  unit: z.string().optional(),
  value: z.object({ lo: z.number(), hi: z.number() }).optional(),
  threshold: z.object({ zeroAt: z.number(), oneAt: z.number() }).optional(),
  because: z.string().optional(),
  quantities: z.record(
    z.string(),
    z.object({ lo: z.number(), hi: z.number() }),
  ),
  population: z
    .object({ read: z.number(), expected: z.number(), unit: z.string() })
    .optional(),
  parts: z.array(
    z.object({
      label: z.string(),
      value: z.number(),
      subjectRef: z.string().optional(),
    }),
  ),
  partCount: z.number().int().min(-9007199254740991).max(9007199254740991),
  findings: z.array(findingSchema),
  findingCount: z.number().int().min(-9007199254740991).max(9007199254740991),
  explanation: z.string(),
  evidenceIds: z.array(z.string()),
  evidenceCount: z.number().int().min(-9007199254740991).max(9007199254740991),
  unreadCount: z.number().int().min(-9007199254740991).max(9007199254740991),
  unread: z.array(
    z.object({
      subjectRef: z.string(),
      name: z.string(),
      reason: z.enum([
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
      ]),
      evidenceId: z.string().optional(),
    }),
  ),
  waiver: z
    .object({
      id: z.string(),
      reason: z.enum([
        'not-applicable',
        'planned',
        'risk-accepted',
        'detector-wrong',
      ]),
      justification: z.string(),
      approver: z.string(),
      expiresAt: z.string(),
    })
    .optional(),
}) satisfies z.ZodType<components['schemas']['CheckResult']>;

/** Validates {@link PrerequisiteResult}. */
export const prerequisiteResultSchema = z.object({
  id: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']),
  title: z.string(),
  claim: z.string(),
  decision: z.object({
    gate: z.enum(['PASS', 'FAIL', 'UNDETERMINED', 'NA']),
    decidedBy: z.enum(['bounds', 'veto']).optional(),
  }),
  gateLine: z.number(),
  score: scoreSchema,
  vetoes: z.array(vetoResultSchema),
  checks: z.array(checkResultSchema),
  looks: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      effort: z.enum(['low', 'medium', 'high']),
      gain: z.number(),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['PrerequisiteResult']>;

/** Validates {@link PillarResult}. */
export const pillarResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  score: scoreSchema,
  unknownInputs: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['PillarResult']>;

/** Validates {@link SignalSince}. */
export const signalSinceSchema = z.object({
  day: z.string(),
  isAtLeast: z.boolean(),
}) satisfies z.ZodType<components['schemas']['SignalSince']>;

/** Validates {@link SignalResult}. */
export const signalResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  speaksFor: z.enum(['ready', 'not-ready']),
  state: z.enum(['shown', 'not-shown', 'unknown']),
  since: signalSinceSchema.optional(),
  checkId: z.string(),
  value: z.object({ lo: z.number(), hi: z.number() }).optional(),
  line: z.number(),
  unit: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['SignalResult']>;

/** Validates {@link PhaseDiagnostic}. */
export const phaseDiagnosticSchema = z.object({
  result: z.enum(['VARIES', 'CONSISTENT', 'INCONCLUSIVE']),
  path: z.object({
    state: z.enum(['varies', 'clear', 'inconclusive']),
    pipelines: z.object({ lo: z.number(), hi: z.number() }).optional(),
    deployMechanisms: z.object({ lo: z.number(), hi: z.number() }).optional(),
    explanation: z.string(),
  }),
  spread: z.object({
    state: z.enum(['varies', 'clear', 'inconclusive']),
    ratio: z
      .object({ value: z.number(), p10: z.number(), p90: z.number() })
      .optional(),
    explanation: z.string(),
  }),
  minority: z.object({
    state: z.enum(['varies', 'clear', 'inconclusive']),
    share: z.object({ lo: z.number(), hi: z.number() }).optional(),
    squadsOff: z.array(z.string()),
    explanation: z.string(),
  }),
  typicalChangeHours: z.number().optional(),
  squadTimes: z
    .object({
      fewestChanges: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991),
      squads: z.array(
        z.object({
          ref: z.string(),
          changes: z
            .number()
            .int()
            .min(-9007199254740991)
            .max(9007199254740991)
            .optional(),
          medianHours: z.number().optional(),
        }),
      ),
    })
    .optional(),
  squadsWithoutData: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['PhaseDiagnostic']>;

/** Validates {@link Verdict}. */
export const verdictSchema = z.object({
  certain: z.boolean(),
  phase: z
    .enum([
      'FOUNDATION',
      'GOLDEN_PATHS',
      'CAPACITY_OR_BASELINE_FIRST',
      'OPERATE',
      'PROVE_NEED',
      'PORTAL',
      'NO_PORTAL_YET',
      'PIECES',
      'NO_PORTAL',
    ])
    .optional(),
  step: z.number().int().min(0).max(6).optional(),
  possible: z.array(
    z.enum([
      'FOUNDATION',
      'GOLDEN_PATHS',
      'CAPACITY_OR_BASELINE_FIRST',
      'OPERATE',
      'PROVE_NEED',
      'PORTAL',
      'NO_PORTAL_YET',
      'PIECES',
      'NO_PORTAL',
    ]),
  ),
  sentence: z.string(),
  reasons: z.array(
    z.object({
      sentence: z.string(),
      about: z.enum([
        'P1',
        'P2',
        'P3',
        'P4',
        'P5',
        'variation',
        'foundationLatched',
        'engineers',
        'portal',
      ]),
    }),
  ),
  looks: z.array(
    z.object({
      fact: z.string(),
      title: z.string(),
      effort: z.enum(['low', 'medium', 'high']),
      declare: z
        .object({ into: z.string(), yaml: z.string(), href: z.string() })
        .optional(),
    }),
  ),
  unknownFacts: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['Verdict']>;

/** Validates {@link Move}. */
export const moveSchema = z.object({
  checkId: z.string(),
  summary: z.string(),
  href: z.string(),
  effort: z.enum(['low', 'medium', 'high']),
  prerequisite: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']),
  gain: z.number(),
  vetoes: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['Move']>;

/** Validates {@link OrganisationAssessment}. */
export const organisationAssessmentSchema = z.object({
  schemaVersion: z.literal(1),
  scope: z.literal('organisation'),
  subject: z.object({
    kind: z.enum(['Component', 'Group', 'Cluster', 'Source', 'Organisation']),
    ref: z.string().min(1),
    name: z.string().min(1),
    type: z.string().optional(),
    lifecycle: z.string().optional(),
    team: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  standard: z.object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
  }),
  asOf: z.string(),
  prerequisites: z.array(prerequisiteResultSchema),
  context: z.array(checkResultSchema),
  overall: z
    .object({
      lo: z.number(),
      hi: z.number(),
      score: z.number().optional(),
      mean: z.object({ lo: z.number(), hi: z.number() }),
    })
    .optional(),
  pillars: z.array(pillarResultSchema),
  signals: z.array(signalResultSchema),
  phase: phaseDiagnosticSchema,
  verdict: verdictSchema,
  plan: z.object({ moves: z.array(moveSchema) }),
  size: z.object({
    engineers: z.number().optional(),
    isLowerBound: z.boolean().optional(),
    from: z.enum(['declared', 'catalog', 'unknown']),
    eligible: z.boolean().optional(),
  }),
}) satisfies z.ZodType<components['schemas']['OrganisationAssessment']>;

/** Validates {@link FoundationForecast}. */
export const foundationForecastSchema = z.object({
  elsewhere: z.object({ lo: z.number(), hi: z.number() }),
  pace: z.object({
    state: z.enum(['known', 'too-short', 'not-rising', 'veto']),
    days: z.number().int().optional(),
    months: z.number().optional(),
  }),
}) satisfies z.ZodType<components['schemas']['FoundationForecast']>;

/** Validates {@link OrganisationAnswer}. */
export const organisationAnswerSchema = z.object({
  assessment: organisationAssessmentSchema.optional(),
  forecast: foundationForecastSchema.optional(),
  sources: sourcesSummarySchema,
}) satisfies z.ZodType<components['schemas']['OrganisationAnswer']>;

/** Validates {@link OrganisationHistory}. */
export const organisationHistorySchema = z.object({
  items: z.array(organisationDaySchema),
}) satisfies z.ZodType<components['schemas']['OrganisationHistory']>;

/** Validates {@link PrerequisiteAnswer}. */
export const prerequisiteAnswerSchema = z.object({
  prerequisite: prerequisiteResultSchema,
  standard: standardRefSchema,
  asOf: z.iso.datetime({ offset: true }),
  history: z.array(prerequisiteDaySchema),
  sources: sourcesSummarySchema,
}) satisfies z.ZodType<components['schemas']['PrerequisiteAnswer']>;

/** Validates {@link CheckAnswer}. */
export const checkAnswerSchema = z.object({
  check: checkResultSchema,
  asOf: z.iso.datetime({ offset: true }),
}) satisfies z.ZodType<components['schemas']['CheckAnswer']>;

/** Validates {@link UnreadReason}. */
export const unreadReasonSchema = z.enum([
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
]) satisfies z.ZodType<components['schemas']['UnreadReason']>;

/** Validates {@link ComparedCluster}. */
export const comparedClusterSchema = z.object({
  name: z.string(),
  tier: z.string(),
  promotesTo: z.string().optional(),
  reason: unreadReasonSchema.optional(),
  detail: z.string().optional(),
  evidenceId: z.string().optional(),
  readAt: z.iso.datetime({ offset: true }).optional(),
}) satisfies z.ZodType<components['schemas']['ComparedCluster']>;

/** Validates {@link ParityAttribute}. */
export const parityAttributeSchema = z.enum([
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
]) satisfies z.ZodType<components['schemas']['ParityAttribute']>;

/** Validates {@link ComparedCell}. */
export const comparedCellSchema = z.object({
  cluster: z.string(),
  values: z.array(z.string()).optional(),
  differing: z.array(z.string()),
  lacks: z.array(z.string()),
  reason: unreadReasonSchema.optional(),
}) satisfies z.ZodType<components['schemas']['ComparedCell']>;

/** Validates {@link ComparedAttribute}. */
export const comparedAttributeSchema = z.object({
  attribute: parityAttributeSchema,
  title: z.string(),
  state: z.enum(['alike', 'differs', 'unknown', 'nothing']),
  cells: z.array(comparedCellSchema),
}) satisfies z.ZodType<components['schemas']['ComparedAttribute']>;

/** Validates {@link ComparedPair}. */
export const comparedPairSchema = z.object({
  from: z.string(),
  to: z.string(),
  similarity: z.object({ lo: z.number(), hi: z.number() }),
  differing: z.array(parityAttributeSchema),
  unknown: z.array(parityAttributeSchema),
}) satisfies z.ZodType<components['schemas']['ComparedPair']>;

/** Validates {@link ClustersAnswer}. */
export const clustersAnswerSchema = z.object({
  clusters: z.array(comparedClusterSchema),
  attributes: z.array(comparedAttributeSchema),
  pairs: z.array(comparedPairSchema),
  undeclared: z.array(z.string()),
  sources: sourcesSummarySchema,
}) satisfies z.ZodType<components['schemas']['ClustersAnswer']>;

/** Validates {@link PipelineClassView}. */
export const pipelineClassViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  archetype: z.string(),
  engine: z.string(),
  isByReference: z.boolean(),
  isChain: z.boolean(),
  mayOpen: z.boolean(),
  services: z.array(z.string()),
  serviceCount: z.number().int(),
  teams: z.array(z.string()),
  teamCount: z.number().int(),
  teamsOfArchetype: z.number().int(),
}) satisfies z.ZodType<components['schemas']['PipelineClassView']>;

/** Validates {@link UnknownPipelines}. */
export const unknownPipelinesSchema = z.object({
  reason: z.string().optional(),
  engine: z.string().optional(),
  services: z.array(z.string()),
  serviceCount: z.number().int(),
}) satisfies z.ZodType<components['schemas']['UnknownPipelines']>;

/** Validates {@link SharedPipelines}. */
export const sharedPipelinesSchema = z.object({
  asOf: z.iso.datetime({ offset: true }),
  classes: z.array(pipelineClassViewSchema),
  classCount: z.number().int(),
  unknown: z.array(unknownPipelinesSchema),
  unknownCount: z.number().int(),
  serviceCount: z.number().int(),
}) satisfies z.ZodType<components['schemas']['SharedPipelines']>;

/** Validates {@link PipelinesAnswer}. */
export const pipelinesAnswerSchema = z.object({
  pipelines: sharedPipelinesSchema.optional(),
  sources: sourcesSummarySchema,
}) satisfies z.ZodType<components['schemas']['PipelinesAnswer']>;

/** Validates {@link AlignedStage}. */
export const alignedStageSchema = z.object({
  stage: z.string(),
  left: z.array(z.string()).optional(),
  right: z.array(z.string()).optional(),
  difference: z.enum(['none', 'steps', 'only-left', 'only-right']),
}) satisfies z.ZodType<components['schemas']['AlignedStage']>;

/** Validates {@link BesideOneAnother}. */
export const besideOneAnotherSchema = z.object({
  both: z.array(z.string()),
  onlyLeft: z.array(z.string()),
  onlyRight: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['BesideOneAnother']>;

/** Validates {@link PipelineComparison}. */
export const pipelineComparisonSchema = z.object({
  left: pipelineClassViewSchema,
  right: pipelineClassViewSchema,
  stages: z.array(alignedStageSchema),
  otherSteps: besideOneAnotherSchema,
  gates: besideOneAnotherSchema,
}) satisfies z.ZodType<components['schemas']['PipelineComparison']>;

/** Validates {@link SubjectAssessment}. */
export const subjectAssessmentSchema = z.object({
  schemaVersion: z.literal(1),
  scope: z.literal('subject'),
  subject: z.object({
    kind: z.enum(['Component', 'Group', 'Cluster', 'Source', 'Organisation']),
    ref: z.string().min(1),
    name: z.string().min(1),
    type: z.string().optional(),
    lifecycle: z.string().optional(),
    team: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  standard: z.object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
  }),
  asOf: z.string(),
  checks: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      failureTitle: z.string(),
      why: z.string().optional(),
      remediation: z
        .object({
          summary: z.string(),
          effort: z.enum(['low', 'medium', 'high']),
          href: z.string(),
        })
        .optional(),
      look: z.object({
        title: z.string(),
        effort: z.enum(['low', 'medium', 'high']),
      }),
      declared: z.boolean(),
      subjectRef: z.string(),
      state: z.enum([
        'pass',
        'partial',
        'fail',
        'unknown',
        'not_applicable',
        'exempt',
        'informative',
        'error',
      ]),
      stateWithoutWaiver: z
        .enum([
          'pass',
          'partial',
          'fail',
          'unknown',
          'not_applicable',
          'exempt',
          'informative',
          'error',
        ])
        .optional(),
      weight: z.number(),
      s: z.number().optional(),
      sRange: z.object({ lo: z.number(), hi: z.number() }).optional(),
      confidence: z.object({
        coverage: z.number(),
        freshness: z.number(),
        reliability: z.number(),
        population: z.number(),
        kappa: z.number(),
      }),
      unit: z.string().optional(),
      value: z.object({ lo: z.number(), hi: z.number() }).optional(),
      threshold: z.object({ zeroAt: z.number(), oneAt: z.number() }).optional(),
      because: z.string().optional(),
      quantities: z.record(
        z.string(),
        z.object({ lo: z.number(), hi: z.number() }),
      ),
      population: z
        .object({ read: z.number(), expected: z.number(), unit: z.string() })
        .optional(),
      parts: z.array(
        z.object({
          label: z.string(),
          value: z.number(),
          subjectRef: z.string().optional(),
        }),
      ),
      partCount: z.number().int().min(-9007199254740991).max(9007199254740991),
      findings: z.array(findingSchema),
      findingCount: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991),
      explanation: z.string(),
      evidenceIds: z.array(z.string()),
      evidenceCount: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991),
      unreadCount: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991),
      unread: z.array(
        z.object({
          subjectRef: z.string(),
          name: z.string(),
          reason: z.enum([
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
          ]),
          evidenceId: z.string().optional(),
        }),
      ),
      waiver: z
        .object({
          id: z.string(),
          reason: z.enum([
            'not-applicable',
            'planned',
            'risk-accepted',
            'detector-wrong',
          ]),
          justification: z.string(),
          approver: z.string(),
          expiresAt: z.string(),
        })
        .optional(),
      level: z.number().int().min(-9007199254740991).max(9007199254740991),
    }),
  ),
  level: z.object({
    lo: z.number().int().min(-9007199254740991).max(9007199254740991),
    hi: z.number().int().min(-9007199254740991).max(9007199254740991),
  }),
  highestLevel: z.number().int().min(-9007199254740991).max(9007199254740991),
  next: z
    .object({
      level: z.number().int().min(-9007199254740991).max(9007199254740991),
      missing: z.array(z.string()),
      reaches: z
        .number()
        .int()
        .min(-9007199254740991)
        .max(9007199254740991)
        .optional(),
    })
    .optional(),
  levels: z.array(
    z.object({
      level: z.number().int().min(-9007199254740991).max(9007199254740991),
      title: z.string(),
    }),
  ),
  plan: z.object({ repairs: z.array(repairSchema) }),
}) satisfies z.ZodType<components['schemas']['SubjectAssessment']>;

/** Validates {@link ServiceAnswer}. */
export const serviceAnswerSchema = z.object({
  assessment: subjectAssessmentSchema.optional(),
  notJudged: z.string().optional(),
  history: z.array(levelDaySchema),
}) satisfies z.ZodType<components['schemas']['ServiceAnswer']>;

/** Validates {@link DeliveryUndefined}. */
export const deliveryUndefinedSchema = z.object({
  reason: z.enum([
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
  ]),
  sentence: z.string(),
  definedBy: z.string(),
  since: z.string().optional(),
  nextAt: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryUndefined']>;

/** Validates {@link DeliveryBin}. */
export const deliveryBinSchema = z.object({
  fromHours: z.number(),
  toHours: z.number().optional(),
  count: z.number().int(),
}) satisfies z.ZodType<components['schemas']['DeliveryBin']>;

/** Validates {@link DeliveryPercentiles}. */
export const deliveryPercentilesSchema = z.object({
  p75: z.number(),
  p90: z.number(),
  precision: z.enum(['exact', 'within-1-percent']),
  distribution: z.array(deliveryBinSchema),
}) satisfies z.ZodType<components['schemas']['DeliveryPercentiles']>;

/** Validates {@link MovedMetric}. */
export const movedMetricSchema = z.object({
  items: z.number().int(),
  value: z.number().optional(),
  atLeast: z.number().optional(),
  sampleSize: z.number().int(),
}) satisfies z.ZodType<components['schemas']['MovedMetric']>;

/** Validates {@link DeliveryMetric}. */
export const deliveryMetricSchema = z.object({
  unit: z.enum(['per-week', 'hours', 'percent']),
  better: z.enum(['higher', 'lower']),
  value: z.number().optional(),
  undefined: deliveryUndefinedSchema.optional(),
  atLeast: z.number().optional(),
  sampleSize: z.number().int(),
  percentiles: deliveryPercentilesSchema.optional(),
  moved: movedMetricSchema.optional(),
  conventions: z.array(z.string()).optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryMetric']>;

/** Validates {@link DeliveryStreams}. */
export const deliveryStreamsSchema = z.object({
  total: z.number().int(),
  complete: z.number().int(),
  unfinished: z.number().int(),
  failed: z.number().int(),
  read: z.number().int().optional(),
  of: z.number().int().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryStreams']>;

/** Validates {@link DeliverySource}. */
export const deliverySourceSchema = z.object({
  source: z.string(),
  role: z.enum(['counts', 'corroborates', 'other']),
  services: z.number().int(),
  evidence: z.enum(['deployments', 'runs', 'gitops', 'rollouts']).optional(),
  deployments: z.number().int().optional(),
  streams: deliveryStreamsSchema,
  lastReadAt: z.string().optional(),
  completeAt: z.string().optional(),
  completeFrom: z.string().optional(),
  failureReasons: z.array(failureReasonSchema),
  setAside: z.number().int(),
  onlyTells: z.boolean().optional(),
}) satisfies z.ZodType<components['schemas']['DeliverySource']>;

/** Validates {@link ServiceSummary}. */
export const serviceSummarySchema = z.object({
  readiness: z
    .object({
      asOf: z.string(),
      level: levelBoundsSchema,
      highestLevel: z.number().int(),
      next: z
        .object({
          level: z.number().int(),
          toFix: z.number().int(),
          toKnow: z.number().int(),
        })
        .optional(),
      first: repairSchema.optional(),
      effect: effectSchema.optional(),
    })
    .optional(),
  notJudged: z.string().optional(),
  delivery: z.object({
    asOf: z.string(),
    days: z.number().int(),
    leadTime: deliveryMetricSchema,
    deploymentFrequency: deliveryMetricSchema,
    sources: z.array(deliverySourceSchema),
  }),
}) satisfies z.ZodType<components['schemas']['ServiceSummary']>;

/** Validates {@link EvidenceRecord}. */
export const evidenceRecordSchema = z.object({
  id: z.string(),
  collector: z.string(),
  collectorVersion: z.string(),
  kind: z.string(),
  subjectRef: z.string(),
  source: z.object({ kind: z.string(), instance: z.string() }),
  request: z
    .object({
      method: z.string(),
      path: z.string(),
      query: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  object: z
    .object({
      apiVersion: z.string().optional(),
      kind: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
      uid: z.string().optional(),
      resourceVersion: z.string().optional(),
      repo: z.string().optional(),
      path: z.string().optional(),
      sha: z.string().optional(),
      url: z.string().optional(),
    })
    .optional(),
  observedAt: z.string(),
  collectedAt: z.string(),
  ttlMs: z.number().gt(0),
  digest: z.string(),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: z
    .enum([
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
    ])
    .optional(),
  message: z.string().optional(),
  reliability: z.number().min(0).max(1),
  value: z.unknown().optional(),
}) satisfies z.ZodType<components['schemas']['EvidenceRecord']>;

/** Validates {@link ObjectName}. */
export const objectNameSchema = z.object({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
}) satisfies z.ZodType<components['schemas']['ObjectName']>;

/** Validates {@link EvidenceView}. */
export const evidenceViewSchema = z.object({
  record: evidenceRecordSchema,
  fields: z.array(z.string()),
  objects: z.array(objectNameSchema),
  objectCount: z.number().int(),
}) satisfies z.ZodType<components['schemas']['EvidenceView']>;

/** Validates {@link CheckEvidence}. */
export const checkEvidenceSchema = z.object({
  items: z.array(evidenceViewSchema),
  missing: z.number().int(),
}) satisfies z.ZodType<components['schemas']['CheckEvidence']>;

/** Validates {@link CollectorsAnswer}. */
export const collectorsAnswerSchema = z.object({
  mayRun: z.boolean(),
  catalog: catalogBacklogSchema.optional(),
  items: z.array(collectorHealthSchema),
}) satisfies z.ZodType<components['schemas']['CollectorsAnswer']>;

/** Validates {@link DeliveryWindow}. */
export const deliveryWindowSchema = z.object({
  from: z.string(),
  to: z.string(),
  fromDay: z.string(),
  toDay: z.string(),
  days: z.number().int(),
  timeZone: z.string(),
}) satisfies z.ZodType<components['schemas']['DeliveryWindow']>;

/** Validates {@link DeliveryOverlayKind}. */
export const deliveryOverlayKindSchema = z.enum([
  'incident-not-caused-by',
  'deployment-is-hotfix',
  'deployment-is-not-hotfix',
  'environment-is-not-production',
]) satisfies z.ZodType<components['schemas']['DeliveryOverlayKind']>;

/** Validates {@link DeliveryOverlayReason}. */
export const deliveryOverlayReasonSchema = z
  .string()
  .min(10)
  .max(500) satisfies z.ZodType<components['schemas']['DeliveryOverlayReason']>;

/** Validates {@link DeliverySaying}. */
export const deliverySayingSchema = z.object({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
}) satisfies z.ZodType<components['schemas']['DeliverySaying']>;

/** Validates {@link DeliveryOverlay}. */
export const deliveryOverlaySchema = z.object({
  id: z.string(),
  service: z.string(),
  kind: deliveryOverlayKindSchema,
  incident: z.string().optional(),
  deployment: z.string().optional(),
  environment: z.string().optional(),
  said: deliverySayingSchema,
  revoked: deliverySayingSchema.optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryOverlay']>;

/** Validates {@link DeliveryOverlays}. */
export const deliveryOverlaysSchema = z.object({
  items: z.array(deliveryOverlaySchema),
  contestable: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['DeliveryOverlays']>;

/** Validates {@link DeliveryMetrics}. */
export const deliveryMetricsSchema = z.object({
  deploymentFrequency: deliveryMetricSchema,
  leadTime: deliveryMetricSchema,
  changeFailRate: deliveryMetricSchema,
  recoveryTime: deliveryMetricSchema,
  reworkRate: deliveryMetricSchema,
}) satisfies z.ZodType<components['schemas']['DeliveryMetrics']>;

/** Validates {@link DeliveryCounts}. */
export const deliveryCountsSchema = z.object({
  deployments: z.number().int(),
  redeployments: z.number().int(),
  failedAttempts: z.number().int(),
  changes: z.number().int(),
  changesWithoutLeadTime: z.number().int(),
  reached: z.number().int().optional(),
  failures: z.number().int().optional(),
  openFailures: z.number().int().optional(),
  recoveries: z.number().int().optional(),
  recoveriesByIncident: z.number().int().optional(),
  rework: z.number().int().optional(),
  provisional: z.number().int().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryCounts']>;

/** Validates {@link DeliveryStage}. */
export const deliveryStageSchema = z.object({
  stage: z.enum(['coding', 'review', 'waiting', 'rollout']),
  sampleSize: z.number().int(),
  medianHours: z.number().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryStage']>;

/** Validates {@link DeliveryDay}. */
export const deliveryDaySchema = z.object({
  day: z.string(),
  deployments: z.number().int(),
  changes: z.number().int(),
  failures: z.number().int().optional(),
  rework: z.number().int().optional(),
  recoveries: z.number().int().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryDay']>;

/** Validates {@link SecondaryLeadTime}. */
export const secondaryLeadTimeSchema = z.object({
  series: z.enum(['per-commit', 'merge-to-deployment']),
  sampleSize: z.number().int(),
  medianHours: z.number().optional(),
  p75Hours: z.number().optional(),
  p90Hours: z.number().optional(),
}) satisfies z.ZodType<components['schemas']['SecondaryLeadTime']>;

/** Validates {@link DeliveryMetricName}. */
export const deliveryMetricNameSchema = z.enum([
  'deploymentFrequency',
  'leadTime',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
]) satisfies z.ZodType<components['schemas']['DeliveryMetricName']>;

/** Validates {@link QuickCheckPart}. */
export const quickCheckPartSchema = z.object({
  metric: deliveryMetricNameSchema,
  score: z.number().optional(),
  undefined: deliveryUndefinedSchema.optional(),
  mean: z.number(),
}) satisfies z.ZodType<components['schemas']['QuickCheckPart']>;

/** Validates {@link QuickCheck}. */
export const quickCheckSchema = z.object({
  overall: z.number().optional(),
  parts: z.array(quickCheckPartSchema),
  industry: z.object({
    overall: z.number(),
    year: z.number().int(),
    source: z.string(),
  }),
}) satisfies z.ZodType<components['schemas']['QuickCheck']>;

/** Validates {@link DeliveryPeriodMetric}. */
export const deliveryPeriodMetricSchema = z.object({
  value: z.number().optional(),
  sampleSize: z.number().int(),
}) satisfies z.ZodType<components['schemas']['DeliveryPeriodMetric']>;

/** Validates {@link DeliveryPeriod}. */
export const deliveryPeriodSchema = z.object({
  fromDay: z.string(),
  toDay: z.string(),
  days: z.number().int(),
  metrics: z.object({
    deploymentFrequency: deliveryPeriodMetricSchema,
    leadTime: deliveryPeriodMetricSchema,
    changeFailRate: deliveryPeriodMetricSchema,
    recoveryTime: deliveryPeriodMetricSchema,
    reworkRate: deliveryPeriodMetricSchema,
  }),
}) satisfies z.ZodType<components['schemas']['DeliveryPeriod']>;

/** Validates {@link DeliveryAuthority}. */
export const deliveryAuthoritySchema = z.object({
  source: z.string(),
  reason: z.enum([
    'only-source',
    'configured',
    'most-complete',
    'best-evidence',
    'first-by-name',
  ]),
  sentence: z.string(),
}) satisfies z.ZodType<components['schemas']['DeliveryAuthority']>;

/** Validates {@link CommitAbsenceReason}. */
export const commitAbsenceReasonSchema = z.enum([
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
]) satisfies z.ZodType<components['schemas']['CommitAbsenceReason']>;

/** Validates {@link DeliveryJoin}. */
export const deliveryJoinSchema = z.object({
  deployments: z.number().int(),
  withSha: z.number().int(),
  forward: z.number().int(),
  forwardWithChanges: z.number().int(),
  withoutSha: z.array(
    z.object({
      reason: commitAbsenceReasonSchema,
      sentence: z.string(),
      count: z.number().int(),
    }),
  ),
}) satisfies z.ZodType<components['schemas']['DeliveryJoin']>;

/** Validates {@link DeliveryWeekEarlier}. */
export const deliveryWeekEarlierSchema = z.object({
  deploymentFrequency: z.number().optional(),
  leadTime: z.number().optional(),
  changeFailRate: z.number().optional(),
  recoveryTime: z.number().optional(),
  reworkRate: z.number().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryWeekEarlier']>;

/** Validates {@link UncountedIncident}. */
export const uncountedIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  impactStartedAt: z.string(),
  why: z.string(),
}) satisfies z.ZodType<components['schemas']['UncountedIncident']>;

/** Validates {@link DeliveryFlag}. */
export const deliveryFlagSchema = z.object({
  type: z.enum([
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
  ]),
  sentence: z.string(),
  incidents: z.array(uncountedIncidentSchema).max(20).optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryFlag']>;

/** Validates {@link DeliveryQuality}. */
export const deliveryQualitySchema = z.object({
  sources: z.array(deliverySourceSchema),
  authority: deliveryAuthoritySchema.optional(),
  join: deliveryJoinSchema,
  weekEarlier: deliveryWeekEarlierSchema,
  flags: z.array(deliveryFlagSchema),
}) satisfies z.ZodType<components['schemas']['DeliveryQuality']>;

/** Validates {@link DeliveryNumbers}. */
export const deliveryNumbersSchema = z.object({
  tier: z.string(),
  tiers: z.array(z.string()),
  asOf: z.string(),
  window: deliveryWindowSchema,
  metrics: deliveryMetricsSchema,
  counts: deliveryCountsSchema,
  stages: z.array(deliveryStageSchema),
  secondaryLeadTimes: z.array(secondaryLeadTimeSchema).optional(),
  quickCheck: quickCheckSchema.optional(),
  days: z.array(deliveryDaySchema),
  periods: z.array(deliveryPeriodSchema),
  quality: deliveryQualitySchema,
}) satisfies z.ZodType<components['schemas']['DeliveryNumbers']>;

/** Validates {@link FrozenMetric}. */
export const frozenMetricSchema = z.object({
  unit: z.enum(['per-week', 'hours', 'percent']),
  better: z.enum(['higher', 'lower']),
  value: z.number().optional(),
  sampleSize: z.number().int(),
  moved: movedMetricSchema.optional(),
}) satisfies z.ZodType<components['schemas']['FrozenMetric']>;

/** Validates {@link FrozenMetrics}. */
export const frozenMetricsSchema = z.object({
  deploymentFrequency: frozenMetricSchema,
  leadTime: frozenMetricSchema,
  changeFailRate: frozenMetricSchema,
  recoveryTime: frozenMetricSchema,
  reworkRate: frozenMetricSchema,
}) satisfies z.ZodType<components['schemas']['FrozenMetrics']>;

/** Validates {@link FrozenWindow}. */
export const frozenWindowSchema = z.object({
  fromDay: z.string(),
  toDay: z.string(),
  days: z.number().int(),
  timeZone: z.string(),
}) satisfies z.ZodType<components['schemas']['FrozenWindow']>;

/** Validates {@link FrozenScope}. */
export const frozenScopeSchema = z.object({
  kind: z.enum(['organisation', 'team', 'service']),
  ref: z.string(),
}) satisfies z.ZodType<components['schemas']['FrozenScope']>;

/** Validates {@link FrozenStandard}. */
export const frozenStandardSchema = z.object({
  id: z.string(),
  version: z.string(),
}) satisfies z.ZodType<components['schemas']['FrozenStandard']>;

/** Validates {@link DeliveryTarget}. */
export const deliveryTargetSchema = z.object({
  metric: deliveryMetricNameSchema,
  value: z.number(),
  owner: z.string(),
  dueDay: z.string(),
  setBy: z.string(),
  setAt: z.string(),
}) satisfies z.ZodType<components['schemas']['DeliveryTarget']>;

/** Validates {@link DeliveryBaseline}. */
export const deliveryBaselineSchema = z.object({
  hash: z.string(),
  overlays: z.array(deliveryOverlaySchema).optional(),
  scope: frozenScopeSchema,
  name: z.string(),
  window: frozenWindowSchema,
  frozenAt: z.string(),
  author: z.string(),
  standard: frozenStandardSchema.optional(),
  config: z.string(),
  events: z.string(),
  metrics: frozenMetricsSchema,
  flags: z.array(z.string()),
  previous: z.string(),
  isIntact: z.boolean(),
  targets: z.array(deliveryTargetSchema),
}) satisfies z.ZodType<components['schemas']['DeliveryBaseline']>;

/** Validates {@link TargetOutcome}. */
export const targetOutcomeSchema = z.object({
  state: z.enum(['met', 'missed', 'replaced', 'not-known', 'to-come']),
  until: z.string().optional(),
  value: z.number().optional(),
}) satisfies z.ZodType<components['schemas']['TargetOutcome']>;

/** Validates {@link JudgedTarget}. */
export const judgedTargetSchema = z.object({
  metric: deliveryMetricNameSchema,
  value: z.number(),
  owner: z.string(),
  dueDay: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  outcome: targetOutcomeSchema,
}) satisfies z.ZodType<components['schemas']['JudgedTarget']>;

/** Validates {@link ComparedSide}. */
export const comparedSideSchema = z.object({
  value: z.number().optional(),
  sampleSize: z.number().int(),
}) satisfies z.ZodType<components['schemas']['ComparedSide']>;

/** Validates {@link ComparedInterval}. */
export const comparedIntervalSchema = z.object({
  lo: z.number(),
  hi: z.number(),
}) satisfies z.ZodType<components['schemas']['ComparedInterval']>;

/** Validates {@link ComparedChange}. */
export const comparedChangeSchema = z.object({
  says: z.enum(['improved', 'worse', 'not-shown', 'undefined']),
  sentence: z.string(),
  difference: z.number().optional(),
  interval: comparedIntervalSchema.optional(),
  warning: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['ComparedChange']>;

/** Validates {@link TargetProgress}. */
export const targetProgressSchema = z.object({
  percent: z.number(),
  state: z.enum(['met', 'under-way', 'unchanged', 'worse-than-baseline']),
}) satisfies z.ZodType<components['schemas']['TargetProgress']>;

/** Validates {@link DeliveryComparison}. */
export const deliveryComparisonSchema = z.object({
  metric: deliveryMetricNameSchema,
  unit: z.enum(['per-week', 'hours', 'percent']),
  better: z.enum(['higher', 'lower']),
  before: comparedSideSchema,
  after: comparedSideSchema,
  change: comparedChangeSchema,
  progress: targetProgressSchema.optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryComparison']>;

/** Validates {@link DeliveryAfter}. */
export const deliveryAfterSchema = z.object({
  window: frozenWindowSchema,
  comparisons: z.array(deliveryComparisonSchema),
  flags: z.array(z.string()),
}) satisfies z.ZodType<components['schemas']['DeliveryAfter']>;

/** Validates {@link DeliveryProof}. */
export const deliveryProofSchema = z.object({
  baseline: deliveryBaselineSchema,
  targetHistory: z.array(judgedTargetSchema),
  comparableFrom: z.string(),
  after: deliveryAfterSchema.optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryProof']>;

/** Validates {@link ServiceInTeamDelivery}. */
export const serviceInTeamDeliverySchema = z.object({
  ref: z.string(),
  metrics: deliveryMetricsSchema,
  counts: deliveryCountsSchema,
}) satisfies z.ZodType<components['schemas']['ServiceInTeamDelivery']>;

/** Validates {@link TeamDelivery}. */
export const teamDeliverySchema = z.object({
  team: z.string(),
  numbers: deliveryNumbersSchema,
  services: z.array(serviceInTeamDeliverySchema),
}) satisfies z.ZodType<components['schemas']['TeamDelivery']>;

/** Validates {@link TeamInDelivery}. */
export const teamInDeliverySchema = z.object({
  ref: z.string(),
  services: z.number().int(),
  metrics: deliveryMetricsSchema,
}) satisfies z.ZodType<components['schemas']['TeamInDelivery']>;

/** Validates {@link DeliveryTeams}. */
export const deliveryTeamsSchema = z.object({
  tier: z.string(),
  window: deliveryWindowSchema,
  items: z.array(teamInDeliverySchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryTeams']>;

/** Validates {@link DeliveredChange}. */
export const deliveredChangeSchema = z.object({
  id: z.string(),
  repository: z.string().optional(),
  leadTimeHours: z.number().optional(),
  clockSkew: z.boolean(),
}) satisfies z.ZodType<components['schemas']['DeliveredChange']>;

/** Validates {@link DeliveryFailure}. */
export const deliveryFailureSchema = z.object({
  reasons: z.array(z.string()),
  incidents: z.array(z.string()),
  remediedBy: z.array(z.string()),
  recovery: z.enum(['recovered', 'open', 'contradictory']),
  recoveryHours: z.number().optional(),
  recoveredAt: z.string().optional(),
  basis: z.enum(['incident', 'deployment']).optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryFailure']>;

/** Validates {@link DeploymentStarter}. */
export const deploymentStarterSchema = z.object({
  kind: z.enum(['person', 'automation', 'unknown']),
  name: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeploymentStarter']>;

/** Validates {@link CommitAbsence}. */
export const commitAbsenceSchema = z.object({
  reason: commitAbsenceReasonSchema,
  sentence: z.string(),
}) satisfies z.ZodType<components['schemas']['CommitAbsence']>;

/** Validates {@link DeliveryDeployment}. */
export const deliveryDeploymentSchema = z.object({
  service: z.string(),
  id: z.string(),
  status: z.enum(['success', 'failure']),
  kind: z
    .enum(['baseline', 'forward', 'redeploy', 'rollback', 'late', 'unknown'])
    .optional(),
  sha: z.string().optional(),
  withoutSha: commitAbsenceSchema.optional(),
  startedAt: z.string(),
  finishedAt: z.string(),
  changes: z.array(deliveredChangeSchema),
  rework: z.array(z.string()),
  startedBy: deploymentStarterSchema.optional(),
  failure: deliveryFailureSchema.optional(),
  isContested: z.boolean().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryDeployment']>;

/** Validates {@link EnvironmentDeployment}. */
export const environmentDeploymentSchema = z.object({
  id: z.string(),
  status: z.enum(['success', 'failure']),
  sha: z.string().optional(),
  startedAt: z.string(),
  finishedAt: z.string(),
  startedBy: deploymentStarterSchema.optional(),
  url: z.string().optional(),
  deployment: z.string().optional(),
  changes: z.number().int().optional(),
}) satisfies z.ZodType<components['schemas']['EnvironmentDeployment']>;

/** Validates {@link OtherEnvironments}. */
export const otherEnvironmentsSchema = z.object({
  items: z.array(
    z.object({
      environment: z.string(),
      deployments: z.array(environmentDeploymentSchema),
    }),
  ),
  notListed: z.number().int(),
}) satisfies z.ZodType<components['schemas']['OtherEnvironments']>;

/** Validates {@link DeploymentAttempt}. */
export const deploymentAttemptSchema = z.object({
  id: z.string(),
  source: z.string(),
  environment: z.string(),
  place: z.string(),
  startedAt: z.string(),
  attempt: z.number().int().optional(),
  withoutSha: commitAbsenceSchema.optional(),
  statuses: z.array(z.object({ state: z.string(), at: z.string() })),
  startedBy: deploymentStarterSchema.optional(),
  url: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeploymentAttempt']>;

/** Validates {@link ShippedCommit}. */
export const shippedCommitSchema = z.object({
  sha: z.string(),
  authoredAt: z.string(),
  title: z.string().optional(),
  author: z.string().optional(),
  url: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['ShippedCommit']>;

/** Validates {@link ShippedChange}. */
export const shippedChangeSchema = z.object({
  id: z.string(),
  repository: z.string().optional(),
  number: z.number().int().optional(),
  title: z.string().optional(),
  author: z.string().optional(),
  url: z.string().optional(),
  createdAt: z.string().optional(),
  mergedAt: z.string().optional(),
  leadTimeHours: z.number().optional(),
  startedAt: z.string().optional(),
  startedBy: z.string().optional(),
  clockSkew: z.boolean(),
  commits: z.array(shippedCommitSchema),
  commitCount: z.number().int(),
}) satisfies z.ZodType<components['schemas']['ShippedChange']>;

/** Validates {@link AttributedIncident}. */
export const attributedIncidentSchema = z.object({
  id: z.string(),
  rule: z.string(),
  setAside: deliveryOverlaySchema.optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  impactStartedAt: z.string().optional(),
  resolvedAt: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['AttributedIncident']>;

/** Validates {@link RelatedDeployment}. */
export const relatedDeploymentSchema = z.object({
  id: z.string(),
  reasons: z.array(z.string()),
  kind: z.string().optional(),
  sha: z.string().optional(),
  finishedAt: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['RelatedDeployment']>;

/** Validates {@link DeliveryRule}. */
export const deliveryRuleSchema = z.object({
  about: z.enum([
    'kind',
    'left-out',
    'change-fail-rate',
    'recovery-time',
    'rework-rate',
  ]),
  sentence: z.string(),
}) satisfies z.ZodType<components['schemas']['DeliveryRule']>;

/** Validates {@link DeliveryDeploymentDetails}. */
export const deliveryDeploymentDetailsSchema = z.object({
  tier: z.string(),
  deployment: deliveryDeploymentSchema,
  rules: z.array(deliveryRuleSchema),
  overlays: z.array(deliveryOverlaySchema),
  isCounted: z.boolean(),
  commitUrl: z.string().optional(),
  attempts: z.array(deploymentAttemptSchema),
  changes: z.array(shippedChangeSchema),
  incidents: z.array(attributedIncidentSchema),
  undid: z.array(relatedDeploymentSchema),
  undoneBy: z.array(relatedDeploymentSchema),
}) satisfies z.ZodType<components['schemas']['DeliveryDeploymentDetails']>;

/** Validates {@link DeliveryDeployments}. */
export const deliveryDeploymentsSchema = z.object({
  tier: z.string(),
  items: z.array(deliveryDeploymentSchema),
  nextCursor: z.string().optional(),
}) satisfies z.ZodType<components['schemas']['DeliveryDeployments']>;

/** What a client asks the readiness API. */
export const readinessApi = {
  pluginId: 'readiness',
  operations: {
    getOrganisation: {
      method: 'GET',
      path: '/organisation',
      answer: organisationAnswerSchema,
    },
    getOrganisationHistory: {
      method: 'GET',
      path: '/organisation/history',
      answer: organisationHistorySchema,
    },
    getPrerequisite: {
      method: 'GET',
      path: '/prerequisites/{id}',
      answer: prerequisiteAnswerSchema,
    },
    getCheck: {
      method: 'GET',
      path: '/checks/{check}',
      answer: checkAnswerSchema,
    },
    getClusters: {
      method: 'GET',
      path: '/clusters',
      answer: clustersAnswerSchema,
    },
    getPipelines: {
      method: 'GET',
      path: '/pipelines',
      answer: pipelinesAnswerSchema,
    },
    getPipelineComparison: {
      method: 'GET',
      path: '/pipelines/comparison',
      answer: pipelineComparisonSchema,
    },
    getTeam: {
      method: 'GET',
      path: '/teams/{namespace}/{name}',
      answer: teamScorecardSchema,
    },
    getService: {
      method: 'GET',
      path: '/services/{namespace}/{name}',
      answer: serviceAnswerSchema,
    },
    getServiceSummary: {
      method: 'GET',
      path: '/services/{namespace}/{name}/summary',
      answer: serviceSummarySchema,
    },
    getCheckEvidence: {
      method: 'GET',
      path: '/services/{namespace}/{name}/checks/{check}/evidence',
      answer: checkEvidenceSchema,
    },
    getEvidenceObject: {
      method: 'GET',
      path: '/evidence/{id}/object',
      answer: evidenceViewSchema,
    },
    getEvidence: {
      method: 'GET',
      path: '/evidence/{id}',
      answer: evidenceRecordSchema,
    },
    getCollectors: {
      method: 'GET',
      path: '/collectors',
      answer: collectorsAnswerSchema,
    },
    runCollector: {
      method: 'POST',
      path: '/collectors/{collector}/run',
      answer: z.void(),
    },
    runSources: {
      method: 'POST',
      path: '/delivery/sources/run',
      answer: z.void(),
    },
    getOrganisationDelivery: {
      method: 'GET',
      path: '/delivery/organisation',
      answer: deliveryNumbersSchema,
    },
    getOrganisationDeliveryDeployments: {
      method: 'GET',
      path: '/delivery/organisation/deployments',
      answer: deliveryDeploymentsSchema,
    },
    getTeamsDelivery: {
      method: 'GET',
      path: '/delivery/teams',
      answer: deliveryTeamsSchema,
    },
    getTeamDelivery: {
      method: 'GET',
      path: '/delivery/teams/{namespace}/{name}',
      answer: teamDeliverySchema,
    },
    getTeamDeliveryDeployments: {
      method: 'GET',
      path: '/delivery/teams/{namespace}/{name}/deployments',
      answer: deliveryDeploymentsSchema,
    },
    getServiceDelivery: {
      method: 'GET',
      path: '/delivery/services/{namespace}/{name}',
      answer: deliveryNumbersSchema,
    },
    getServiceDeliveryDeployments: {
      method: 'GET',
      path: '/delivery/services/{namespace}/{name}/deployments',
      answer: deliveryDeploymentsSchema,
    },
    listTeamOverlays: {
      method: 'GET',
      path: '/delivery/teams/{namespace}/{name}/overlays',
      answer: deliveryOverlaysSchema,
    },
    listServiceOverlays: {
      method: 'GET',
      path: '/delivery/services/{namespace}/{name}/overlays',
      answer: deliveryOverlaysSchema,
    },
    sayOverlay: {
      method: 'POST',
      path: '/delivery/services/{namespace}/{name}/overlays',
      answer: deliveryOverlaySchema,
    },
    revokeOverlay: {
      method: 'POST',
      path: '/delivery/services/{namespace}/{name}/overlays/{overlay}/revocation',
      answer: deliveryOverlaySchema,
    },
    listBaselines: {
      method: 'GET',
      path: '/delivery/baselines',
      answer: z.object({
        items: z.array(deliveryBaselineSchema),
        mayFreeze: z.boolean(),
      }),
    },
    freezeBaseline: {
      method: 'POST',
      path: '/delivery/baselines',
      answer: deliveryBaselineSchema,
    },
    getBaseline: {
      method: 'GET',
      path: '/delivery/baselines/{hash}',
      answer: deliveryProofSchema,
    },
    setTarget: {
      method: 'POST',
      path: '/delivery/baselines/{hash}/targets',
      answer: deliveryTargetSchema,
    },
    listSetAside: {
      method: 'GET',
      path: '/delivery/set-aside',
      answer: z.object({
        items: z.array(setAsideEventSchema),
        total: z.number().int().min(0),
        mayReplay: z.boolean(),
      }),
    },
    getSetAside: {
      method: 'GET',
      path: '/delivery/set-aside/{event}',
      answer: z.object({ event: setAsideEventSchema, payload: z.string() }),
    },
    replaySetAside: {
      method: 'POST',
      path: '/delivery/set-aside/{event}/replay',
      answer: z.object({
        outcome: z.enum(['told', 'set-aside']),
        reason: z.string().optional(),
      }),
    },
    getServiceEnvironments: {
      method: 'GET',
      path: '/delivery/services/{namespace}/{name}/environments',
      answer: otherEnvironmentsSchema,
    },
    getServiceDeliveryDeployment: {
      method: 'GET',
      path: '/delivery/services/{namespace}/{name}/deployment',
      answer: deliveryDeploymentDetailsSchema,
    },
  },
} as const;
