import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { countDays, countRecords, steppedSeries } from './counting';
import { DeliveryReader } from './DeliveryReader';
import { deploymentDetails } from './details/deploymentDetails';
import { AskedDeployments, deploymentsPage } from './deploymentsPage';
import { Counting, numbersOf, summaryOf, Telling } from './numbers';
import { otherEnvironments } from './otherEnvironments';
import { periodsOf } from './periods';
import { qualityOf } from './quality';
import { QualityFacts } from './qualityFacts';
import { withConventions } from './conventions';
import { readRemarks } from './remarks';
import {
  countOutdated,
  groupSources,
  readSourceGroups,
} from './ServiceSources';
import { SourceHealth } from './sourceHealth';
import { AskedTeams, teamsPage } from './teamsPage';
import { TogetherCounts } from './together';
import { AnswerServices, Asked, Tellings } from './Tellings';
import { countTold, countToldDays, withTold } from './toldCounting';
import {
  OfServices,
  readServices,
  ToldOfServices,
  weekEarlier,
} from './toldOfServices';
import { readFrom } from './unreadDeployments';
import { AskedWindow } from './window';

type Numbers = ReadinessSchemas['DeliveryNumbers'];
type TeamDelivery = ReadinessSchemas['TeamDelivery'];
/** The numbers of a service, a team and the organisation, from what was derived. */
export class DeliveryAnswers {
  readonly #services: AnswerServices;
  readonly #health: SourceHealth;
  readonly #tellings: Tellings;
  readonly #together: TogetherCounts;

  constructor(services: AnswerServices) {
    this.#services = services;
    this.#health = new SourceHealth(services.knex);
    this.#tellings = new Tellings(services, this.#health);
    this.#together = new TogetherCounts(services.knex);
  }

  async ofService(service: string, asked: Asked): Promise<Numbers> {
    const told = await this.#tellings.of(asked, [service]);
    const telling = {
      ...told,
      ...readFrom(told.unread, service),
    };
    return this.#numbers(
      await this.#read({ services: [service] }, telling),
      telling,
      true,
    );
  }

  /** Of a team, from the services of it that the caller may read. */
  async ofTeam(
    team: string,
    services: readonly string[],
    asked: Asked,
  ): Promise<TeamDelivery> {
    const telling = await this.#tellings.of(asked, services);
    const found = await this.#read({ services, team }, telling);
    const own = new Map<string, DeploymentRecord[]>(
      services.map(service => [service, []]),
    );
    found.records.forEach(record => own.get(record.service)?.push(record));
    const { settings } = this.#services.options;
    return {
      team,
      numbers: this.#numbers(found, telling, false),
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
          { ...telling, ...readFrom(telling.unread, ref) },
        ),
      })),
    };
  }

  /** Of all services together, from days that were added up; which ones the catalog has is asked to say how many are missing. */
  async ofOrganisation(
    asked: Asked,
    services?: readonly string[],
  ): Promise<Numbers> {
    const { knex, options } = this.#services;
    const telling = await this.#tellings.of(asked);
    const reader = this.#readerOf(telling);
    const { tier, asOfMs } = telling;
    const earlier = weekEarlier(telling);
    const health = await this.#health.fresh(asOfMs);
    // At once, because on a busy machine each question waits for its turn.
    const [
      days,
      toldDays,
      hasSource,
      provisional,
      groups,
      remarks,
      together,
      outdated,
    ] = await Promise.all([
      reader.organisationDays({
        fromDay: earlier.window.fromDay,
        toDay: telling.window.toDay,
      }),
      reader.toldDays(undefined, telling.window),
      reader.isToldOfAny(),
      this.#provisional(telling),
      readSourceGroups(knex),
      readRemarks(this.#services, {}, telling),
      this.#together.current(services, { ...options, health, tier, asOfMs }),
      countOutdated(knex, tier),
    ]);
    const counting = withTold(
      countDays(days, telling, { hasSource, provisional }),
      countToldDays(days, toldDays, telling),
    );
    return this.#withQuality(counting, telling, {
      weekEarlier: {
        telling: earlier,
        counting: countDays(
          days,
          earlier,
          { hasSource, provisional: 0 },
          steppedSeries,
        ),
      },
      ...{ ...remarks, groups, together, outdated },
      ...{ sources: [], compared: [], readings: health.readings },
      untold: [],
      isOneService: false,
    });
  }

  /** Of each team on a page, from days of its services that were added up. */
  async ofTeams(
    asked: Asked & AskedTeams,
  ): Promise<ReadinessSchemas['DeliveryTeams']> {
    const telling = await this.#tellings.of(asked);
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
      window: this.#tellings.windowOf(asked),
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
      this.#tellings.windowOf(asked),
    );
  }

  #readerOf({ tier }: Pick<Telling, 'tier'>): DeliveryReader {
    return new DeliveryReader(this.#services.knex, tier);
  }

  #read(of: OfServices, telling: Telling): Promise<ToldOfServices> {
    return readServices(of, telling, {
      services: this.#services,
      health: this.#health,
    });
  }

  #numbers(
    found: ToldOfServices,
    telling: Telling,
    isOneService: boolean,
  ): Numbers {
    const { services, told, records, toldBySources } = found;
    const { read, sources, outdated, remarks } = found;
    const { settings } = this.#services.options;
    const rest = { settings, hasSource: told.size > 0 };
    const earlier = weekEarlier(telling);
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
      ...{ ...remarks, sources, outdated, readings: read.readings },
      compared: sources.filter(({ service, source }) =>
        read.hasReadAll(service, source, telling.window),
      ),
      untold: services.filter(service => !told.has(service)),
      isOneService,
    });
  }

  #withQuality(
    counting: Counting,
    telling: Telling,
    facts: Omit<
      QualityFacts,
      'counting' | 'telling' | 'chosenSources' | 'attributionMs'
    >,
  ): Numbers {
    const { options } = this.#services;
    const { chosenSources, tiers, settings } = options;
    const { attributionMs } = settings;
    const numbers = numbersOf(counting, telling);
    return {
      ...numbers,
      metrics: withConventions(numbers.metrics, {
        ...{ options, tier: telling.tier },
        tally: counting.tally,
      }),
      tiers: [...tiers.all],
      periods: periodsOf(counting, telling),
      quality: qualityOf({
        ...facts,
        ...{ counting, telling, chosenSources, attributionMs },
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
