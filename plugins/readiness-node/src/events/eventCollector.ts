import { HumanDuration } from '@backstage/types';
import {
  DeliveryEventInput,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import { CollectLogger } from '../collector';

/** A part of a source that is read on its own, with a cursor of its own: a repository, a job, an Argo CD instance. */
export interface EventStream {
  /** Stays the same as long as the part does; a numeric id where the source has one. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** Services of the catalog that it may tell of. */
  readonly services: readonly Subject[];
  /** Where all that it tells happens, by a name that events give to environments; absent where each says it for itself. */
  readonly environment?: string;
  /** What services still call it, by their references, that its title is not: it has had another name. */
  readonly formerNames?: ReadonlyMap<string, string>;
}

/** What a collector needs to name its streams. */
export interface StreamsContext {
  readonly logger: CollectLogger;
  readonly signal: AbortSignal;
  /** Requests count against the budget of the run. */
  readonly sources: SourceClients;
}

/** See {@link StreamsContext}; also what is remembered of earlier readings. */
export interface ListingContext extends StreamsContext {
  /** The position of a part as it was stored, by whatever version of the collector; undefined of one that was never read. */
  readonly positionOf: (stream: Pick<EventStream, 'id'>) => Promise<unknown>;
}

/** What the runner gives to one reading of one stream. */
export interface EventContext<Position> extends StreamsContext {
  readonly stream: EventStream;
  /** Time of the run. */
  readonly asOf: Date;
  /** Position of the last page that was stored; absent until there was one. */
  readonly position?: Position;
  /**
   * Everything that the source changed since then is read again, however far the position is: sources tell late, a run is
   * repeated weeks after it began, a deployment ends after it was listed.
   */
  readonly rereadFrom: Date;
  /** How far back the first reading goes, as far as the source keeps. */
  readonly historyFrom: Date;
}

/** How much of what a source says exists has been read. */
export interface StreamProgress {
  readonly read: number;
  /** Absent when the source does not say how many there are. */
  readonly of?: number;
  /** From when on everything has been read. */
  readonly completeFromMs?: number;
  /**
   * The same by place, where a stream tells of many: a place that is not among them is complete. Without it the whole stream is
   * complete only from `completeFromMs` on.
   */
  readonly placesFromMs?: Readonly<Record<string, number>>;
}

/** That a place means a service: what its events say is about that service. */
export interface PlaceClaim {
  /** As events name it. */
  readonly place: string;
  /** Reference of the catalog. Absent where the place means no service any more. */
  readonly service?: string;
  /** The catalog says that incidents of the service are kept there. Those that other sources tell do then not count for it. */
  readonly keepsIncidents?: boolean;
}

/** Some events, and where to go on once they are stored. */
export interface EventPage<Position> {
  /** In any order, also those that were told before: each is kept once. */
  readonly events: readonly DeliveryEventInput[];
  /** Plain data. Whoever starts from it must miss nothing that comes after this page. */
  readonly position: Position;
  /** All services of each place that is named here; a place that is not named means what it meant before. */
  readonly places?: readonly PlaceClaim[];
  readonly progress?: StreamProgress;
}

/**
 * What a source's deployments are evidence of, the best first. Of several sources that tell of one service the best one
 * counts, and the others corroborate it.
 */
export const deploymentEvidence = [
  /** Deployments that the source itself calls so. */
  'deployments',
  /** Runs and builds with a step that deploys. */
  'runs',
  /** Synchronisations by a GitOps operator. */
  'gitops',
  /** New revisions of workloads in a cluster. */
  'rollouts',
] as const;

/** See {@link deploymentEvidence}. */
export type DeploymentEvidence = (typeof deploymentEvidence)[number];

/**
 * Reads what happened in one source. The runner owns schedule, time, budget, retries, validation, redaction and the cursor: a
 * page is stored together with its position or not at all, and whatever goes wrong, the next reading starts from the last
 * stored one.
 */
export interface EventCollector<Position = unknown> {
  /** `<module>:<what it reads>`, such as `github:deployments`. */
  readonly id: string;
  readonly source: Source;
  /** A stored position that does not fit any more starts the stream anew, which costs time and loses nothing. */
  readonly positionSchema: z.ZodType<Position>;
  /** What is to be read, given the services of the catalog. */
  streams(
    services: readonly Subject[],
    context: ListingContext,
  ): Promise<readonly EventStream[]>;
  /** Reads on from the position. It throws a SourceError where it cannot; what it yielded before stays. */
  read(context: EventContext<Position>): AsyncIterable<EventPage<Position>>;
}

/** A collector of events with what the runner needs to know about it. */
export interface EventCollectorRegistration {
  readonly collector: EventCollector;
  readonly cadence: HumanDuration;
  /** Absent for a source that tells of no deployments. */
  readonly evidence?: DeploymentEvidence;
  /** Whether it tells of incidents: while it is not read to its end, no change fail rate is known. */
  readonly tellsOfIncidents?: boolean;
  /** How far back it reads again each time, three days unless stated. */
  readonly reread?: HumanDuration;
  /** How far back the first reading goes, three years unless stated. */
  readonly history?: HumanDuration;
  /** Longest time of one run over all its streams, five minutes unless stated; the next run goes on. */
  readonly timeout?: HumanDuration;
  /** Most requests of one run to each system that it asks, 1,000 unless stated; the next run goes on. */
  readonly requests?: number;
  /** Streams at the same time, 2 unless stated. */
  readonly concurrency?: number;
}
