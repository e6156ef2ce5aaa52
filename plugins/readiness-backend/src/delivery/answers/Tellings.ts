import { Calendar, calendarIn } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { DatabaseReadings, ReadingState } from '../collect/readings';
import { DeliveryOptions } from '../options';
import { AskedTier, PRODUCTION_TIER } from '../tiers';
import { nothingToldOf, withoutSource } from './awaited';
import { DeliveryReader } from './DeliveryReader';
import { areIncidentsRead } from './incidentsRead';
import { Telling } from './numbers';
import { SourceHealth } from './sourceHealth';
import {
  pooledFrom,
  readUnreadDeployments,
  UnreadDeployments,
} from './unreadDeployments';
import { AskedWindow, DayWindow, windowOf } from './window';

/** A window of a tier. */
export type Asked = AskedWindow & AskedTier;

/** What answers are made with. */
export interface AnswerServices {
  readonly knex: Knex;
  readonly options: DeliveryOptions;
  readonly now: () => Date;
}

/** What is to be known before anything is counted: the window, the tier, and how far the sources have been read. */
export class Tellings {
  readonly #services: AnswerServices;
  readonly #health: SourceHealth;
  readonly #readings: DatabaseReadings;
  /** It remembers which day a time is on, which costs most of a first answer. */
  readonly #calendar: Calendar;

  constructor(services: AnswerServices, health: SourceHealth) {
    this.#services = services;
    this.#health = health;
    this.#readings = new DatabaseReadings(services.knex);
    this.#calendar = calendarIn(services.options.settings.timeZone);
  }

  /** The window that is asked for, on the clocks of the organisation. */
  windowOf(asked: AskedWindow): DayWindow {
    const { options, now } = this.#services;
    return windowOf(asked, {
      calendar: this.#calendar,
      timeZone: options.settings.timeZone,
      nowMs: now().getTime(),
    });
  }

  #readerOf({ tier }: Pick<Telling, 'tier'>): DeliveryReader {
    return new DeliveryReader(this.#services.knex, tier);
  }

  /** Of some services, or of all. */
  async of(
    asked: Asked,
    services?: readonly string[],
  ): Promise<Telling & { readonly unread: UnreadDeployments }> {
    const { knex, options, now } = this.#services;
    const tier = options.tiers.asked(asked);
    const window = this.windowOf(asked);
    const asOfMs = now().getTime();
    const [readings, streams, knowsIncidents, without] = await Promise.all([
      this.#readings.all(),
      this.#health.streams(asOfMs),
      options.incidentSource ??
        new DeliveryReader(knex).knowsIncidents(services),
      this.#withoutSource(tier, services),
    ]);
    const unread = await readUnreadDeployments(knex, services, {
      ...{ readings, streams },
      concerns: environment => options.tiers.mayBe(environment, tier),
    });
    return {
      ...{ window, tier, asOfMs, unread },
      ...pooledFrom(unread, unread.keys()),
      incidentsRead: areIncidentsRead(readings, streams, window),
      incidentSource: knowsIncidents,
      withoutSource: without(readings),
    };
  }

  /** Why nothing is told of a tier: of another one than production also because nobody was ever deployed to it. */
  async #withoutSource(
    tier: string,
    services: readonly string[] | undefined,
  ): Promise<(readings: readonly ReadingState[]) => Telling['withoutSource']> {
    const reader = this.#readerOf({ tier });
    const isDerived = !(await reader.isToldButNotDerived(services));
    if (tier === PRODUCTION_TIER || !isDerived) {
      return readings => withoutSource(readings, !isDerived);
    }
    const production = this.#readerOf({ tier: PRODUCTION_TIER });
    const isTold = services
      ? (await production.toldOf(services)).size > 0
      : await production.isToldOfAny();
    const isElsewhere =
      !isTold && (await production.isToldButNotDerived(services));
    return readings =>
      isTold ? nothingToldOf(tier) : withoutSource(readings, isElsewhere);
  }
}
