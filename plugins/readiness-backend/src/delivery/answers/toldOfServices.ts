import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { DeliveryReader } from './DeliveryReader';
import { Telling } from './numbers';
import { readRemarks, Remarks } from './remarks';
import {
  OutdatedService,
  readOutdated,
  readServiceSources,
  ServiceSource,
} from './ServiceSources';
import { readServiceReadings, ServiceReadings } from './serviceReadings';
import { SourceHealth } from './sourceHealth';
import { AnswerServices } from './Tellings';
import { readTold, ToldRecords } from './toldCounting';
import { shifted } from './window';

const WEEK = 7;

/** Records of some services, of the window and of the week before it. */
export interface ToldOfServices {
  readonly services: readonly string[];
  readonly told: ReadonlySet<string>;
  readonly records: readonly DeploymentRecord[];
  /** Of the window only, and only where people say something else. */
  readonly toldBySources: ToldRecords;
  readonly read: ServiceReadings;
  readonly sources: readonly ServiceSource[];
  readonly outdated: readonly OutdatedService[];
  readonly remarks: Remarks;
}

/** Whose numbers are told. */
export interface OfServices {
  readonly services: readonly string[];
  /** None for a service by itself. */
  readonly team?: string;
}

/** All that the numbers of some services are made from, asked at once, because on a busy machine each question waits for its turn. */
export async function readServices(
  { services, team }: OfServices,
  telling: Telling,
  from: { readonly services: AnswerServices; readonly health: SourceHealth },
): Promise<ToldOfServices> {
  const { knex, options } = from.services;
  const reader = new DeliveryReader(knex, telling.tier);
  const health = await from.health.fresh(telling.asOfMs);
  const [told, records, toldBySources, read, sources, outdated, remarks] =
    await Promise.all([
      reader.toldOf(services),
      reader.records(services, {
        fromMs: weekEarlier(telling).window.fromMs,
        toMs: telling.window.toMs,
      }),
      readTold(reader, services, telling),
      readServiceReadings(knex, services, { health, tiers: options.tiers }),
      readServiceSources(knex, services, telling),
      readOutdated(knex, services, telling.tier),
      readRemarks(from.services, { services, team }, telling),
    ]);
  return {
    ...{ services, told, records, toldBySources },
    ...{ read, sources, outdated, remarks },
  };
}

/** The same of the window that began and ended a week before. */
export function weekEarlier(telling: Telling): Telling {
  return { ...telling, window: shifted(telling.window, -WEEK) };
}
