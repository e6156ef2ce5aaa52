import {
  Calendar,
  calendarIn,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { DatabaseReadings, ReadingState } from '../collect/readings';
import { DeliveryOptions } from '../options';
import { AskedTier, PRODUCTION_TIER } from '../tiers';
import { nothingToldOf, withoutSource } from './awaited';
import { countDays, countRecords, steppedSeries } from './counting';
import { DeliveryReader } from './DeliveryReader';
import { deploymentDetails } from './details/deploymentDetails';
import { AskedDeployments, deploymentsPage } from './deploymentsPage';
import { areIncidentsRead } from './incidentsRead';
import { Counting, numbersOf, summaryOf, Telling } from './numbers';
import { otherEnvironments } from './otherEnvironments';
import { periodsOf } from './periods';
import { qualityOf } from './quality';
import { QualityFacts } from './qualityFacts';
import {
  countOutdated,
  groupSources,
  readOutdated,
  readServiceSources,
  readSourceGroups,
} from './ServiceSources';
import { SourceHealth } from './sourceHealth';
import { readReleased } from './releasedPlaces';
import { AskedTeams, teamsPage } from './teamsPage';
import {
  countTold,
  countToldDays,
  readTold,
  ToldRecords,
  withTold,
} from './toldCounting';
import {
  pooledFromMs,
  readFromMs,
  readUnreadDeployments,
  UnreadDeployments,
} from './unreadDeployments';
import { AskedWindow, DayWindow, shifted, windowOf } from './window';
import { readWithdrawn } from './withdrawnIncidents';

type Numbers = ReadinessSchemas['DeliveryNumbers'];
type Asked = AskedWindow & AskedTier;
type TeamDelivery = ReadinessSchemas['TeamDelivery'];
const WEEK = 7;

/** What answers are made with. */
export interface AnswerServices {
  readonly knex: Knex;
  readonly options: DeliveryOptions;
  readonly now: () => Date;
}

/** Records of some services, of the window and of the week before it. */
interface Told {
  readonly services: readonly string[];
  readonly told: ReadonlySet<string>;
  readonly records: readonly DeploymentRecord[];
  /** Of the window only, and only where people say something else. */
  readonly toldBySources: ToldRecords;
}

/** The numbers of a service, a team and the organisation, from what was derived. */
export class DeliveryAnswers {
  readonly #services: AnswerServices;
  readonly #health: SourceHealth;
  readonly #readings: DatabaseReadings;
  /** It remembers which day a time is on, which costs most of a first answer. */
  readonly #calendar: Calendar;

  constructor(services: AnswerServices) {
    this.#services = services;
    this.#health = new SourceHealth(services.knex);
    this.#readings = new DatabaseReadings(services.knex);
    this.#calendar = calendarIn(services.options.settings.timeZone);
  }

  async ofService(service: string, asked: Asked): Promise<Numbers> {
    const told = await this.#telling(asked, [service]);
    const telling = {
      ...told,
      deploymentsFromMs: readFromMs(told.unread, service),
    };
    return this.#numbers(await this.#read([service], telling), telling, true);
  }

  /** Of a team, from the services of it that the caller may read. */
  async ofTeam(
    team: string,
    services: readonly string[],
    asked: Asked,
  ): Promise<TeamDelivery> {
    const telling = await this.#telling(asked, services);
    const found = await this.#read(services, telling);
    const own = new Map<string, DeploymentRecord[]>(
      services.map(service => [service, []]),
    );
    found.records.forEach(record => own.get(record.service)?.push(record));
    const { settings } = this.#services.options;
    return {
      team,
      numbers: await this.#numbers(found, telling, false),
      services: [...own].map(([ref, records]) => ({
        ref,
        ...summaryOf(
          withTold(
            countRecords(records, telling, {
              settings,
              hasSource: found.told.has(ref),
            }),
            countTold(records, found.toldBySources.of(ref), {
              ...{ telling, settings },
            }),
          ),
          { ...telling, deploymentsFromMs: readFromMs(telling.unread, ref) },
        ),
      })),
    };
  }

  /** Of all services together, from days that were added up. */
  async ofOrganisation(asked: Asked): Promise<Numbers> {
    const { knex } = this.#services;
    const telling = await this.#telling(asked);
    const reader = this.#readerOf(telling);
    const earlier = weekEarlier(telling);
    const days = await reader.organisationDays({
      fromDay: earlier.window.fromDay,
      toDay: telling.window.toDay,
    });
    const hasSource = await reader.isToldOfAny();
    const counting = withTold(
      countDays(days, telling, {
        hasSource,
        provisional: await this.#provisional(telling),
      }),
      countToldDays(
        days,
        await reader.toldDays(undefined, telling.window),
        telling,
      ),
    );
    return this.#withQuality(counting, telling, {
      weekEarlier: {
        telling: earlier,
        counting: countDays(days, earlier, { hasSource, provisional: 0 }),
      },
      groups: await readSourceGroups(knex),
      withdrawn: await readWithdrawn(knex, undefined, telling.window),
      released: await readReleased(knex, undefined, telling.window),
      sources: [],
      outdated: await countOutdated(knex, telling.tier),
      untold: [],
      isOneService: false,
    });
  }

  /** Of each team on a page, from days of its services that were added up. */
  async ofTeams(
    asked: Asked & AskedTeams,
  ): Promise<ReadinessSchemas['DeliveryTeams']> {
    const telling = await this.#telling(asked);
    return teamsPage(this.#readerOf(telling), telling, asked);
  }

  /** The deployments behind a number: of some services, or of all that may be read. */
  async deployments(
    asked: Asked & Omit<AskedDeployments, 'window' | 'tier'>,
    mayRead?: (service: string) => boolean,
  ): Promise<ReadinessSchemas['DeliveryDeployments']> {
    const tier = this.#services.options.tiers.asked(asked);
    const all = mayRead ? await this.#readerOf({ tier }).services() : [];
    const own = mayRead ? all.filter(mayRead) : asked.services;
    return deploymentsPage(this.#services.knex, {
      ...asked,
      tier,
      window: this.#windowOf(asked),
      services: mayRead && own?.length === all.length ? undefined : own,
    });
  }

  /**
   * One deployment, down to what its sources told.
   *
   * @throws NotFoundError for one that is not known
   */
  deployment(
    service: string,
    id: string,
  ): Promise<ReadinessSchemas['DeliveryDeploymentDetails']> {
    const { knex, options } = this.#services;
    return deploymentDetails({ knex, settings: options.settings }, service, id);
  }

  /** What a service was deployed to beside production. */
  otherEnvironments(
    service: string,
    asked: AskedWindow,
  ): Promise<ReadinessSchemas['OtherEnvironments']> {
    const { knex, options } = this.#services;
    return otherEnvironments(
      { knex, settings: options.settings },
      service,
      this.#windowOf(asked),
    );
  }

  #windowOf(asked: AskedWindow): DayWindow {
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

  async #telling(
    asked: Asked,
    services?: readonly string[],
  ): Promise<Telling & { readonly unread: UnreadDeployments }> {
    const { knex, options, now } = this.#services;
    const tier = options.tiers.asked(asked);
    const window = this.#windowOf(asked);
    const asOfMs = now().getTime();
    const [readings, streams, knowsIncidents] = await Promise.all([
      this.#readings.all(),
      this.#health.streams(asOfMs),
      options.incidentSource ??
        new DeliveryReader(knex).knowsIncidents(services),
    ]);
    const [unread, without] = await Promise.all([
      readUnreadDeployments(knex, services, { readings, streams }),
      this.#withoutSource(tier, { readings, services }),
    ]);
    return {
      ...{ window, tier, asOfMs, unread },
      deploymentsFromMs: pooledFromMs(unread, unread.keys()),
      incidentsRead: areIncidentsRead(readings, streams, window),
      incidentSource: knowsIncidents,
      withoutSource: without,
    };
  }

  /** Why nothing is told of a tier: of another one than production also because nobody was ever deployed to it. */
  async #withoutSource(
    tier: string,
    {
      readings,
      services,
    }: {
      readonly readings: readonly ReadingState[];
      readonly services: readonly string[] | undefined;
    },
  ): Promise<Telling['withoutSource']> {
    const reader = this.#readerOf({ tier });
    const isDerived = !(await reader.isToldButNotDerived(services));
    if (tier === PRODUCTION_TIER || !isDerived) {
      return withoutSource(readings, !isDerived);
    }
    const production = this.#readerOf({ tier: PRODUCTION_TIER });
    const isTold = services
      ? (await production.toldOf(services)).size > 0
      : await production.isToldOfAny();
    return isTold
      ? nothingToldOf(tier)
      : withoutSource(readings, await production.isToldButNotDerived(services));
  }

  async #read(services: readonly string[], telling: Telling): Promise<Told> {
    const reader = this.#readerOf(telling);
    const [told, records, toldBySources] = await Promise.all([
      reader.toldOf(services),
      reader.records(services, {
        fromMs: weekEarlier(telling).window.fromMs,
        toMs: telling.window.toMs,
      }),
      readTold(reader, services, telling),
    ]);
    return { services, told, records, toldBySources };
  }

  async #numbers(
    { services, told, records, toldBySources }: Told,
    telling: Telling,
    isOneService: boolean,
  ): Promise<Numbers> {
    const { knex, options } = this.#services;
    const { settings } = options;
    const rest = { settings, hasSource: told.size > 0 };
    const earlier = weekEarlier(telling);
    const [sources, outdated, withdrawn, released] = await Promise.all([
      readServiceSources(knex, services, telling),
      readOutdated(knex, services, telling.tier),
      readWithdrawn(knex, services, telling.window),
      readReleased(knex, services, telling.window),
    ]);
    const counting = withTold(
      countRecords(records, telling, { ...rest, sketches: steppedSeries }),
      countTold(records, toldBySources, { telling, settings }),
    );
    return this.#withQuality(counting, telling, {
      weekEarlier: {
        telling: earlier,
        counting: countRecords(records, earlier, rest),
      },
      groups: groupSources(sources),
      ...{ sources, outdated, withdrawn, released },
      untold: services.filter(service => !told.has(service)),
      isOneService,
    });
  }

  async #withQuality(
    counting: Counting,
    telling: Telling,
    facts: Omit<
      QualityFacts,
      'counting' | 'telling' | 'readings' | 'chosenSources'
    >,
  ): Promise<Numbers> {
    const { chosenSources, tiers } = this.#services.options;
    const readings = await this.#health.current(telling.asOfMs);
    return {
      ...numbersOf(counting, telling),
      tiers: [...tiers.all],
      periods: periodsOf(counting, telling),
      quality: qualityOf({
        ...facts,
        ...{ counting, telling, readings, chosenSources },
      }),
    };
  }

  /** Of all services: successes within the time in which an incident may still be attributed to them. */
  #provisional(telling: Telling): Promise<number> {
    const { window, asOfMs } = telling;
    const { attributionMs } = this.#services.options.settings;
    return this.#readerOf(telling).finishedWithin({
      fromMs: Math.max(window.fromMs - 1, asOfMs - attributionMs),
      toMs: window.toMs,
    });
  }
}

function weekEarlier(telling: Telling): Telling {
  return { ...telling, window: shifted(telling.window, -WEEK) };
}
