/** Conventions that an organisation may choose. Everything else is fixed by the definitions. */
export interface DeliverySettings {
  /** IANA name of the team's time zone; days and weeks are counted in it. */
  readonly timeZone: string;
  /** How long after a deployment an incident is still attributed to it, in milliseconds, inclusive. */
  readonly attributionMs: number;
  /**
   * How long after the finish of a deployment a revert or a hotfix still shows that it failed, in milliseconds,
   * inclusive; `Infinity` for no limit.
   */
  readonly interventionMs: number;
  /** A rollout that failed without harming users is a change failure too. */
  readonly failedDeploymentsAreFailures: boolean;
  /** `false`: no source of incidents is connected, so their absence proves nothing. */
  readonly incidentSource: boolean;
  /** Leaves out deployments of the SHA that was already running. */
  readonly excludeRedeploys: boolean;
  /** Leaves out forward deployments that brought the service no change. */
  readonly requireChange: boolean;
  /** Takes rollbacks out of the change fail rate's denominator; the rework rate keeps them. */
  readonly excludeRollbacksFromCfrDenominator: boolean;
  /** Changes by these authors are left out. */
  readonly excludeAuthors: readonly string[];
  /** Regular expression on head branch or title that replaces the default rule for hotfixes. */
  readonly hotfixPattern?: string | undefined;
  /** Per service: regular expressions on file paths, for repositories that hold several services. */
  readonly servicePaths: ReadonlyMap<string, readonly string[]>;
  /**
   * What people say of deployments, by the id of any of their attempts: whether they were hotfixes. It holds against what the
   * pull requests say.
   */
  readonly saidHotfixes?: ReadonlyMap<string, boolean> | undefined;
  /** Names in lower case whose tier is known; any other name is judged by how production is usually called. */
  readonly environments?:
    | {
        readonly production: readonly string[];
        readonly others: readonly string[];
      }
    | undefined;
}

const HOUR_MS = 3_600_000;

/**
 * The conventions of the definitions: UTC, 24 hours of attribution, 168 of intervention, incidents connected, every
 * option off.
 */
export const DEFAULT_DELIVERY_SETTINGS: DeliverySettings = {
  timeZone: 'UTC',
  attributionMs: 24 * HOUR_MS,
  interventionMs: 168 * HOUR_MS,
  failedDeploymentsAreFailures: false,
  incidentSource: true,
  excludeRedeploys: false,
  requireChange: false,
  excludeRollbacksFromCfrDenominator: false,
  excludeAuthors: [],
  servicePaths: new Map(),
};
