import {
  DeploymentAttempt,
  isProductionEnvironment,
  logicalDeployment,
  LogicalDeployment,
} from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { readAttempts } from '../derive/readAttempts';
import {
  environmentName,
  overlaysInForce,
  settingsWith,
} from '../overlay/said';
import { DerivedElsewhere, derivedElsewhere } from './derivedElsewhere';
import { DetailServices } from './details/deploymentDetails';
import { toldAttempts } from './details/toldAttempts';
import { DayWindow } from './window';

type Answer = ReadinessSchemas['OtherEnvironments'];
type Lane = Answer['items'][number];

/** More marks than these are a wall. */
const MOST = 400;

/**
 * What a service was deployed to beside production in a window, by the source that counts for it; the last first.
 * Attempts of a run in one environment are one deployment, by the rule that holds for production.
 */
export async function otherEnvironments(
  { knex, settings }: DetailServices,
  service: string,
  window: DayWindow,
): Promise<Answer> {
  const said = settingsWith(settings, await overlaysInForce(knex, service));
  const names = (await environmentsOf(knex, service)).filter(
    name => !isProductionEnvironment(name, said),
  );
  const within = [...(await rolloutsIn(knex, service, names))]
    .filter(
      ({ rollout: { finishedAtMs } }) =>
        finishedAtMs >= window.fromMs && finishedAtMs < window.toMs,
    )
    .sort((a, b) => b.rollout.finishedAtMs - a.rollout.finishedAtMs);
  const shown = within.slice(0, MOST);
  const told = new Map(
    (
      await toldAttempts(
        knex,
        shown.map(({ rollout }) => rollout.id),
      )
    ).map(attempt => [attempt.id, attempt]),
  );
  const derived = await derivedElsewhere(
    knex,
    service,
    shown.map(({ runKey }) => runKey),
  );
  const environments = [
    ...new Set(shown.map(({ environment }) => environment)),
  ].sort();
  return {
    items: environments.map(environment => ({
      environment,
      deployments: shown
        .filter(placed => placed.environment === environment)
        .map(({ rollout }) => ({
          ...describe(rollout, told.get(rollout.id)),
          ...openedAt(derived.get(rollout.id)),
        })),
    })),
    notListed: within.length - shown.length,
  };
}

async function environmentsOf(
  knex: Knex,
  service: string,
): Promise<readonly string[]> {
  const rows: readonly { readonly environment: string }[] = await knex(
    'delivery_deployments as d',
  )
    .distinct('d.environment')
    .join('delivery_places as p', join =>
      join.on('p.source', 'd.source').andOn('p.place', 'd.place'),
    )
    .where({ 'p.service': service, 'p.counts': true });
  return rows.map(({ environment }) => environment);
}

interface Placed {
  readonly runKey: string;
  readonly environment: string;
  readonly rollout: LogicalDeployment;
}

async function rolloutsIn(
  knex: Knex,
  service: string,
  environments: readonly string[],
): Promise<readonly Placed[]> {
  if (environments.length === 0) return [];
  const runs = new Map<
    string,
    { readonly runKey: string; readonly attempts: DeploymentAttempt[] }
  >();
  for (const { runKey, attempt } of await readAttempts(knex, service, {
    environments,
  })) {
    const key = JSON.stringify([environmentName(attempt.environment), runKey]);
    const run = runs.get(key) ?? { runKey, attempts: [] };
    runs.set(key, run);
    run.attempts.push(attempt);
  }
  return [...runs.values()].flatMap(({ runKey, attempts }) => {
    const rollout = logicalDeployment(attempts);
    const [first] = attempts;
    return rollout && first
      ? [{ runKey, environment: environmentName(first.environment), rollout }]
      : [];
  });
}

function openedAt(derived: DerivedElsewhere | undefined) {
  return derived ? { deployment: derived.id, changes: derived.changes } : {};
}

/** What its source told of the attempt that it is named by. */
type Told = ReadinessSchemas['DeploymentAttempt'];

function describe(
  { id, status, sha, startedAtMs, finishedAtMs }: LogicalDeployment,
  told: Told | undefined,
): Lane['deployments'][number] {
  return {
    ...{ id, status },
    ...(sha === undefined ? {} : { sha }),
    startedAt: new Date(startedAtMs).toISOString(),
    finishedAt: new Date(finishedAtMs).toISOString(),
    ...(told?.url === undefined ? {} : { url: told.url }),
    ...(told?.startedBy ? { startedBy: told.startedBy } : {}),
  };
}
