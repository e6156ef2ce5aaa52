import { UnattributedReason } from '@groundwork/delivery-metrics';
import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { IncidentResultRow, IncidentServiceRow } from '../derive/resultRows';
import { IncidentRow } from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { rowsById } from './details/factRows';
import { DayWindow } from './window';

type Span = Pick<DayWindow, 'fromMs' | 'toMs'>;

/** An incident that makes no deployment fail, and why. */
export interface UncountedIncident<Why> {
  /** Of the report that began first. */
  readonly id: string;
  readonly title: string;
  readonly url?: string | undefined;
  readonly impactStartedAtMs: number;
  readonly why: Why;
}

/** Incidents of a window that are attributed to no deployment. */
export interface Unattributed {
  readonly reasons: readonly {
    readonly reason: UnattributedReason;
    readonly incidents: number;
  }[];
  readonly latest: readonly UncountedIncident<UnattributedReason>[];
}

/** More than these are counted, and not listed. */
export const MOST_LISTED = 20;

type Found = Pick<IncidentResultRow, 'incident_key'> & {
  readonly unattributed: UnattributedReason;
  readonly impact_started_at_ms: number | string;
};

/** Those of some services, or of all; an incident of several services is one. */
export async function readUnattributed(
  knex: Knex,
  services: readonly string[] | undefined,
  span: Span,
): Promise<Unattributed> {
  if (services) {
    const found = await unattributedOf(knex, services, span);
    const reasons = new Map<UnattributedReason, number>();
    found.forEach(({ unattributed: reason }) =>
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1),
    );
    return {
      reasons: [...reasons]
        .map(([reason, incidents]) => ({ reason, incidents }))
        .sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      latest: await describeLatest(
        knex,
        [...found].sort(byImpact).slice(0, MOST_LISTED),
      ),
    };
  }
  const placed = () =>
    unattributedIn(knex, span).whereExists(
      servicesOf(knex).select('s.service'),
    );
  const counted: readonly {
    readonly unattributed: UnattributedReason;
    readonly incidents: number | string;
  }[] = await placed()
    .select('r.unattributed')
    .count({ incidents: '*' })
    .groupBy('r.unattributed')
    .orderBy('r.unattributed');
  const latest: readonly Found[] =
    counted.length === 0
      ? []
      : await placed()
          .select('r.incident_key', 'r.unattributed', 'r.impact_started_at_ms')
          .orderBy([
            { column: 'r.impact_started_at_ms', order: 'desc' },
            { column: 'r.incident_key' },
          ])
          .limit(MOST_LISTED);
  return {
    reasons: counted.map(({ unattributed: reason, incidents }) => ({
      reason,
      incidents: Number(incidents),
    })),
    latest: await describeLatest(knex, latest),
  };
}

/** Results of a window whose incident is attributed to no deployment. */
export function unattributedIn(knex: Knex, { fromMs, toMs }: Span) {
  return knex<IncidentResultRow>('delivery_incident_results as r')
    .whereNotNull('r.unattributed')
    .where('r.impact_started_at_ms', '>=', fromMs)
    .where('r.impact_started_at_ms', '<', toMs);
}

/** The services of an incident, within a question about incidents. */
export function servicesOf(knex: Knex) {
  return knex<IncidentServiceRow>('delivery_incident_services as s').whereRaw(
    's.incident_key = r.incident_key',
  );
}

async function unattributedOf(
  knex: Knex,
  services: readonly string[],
  { fromMs, toMs }: Span,
): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const chunk of chunked(services)) {
    const rows: readonly Found[] = await knex<IncidentServiceRow>(
      'delivery_incident_services as s',
    )
      .join(
        'delivery_incident_results as r',
        'r.incident_key',
        's.incident_key',
      )
      .whereIn('s.service', [...chunk])
      .where('s.impact_started_at_ms', '>=', fromMs)
      .where('s.impact_started_at_ms', '<', toMs)
      .whereNotNull('r.unattributed')
      .select('r.incident_key', 'r.unattributed', 'r.impact_started_at_ms');
    rows.forEach(row => found.set(row.incident_key, row));
  }
  return [...found.values()];
}

function byImpact(a: Found, b: Found): number {
  return (
    Number(b.impact_started_at_ms) - Number(a.impact_started_at_ms) ||
    (a.incident_key < b.incident_key ? -1 : 1)
  );
}

async function describeLatest(
  knex: Knex,
  found: readonly Found[],
): Promise<Unattributed['latest']> {
  const results: readonly Pick<IncidentResultRow, 'incident_key' | 'joined'>[] =
    found.length === 0
      ? []
      : await knex<IncidentResultRow>('delivery_incident_results')
          .whereIn(
            'incident_key',
            found.map(({ incident_key: key }) => key),
          )
          .select('incident_key', 'joined');
  const reports = new Map(
    results.map(({ incident_key: key, joined }) => [key, firstReport(joined)]),
  );
  const facts = await readIncidentFacts(knex, [...reports.values()].flat());
  return found.map(row => {
    const [id = row.incident_key] = reports.get(row.incident_key) ?? [];
    const fact = facts.get(id);
    return {
      ...{ id, title: fact?.title ?? id, url: fact?.url },
      impactStartedAtMs: Number(row.impact_started_at_ms),
      why: row.unattributed,
    };
  });
}

function firstReport(joined: string | null): readonly string[] {
  // The text was written from a value of this type.
  return joined === null
    ? []
    : [(JSON.parse(joined) as { readonly id: string }).id];
}

/** What sources told of some reports of incidents, by their ids among those of all sources. */
export async function readIncidentFacts(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryEventOf<'incident'>>> {
  const rows = await rowsById(ids, (source, own) =>
    knex<IncidentRow>('delivery_incidents')
      .where({ source })
      .whereIn('external_id', own),
  );
  return new Map(
    rows.map(({ source, external_id: id, fact }) => [
      qualifiedId(source, id),
      // The text was written from an event of this type.
      JSON.parse(fact) as DeliveryEventOf<'incident'>,
    ]),
  );
}
