import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { DeliverySettings } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import { rollUpDays } from '../days/rollUpDays';
import { conventionsOf, Derived, deriveService } from './deriveService';
import { saidLayer } from './layers';
import { MarkRow, ServiceRow } from './resultRows';
import { spreadNews } from './spreadNews';

/** What one pass over everything that is marked did. */
export interface DerivationPass {
  readonly derived: readonly Derived[];
  /** Services whose results are those of before, and why. */
  readonly failed: readonly {
    readonly service: string;
    readonly why: string;
  }[];
}

/** What deriving stands on. */
export interface DerivationServices {
  readonly knex: Knex;
  readonly settings: DeliverySettings;
  /** Sources that the configuration lets count, by service. */
  readonly chosenSources?: ReadonlyMap<string, string>;
  readonly logger: Pick<LoggerService, 'info' | 'error'>;
  readonly now: () => Date;
}

/**
 * Works out what events mean, service by service. Any number of replicas may do so at once: each takes the services that no
 * other one has taken. What is worked out of one service replaces what was there in one step.
 */
export class DatabaseDeliveryDeriver {
  readonly #services: DerivationServices;

  constructor(services: DerivationServices) {
    this.#services = services;
  }

  /** Derives until nothing is marked that this replica could take. */
  async run(signal?: AbortSignal): Promise<DerivationPass> {
    const derived: Derived[] = [];
    const failed = new Map<string, string>();
    for (;;) {
      await spreadNews(this.#services.knex);
      const before = derived.length;
      for (const service of await this.#pending()) {
        if (signal?.aborted || failed.has(service)) {
          continue;
        }
        try {
          derived.push(...(await this.#derive(service)));
        } catch (error) {
          if (signal?.aborted) {
            // The replica stops; that says nothing about the service.
            break;
          }
          failed.set(service, await this.#note(service, error));
        }
      }
      await rollUpDays(this.#services.knex);
      if (signal?.aborted || derived.length === before) {
        return {
          derived,
          failed: [...failed].map(([service, why]) => ({ service, why })),
        };
      }
    }
  }

  /**
   * Derives some services at once, without waiting for what else there is to do; what another replica is at, or what fails, is
   * left to the next pass.
   */
  async runNow(services: readonly string[]): Promise<void> {
    for (const service of services) {
      try {
        let derived: readonly Derived[];
        do {
          // What moved for the service itself is worked out by a second one.
          derived = await this.#derive(service);
        } while (derived.length > 0);
      } catch (error) {
        await this.#note(service, error);
      }
    }
    await rollUpDays(this.#services.knex);
  }

  async #pending(): Promise<readonly string[]> {
    const { knex, settings, chosenSources } = this.#services;
    const marked: readonly string[] = await knex<MarkRow>('delivery_marks')
      .distinct('service')
      .orderBy('service')
      .pluck('service');
    const rows = await knex<ServiceRow>('delivery_services').select(
      'service',
      'conventions',
    );
    const outdated = rows.filter(
      ({ service, conventions }) =>
        conventions !==
        conventionsOf({
          ...{ settings, service },
          chosenSource: chosenSources?.get(service),
        }),
    );
    return [...new Set([...marked, ...outdated.map(({ service }) => service)])];
  }

  async #derive(service: string): Promise<readonly Derived[]> {
    const { knex, settings, chosenSources, now } = this.#services;
    const derived = await despiteContention(() =>
      knex.transaction(transaction =>
        deriveService(
          {
            transaction,
            ahead: locksRows(knex) ? knex : transaction,
            service,
            layer: saidLayer,
            settings,
            chosenSource: chosenSources?.get(service),
          },
          now().getTime(),
        ),
      ),
    );
    return derived ? [derived] : [];
  }

  /** The marks stay, so it is tried again with the next pass; readers keep what was there, and are told. */
  async #note(service: string, error: unknown): Promise<string> {
    const { knex, logger } = this.#services;
    const why = stringifyError(error);
    logger.error('The deliveries of a service were not derived', {
      service,
      why,
    });
    await knex<ServiceRow>('delivery_services')
      .where({ service })
      .update({ failure: why });
    return why;
  }
}
