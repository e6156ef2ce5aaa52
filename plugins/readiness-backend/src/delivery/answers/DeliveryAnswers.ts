import { DeploymentRecord, isInWindow } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { sumOf } from '../days/tally';
import { isInDenominator, tallyDays } from '../days/tallyDays';
import { DeliveryOptions } from '../options';
import { DeliveryReader } from './DeliveryReader';
import { AskedDeployments, deploymentsPage } from './deploymentsPage';
import { addedDurations, exactDurations } from './durations';
import { Counting, numbersOf, summaryOf, Telling } from './numbers';
import { AskedWindow, DayWindow, windowOf } from './window';

type Numbers = ReadinessSchemas['DeliveryNumbers'];
type TeamDelivery = ReadinessSchemas['TeamDelivery'];

/** What answers are made with. */
export interface AnswerServices {
  readonly knex: Knex;
  readonly options: DeliveryOptions;
  readonly now: () => Date;
}

/** The numbers of a service, a team and the organisation, from what was derived. */
export class DeliveryAnswers {
  readonly #services: AnswerServices;
  readonly #reader: DeliveryReader;

  constructor(services: AnswerServices) {
    this.#services = services;
    this.#reader = new DeliveryReader(services.knex);
  }

  async ofService(service: string, asked: AskedWindow): Promise<Numbers> {
    const telling = await this.#telling(asked);
    const counting = await this.#count([service], telling);
    return numbersOf(counting.together, telling);
  }

  /** Of a team, from the services of it that the caller may read. */
  async ofTeam(
    team: string,
    services: readonly string[],
    asked: AskedWindow,
  ): Promise<TeamDelivery> {
    const telling = await this.#telling(asked);
    const { together, apart } = await this.#count(services, telling);
    return {
      team,
      numbers: numbersOf(together, telling),
      services: [...apart].map(([ref, counting]) => ({
        ref,
        ...summaryOf(counting, telling),
      })),
    };
  }

  /** Of all services together, from days that were added up. */
  async ofOrganisation(asked: AskedWindow): Promise<Numbers> {
    const { options } = this.#services;
    const reader = this.#reader;
    const telling = await this.#telling(asked);
    const { window, asOfMs } = telling;
    const days = await reader.organisationDays(window);
    return numbersOf(
      {
        days,
        durations: addedDurations(sumOf(days.values())),
        hasSource: await reader.isToldOfAny(),
        provisional: await reader.finishedWithin({
          fromMs: Math.max(
            window.fromMs - 1,
            asOfMs - options.settings.attributionMs,
          ),
          toMs: window.toMs,
        }),
      },
      telling,
    );
  }

  /** The deployments behind a number: of some services, or of those of all that may be read. */
  async deployments(
    asked: AskedWindow & Omit<AskedDeployments, 'window'>,
    mayRead?: (service: string) => boolean,
  ): Promise<ReadinessSchemas['DeliveryDeployments']> {
    const window = this.#windowOf(asked);
    const all = mayRead ? await this.#reader.services() : [];
    const own = mayRead ? all.filter(mayRead) : asked.services;
    return deploymentsPage(this.#services.knex, {
      ...asked,
      window,
      services: mayRead && own?.length === all.length ? undefined : own,
    });
  }

  #windowOf(asked: AskedWindow): DayWindow {
    const { options, now } = this.#services;
    return windowOf(asked, {
      timeZone: options.settings.timeZone,
      nowMs: now().getTime(),
    });
  }

  async #telling(asked: AskedWindow): Promise<Telling> {
    const { options, now } = this.#services;
    return {
      window: this.#windowOf(asked),
      asOfMs: now().getTime(),
      incidentSource:
        options.incidentSource ?? (await this.#reader.knowsIncidents()),
    };
  }

  async #count(
    services: readonly string[],
    telling: Telling,
  ): Promise<{
    readonly together: Counting;
    readonly apart: ReadonlyMap<string, Counting>;
  }> {
    const reader = this.#reader;
    const told = await reader.toldOf(services);
    const records = await reader.records(services, telling.window);
    const own = new Map<string, DeploymentRecord[]>(
      services.map(service => [service, []]),
    );
    records.forEach(record => own.get(record.service)?.push(record));
    return {
      together: this.#counting(records, told.size > 0, telling),
      apart: new Map(
        [...own].map(([service, some]) => [
          service,
          this.#counting(some, told.has(service), telling),
        ]),
      ),
    };
  }

  #counting(
    records: readonly DeploymentRecord[],
    hasSource: boolean,
    { window, asOfMs }: Telling,
  ): Counting {
    const { settings } = this.#services.options;
    const recent = asOfMs - settings.attributionMs;
    return {
      days: tallyDays(records, {
        settings,
        dayOf: timeMs =>
          isInWindow(window, timeMs)
            ? window.calendar.localDate(timeMs)
            : undefined,
      }),
      durations: exactDurations(records, window),
      hasSource,
      provisional: records.filter(
        record =>
          isInWindow(window, record.finishedAtMs) &&
          isInDenominator(record, settings) &&
          record.finishedAtMs > recent,
      ).length,
    };
  }
}
