import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { OrganisationDayRow } from '../days/rollUpDays';
import { readTally, Tally } from '../days/tally';
import { DayShelf, shelfOf } from '../days/shelves';
import { Layer, layerOf } from '../derive/layers';
import { DayRow, PlaceRow, RolloutRow, SourceRow } from '../derive/resultRows';
import { PRODUCTION_TIER } from '../tiers';
import { DayWindow } from './window';

/** What counts on a day of a service. */
export interface ServiceDay {
  readonly service: string;
  readonly day: string;
  readonly tally: Tally;
}

/** What was derived of one tier, as answers need it. Nothing is worked out here. */
export class DeliveryReader {
  readonly #knex: Knex;
  readonly #layer: Layer;
  readonly #shelf: DayShelf;

  constructor(knex: Knex, tier: string = PRODUCTION_TIER) {
    this.#knex = knex;
    this.#layer = layerOf(tier);
    this.#shelf = shelfOf(tier);
  }

  /** Those of some services that a source of deployments tells of; of another tier than production, of deployments to it. */
  async toldOf(services: readonly string[]): Promise<ReadonlySet<string>> {
    const told = new Set<string>();
    for (const chunk of chunked(services)) {
      const found: readonly string[] = await this.#told()
        .whereIn('service', [...chunk])
        .distinct('service')
        .pluck('service');
      found.forEach(service => told.add(service));
    }
    return told;
  }

  /** All of which a source of deployments tells. */
  async toldOfAll(): Promise<ReadonlySet<string>> {
    return new Set<string>(
      await this.#told().distinct('service').pluck('service'),
    );
  }

  /** Whether a source of deployments tells of anything. */
  async isToldOfAny(): Promise<boolean> {
    return (await this.#told().first()) !== undefined;
  }

  /** Whether a source was read that tells of one of some services, or of any, and that is not worked out yet. */
  async isToldButNotDerived(services?: readonly string[]): Promise<boolean> {
    for (const chunk of services ? chunked(services) : [undefined]) {
      const claimed = this.#notDerived();
      const found = await (chunk
        ? claimed.whereIn('service', [...chunk])
        : claimed
      ).first('service');
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** All services that a source of deployments tells of; of another tier, those that may have been deployed to it. */
  async services(): Promise<readonly string[]> {
    const found: readonly string[] = await this.#knex<
      Pick<SourceRow, 'service'>
    >(
      this.#layer.name === 'tier'
        ? 'delivery_tier_services'
        : 'delivery_sources',
    )
      .distinct('service')
      .orderBy('service')
      .pluck('service');
    return found;
  }

  /**
   * Whether incidents of some services, or of all that sources of deployments tell of, are recorded where they are read: the
   * catalog says of each where they are kept, or a source that may tell of any service has told of one. A source that only tells
   * may have told of another one that was lost on the way, so what it says does not make incidents known; whoever relies on it
   * states `readiness.delivery.incidentSource`.
   */
  async knowsIncidents(services?: readonly string[]): Promise<boolean> {
    const found = await this.#knex('delivery_incidents')
      .whereNotIn(
        'source',
        this.#knex('delivery_told_sources').select('source'),
      )
      .whereIn(
        'source',
        this.#knex<PlaceRow>('delivery_places')
          .where({ keeps_incidents: false })
          .select('source'),
      )
      .first('source');
    return found !== undefined || this.#areKept(services);
  }

  /** Whether the catalog says of each service where its incidents are kept. */
  async #areKept(services?: readonly string[]): Promise<boolean> {
    const keepers = () =>
      this.#knex<PlaceRow>('delivery_places').where({ keeps_incidents: true });
    if ((await keepers().first('service')) === undefined) {
      return false;
    }
    const asked = services ?? (await this.services());
    const kept = new Set<string>();
    for (const chunk of chunked(asked)) {
      const found: readonly string[] = await keepers()
        .whereIn('service', [...chunk])
        .pluck('service');
      found.forEach(service => kept.add(service));
    }
    return asked.length > 0 && asked.every(service => kept.has(service));
  }

  /** The deployments of some services that finished, or were recovered from, in a window. */
  async records(
    services: readonly string[],
    { fromMs, toMs }: Pick<DayWindow, 'fromMs' | 'toMs'>,
    layer: Layer = this.#layer,
  ): Promise<readonly DeploymentRecord[]> {
    const rows: Pick<RolloutRow, 'record'>[] = [];
    const table = () =>
      this.#knex<RolloutRow>(layer.rollouts).select('record').where(layer.rows);
    for (const chunk of chunked(services)) {
      const own = () => table().whereIn('service', [...chunk]);
      const found: readonly Pick<RolloutRow, 'record'>[] = await own()
        .where('finished_at_ms', '>=', fromMs)
        .where('finished_at_ms', '<', toMs)
        .unionAll(
          own()
            .where('recovered_at_ms', '>=', fromMs)
            .where('recovered_at_ms', '<', toMs)
            .whereNot(within =>
              within
                .where('finished_at_ms', '>=', fromMs)
                .where('finished_at_ms', '<', toMs),
            ),
        );
      rows.push(...found);
    }
    return rows.flatMap(({ record }) =>
      // The text was written from a record.
      record === null ? [] : [JSON.parse(record) as DeploymentRecord],
    );
  }

  /** The days of some services, each day of each service by itself. */
  async serviceDays(
    services: readonly string[],
    { fromDay, toDay }: Pick<DayWindow, 'fromDay' | 'toDay'>,
  ): Promise<readonly ServiceDay[]> {
    const days: ServiceDay[] = [];
    for (const chunk of chunked(services)) {
      const rows = await this.#knex<DayRow>(this.#shelf.days)
        .where(this.#shelf.rows)
        .whereIn('service', [...chunk])
        .where('day', '>=', fromDay)
        .where('day', '<', toDay);
      days.push(
        ...rows.map(({ service, day, counts }) => ({
          ...{ service, day },
          tally: readTally(counts),
        })),
      );
    }
    return days;
  }

  /**
   * What has to be added to the days of some services, or of all, to get what sources told. Only days of production that
   * somebody said something about are there.
   */
  async toldDays(
    services: readonly string[] | undefined,
    { fromDay, toDay }: Pick<DayWindow, 'fromDay' | 'toDay'>,
  ): Promise<readonly ServiceDay[]> {
    const days: ServiceDay[] = [];
    if (this.#layer.name === 'tier') {
      return days;
    }
    for (const chunk of services ? chunked(services) : [undefined]) {
      const query = this.#knex<DayRow>('delivery_told_days')
        .where('day', '>=', fromDay)
        .where('day', '<', toDay);
      const rows = await (chunk ? query.whereIn('service', [...chunk]) : query);
      days.push(
        ...rows.map(({ service, day, counts }) => ({
          ...{ service, day },
          tally: readTally(counts),
        })),
      );
    }
    return days;
  }

  /** The days of all services together. */
  async organisationDays({
    fromDay,
    toDay,
  }: Pick<DayWindow, 'fromDay' | 'toDay'>): Promise<
    ReadonlyMap<string, Tally>
  > {
    const rows = await this.#knex<OrganisationDayRow>(this.#shelf.organisation)
      .where(this.#shelf.rows)
      .where('day', '>=', fromDay)
      .where('day', '<', toDay);
    return new Map(
      rows
        .map(({ day, counts }) => [day, readTally(counts)] as const)
        .filter(([, tally]) => Object.keys(tally).length > 0),
    );
  }

  /** Successful deployments of all services that finished in a span of time. */
  async finishedWithin({
    fromMs,
    toMs,
  }: Pick<DayWindow, 'fromMs' | 'toMs'>): Promise<number> {
    const row = await this.#knex<RolloutRow>(this.#layer.rollouts)
      .where(this.#layer.rows)
      .where('finished_at_ms', '>', fromMs)
      .where('finished_at_ms', '<', toMs)
      .where({ status: 'success' })
      .count({ deployments: '*' })
      .first();
    return Number(row?.deployments ?? 0);
  }

  #told() {
    const { name, rollouts, rows } = this.#layer;
    return this.#knex<Pick<SourceRow, 'service'>>(
      name === 'tier' ? rollouts : 'delivery_sources',
    ).where(rows);
  }

  #notDerived() {
    const inTable = (table: string) =>
      this.#knex<Pick<SourceRow, 'service'>>(table);
    return this.#layer.name === 'tier'
      ? inTable('delivery_tier_services').whereNull('conventions')
      : inTable('delivery_places')
          .whereNotNull('evidence')
          .whereNotIn('service', this.#sources().select('service'));
  }

  #sources() {
    return this.#knex<SourceRow>('delivery_sources');
  }
}
