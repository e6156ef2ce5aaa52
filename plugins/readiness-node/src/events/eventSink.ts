import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';
import type { FailureReason } from '@groundwork/source-client';
import {
  DeploymentEvidence,
  EventStream,
  PlaceClaim,
  StreamProgress,
} from './eventCollector';

/** A stream among those of all collectors. */
export interface StreamName {
  readonly collector: string;
  readonly source: Source;
  readonly stream: string;
}

/** An event that does not say what an event has to say. */
export interface SetAside {
  /** What is wrong with it. */
  readonly reason: string;
  /** Its JSON, to be read again by a later version; cut when it is long. */
  readonly event: string;
}

/** A page whose events have been checked. */
export interface CheckedPage {
  readonly events: readonly DeliveryEvent[];
  readonly setAside: readonly SetAside[];
  readonly places: readonly PlaceClaim[];
  readonly evidence?: DeploymentEvidence;
  readonly progress?: StreamProgress;
  /** Position before and after the page, as text. */
  readonly from?: string;
  readonly to: string;
}

/** How a reading of a stream ended. */
export type StreamEnd =
  /** Everything was read. */
  | { readonly outcome: 'complete' }
  /** Time or budget was over; the next run goes on. */
  | { readonly outcome: 'unfinished'; readonly message: string }
  | {
      readonly outcome: 'failed';
      readonly reason: FailureReason;
      readonly message: string;
    };

/** How and when a reading of a stream ended the last time. */
export interface LastEnd {
  readonly outcome: StreamEnd['outcome'];
  readonly atMs: number;
  /** When it was read to its end the last time; absent when it never was. */
  readonly completeAtMs?: number;
}

/** Where events go. */
export interface EventSink {
  /** What a collector is about to read, and of which services each part tells. */
  listed?(
    name: Omit<StreamName, 'stream'>,
    streams: readonly Pick<EventStream, 'id' | 'services'>[],
  ): Promise<void>;
  /** By stream, of a collector. Where nobody remembers, streams are read in the order in which they are listed. */
  lastEnds?(
    name: Omit<StreamName, 'stream'>,
  ): Promise<ReadonlyMap<string, LastEnd>>;
  /** The position as it was stored last. */
  position(name: StreamName): Promise<string | undefined>;
  /** Stores a page and moves the position, both or neither; tells how many rows it changed. */
  store(name: StreamName, page: CheckedPage): Promise<number>;
  ended(name: StreamName, end: StreamEnd, at: Date): Promise<void>;
}
