import { HumanDuration } from '@backstage/types';
import {
  EvidenceKind,
  Observation,
  Subject,
  SubjectFilter,
  TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/source-client';

/** The part of a logger that collectors use; Backstage's LoggerService fits. */
export interface CollectLogger {
  info(message: string, meta?: object): void;
  warn(message: string, meta?: object): void;
  debug(message: string, meta?: object): void;
}

/** What the runner gives to one look. */
export interface CollectContext {
  readonly logger: CollectLogger;
  /** Ends with the time limit of the look or with the run. */
  readonly signal: AbortSignal;
  /** Time of the run. */
  readonly asOf: Date;
  /**
   * The outside systems: `sources.client(target)` for one by its address, `clustersOf(sources)` and its like for those that
   * the configuration names. Requests end with the look, and count against the budget that all looks at a system share.
   */
  readonly sources: SourceClients;
  /**
   * What the last good look of this collector saw of a subject, where somebody keeps it: it tells since when something is
   * as it is. Not validated, and maybe by an earlier version of the collector; undefined when there was none.
   */
  readonly earlier?: (subject: Subject) => Promise<unknown>;
  /** Tells the teams of people, from the catalog; where nobody reads one, no team is known. No name of a person is stored. */
  readonly teamsOfPeople: () => Promise<TeamOfPerson>;
  /**
   * Loads something once per run, however many subjects ask for it: one list of a source answers them all. It is tried
   * again like a look; a failure that stays is remembered, so that a source that is down is not asked by every subject.
   */
  once<T>(key: string, load: () => Promise<T>): Promise<T>;
}

/**
 * Looks at an outside system and says what it saw of one subject. The runner owns time, concurrency, retries, validation,
 * redaction and the conversion of errors to failed observations.
 */
export interface Collector<T> {
  /** `<module>:<evidence kind>`. */
  readonly id: string;
  readonly produces: EvidenceKind<T>;
  readonly appliesTo: SubjectFilter;
  collect(subject: Subject, context: CollectContext): Promise<Observation<T>>;
}

/** A collector with what the runner needs to know about it. */
export interface CollectorRegistration {
  readonly collector: Collector<unknown>;
  /** Raised when the collector reads or derives differently. */
  readonly version: string;
  /** How often it looks; evidence counts fully for twice as long. */
  readonly cadence: HumanDuration;
  /** Longest time of one look, 30 seconds unless stated. */
  readonly timeout?: HumanDuration;
  /** How soon a failed look is repeated, ten minutes unless stated, and never later than a good one. */
  readonly retryFailedAfter?: HumanDuration;
  /** Looks at the same time, 4 unless stated. */
  readonly concurrency?: number;
}

/** What a source's module brings. */
export interface CollectorSet {
  readonly collectors: readonly CollectorRegistration[];
  /** Outside systems that its configuration declares, e.g. Argo CD instances. */
  readonly subjects?: readonly Subject[];
  /** Clusters that its configuration names; those that `groundwork.environments` does not name are reported. */
  readonly knownClusters?: readonly string[];
}
