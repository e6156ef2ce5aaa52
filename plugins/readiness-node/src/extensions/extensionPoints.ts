import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Check, Standard } from '@groundwork/plugin-readiness-common';
import { CollectorSet } from '../collector';
import { EventCollectorRegistration, EventDecoder } from '../events';

/** Where modules of sources add their collectors. */
export interface ReadinessCollectorsExtensionPoint {
  /** Throws a ConflictError when a collector of that id exists. */
  addCollectors(set: CollectorSet): void;
}

/** See {@link ReadinessCollectorsExtensionPoint}. */
export const readinessCollectorsExtensionPoint =
  createExtensionPoint<ReadinessCollectorsExtensionPoint>({
    id: 'readiness.collectors',
  });

/** Where modules of sources add their collectors of events, and what understands events that are told unasked. */
export interface ReadinessEventsExtensionPoint {
  /** Throws a ConflictError when one of that id reads that source already. */
  addEventCollectors(
    ...registrations: readonly EventCollectorRegistration[]
  ): void;
  /** Throws a ConflictError when a topic has a decoder already. */
  addEventDecoders(...decoders: readonly EventDecoder[]): void;
}

/** See {@link ReadinessEventsExtensionPoint}. */
export const readinessEventsExtensionPoint =
  createExtensionPoint<ReadinessEventsExtensionPoint>({
    id: 'readiness.events',
  });

/** Where modules add checks. */
export interface ReadinessChecksExtensionPoint {
  /** Throws a ConflictError when a check of that id exists. */
  addCheck(...checks: readonly Check[]): void;
}

/** See {@link ReadinessChecksExtensionPoint}. */
export const readinessChecksExtensionPoint =
  createExtensionPoint<ReadinessChecksExtensionPoint>({
    id: 'readiness.checks',
  });

/** Where modules add standards. */
export interface ReadinessStandardsExtensionPoint {
  /** Throws a ConflictError when a standard of that id exists. */
  addStandard(...standards: readonly Standard[]): void;
}

/** See {@link ReadinessStandardsExtensionPoint}. */
export const readinessStandardsExtensionPoint =
  createExtensionPoint<ReadinessStandardsExtensionPoint>({
    id: 'readiness.standards',
  });
