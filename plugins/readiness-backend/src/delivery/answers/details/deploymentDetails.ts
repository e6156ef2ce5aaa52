import { NotFoundError } from '@backstage/errors';
import { DeliverySettings } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import {
  Layer,
  layers,
  ProductionLayer,
  tierLayer,
  tierOf,
} from '../../derive/layers';
import { RemedyRow, RolloutRow } from '../../derive/resultRows';
import { readRollouts, StoredRollout } from '../../derive/rollouts';
import { describeOverlay } from '../../overlay/describeOverlay';
import { environmentName, Overlay, overlaysInForce } from '../../overlay/said';
import { describeDeployment } from '../describeDeployment';
import { startedBy, startersOf } from '../starters';
import { readCauses } from './causes';
import { deploymentRules } from './deploymentRules';
import { toldAttempts } from './toldAttempts';
import { pageOfCommit, toldChanges } from './toldChanges';
import { toldIncidents } from './toldIncidents';

type Details = ReadinessSchemas['DeliveryDeploymentDetails'];
type Related = ReadinessSchemas['RelatedDeployment'];

/** What a deployment is told from. */
export interface DetailServices {
  readonly knex: Knex;
  readonly settings: DeliverySettings;
}

/**
 * A deployment with what its sources told of it, of what it shipped, and of what went wrong.
 *
 * @throws NotFoundError for one that is not known
 */
export async function deploymentDetails(
  { knex, settings }: DetailServices,
  service: string,
  id: string,
): Promise<Details> {
  const { stored, layer } = await find(knex, service, id);
  const { record, folded, rollout } = stored;
  const commitUrl =
    record.sha === undefined ? undefined : await pageOfCommit(knex, record.sha);
  const attempts = await toldAttempts(knex, rollout.attemptIds);
  const overlays = (await overlaysInForce(knex, service)).filter(overlay =>
    isAbout(overlay, rollout.attemptIds, attempts),
  );
  // A run may have gone to production as well, and its incidents are those of that.
  const causes =
    layer.name === 'tier' ? [] : await readCauses(knex, stored, overlays);
  const incidents = await toldIncidents(knex, causes, {
    finishedAtMs: rollout.finishedAtMs,
    attributionMs: settings.attributionMs,
  });
  return {
    tier: tierOf(layer),
    deployment: {
      ...describeDeployment(record),
      ...startedBy(await startersOf(knex, [record.id]), record.id),
    },
    isCounted: layer.name !== 'told',
    ...(commitUrl === undefined ? {} : { commitUrl }),
    attempts,
    changes: await toldChanges(knex, record.changes),
    incidents,
    rules: await deploymentRules({
      ...{ knex, settings, layer, record, stored, overlays },
      causes: incidents
        .filter(({ setAside }) => !setAside)
        .map(({ rule }) => rule),
    }),
    overlays: overlays.map(describeOverlay),
    ...(layer.name === 'tier'
      ? { undid: [], undoneBy: [] }
      : {
          undid: await related(
            { knex, service, layer },
            reasonsById(
              folded?.remedies ?? [],
              ({ deploymentId }) => deploymentId,
            ),
          ),
          undoneBy: await undoneBy({ knex, service, layer }, id),
        }),
  };
}

/** Where a deployment is told of. */
interface Place {
  readonly knex: Knex;
  readonly service: string;
  readonly layer: ProductionLayer;
}

/** What does not count because of what people say is told as its sources told it. */
async function find(knex: Knex, service: string, id: string) {
  for (const layer of [...layers, ...(await tiersWith(knex, service, id))]) {
    const [stored] = await readRollouts(knex, service, {
      ...{ column: 'id', values: [id], layer },
    });
    if (stored?.record) {
      return { stored: { ...stored, record: stored.record }, layer };
    }
  }
  throw new NotFoundError(`No deployment ${id} of ${service} is known`);
}

/** An attempt is in one environment, and that in one tier. */
async function tiersWith(
  knex: Knex,
  service: string,
  id: string,
): Promise<readonly Layer[]> {
  const tiers: readonly string[] = await knex<Required<RolloutRow>>(
    'delivery_tier_rollouts',
  )
    .where({ service, id })
    .pluck('tier');
  return tiers.map(tierLayer);
}

function isAbout(
  { claim }: Overlay,
  attemptIds: readonly string[],
  attempts: Details['attempts'],
): boolean {
  return claim.kind === 'environment-is-not-production'
    ? attempts.some(
        ({ environment }) =>
          environmentName(environment) === environmentName(claim.environment),
      )
    : attemptIds.includes(claim.deployment);
}

function reasonsById<T extends { readonly reason: string }>(
  found: readonly T[],
  idOf: (item: T) => string,
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const item of found) {
    const known = reasons.get(idOf(item)) ?? [];
    reasons.set(idOf(item), known);
    known.push(item.reason);
  }
  return reasons;
}

async function undoneBy(place: Place, id: string): Promise<Related[]> {
  const { knex, service, layer } = place;
  const rows: readonly (Pick<RemedyRow, 'reason'> & Pick<RolloutRow, 'id'>)[] =
    await knex<RemedyRow>(`${layer.remedies} as m`)
      .select('r.id', 'm.reason')
      .join(`${layer.rollouts} as r`, join =>
        join.on('r.service', 'm.service').andOn('r.run_key', 'm.run_key'),
      )
      .where({ 'm.service': service, 'm.deployment_id': id })
      .orderBy(['r.finished_at_ms', 'm.reason']);
  return related(
    place,
    reasonsById(rows, row => row.id),
  );
}

async function related(
  { knex, service, layer }: Place,
  reasons: ReadonlyMap<string, readonly string[]>,
): Promise<Related[]> {
  const found = await readRollouts(knex, service, {
    column: 'id',
    values: [...reasons.keys()],
    layer,
  });
  const known = new Map<string, StoredRollout>(
    found.map(stored => [stored.rollout.id, stored]),
  );
  return [...reasons].map(([id, why]) => {
    const record = known.get(id)?.record;
    return {
      id,
      reasons: [...why],
      ...(record?.kind === undefined ? {} : { kind: record.kind }),
      ...(record?.sha === undefined ? {} : { sha: record.sha }),
      ...(record
        ? { finishedAt: new Date(record.finishedAtMs).toISOString() }
        : {}),
    };
  });
}
