import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import { Tiers } from '../tiers';
import { DerivationServices } from './derivationServices';
import { deriveTiers, tierConventionsOf } from './deriveTiers';
import { MarkRow, ServiceRow } from './resultRows';

/** Works out the tiers that are not production, service by service, as production is. */
export class TierDeriver {
  readonly #services: DerivationServices;
  readonly #tiers: Tiers;
  #usual: string | undefined;

  constructor(services: DerivationServices) {
    this.#services = services;
    this.#tiers = services.tiers ?? new Tiers();
  }

  /** Whether there is any to work out. */
  get isNeeded(): boolean {
    return this.#tiers.others.length > 0;
  }

  /** Services whose other tiers are marked, or were worked out with other settings. */
  async pending(): Promise<readonly string[]> {
    if (!this.isNeeded) {
      return [];
    }
    const { knex } = this.#services;
    const marked: readonly string[] = await knex<MarkRow>('delivery_tier_marks')
      .distinct('service')
      .orderBy('service')
      .pluck('service');
    const rows = await knex<ServiceRow>('delivery_tier_services')
      .select('service', 'conventions')
      .orderBy('service');
    const outdated = rows.filter(
      ({ service, conventions }) =>
        conventions !== this.#conventionsOf(service),
    );
    return [...new Set([...marked, ...outdated.map(({ service }) => service)])];
  }

  /** The same for all services that the configuration says nothing of, so that ten thousand need one. */
  #conventionsOf(service: string): string {
    const { settings, chosenSources } = this.#services;
    const chosenSource = chosenSources?.get(service);
    const of = { settings, service, chosenSource };
    if (chosenSource !== undefined || settings.servicePaths.has(service)) {
      return tierConventionsOf(of, this.#tiers);
    }
    this.#usual ??= tierConventionsOf(of, this.#tiers);
    return this.#usual;
  }

  /** Tells whether there was anything to do that no other replica had taken. */
  async derive(service: string): Promise<boolean> {
    const { knex, settings, chosenSources, now } = this.#services;
    const folded = await despiteContention(() =>
      knex.transaction(transaction =>
        deriveTiers(
          {
            transaction,
            ahead: locksRows(knex) ? knex : transaction,
            service,
            settings,
            chosenSource: chosenSources?.get(service),
          },
          { tiers: this.#tiers, nowMs: now().getTime() },
        ),
      ),
    );
    return folded !== undefined;
  }

  /** The marks stay, as those of production do. */
  async noteFailure(service: string, why: string): Promise<void> {
    await this.#services
      .knex<ServiceRow>('delivery_tier_services')
      .where({ service })
      .update({ failure: why });
  }
}
