import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import { FirstDeployments } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { DayWindow } from '../answers/window';
import { layerOf } from '../derive/layers';
import { RolloutRow } from '../derive/resultRows';
import { DeploymentRow } from '../events/eventRows';
import { DeliveryOptions } from '../options';
import { Told } from './lookAtStore';

const MOST_ENVIRONMENTS = 5;

/** What first deployments of a service are looked for in. */
interface Looking extends Told {
  readonly window: DayWindow;
  readonly knex: Knex;
  readonly options: DeliveryOptions;
}

/** The first success of each tier, from what was worked out, and how far back the source that counts was read. */
export async function firstsOf(
  service: string,
  looking: Looking,
): Promise<FirstDeployments> {
  const { knex, source, readings, options, window } = looking;
  const { fromDay, toDay, days } = window;
  const firsts = [];
  for (const tier of options.tiers.all) {
    firsts.push(...(await successesOf(service, tier, { knex, window })));
  }
  const knownFromMs = readings.completeFrom(service, source);
  return {
    ...{ source, window: { fromDay, toDay, days }, firsts },
    ...(knownFromMs === undefined ? {} : { knownFrom: textOf(knownFromMs) }),
    ofNoTier: [...(await ofNoTier(service, looking))],
  };
}

/** Nothing for a tier that it never reached. */
async function successesOf(
  service: string,
  tier: string,
  { knex, window }: Pick<Looking, 'knex' | 'window'>,
): Promise<FirstDeployments['firsts']> {
  const { rollouts, rows } = layerOf(tier);
  const successes = () =>
    knex<RolloutRow>(rollouts).where({ service, status: 'success', ...rows });
  const first = await successes()
    .orderBy('finished_at_ms')
    .first('finished_at_ms');
  if (!first) {
    return [];
  }
  const inWindow = await successes()
    .where('finished_at_ms', '>=', window.fromMs)
    .where('finished_at_ms', '<', window.toMs)
    .count<{ readonly count: number | string }[]>({ count: '*' });
  return [
    {
      tier,
      at: textOf(Number(first.finished_at_ms)),
      inWindow: Number(inWindow[0]?.count ?? 0),
    },
  ];
}

/** Environments that it was deployed to and that nobody has declared. */
async function ofNoTier(
  service: string,
  { knex, source, readings, options: { settings, tiers } }: Looking,
): Promise<readonly string[]> {
  const found: readonly string[] = await knex<DeploymentRow>(
    'delivery_deployments',
  )
    .where({ source })
    .whereIn('place', [...readings.placesAt(service, source)])
    .distinct('environment')
    .orderBy('environment')
    .pluck('environment');
  return found
    .filter(
      environment =>
        tiers.of(environment) === undefined &&
        !isProductionEnvironment(environment, settings),
    )
    .slice(0, MOST_ENVIRONMENTS);
}

function textOf(ms: number): string {
  return new Date(ms).toISOString();
}
