import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { digestOf } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { countDays, countRecords } from '../answers/counting';
import { DeliveryAnswers } from '../answers/DeliveryAnswers';
import { DeliveryReader } from '../answers/DeliveryReader';
import { Counting } from '../answers/numbers';
import { DayWindow } from '../answers/window';
import { Sample } from '../days/sample';
import { Counted, countOf } from '../days/tally';
import { DeliveryOptions } from '../options';
import { FrozenMetric, Snapshot } from './snapshot';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Whose deliveries are measured. */
export type MeasuredScope = Snapshot['scope'];

/** What measuring stands on. */
export interface MeasuringServices {
  readonly knex: Knex;
  readonly answers: DeliveryAnswers;
  readonly options: DeliveryOptions;
}

/** What a scope did in a window, with what it takes to compare it with another window. */
export type MeasuredWindow = Pick<Snapshot, 'metrics' | 'flags' | 'events'> & {
  readonly window: ReadinessSchemas['DeliveryWindow'];
};

/** Measures a window by the same numbers that answers tell, and what they were made of. */
export async function measureScope(
  scope: MeasuredScope,
  window: DayWindow,
  services: MeasuringServices,
): Promise<MeasuredWindow> {
  const asked = { from: window.fromDay, to: window.toDay };
  const [numbers, { counting, events }] = await Promise.all([
    numbersOf(scope, asked, services.answers),
    countScope(scope, window, services),
  ]);
  return {
    window: numbers.window,
    metrics: frozen(numbers.metrics, counting, window),
    flags: numbers.quality.flags.map(({ sentence }) => sentence),
    events,
  };
}

async function numbersOf(
  scope: MeasuredScope,
  asked: { readonly from: string; readonly to: string },
  answers: DeliveryAnswers,
): Promise<ReadinessSchemas['DeliveryNumbers']> {
  switch (scope.kind) {
    case 'organisation':
      return answers.ofOrganisation(asked);
    case 'team':
      return (await answers.ofTeam(scope.ref, scope.services, asked)).numbers;
    case 'service':
      return answers.ofService(scope.ref, asked);
    default:
      return neverScope(scope.kind);
  }
}

async function countScope(
  scope: MeasuredScope,
  window: DayWindow,
  { knex, options }: MeasuringServices,
): Promise<{ readonly counting: Counting; readonly events: string }> {
  const reader = new DeliveryReader(knex);
  const telling = { window, asOfMs: window.toMs };
  if (scope.kind === 'organisation') {
    const days = await reader.organisationDays(window);
    return {
      counting: countDays(days, telling, { hasSource: true, provisional: 0 }),
      events: digestOf([...days].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
  const records = await reader.records(scope.services, window);
  return {
    counting: countRecords(records, telling, {
      settings: options.settings,
      hasSource: true,
    }),
    events: digestOf(
      [...records].sort((a, b) =>
        `${a.service} ${a.id}` < `${b.service} ${b.id}` ? -1 : 1,
      ),
    ),
  };
}

function frozen(
  metrics: ReadinessSchemas['DeliveryMetrics'],
  { days, tally, durations }: Counting,
  window: DayWindow,
): Snapshot['metrics'] {
  const share = (part: Counted, whole: Counted) => ({
    kind: 'share' as const,
    part: countOf(tally, part),
    whole: countOf(tally, whole),
  });
  const of = (
    {
      unit,
      better,
      sampleSize,
      value,
      moved,
    }: ReadinessSchemas['DeliveryMetric'],
    sample: FrozenMetric['sample'],
  ): FrozenMetric => ({
    ...{ unit, better, sampleSize, sample },
    ...(value === undefined ? {} : { value }),
    ...(moved ? { moved } : {}),
  });
  return {
    deploymentFrequency: of(metrics.deploymentFrequency, {
      kind: 'days',
      counts: dayNames(window).map(day =>
        countOf(days.get(day) ?? {}, 'deployments'),
      ),
    }),
    leadTime: of(metrics.leadTime, hoursOf(durations.of('lead'))),
    changeFailRate: of(
      metrics.changeFailRate,
      share('failures', 'denominator'),
    ),
    recoveryTime: of(metrics.recoveryTime, hoursOf(durations.of('recovery'))),
    reworkRate: of(metrics.reworkRate, share('rework', 'reached')),
  };
}

function hoursOf(sample: Sample): FrozenMetric['sample'] {
  return {
    kind: 'durations',
    durations: sample
      .alike()
      .map(({ durationMs, count }) => [durationMs / HOUR_MS, count]),
  };
}

function dayNames({ fromDay, days }: DayWindow): readonly string[] {
  return Array.from({ length: days }, (_, index) =>
    new Date(Date.parse(fromDay) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

function neverScope(scope: never): never {
  throw new Error(`Unknown scope ${JSON.stringify(scope)}`);
}
