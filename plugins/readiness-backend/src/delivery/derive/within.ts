import { DeliverySettings } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { Layer } from './layers';

/** What the derivation of one service runs within. */
export interface Within {
  /** Everything that readers see. */
  readonly transaction: Knex.Transaction;
  /**
   * For what others must see before the transaction ends: what it has looked for. On SQLite, which has one writer, that is
   * the transaction itself.
   */
  readonly ahead: Knex;
  readonly service: string;
  /** Whether what people say counts, and so where results stand. */
  readonly layer: Layer;
  readonly settings: DeliverySettings;
  /** The source that the configuration lets count for this service. */
  readonly chosenSource?: string | undefined;
}
