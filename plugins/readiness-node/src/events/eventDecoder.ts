import {
  DeliveryEventInput,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/source-client';
import { DeploymentEvidence, PlaceClaim } from './eventCollector';

/** What a system told without being asked: a webhook, or an event over HTTP. */
export interface ToldEvent {
  /** Of Backstage's events: `github.deployment_status`. */
  readonly topic: string;
  /** Nobody has looked into it yet. */
  readonly payload: unknown;
}

/** What a decoder may look at beside the event. It asks nobody: an event is decoded while others wait. */
export interface DecodingContext {
  /** Services of the catalog. */
  readonly services: readonly Subject[];
  /** What reads events, and of which sources. */
  readonly collectors: readonly Pick<DueReading, 'collector' | 'source'>[];
  /** For the configuration of hosts. */
  readonly sources: SourceClients;
  readonly asOf: Date;
}

/** Services whose reading is to come at once: something happened of which the event does not say enough. */
export interface DueReading {
  /** Id of an event collector. */
  readonly collector: string;
  readonly source: Source;
  /** References of the catalog; the whole source without them. */
  readonly services?: readonly string[];
}

/** That an incident is over, told by an event that does not say when it began. */
export interface IncidentEnd {
  readonly id: string;
  readonly atMs: number;
}

/** What an event says, in the same facts that a reading of its source would bring. Nothing, where it concerns nobody. */
export interface DecodedEvent {
  readonly source: Source;
  readonly events: readonly DeliveryEventInput[];
  /** All services of each place that is named here. */
  readonly places: readonly PlaceClaim[];
  /** Absent where it tells of no deployment. */
  readonly evidence?: DeploymentEvidence;
  /** What to read again. */
  readonly due: readonly DueReading[];
  /** Ends of incidents whose beginnings were, or will be, told apart. */
  readonly ends?: readonly IncidentEnd[];
  /**
   * What to read instead unless the places mean these very services already: a reading knows better who lives where than an
   * event does. Without it the event's word counts.
   */
  readonly otherwise?: DueReading;
}

/** Says what the events of some topics mean. */
export interface EventDecoder {
  /** `<module>:<what it understands>`, such as `github:webhooks`. */
  readonly id: string;
  readonly topics: readonly string[];
  /** The header in which the system numbers what it sends, for people who look for it there. */
  readonly deliveryHeader?: string;
  /** The same event always means the same. It throws when it cannot make out what the event says, and why. */
  decode(told: ToldEvent, context: DecodingContext): DecodedEvent | undefined;
}
