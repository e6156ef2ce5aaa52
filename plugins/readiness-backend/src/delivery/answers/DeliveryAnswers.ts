import {
  Calendar,
  calendarIn,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { DatabaseReadings } from '../collect/readings';
import { DeliveryOptions } from '../options';
import { withoutSource } from './awaited';
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
  readFromMs,
  readUnreadDeployments,
  UnreadDeployments,
} from './unreadDeployments';
import { AskedWindow, DayWindow, shifted, windowOf } from './window';
import { readWithdrawn } from './withdrawnIncidents';

type Numbers = ReadinessSchemas['DeliveryNumbers'];
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
  readonly #reader: DeliveryReader;
  readonly #health: SourceHealth;
  readonly #readings: DatabaseReadings;
  /** It remembers which day a time is on, which costs most of a first answer. */
  readonly #calendar: Calendar;

  constructor(services: AnswerServices) {
    this.#services = services;
    this.#reader = new DeliveryReader(services.knex);
    this.#health = new SourceHealth(services.knex);
    this.#readings = new DatabaseReadings(services.knex);
    this.#calendar = calendarIn(services.options.settings.timeZone);
  }

  async ofService(service: string, asked: AskedWindow): Promise<Numbers> {
    const telling = await this.#telling(asked, [service]);
    return this.#numbers(await this.#read([service], telling), telling, true);
  }

  /** Of a team, from the services of it that the caller may read. */
  async ofTeam(
    team: string,
    services: readonly string[],
    asked: AskedWindow,
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
          { ...telling, deploymentsFromMs: readFromMs(telling.unread, [ref]) },
        ),
      })),
    };
  }

  /** Of all services together, from days that were added up. */
  async ofOrganisation(asked: AskedWindow): Promise<Numbers> {
    const { knex } = this.#services;
    const telling = await this.#telling(asked);
    const earlier = weekEarlier(telling);
    const days = await this.#reader.organisationDays({
      fromDay: earlier.window.fromDay,
      toDay: telling.window.toDay,
    });
    const hasSource = await this.#reader.isToldOfAny();
    const counting = withTold(
      countDays(days, telling, {
        hasSource,
        provisional: await this.#provisional(telling),
      }),
      countToldDays(
        days,
        await this.#reader.toldDays(undefined, telling.window),
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
      outdated: await countOutdated(knex),
      untold: [],
      isOneService: false,
    });
  }

  /** Of each team on a page, from days of its services that were added up. */
  async ofTeams(
    asked: AskedWindow & AskedTeams,
  ): Promise<ReadinessSchemas['DeliveryTeams']> {
    const telling = await this.#telling(asked);
    return teamsPage(this.#reader, telling, asked);
  }

  /** The deployments behind a number: of some services, or of all that may be read. */
  async deployments(
    asked: AskedWindow & Omit<AskedDeployments, 'window'>,
    mayRead?: (service: string) => boolean,
  ): Promise<ReadinessSchemas['DeliveryDeployments']> {
    const all = mayRead ? await this.#reader.services() : [];
    const own = mayRead ? all.filter(mayRead) : asked.services;
    return deploymentsPage(this.#services.knex, {
      ...asked,
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

  async #telling(
    asked: AskedWindow,
    services?: readonly string[],
  ): Promise<Telling & { readonly unread: UnreadDeployments }> {
    const { options, now } = this.#services;
    const window = this.#windowOf(asked);
    const asOfMs = now().getTime();
    const [readings, streams, knowsIncidents, isToldButNotDerived] =
      await Promise.all([
        this.#readings.all(),
        this.#health.streams(asOfMs),
        options.incidentSource ?? this.#reader.knowsIncidents(services),
        this.#reader.isToldButNotDerived(services),
      ]);
    const { knex } = this.#services;
    const unread = await readUnreadDeployments(knex, services, {
      ...{ readings, streams },
    });
    return {
      ...{ window, asOfMs, unread },
      deploymentsFromMs: readFromMs(unread, unread.keys()),
      incidentsRead: areIncidentsRead(readings, streams, window),
      incidentSource: knowsIncidents,
      withoutSource: withoutSource(readings, isToldButNotDerived),
    };
  }

  async #read(services: readonly string[], telling: Telling): Promise<Told> {
    const [told, records, toldBySources] = await Promise.all([
      this.#reader.toldOf(services),
      this.#reader.records(services, {
        fromMs: weekEarlier(telling).window.fromMs,
        toMs: telling.window.toMs,
      }),
      readTold(this.#reader, services, telling),
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
      readServiceSources(knex, services, telling.window),
      readOutdated(knex, services),
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
    const { chosenSources } = this.#services.options;
    const readings = await this.#health.current(telling.asOfMs);
    return {
      ...numbersOf(counting, telling),
      periods: periodsOf(counting, telling),
      quality: qualityOf({
        ...facts,
        ...{ counting, telling, readings, chosenSources },
      }),
    };
  }

  /** Of all services: successes within the time in which an incident may still be attributed to them. */
  #provisional({ window, asOfMs }: Telling): Promise<number> {
    const { attributionMs } = this.#services.options.settings;
    return this.#reader.finishedWithin({
      fromMs: Math.max(window.fromMs - 1, asOfMs - attributionMs),
      toMs: window.toMs,
    });
  }
}

function weekEarlier(telling: Telling): Telling {
  return { ...telling, window: shifted(telling.window, -WEEK) };
}
