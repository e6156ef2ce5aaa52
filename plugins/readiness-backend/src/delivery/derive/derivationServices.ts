import { LoggerService } from '@backstage/backend-plugin-api';
import { DeliverySettings } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { Tiers } from '../tiers';

/** What deriving stands on. */
export interface DerivationServices {
  readonly knex: Knex;
  readonly settings: DeliverySettings;
  /** Tiers beside production that are derived as well; none unless given. */
  readonly tiers?: Tiers;
  /** Sources that the configuration lets count, by service. */
  readonly chosenSources?: ReadonlyMap<string, string>;
  readonly logger: Pick<LoggerService, 'info' | 'error'>;
  readonly now: () => Date;
}
