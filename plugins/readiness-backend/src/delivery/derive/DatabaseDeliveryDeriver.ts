import { stringifyError } from '@backstage/errors';
import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import { rollUpDays } from '../days/rollUpDays';
import { DerivationServices } from './derivationServices';
import { conventionsOf, Derived, deriveService } from './deriveService';
import { saidLayer } from './layers';
import { MarkRow, ServiceRow } from './resultRows';
import { spreadNews } from './spreadNews';
import { TierDeriver } from './TierDeriver';

/** What one pass over everything that is marked did. */
export interface DerivationPass {
  readonly derived: readonly Derived[];
  /** Services whose results are those of before, and why. */
  readonly failed: readonly {
    readonly service: string;
    readonly why: string;
  }[];
}

/**
 * Works out what events mean, service by service. Any number of replicas may do so at once: each takes the services that no
 * other one has taken. What is worked out of one service replaces what was there in one step.
 */
export class DatabaseDeliveryDeriver {
  readonly #services: DerivationServices;
  readonly #tiers: TierDeriver;

  constructor(services: DerivationServices) {
    this.#services = services;
    this.#tiers = new TierDeriver(services);
  }

  /** Derives until nothing is marked that this replica could take: production first, then the other tiers. */
  async run(signal?: AbortSignal): Promise<DerivationPass> {
    const derived: Derived[] = [];
    const failed = new Map<string, string>();
    const failedTiers = new Map<string, string>();
    for (;;) {
      await spreadNews(this.#services.knex);
      const before = derived.length;
      await each(await this.#pending(), {
        ...{ signal, failed },
        work: async service => {
          derived.push(...(await this.#derive(service)));
        },
        note: (service, error) => this.#note(service, error),
      });
      let tiers = 0;
      await each(await this.#tiers.pending(), {
        ...{ signal, failed: failedTiers },
        work: async service => {
          tiers += (await this.#tiers.derive(service)) ? 1 : 0;
        },
        note: (service, error) => this.#noteTiers(service, error),
      });
      await rollUpDays(this.#services.knex);
      const isOver = derived.length === before && tiers === 0;
      if (signal?.aborted || isOver) {
        return {
          derived,
          failed: [...failed, ...failedTiers].map(([service, why]) => ({
            service,
            why,
          })),
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
          {
            nowMs: now().getTime(),
            hasOtherTiers: this.#tiers.isNeeded,
          },
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
  /** Production stands all the same. */
  async #noteTiers(service: string, error: unknown): Promise<string> {
    const why = stringifyError(error);
    this.#services.logger.error(
      'The deliveries of a service to other tiers than production were not derived',
      { service, why },
    );
    await this.#tiers.noteFailure(service, why);
    return why;
  }
}

/** Does something for each service that has not failed before, until the replica stops. */
async function each(
  services: readonly string[],
  {
    signal,
    failed,
    work,
    note,
  }: {
    readonly signal: AbortSignal | undefined;
    readonly failed: Map<string, string>;
    readonly work: (service: string) => Promise<void>;
    readonly note: (service: string, error: unknown) => Promise<string>;
  },
): Promise<void> {
  for (const service of services) {
    if (signal?.aborted || failed.has(service)) {
      continue;
    }
    try {
      await work(service);
    } catch (error) {
      if (signal?.aborted) {
        // The replica stops; that says nothing about the service.
        return;
      }
      failed.set(service, await note(service, error));
    }
  }
}
