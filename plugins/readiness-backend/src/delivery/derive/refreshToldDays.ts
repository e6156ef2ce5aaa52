import {
  calendarIn,
  DeliverySettings,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { differenceOf, sumOf, Tally, writeTally } from '../days/tally';
import { tallyDays } from '../days/tallyDays';
import { countMoved, MovedRecord } from '../overlay/moved';
import { saidLayer, toldLayer } from './layers';
import { DayRow, RolloutRow } from './resultRows';
import { rolloutOf } from './rollouts';
import { Within } from './within';

const ROWS_PER_INSERT = 100;

/**
 * Notes what has to be added to the days of a service to get those that sources told, and how much of each number was moved.
 * Only the deployments that count differently are read.
 */
export async function refreshToldDays({
  transaction,
  service,
  settings,
}: Within): Promise<void> {
  const moved = await readMoved(transaction, service);
  const table = () => transaction<DayRow>('delivery_told_days');
  await table().where({ service }).delete();
  const rows = [...toldDays(moved, settings)].flatMap(([day, counts]) =>
    Object.keys(counts).length > 0
      ? [{ service, day, counts: writeTally(counts) }]
      : [],
  );
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await table().insert([...chunk]);
  }
}

function toldDays(
  moved: readonly MovedRecord[],
  settings: DeliverySettings,
): ReadonlyMap<string, Tally> {
  const dayOf = calendarIn(settings.timeZone).localDate;
  const recordsOf = (side: 'said' | 'told') =>
    moved.flatMap((pair): readonly DeploymentRecord[] => {
      const record = pair[side];
      return record ? [record] : [];
    });
  const said = tallyDays(recordsOf('said'), { settings, dayOf });
  const told = tallyDays(recordsOf('told'), { settings, dayOf });
  const counted = countMoved(moved, { settings, dayOf });
  const days = new Set([...said.keys(), ...told.keys(), ...counted.keys()]);
  return new Map(
    [...days]
      .sort()
      .map(day => [
        day,
        sumOf([
          differenceOf(said.get(day) ?? {}, told.get(day) ?? {}),
          counted.get(day) ?? {},
        ]),
      ]),
  );
}

/** The deployments of a service that count differently because of what people say. */
async function readMoved(
  transaction: Knex.Transaction,
  service: string,
): Promise<readonly MovedRecord[]> {
  const [here, there] = [saidLayer.rollouts, toldLayer.rollouts];
  const differing = (one: string, other: string) =>
    transaction<RolloutRow>(`${one} as one`)
      .select('one.*')
      .leftJoin(`${other} as other`, join =>
        join
          .on('other.service', 'one.service')
          .andOn('other.run_key', 'one.run_key'),
      )
      .where('one.service', service)
      .where(either =>
        either
          .whereNull('other.record')
          .orWhereRaw('?? <> ??', ['other.record', 'one.record']),
      );
  const said: readonly RolloutRow[] = await differing(here, there);
  const told: readonly RolloutRow[] = await differing(there, here);
  const pairs = new Map<string, MovedRecord>();
  for (const row of said) {
    pairs.set(row.run_key, { said: rolloutOf(row).record });
  }
  for (const row of told) {
    pairs.set(row.run_key, {
      ...pairs.get(row.run_key),
      told: rolloutOf(row).record,
    });
  }
  return [...pairs.values()];
}
