/** Generated from openapi.yaml by `yarn openapi`; do not edit. */
/* eslint-disable */
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
     * @description Permission readiness.organisation.read. Rows that name a service or a team whose result the caller may not read (readiness.result.read) are left out of `findings`, `unread`, `parts` and the lists of squads; `findingCount`, `unreadCount` and `partCount` count all. Before the first assessment `assessment` is missing.
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
     * @description Permission readiness.organisation.read. Rows are left out as in /organisation.
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
  readonly '/teams/{namespace}/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * A team's scorecard, a page of its services at a time
     * @description Permission readiness.result.read on the team, and on each service: those that the caller may not read are neither listed nor counted, and pages are full without them. Services are ordered by reference; no ranking. With readiness.organisation.read the organisation's median level stands beside.
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
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly Error: {
      readonly error: {
        readonly name: string;
        readonly message: string;
      };
      readonly request?: Record<string, never> | undefined;
      readonly response: {
        readonly statusCode: number;
      };
    };
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
        readonly reason: string;
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
      readonly phase?: string | undefined;
      readonly certain: boolean;
      readonly prerequisites: readonly {
        readonly id: string;
        readonly lo: number;
        readonly score?: number | undefined;
        readonly hi: number;
        readonly gate: string;
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
      readonly gate: string;
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
      readonly standard?: components['schemas']['StandardRef'] | undefined;
      /** Format: date-time */
      readonly asOf?: string | undefined;
      readonly columns: readonly {
        readonly checkId: string;
        readonly title: string;
        readonly failureTitle: string;
        readonly why?: string | undefined;
        readonly remediation?:
          | {
              readonly summary: string;
              readonly effort: string;
              readonly href: string;
            }
          | undefined;
        readonly level: number;
      }[];
      readonly services: readonly components['schemas']['SubjectAssessment'][];
      readonly serviceCount: number;
      /** @description Lowest level of the team's services; the weakest decides. */
      readonly level?: components['schemas']['LevelBounds'] | undefined;
      readonly highestLevel?: number | undefined;
      /** @description Median of the certain levels of all assessed services. */
      readonly organisationMedianLevel?: number | undefined;
      /** @description The check whose repair lifts most services or, with equal effect, costs least. */
      readonly first?:
        | {
            readonly checkId: string;
            readonly services: readonly string[];
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
          readonly reason: string;
          readonly message: string;
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
        readonly reason: string;
        readonly message?: string | undefined;
        readonly source: components['schemas']['Source'];
        readonly request?: components['schemas']['SourceRequest'] | undefined;
        /** Format: date-time */
        readonly since: string;
      }[];
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
    readonly SignalResult: {
      readonly id: string;
      readonly title: string;
      /** @enum {string} */
      readonly speaksFor: 'ready' | 'not-ready';
      /** @enum {string} */
      readonly state: 'shown' | 'not-shown' | 'unknown';
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
          }
        | undefined;
      readonly levels: readonly {
        readonly level: number;
        readonly title: string;
      }[];
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
      readonly reasons: readonly string[];
      readonly looks: readonly {
        readonly fact: string;
        readonly title: string;
        /** @enum {string} */
        readonly effort: 'low' | 'medium' | 'high';
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
  };
  responses: {
    /** @description An error in Backstage's shape. */
    readonly Error: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    readonly namespace: string;
    readonly name: string;
    /** @description Id of the standard; the first of its scope unless stated. */
    readonly standard: string;
    /** @description The nextCursor of the page before. */
    readonly cursor: string;
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
          readonly 'application/json': {
            readonly assessment?:
              | components['schemas']['OrganisationAssessment']
              | undefined;
            readonly sources: components['schemas']['SourcesSummary'];
          };
        };
      };
      /** @description Unchanged since the ETag sent with If-None-Match. */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
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
          readonly 'application/json': {
            readonly items: readonly components['schemas']['OrganisationDay'][];
          };
        };
      };
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
        readonly id: 'P1' | 'P2' | 'P3' | 'P4' | 'P5';
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
          readonly 'application/json': {
            readonly prerequisite: components['schemas']['PrerequisiteResult'];
            readonly standard: components['schemas']['StandardRef'];
            /** Format: date-time */
            readonly asOf: string;
            readonly history: readonly components['schemas']['PrerequisiteDay'][];
            readonly sources: components['schemas']['SourcesSummary'];
          };
        };
      };
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
      /** @description The assessment; missing when the service has not been assessed or no standard applies to it. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly assessment?:
              | components['schemas']['SubjectAssessment']
              | undefined;
            readonly history: readonly components['schemas']['LevelDay'][];
          };
        };
      };
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
          readonly 'application/json': {
            readonly catalog?:
              | components['schemas']['CatalogBacklog']
              | undefined;
            readonly items: readonly components['schemas']['CollectorHealth'][];
          };
        };
      };
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
}
