import {
  DeploymentAttempt,
  DeploymentState,
} from '@groundwork/delivery-metrics';
import {
  CommitAbsence,
  deploymentStates,
  EventReference,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { DeploymentRow, StatusRow, TombstoneRow } from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { environmentsMeant } from './environmentsMeant';
import { readReference } from './references';

/** An attempt with what the engine does not ask. */
export interface ReadAttempt {
  readonly attempt: DeploymentAttempt;
  readonly runKey: string;
  /** Repository of its SHA, among those of all sources. */
  readonly repository: string | undefined;
}

/** A run among those of all sources. */
export function runKeyOf(
  row: Pick<DeploymentRow, 'source' | 'run_key'>,
): string {
  return qualifiedId(row.source, row.run_key);
}

/** Which attempts of a service are read. */
export interface WantedAttempts {
  /** All runs without it. */
  readonly runKeys?: readonly string[] | undefined;
  /** Also those of sources that only corroborate. */
  readonly ofEverySource?: boolean;
  /** Names of environments as sources write them; all without it. */
  readonly environments?: readonly string[];
}

/** Attempts of a service, with the statuses that are known by now. */
export async function readAttempts(
  knex: Knex,
  service: string,
  wanted: WantedAttempts,
): Promise<readonly ReadAttempt[]> {
  const { runKeys, ofEverySource = false, environments } = wanted;
  const rows: DeploymentRow[] = [];
  for (const keys of runKeys ? chunked(runKeys) : [undefined]) {
    const query = attemptsOf(knex, service, keys);
    if (environments) query.whereIn('d.environment', [...environments]);
    rows.push(
      ...(await (ofEverySource ? query : query.where('p.counts', true))),
    );
  }
  const isOwn = await environmentsMeant(knex, service);
  const own = rows.filter(isOwn);
  const statuses = await statusesOf(knex, own);
  const gone = await removedOf(knex, 'deployment', own);
  return own
    .filter(row => !gone.has(idOf(row)))
    .map(row => readAttempt(service, row, statuses.get(idOf(row)) ?? []));
}

function attemptsOf(
  knex: Knex,
  service: string,
  runKeys: readonly string[] | undefined,
): Knex.QueryBuilder<DeploymentRow, DeploymentRow[]> {
  const query = knex<DeploymentRow>('delivery_deployments as d')
    .select('d.*')
    .join('delivery_places as p', join =>
      join.on('p.source', 'd.source').andOn('p.place', 'd.place'),
    )
    .where({ 'p.service': service });
  if (runKeys) {
    const wanted = runKeys.map(splitRun);
    query.where(where => {
      for (const source of new Set(wanted.map(run => run.source))) {
        const keys = wanted.filter(run => run.source === source);
        where.orWhere(own =>
          own.where('d.source', source).whereIn(
            'd.run_key',
            keys.map(({ key }) => key),
          ),
        );
      }
    });
  }
  return query;
}

function splitRun(runKey: string): { source: string; key: string } {
  const at = runKey.indexOf('/');
  return { source: runKey.slice(0, at), key: runKey.slice(at + 1) };
}

function idOf(row: Pick<DeploymentRow, 'source' | 'external_id'>): string {
  return qualifiedId(row.source, row.external_id);
}

async function statusesOf(
  knex: Knex,
  rows: readonly DeploymentRow[],
): Promise<ReadonlyMap<string, readonly StatusRow[]>> {
  const found = new Map<string, StatusRow[]>();
  for (const [source, ids] of bySource(rows)) {
    for (const chunk of chunked(ids)) {
      const statuses = await knex<StatusRow>('delivery_deployment_statuses')
        .where({ source })
        .whereIn('external_id', [...chunk]);
      for (const status of statuses) {
        const known = found.get(idOf(status)) ?? [];
        found.set(idOf(status), known);
        known.push(status);
      }
    }
  }
  return found;
}

/** Which of some events their source has taken back. */
export async function removedOf(
  knex: Knex,
  kind: 'deployment' | 'incident',
  rows: readonly Pick<DeploymentRow, 'source' | 'external_id'>[],
): Promise<ReadonlySet<string>> {
  const removed = new Set<string>();
  for (const [source, ids] of bySource(rows)) {
    for (const chunk of chunked(ids)) {
      const found = await knex<TombstoneRow>('delivery_tombstones')
        .where({ source, kind })
        .whereIn('external_id', [...chunk]);
      found.forEach(row => removed.add(idOf(row)));
    }
  }
  return removed;
}

function bySource(
  rows: readonly Pick<DeploymentRow, 'source' | 'external_id'>[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { source, external_id: id } of rows) {
    const known = ids.get(source) ?? [];
    ids.set(source, known);
    known.push(id);
  }
  return ids;
}

/** What `deploymentRow` wrote. */
interface DeploymentFact {
  readonly startedAtMs: number;
  readonly sha?: string;
  readonly withoutSha?: { readonly reason: CommitAbsence };
  readonly repository?: EventReference;
  readonly attempt?: number;
}

/** The status of an attempt is that of its history; without one it has not ended. */
function readAttempt(
  service: string,
  row: DeploymentRow,
  statuses: readonly StatusRow[],
): ReadAttempt {
  // The text was written from a fact of this type.
  const fact = JSON.parse(row.fact) as DeploymentFact;
  return {
    runKey: runKeyOf(row),
    repository: fact.repository && readReference(row.source, fact.repository),
    attempt: {
      id: idOf(row),
      service,
      environment: row.environment,
      sha: fact.sha,
      ...(fact.withoutSha ? { withoutSha: fact.withoutSha.reason } : {}),
      status: 'pending',
      startedAtMs: fact.startedAtMs,
      finishedAtMs: fact.startedAtMs,
      attempt: fact.attempt,
      statuses: statuses.map(({ state, at_ms: atMs }) => ({
        state: stateOf(state),
        atMs: Number(atMs),
      })),
    },
  };
}

function stateOf(text: string): DeploymentState {
  const state = deploymentStates.find(known => known === text);
  if (state === undefined) {
    throw new Error(`A deployment has the unknown state ${text}`);
  }
  return state;
}
