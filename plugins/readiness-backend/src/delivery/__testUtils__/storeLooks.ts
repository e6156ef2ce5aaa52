import { ConfigReader } from '@backstage/config';
import {
  EvidenceRecord,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { EventCollector, StreamEnd } from '@groundwork/plugin-readiness-node';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { Knex } from 'knex';
import { z } from 'zod';
import { deliveryStoreCollectors } from '../evidence';
import { readDeliveryOptions } from '../options';
import { Tiers } from '../tiers';
import { DeliverySystem } from './deliverySystem';
import { linearHistory } from './linearHistory';

export const host: Source = { kind: 'github', instance: 'github.example' };
export const complete: StreamEnd = { outcome: 'complete' };
export const unfinished: StreamEnd = {
  outcome: 'unfinished',
  message: 'budget',
};
export const forbidden: StreamEnd = {
  outcome: 'failed',
  reason: 'forbidden',
  message: 'The token may not read deployments.',
};

/** The one tier beside production. */
const environments = [{ name: 'staging', tier: 'staging' }];

/** Never run: the store is filled by hand. */
const reader: EventCollector = {
  id: 'github:deployments',
  source: host,
  positionSchema: z.unknown(),
  streams: async () => [],
  async *read() {
    yield* [];
  },
};

export const service = (name: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
  type: 'service',
  lifecycle: 'production',
});

/** A delivery store that a test fills, and the looks that assessments take at it. */
export class StoreLooks {
  readonly system: DeliverySystem;
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.system = new DeliverySystem(knex, {
      tiers: new Tiers(environments),
    });
  }

  /** That the reading of a stream ended, ten minutes before the look unless stated. */
  ended(
    stream: string,
    end: StreamEnd,
    at = '2026-09-16T08:50:00Z',
  ): Promise<void> {
    return this.system.events.ended(
      { collector: reader.id, source: host, stream },
      end,
      new Date(at),
    );
  }

  /** Some months of a service. */
  async fill(name: string): Promise<void> {
    await this.system.events.ingest({
      source: host,
      events: linearHistory(name, 1),
      evidence: 'deployments',
      places: [{ place: name, service: service(name).ref }],
    });
    await this.system.derive();
  }

  /** On a Wednesday. */
  async look(
    name: string,
    kind: string,
    delivery: object = {},
  ): Promise<EvidenceRecord | undefined> {
    const found = deliveryStoreCollectors({
      knex: this.#knex,
      options: readDeliveryOptions(
        new ConfigReader({
          groundwork: { environments },
          readiness: { delivery },
        }),
      ),
      eventCollectors: [{ collector: reader, cadence: { minutes: 10 } }],
    }).find(({ collector }) => collector.produces.id === kind);
    const [record] = found
      ? await collectFixture(found.collector, service(name), {
          asOf: '2026-09-16T09:00:00Z',
        })
      : [];
    return record;
  }
}
