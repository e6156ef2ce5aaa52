import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { Calendar, calendarIn } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { digestOf } from '@groundwork/plugin-readiness-node';
import { InventoryService } from '../../inventory';
import { Registry } from '../../registry';
import { DayWindow, windowOf } from '../answers/window';
import { conventionsOf } from '../derive/deriveService';
import { describeOverlay } from '../overlay/describeOverlay';
import { readOverlays } from '../overlay/said';
import { BaselineStore, currentTargets, StoredBaseline } from './BaselineStore';
import { dayAfter } from './dayAfter';
import { describeBaseline, describeTarget } from './describe';
import { MeasuredScope, measureScope, MeasuringServices } from './measureScope';
import { expectPossibleTarget } from './possibleTarget';
import { compare } from './proof';
import {
  entityRef,
  expectMayFreeze,
  Freezer,
  isReadable,
  Reader,
  scopeOf,
} from './scopes';
import { expectShown } from './shown';
import { FrozenMetricName, Snapshot } from './snapshot';
import { judgeTargets } from './targetOutcomes';

/** From so many days on a window says something, as for the frequency of deployments. */
const FEWEST_DAYS = 28;

/** What baselines stand on. */
export interface BaselineServices extends MeasuringServices {
  readonly inventory: InventoryService;
  readonly registry: Pick<Registry, 'organisationStandards'>;
  readonly now: () => Date;
}

/** What somebody wants to freeze. */
export interface AskedBaseline {
  readonly scope: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What was looked at before; nothing else is frozen. */
  readonly shown?: ReadinessSchemas['ShownMetrics'] | undefined;
}

/** What somebody wants a metric to become. */
export interface AskedTarget {
  readonly metric: FrozenMetricName;
  readonly value: number;
  readonly owner: string;
  readonly dueDay: string;
}

/** Numbers that are frozen, targets that are set against them, and what has become of both. */
export class Baselines {
  readonly store: BaselineStore;
  readonly #services: BaselineServices;
  readonly #calendar: Calendar;

  constructor(services: BaselineServices) {
    this.#services = services;
    this.store = new BaselineStore(services.knex);
    this.#calendar = calendarIn(services.options.settings.timeZone);
  }

  /** Those of a scope or all that the caller may read. */
  async list(
    reader: Reader,
    scope?: string,
  ): Promise<readonly ReadinessSchemas['DeliveryBaseline'][]> {
    const targets = currentTargets(await this.store.targets());
    return (await this.store.list(scope))
      .filter(({ snapshot }) => isReadable(snapshot.scope, reader))
      .map(baseline => describeBaseline(baseline, targets));
  }

  /** @throws InputError, NotAllowedError, NotFoundError or ConflictError, each with what is wrong */
  async freeze(
    asked: AskedBaseline,
    by: Freezer,
  ): Promise<ReadinessSchemas['DeliveryBaseline']> {
    const { inventory, options, registry, now } = this.#services;
    const name = asked.name.trim();
    if (name === '') {
      throw new InputError('The baseline needs a name');
    }
    const scope = scopeOf(asked.scope, await inventory.current(), by.reader);
    expectMayFreeze(scope, by);
    const window = this.#pastWindow(asked);
    const { metrics, flags, events } = await measureScope(
      scope,
      window,
      this.#services,
    );
    if (Object.values(metrics).every(({ sampleSize }) => sampleSize === 0)) {
      throw new InputError(
        `There is nothing to freeze: nothing of ${scope.ref} was deployed from ${window.fromDay} to ${window.toDay}`,
      );
    }
    expectShown(asked.shown, metrics);
    const [standard] = registry.organisationStandards;
    const { fromDay, toDay, days, timeZone } = window;
    const baseline = await this.store.freeze({
      schemaVersion: 1,
      ...{ scope, name, metrics, flags, events },
      overlays: [...(await this.#saidAbout(scope))],
      window: { fromDay, toDay, days, timeZone },
      frozenAt: now().toISOString(),
      author: by.author,
      ...(standard
        ? { standard: { id: standard.id, version: standard.version } }
        : {}),
      config: digestOf({
        conventions: conventionsOf({
          ...{ settings: options.settings, service: '*' },
          chosenSource: undefined,
        }),
        chosenSources: [...options.chosenSources],
        incidentSource: options.incidentSource ?? 'as read',
      }),
    });
    return describeBaseline({ ...baseline, isIntact: true }, []);
  }

  /**
   * What has become of a baseline by a day, which is yesterday unless asked for; `to` is the day after.
   *
   * @throws InputError for a day to come, NotFoundError, or NotAllowedError for what the caller may not read
   */
  async proof(
    hash: string,
    reader: Reader,
    to: string = this.#today(),
  ): Promise<ReadinessSchemas['DeliveryProof']> {
    if (!isDay(to)) {
      throw new InputError(`${to} is no day`);
    }
    if (to > this.#today()) {
      throw new InputError(
        `${to} lies in the future: nothing can be compared yet`,
      );
    }
    const baseline = await this.#readable(hash, reader);
    const history = await this.store.targets(hash);
    const targets = currentTargets(history);
    const { scope, window } = baseline.snapshot;
    const comparableFrom = dayAfter(
      window.toDay,
      Math.min(window.days, FEWEST_DAYS),
    );
    const after =
      to < comparableFrom ? undefined : this.#windowAfter(baseline, to);
    const measured =
      after && (await measureScope(scope, after, this.#services));
    return {
      baseline: describeBaseline(baseline, targets),
      targetHistory: [
        ...(await judgeTargets(history, {
          ...{ metrics: baseline.snapshot.metrics, to, comparableFrom },
          localDay: atMs => this.#calendar.localDate(atMs),
          measure: async until =>
            (
              await measureScope(
                scope,
                this.#windowAfter(baseline, until),
                this.#services,
              )
            ).metrics,
        })),
      ],
      comparableFrom,
      ...(after && measured
        ? {
            after: {
              window: {
                fromDay: after.fromDay,
                toDay: after.toDay,
                days: after.days,
                timeZone: after.timeZone,
              },
              comparisons: [...compare(baseline, measured, targets)],
              flags: [...measured.flags],
            },
          }
        : {}),
    };
  }

  /** @throws InputError or NotFoundError with what is wrong */
  async setTarget(
    hash: string,
    asked: AskedTarget,
    by: Freezer,
  ): Promise<ReadinessSchemas['DeliveryTarget']> {
    const { inventory, now } = this.#services;
    const { snapshot } = await this.#readable(hash, by.reader);
    expectMayFreeze(snapshot.scope, by);
    const { metric, value } = asked;
    const owner = entityRef(asked.owner);
    if (!/^(group|user):/.test(owner)) {
      throw new InputError(`${owner} is neither a group nor a person`);
    }
    const { teams } = await inventory.current();
    if (owner.startsWith('group:') && !teams.some(({ ref }) => ref === owner)) {
      throw new NotFoundError(`There is no ${owner} in the catalog`);
    }
    expectPossibleTarget(value, snapshot.metrics[metric]);
    if (asked.dueDay <= this.#today() || !isDay(asked.dueDay)) {
      throw new InputError(`${asked.dueDay} is no day to come`);
    }
    const target = {
      ...{ baseline: hash, metric, value, owner, dueDay: asked.dueDay },
      ...{ setBy: by.author, setAtMs: now().getTime() },
    };
    await this.store.addTarget(target);
    return describeTarget(target);
  }

  async #readable(hash: string, reader: Reader): Promise<StoredBaseline> {
    const baseline = await this.store.find(hash);
    const { scope } = baseline.snapshot;
    if (!isReadable(scope, reader)) {
      throw new NotAllowedError(
        `You may not read the deliveries of ${scope.ref}`,
      );
    }
    return baseline;
  }

  /** What people say and have not taken back, about the services of a scope. */
  async #saidAbout(
    scope: MeasuredScope,
  ): Promise<NonNullable<Snapshot['overlays']>> {
    const inForce = await readOverlays(this.#services.knex, query => {
      query.whereNull('r.overlay');
    });
    return inForce
      .filter(
        ({ service }) =>
          scope.kind === 'organisation' || scope.services.includes(service),
      )
      .map(describeOverlay);
  }

  #pastWindow({ from, to }: AskedBaseline): DayWindow {
    const window = this.#window({ from, to });
    if (window.toDay > dayAfter(this.#today(), 1)) {
      throw new InputError(
        `${to} lies in the future: nothing can be frozen yet`,
      );
    }
    return window;
  }

  /** As long as the baseline, and none of its days: shorter until as much time has passed. */
  #windowAfter(
    { snapshot: { window } }: StoredBaseline,
    to: string,
  ): DayWindow {
    const first = dayAfter(to, -window.days);
    return this.#window({
      from: first < window.toDay ? window.toDay : first,
      to,
    });
  }

  #window(asked: { readonly from: string; readonly to: string }): DayWindow {
    return windowOf(asked, {
      calendar: this.#calendar,
      timeZone: this.#services.options.settings.timeZone,
      nowMs: this.#services.now().getTime(),
    });
  }

  #today(): string {
    return this.#calendar.localDate(this.#services.now().getTime());
  }
}

/** The 31st of June is none. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && dayAfter(day, 0) === day;
}
