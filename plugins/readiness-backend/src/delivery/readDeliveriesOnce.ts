import { Config } from '@backstage/config';
import { stringifyError } from '@backstage/errors';
import { Source, Subject } from '@groundwork/plugin-readiness-common';
import {
  CollectLogger,
  EventCollectorRegistration,
  runEventCollector,
} from '@groundwork/plugin-readiness-node';
import {
  redactText,
  SourceClients,
  SourceError,
} from '@groundwork/source-client';
import { Knex } from 'knex';
import { migrateToLatest } from '../database';
import { DeliveryAnswers } from './answers/DeliveryAnswers';
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

/** What deliveries are read with. */
export interface OnceOptions {
  /** An empty database, which is not read again. */
  readonly knex: Knex;
  readonly config: Config;
  /** Services of the catalog. */
  readonly services: readonly Subject[];
  readonly sources: SourceClients;
  readonly logger: CollectLogger;
  readonly secrets: readonly string[];
}

/**
 * Reads events once and works out what they mean: the same stores, derivation and answers as those of a portal, without its
 * history. A source that is silent is named, and the others are read.
 */
export async function readDeliveriesOnce(
  registrations: readonly EventCollectorRegistration[],
  options: OnceOptions,
): Promise<{
  readonly answers: DeliveryAnswers;
  readonly silent: readonly SilentSource[];
}> {
  const { knex, logger } = options;
  const deliveries = readDeliveryOptions(options.config);
  const now = () => new Date();
  await migrateToLatest(knex);
  const sink = new DatabaseEventStore(knex);
  const silent: SilentSource[] = [];
  for (const registration of registrations) {
    silent.push(...(await readOne(registration, options, sink)));
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
    silent,
  };
}

async function readOne(
  registration: EventCollectorRegistration,
  { services, sources, logger, secrets }: OnceOptions,
  sink: DatabaseEventStore,
): Promise<readonly SilentSource[]> {
  const { source } = registration.collector;
  try {
    const { streams } = await runEventCollector(registration, services, {
      ...{ sources, logger, secrets, sink },
    });
    const failures = new Map<string, SilentSource>();
    for (const { end } of streams) {
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
  } catch (error) {
    return [
      {
        source,
        reason: error instanceof SourceError ? error.reason : 'unsupported',
        message: redactText(
          error instanceof SourceError ? error.message : stringifyError(error),
          secrets,
        ),
        parts: 0,
      },
    ];
  }
}
