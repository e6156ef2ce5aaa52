import { DeliverySettings } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { Layer, ProductionLayer } from './layers';

/** What the derivation of one service runs within. */
export interface Within<Where extends Layer = ProductionLayer> {
  /** Everything that readers see. */
  readonly transaction: Knex.Transaction;
  /**
   * For what others must see before the transaction ends: what it has looked for. On SQLite, which has one writer, that is
   * the transaction itself.
   */
  readonly ahead: Knex;
  readonly service: string;
  /** Which tier it is of and whether what people say counts, and so where results stand. */
  readonly layer: Where;
  readonly settings: DeliverySettings;
  /** The source that the configuration lets count for this service. */
  readonly chosenSource?: string | undefined;
}
