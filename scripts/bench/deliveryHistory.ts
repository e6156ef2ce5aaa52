import type { DeploymentRecord } from '@groundwork/delivery-metrics';
import { calendarIn } from '@groundwork/delivery-metrics';
import type { Knex } from 'knex';
import {
  sumOf,
  writeTally,
  type Tally,
} from '../../plugins/readiness-backend/src/delivery/days/tally';
import { tallyDays } from '../../plugins/readiness-backend/src/delivery/days/tallyDays';

/** Of each service. */
export const DEPLOYMENTS = 500;
export const SERVICES_PER_TEAM = 10;
const CHANGES = 4;
/** Of each service. */
const INCIDENTS = 36;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HISTORY_MS = 3 * 365 * 24 * HOUR_MS;
const ROWS_PER_INSERT = 250;
/** Days that are added up at once. */
const AT_ONCE = 50;
const SOURCE = 'bench:bench';

export const refOf = (index: number) => `component:default/service-${index}`;
export const teamOf = (index: number) =>
  `group:default/team-${Math.floor(index / SERVICES_PER_TEAM)}`;

/** Between 0 and 1, the same for the same numbers: a bench is compared with an earlier one. */
function shareOf(service: number, index: number): number {
  const mixed = Math.imul(service * 8191 + index + 1, 2_654_435_761);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** As many things take an hour as take ten: from two minutes to six weeks. */
function durationOf(service: number, index: number): number {
  return Math.floor(
    2 * MINUTE_MS * Math.exp(shareOf(service, index) * Math.log(30_000)),
  );
}

/** The deployments of a service, spread over three years up to now; every seventh one failed and was repaired. */
function recordsOf(service: number, nowMs: number): DeploymentRecord[] {
  return Array.from({ length: DEPLOYMENTS }, (_, index) => {
    const age = ((index + (service % 97) / 97) / DEPLOYMENTS) * HISTORY_MS;
    const finishedAtMs = Math.floor(nowMs - age);
    const createdAtMs = finishedAtMs - durationOf(service, index);
    return {
      service: refOf(service),
      id: `bench:bench/${service}-${index}`,
      status: 'success',
      kind: 'forward',
      sha: (service * DEPLOYMENTS + index).toString(16).padStart(40, '0'),
      startedAtMs: finishedAtMs - 600_000,
      finishedAtMs,
      failedAttempts: [],
      changes: Array.from({ length: CHANGES }, (__, change) => ({
        id: `pr${index * CHANGES + change}`,
        repository: `bench:bench/${service}`,
        authoredAtMs: createdAtMs - change * HOUR_MS,
        commitsAuthoredAtMs: [createdAtMs - change * HOUR_MS],
        createdAtMs,
        mergedAtMs: Math.floor((createdAtMs + finishedAtMs) / 2),
        leadTimeMs: finishedAtMs - createdAtMs + change * HOUR_MS,
        clockSkew: false,
      })),
      rework: [],
      ...(index % 7 === 0 && {
        failure: {
          reasons: ['rollback' as const],
          incidents: [],
          remediedBy: [`bench:bench/${service}-${index - 1}`],
          recovery: {
            state: 'recovered' as const,
            fromMs: finishedAtMs,
            toMs: finishedAtMs + durationOf(index, service),
            basis: 'deployment' as const,
          },
        },
      }),
    };
  });
}

function rowOf(record: DeploymentRecord) {
  const recovery = record.failure?.recovery;
  return {
    service: record.service,
    run_key: record.id,
    id: record.id,
    status: record.status,
    started_at_ms: record.startedAtMs,
    finished_at_ms: record.finishedAtMs,
    recovered_at_ms: recovery?.state === 'recovered' ? recovery.toMs : null,
    rollout: '{}',
    record: JSON.stringify(record),
  };
}

/** The days of all services together: some at a time, because of one day alone there are ten thousand. */
class DayTallies {
  readonly #days = new Map<string, Tally[]>();

  add(day: string, tally: Tally): void {
    const known = this.#days.get(day) ?? [];
    known.push(tally);
    this.#days.set(day, known.length < AT_ONCE ? known : [sumOf(known)]);
  }

  sums(): readonly (readonly [string, Tally])[] {
    return [...this.#days].map(([day, own]) => [day, sumOf(own)] as const);
  }
}

/** What a derivation of all services would have left for readers. */
export async function storeDeliveries(
  knex: Knex,
  services: number,
): Promise<void> {
  const nowMs = Date.now();
  const { localDate } = calendarIn('UTC');
  const days = new DayTallies();
  const settings = { excludeRollbacksFromCfrDenominator: false };
  for (let service = 0; service < services; service += 1) {
    const records = recordsOf(service, nowMs);
    await knex.batchInsert(
      'delivery_rollouts',
      records.map(rowOf),
      ROWS_PER_INSERT,
    );
    for (const [day, tally] of tallyDays(records, {
      settings,
      dayOf: localDate,
    }))
      days.add(day, tally);
  }
  await knex.batchInsert(
    'delivery_organisation_days',
    days.sums().map(([day, tally]) => ({ day, counts: writeTally(tally) })),
    ROWS_PER_INSERT,
  );
  const refs = Array.from({ length: services }, (_, index) => refOf(index));
  await storeServices(knex, refs);
  await storeIncidents(knex, refs, nowMs);
  await knex.raw('analyze');
}

async function storeServices(
  knex: Knex,
  refs: readonly string[],
): Promise<void> {
  await knex.batchInsert(
    'delivery_services',
    refs.map(service => ({ service, derived_at_ms: Date.now() })),
    ROWS_PER_INSERT,
  );
  await knex.batchInsert(
    'delivery_sources',
    refs.map(service => ({
      ...{ service, source: SOURCE, evidence: 0 },
      ...{ counts: true, reason: 'only-source' },
    })),
    ROWS_PER_INSERT,
  );
  await knex.batchInsert(
    'delivery_places',
    refs.map(service => ({
      ...{ service, source: SOURCE, place: service },
      ...{ evidence: 0, counts: true, keeps_incidents: false },
    })),
    ROWS_PER_INSERT,
  );
}

/** Each names production, as those that tools send do; nothing was deployed near every ninth. */
async function storeIncidents(
  knex: Knex,
  refs: readonly string[],
  nowMs: number,
): Promise<void> {
  for (const [service, ref] of refs.entries()) {
    const incidents = Array.from({ length: INCIDENTS }, (_, index) => ({
      id: `${service}-${index}`,
      createdAtMs: Math.floor(nowMs - shareOf(service, index) * HISTORY_MS),
      isCounted: index % 9 > 0,
    }));
    await knex.batchInsert(
      'delivery_incidents',
      incidents.map(({ id, createdAtMs }) => ({
        ...{ source: SOURCE, external_id: id, incident_key: id },
        ...{ version: '1', environment: 'production' },
        fact: JSON.stringify({
          ...{ type: 'incident', id, places: [ref], createdAtMs },
          environment: 'production',
        }),
      })),
    );
    await knex.batchInsert(
      'delivery_incident_services',
      incidents.map(({ id, createdAtMs }) => ({
        ...{ incident_key: id, service: ref },
        impact_started_at_ms: createdAtMs,
      })),
    );
    await knex.batchInsert(
      'delivery_incident_results',
      incidents.map(({ id, createdAtMs, isCounted }) => ({
        ...{ incident_key: id, impact_started_at_ms: createdAtMs },
        service: isCounted ? ref : null,
        unattributed: isCounted ? null : 'no-deployment-near',
        joined: JSON.stringify({ id: `${SOURCE}/${id}`, reportIds: [] }),
      })),
    );
  }
}
