import {
  DeliverySettings,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { sumOf, Tally } from '../days/tally';
import { toldLayer } from '../derive/layers';
import { countDays, countRecords } from './counting';
import { DeliveryReader, ServiceDay } from './DeliveryReader';
import { Counting, Telling, ToldCounting } from './numbers';

/** What sources told of the services that people said something about in a window. */
export class ToldRecords {
  readonly days: readonly ServiceDay[];
  readonly records: readonly DeploymentRecord[];

  constructor(
    days: readonly ServiceDay[],
    records: readonly DeploymentRecord[],
  ) {
    this.days = days;
    this.records = records;
  }

  /** Of one service. */
  of(ref: string): ToldRecords {
    return new ToldRecords(
      this.days.filter(({ service }) => service === ref),
      this.records.filter(({ service }) => service === ref),
    );
  }
}

/** Where nobody said anything, which is the rule, that is seen from one look at an index. */
export async function readTold(
  reader: DeliveryReader,
  services: readonly string[],
  { window }: Pick<Telling, 'window'>,
): Promise<ToldRecords> {
  const days = await reader.toldDays(services, window);
  const apart = [...new Set(days.map(({ service }) => service))];
  return new ToldRecords(days, await reader.records(apart, window, toldLayer));
}

/** The records of some services counted as sources told them; undefined where that is no difference. */
export function countTold(
  records: readonly DeploymentRecord[],
  told: ToldRecords,
  {
    telling,
    settings,
  }: { readonly telling: Telling; readonly settings: DeliverySettings },
): ToldCounting | undefined {
  if (told.days.length === 0) {
    return undefined;
  }
  const apart = new Set(told.days.map(({ service }) => service));
  const { tally, durations } = countRecords(
    [...records.filter(({ service }) => !apart.has(service)), ...told.records],
    telling,
    { settings, hasSource: true },
  );
  return { tally, durations, moved: movedIn(told.days) };
}

/** The same from days that were added up. */
export function countToldDays(
  days: ReadonlyMap<string, Tally>,
  told: readonly ServiceDay[],
  telling: Telling,
): ToldCounting | undefined {
  if (told.length === 0) {
    return undefined;
  }
  const whole = addedDays([
    ...[...days].map(([day, tally]) => ({ day, tally })),
    ...told,
  ]);
  const counted = countDays(whole, telling, {
    hasSource: true,
    provisional: 0,
  });
  return {
    tally: counted.tally,
    durations: counted.durations,
    moved: movedIn(told),
  };
}

/** What was counted, and beside it what sources told. */
export function withTold(
  counting: Counting,
  told: ToldCounting | undefined,
): Counting {
  return told ? { ...counting, told } : counting;
}

/** Days of several services as days of all of them. */
export function addedDays(
  days: readonly Pick<ServiceDay, 'day' | 'tally'>[],
): ReadonlyMap<string, Tally> {
  const together = new Map<string, Tally[]>();
  for (const { day, tally } of days) {
    const known = together.get(day) ?? [];
    together.set(day, known);
    known.push(tally);
  }
  return new Map(
    [...together].map(([day, tallies]) => [day, sumOf(tallies)] as const),
  );
}

function movedIn(days: readonly ServiceDay[]): Tally {
  return sumOf(days.map(({ tally }) => tally));
}
