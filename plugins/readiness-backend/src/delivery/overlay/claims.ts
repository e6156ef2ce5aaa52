import { InputError, NotFoundError } from '@backstage/errors';
import {
  DeliverySettings,
  isProductionEnvironment,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { environmentsMeant } from '../derive/environmentsMeant';
import { layers } from '../derive/layers';
import { IncidentReportRow, IncidentResultRow } from '../derive/resultRows';
import { readRollouts, StoredRollout } from '../derive/rollouts';
import { readToldCauses } from '../derive/toldCauses';
import { DeploymentRow } from '../events/eventRows';
import { Claim, environmentName } from './said';

/** What claims are held against. */
export interface KnownFacts {
  readonly knex: Knex;
  readonly service: string;
  readonly settings: DeliverySettings;
}

/**
 * Refuses what is about nothing, and what would change nothing.
 *
 * @throws NotFoundError or InputError with what is wrong
 */
export async function expectMeaning(
  claim: Claim,
  facts: KnownFacts,
): Promise<void> {
  switch (claim.kind) {
    case 'incident-not-caused-by':
      return expectCause(claim, facts);
    case 'deployment-is-hotfix':
    case 'deployment-is-not-hotfix':
      return expectOther(claim, facts);
    case 'environment-is-not-production':
      return expectProduction(claim, facts);
    default:
      throw new Error(`Unknown claim ${JSON.stringify(claim satisfies never)}`);
  }
}

async function expectCause(
  { incident, deployment }: Extract<Claim, { incident: string }>,
  facts: KnownFacts,
): Promise<void> {
  const { knex, service } = facts;
  const { runKey } = await expectDeployment(deployment, facts);
  const row: IncidentResultRow | undefined = await knex<IncidentReportRow>(
    'delivery_incident_reports as r',
  )
    .join('delivery_incident_results as i', 'i.incident_key', 'r.incident_key')
    .where('r.report', incident)
    .first('i.*');
  if (!row) {
    throw new NotFoundError(`No incident ${incident} is known`);
  }
  const told = await readToldCauses(knex, [row.incident_key]);
  const cause = told.get(row.incident_key) ?? row;
  if (cause.service !== service || cause.run_key !== runKey) {
    throw new InputError(
      `${incident} does not count as caused by ${deployment}`,
    );
  }
}

async function expectOther(
  { kind, deployment }: Extract<Claim, { kind: `deployment-${string}` }>,
  facts: KnownFacts,
): Promise<void> {
  const { rollout, folded } = await expectDeployment(deployment, facts);
  if (rollout.status !== 'success' || !folded) {
    throw new InputError(
      `${deployment} did not succeed, so it repaired nothing`,
    );
  }
  const isHotfix = folded.rework.includes('hotfix');
  if (isHotfix === (kind === 'deployment-is-hotfix')) {
    throw new InputError(
      isHotfix
        ? `${deployment} counts as a hotfix already`
        : `${deployment} does not count as a hotfix`,
    );
  }
}

async function expectProduction(
  { environment }: Extract<Claim, { environment: string }>,
  { knex, service, settings }: KnownFacts,
): Promise<void> {
  const rows: readonly DeploymentRow[] = await knex<DeploymentRow>(
    'delivery_deployments as d',
  )
    .join('delivery_places as p', join =>
      join.on('p.source', 'd.source').andOn('p.place', 'd.place'),
    )
    .where({ 'p.service': service })
    .distinct('d.source', 'd.place', 'd.environment');
  const isOwn = await environmentsMeant(knex, service);
  const names = rows.filter(isOwn).map(row => row.environment);
  const wanted = environmentName(environment);
  if (!names.some(name => environmentName(name) === wanted)) {
    throw new NotFoundError(
      `${service} was never deployed to an environment ${environment}`,
    );
  }
  if (!isProductionEnvironment(environment, settings)) {
    throw new InputError(`${environment} does not count as production`);
  }
}

async function expectDeployment(
  id: string,
  { knex, service }: KnownFacts,
): Promise<StoredRollout> {
  for (const layer of layers) {
    const [stored] = await readRollouts(knex, service, {
      ...{ column: 'id', values: [id], layer },
    });
    if (stored) {
      return stored;
    }
  }
  throw new NotFoundError(`No deployment ${id} of ${service} is known`);
}
