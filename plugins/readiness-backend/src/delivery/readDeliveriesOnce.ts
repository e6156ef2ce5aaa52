import { Config } from '@backstage/config';
import { Source, Subject } from '@groundwork/plugin-readiness-common';
import {
  CollectLogger,
  EventCollectorRegistration,
} from '@groundwork/plugin-readiness-node';
import { SourceClients } from '@groundwork/source-client';
import { Knex } from 'knex';
import { migrateToLatest } from '../database';
import { DeliveryAnswers } from './answers/DeliveryAnswers';
import { DatabaseReadings, endOfStreams, ReadingEnd } from './collect/readings';
import { isUnfinished, ReadingOfSource, readToEnd } from './collect/readToEnd';
import { DatabaseDeliveryDeriver } from './derive/DatabaseDeliveryDeriver';
import { DatabaseEventStore } from './events/DatabaseEventStore';
import { readDeliveryOptions } from './options';

/** A source, or a part of it, that did not tell what it was asked. */
export interface SilentSource {
  readonly source: Source;
  readonly reason: string;
  readonly message: string;
  /** How many of its parts were silent for this reason; none when it did not even say what there is. */
  readonly parts: number;
}

/** A source of which time did not suffice to read everything. */
export interface UnfinishedSource {
  readonly source: Source;
  readonly collector: string;
  /** How many of its parts were not read to their end, and of how many. */
  readonly parts: number;
  readonly of: number;
}

/** What deliveries are read with. */
export interface OnceOptions {
  /** What was read into it before is gone on from; else an empty one. */
  readonly knex: Knex;
  readonly config: Config;
  /** Services of the catalog. */
  readonly services: readonly Subject[];
  readonly sources: SourceClients;
  readonly logger: CollectLogger;
  readonly secrets: readonly string[];
  /** Aborts when the time to read is over; what is left then is unfinished. */
  readonly deadline: AbortSignal;
  /** Time of the reading, the present unless stated. */
  readonly now?: () => Date;
}

/**
 * Reads events to their end, in as many runs as that takes, and works out what they mean: the same stores, derivation and answers as those of a portal, without its
 * history. A source that is silent is named, and the others are read.
 */
export async function readDeliveriesOnce(
  registrations: readonly EventCollectorRegistration[],
  options: OnceOptions,
): Promise<{
  readonly answers: DeliveryAnswers;
  readonly silent: readonly SilentSource[];
  readonly unfinished: readonly UnfinishedSource[];
}> {
  const { knex, logger, now = () => new Date() } = options;
  const deliveries = readDeliveryOptions(options.config);
  await migrateToLatest(knex);
  const sink = new DatabaseEventStore(knex);
  const readings = await readToEnd(registrations, { ...options, sink, now });
  const noted = new DatabaseReadings(knex);
  for (const reading of readings) {
    await noteReading(noted, reading, now().getTime());
  }
  const { failed } = await new DatabaseDeliveryDeriver({
    ...{ ...deliveries, knex, now },
    logger: {
      info: (message, meta) => logger.info(message, { ...meta }),
      error: (message, meta) => logger.warn(message, { ...meta }),
    },
  }).run();
  if (failed.length > 0) {
    logger.warn('Services whose deliveries could not be worked out', {
      services: failed.length,
    });
  }
  return {
    answers: new DeliveryAnswers({ knex, now, options: deliveries }),
    silent: readings.flatMap(silentSources),
    unfinished: readings.flatMap(unfinishedSources),
  };
}

/** The answers say so of a source that nothing was read of; nobody will read it again. */
async function noteReading(
  readings: DatabaseReadings,
  reading: ReadingOfSource,
  nowMs: number,
): Promise<void> {
  const { registration } = reading;
  await readings.state(registration, { nowMs, nextAtMs: nowMs });
  await readings.ended(registration, endOfReading(reading), {
    ...{ nowMs, nextAtMs: nowMs, catchesUp: false },
  });
}

function endOfReading(reading: ReadingOfSource): ReadingEnd {
  if (reading.silence) {
    return { outcome: 'failed', reason: reading.silence.reason };
  }
  return isUnfinished(reading)
    ? { outcome: 'failed', reason: 'timeout' }
    : endOfStreams([...reading.ends.values()]);
}

function silentSources({
  source,
  ends,
  silence,
}: ReadingOfSource): readonly SilentSource[] {
  if (silence) {
    return [{ source, ...silence, parts: 0 }];
  }
  const failures = new Map<string, SilentSource>();
  for (const end of ends.values()) {
    if (end.outcome === 'failed') {
      const known = failures.get(end.reason);
      failures.set(end.reason, {
        ...{ source, reason: end.reason },
        message: known?.message ?? end.message,
        parts: (known?.parts ?? 0) + 1,
      });
    }
  }
  return [...failures.values()];
}

function unfinishedSources({
  registration,
  source,
  ends,
}: ReadingOfSource): readonly UnfinishedSource[] {
  const left = [...ends.values()].filter(
    ({ outcome }) => outcome === 'unfinished',
  );
  const { id } = registration.collector;
  return left.length === 0
    ? []
    : [{ source, collector: id, parts: left.length, of: ends.size }];
}
