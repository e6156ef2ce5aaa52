import { DEFAULT_DELIVERY_SETTINGS } from '@groundwork/delivery-metrics';
import { arrivals } from '@groundwork/delivery-metrics/testUtils';
import * as fc from 'fast-check';
import { Knex } from 'knex';
import { z } from 'zod';
import { Tiers } from '../tiers';
import { DeliverySystem } from './deliverySystem';
import { testSource, toldBySource } from './engineEvents';

/** What a replica prints when it stands in the middle of its work. */
export const STANDS_STILL = 'stands still\n';
export const SERVICES = ['api', 'web'];
const STREAM = { collector: 'test', source: testSource, stream: 'all' };

/** What a replica in a process of its own does: it reads a history on from where the cursor stands, and derives. */
export const jobSchema = z.strictObject({
  database: z.strictObject({
    client: z.string(),
    connection: z.record(z.string(), z.unknown()),
  }),
  /** Of the history. */
  seed: z.number(),
  /** The query that it never sends. */
  standsStillAt: z.number().optional(),
});

/** See {@link jobSchema}. */
export type Job = z.infer<typeof jobSchema>;

/**
 * Reads a history on, batch by batch, each with the cursor after it, and derives after every one; to its end, or until the
 * database or another replica refuses something.
 */
export async function readAndDerive(knex: Knex, seed: number): Promise<void> {
  const [arrival] = fc.sample(arrivals(), { numRuns: 1, seed });
  const system = new DeliverySystem(knex, {
    ...DEFAULT_DELIVERY_SETTINGS,
    tiers: new Tiers([{ name: 'staging', tier: 'staging' }]),
  });
  await system.know(SERVICES);
  const batches = arrival?.[1] ?? [];
  for (;;) {
    const position = await system.events.position(STREAM);
    const batch = batches[Number(position ?? 0)];
    if (!batch) break;
    await system.events.ingest(
      { source: testSource, events: toldBySource(batch) },
      {
        ...STREAM,
        ...(position === undefined ? {} : { from: position }),
        to: String(Number(position ?? 0) + 1),
      },
    );
    await system.derive();
  }
  await system.derive();
}
