import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { DEFAULT_DELIVERY_SETTINGS } from '@groundwork/delivery-metrics';
import type {
  DeliveryEvent,
  Source,
} from '@groundwork/plugin-readiness-common';
import { DatabaseDeliveryDeriver } from '../../plugins/readiness-backend/src/delivery/derive/DatabaseDeliveryDeriver';
import { DatabaseEventStore } from '../../plugins/readiness-backend/src/delivery/events/DatabaseEventStore';
import { Tiers } from '../../plugins/readiness-backend/src/delivery/tiers';
import type { Bench, Sample } from './bench';
import { openOnPostgres } from './benchDatabase';
import { effortOf, processorMs, type Effort } from './effort';
import { quietLogger } from './quietLogger';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2023, 0, 1);
const CHANGES = 3;
const AT_ONCE = 1_000;
/** New deployments of each round, whose middle counts. */
const NEW_ONES = 15;
/** Services whose deployments go to staging as well are called so. */
const TWICE = 'staged';
const source: Source = { kind: 'bench', instance: 'bench' };

const shaOf = (service: string, index: number) =>
  createHash('sha1').update(`${service} ${index}`).digest('hex');

/** A deployment with some pull requests of one commit each; every fortieth goes back by one. */
function deployed(service: string, index: number): readonly DeliveryEvent[] {
  const startedAtMs = START_MS + index * HOUR_MS;
  const last = (index + 1) * CHANGES;
  const changes = Array.from({ length: CHANGES }, (_, place) => {
    const number = index * CHANGES + place + 1;
    const sha = shaOf(service, number);
    const authoredAtMs = startedAtMs - 30 * HOUR_MS;
    return [
      {
        kind: 'commit' as const,
        repository: service,
        sha,
        parents: number === 1 ? [] : [shaOf(service, number - 1)],
        authoredAtMs,
        pr: number,
      },
      {
        kind: 'pull-request' as const,
        repository: service,
        number,
        createdAtMs: authoredAtMs,
        mergedAtMs: startedAtMs - HOUR_MS,
        commits: [{ sha, authoredAtMs }],
        mergeSha: sha,
        title: `Change ${number}`,
      },
    ];
  });
  const isBack = index % 40 === 39;
  const environments = service.startsWith(TWICE)
    ? ['staging', 'production']
    : ['production'];
  return [
    ...changes.flat(),
    ...environments.map(environment => ({
      kind: 'deployment' as const,
      id: `${service}-${environment}-${index}`,
      place: service,
      environment,
      repository: { id: service },
      sha: shaOf(service, isBack ? last - 2 * CHANGES : last),
      startedAtMs,
      statuses: [
        { state: 'success' as const, atMs: startedAtMs + HOUR_MS / 6 },
      ],
    })),
  ];
}

interface Delivering {
  readonly events: DatabaseEventStore;
  readonly deriver: DatabaseDeliveryDeriver;
}

/** Stores some deployments of a service and works out what they mean. */
async function deliver(
  { events, deriver }: Delivering,
  service: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const places = [{ service: `component:default/${service}`, place: service }];
  for (let index = from; index < to; index += AT_ONCE) {
    const length = Math.min(AT_ONCE, to - index);
    await events.ingest({
      source,
      evidence: 'deployments',
      places,
      events: Array.from({ length }, (_, each) =>
        deployed(service, index + each),
      ).flat(),
    });
  }
  const { failed } = await deriver.run();
  if (failed[0]) throw new Error(failed[0].why);
}

function middle(efforts: readonly Effort[], of: (effort: Effort) => number) {
  const sorted = efforts.map(of).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** What one more deployment costs a service with that many; each round adds a few. */
async function oneMore(
  delivering: Delivering,
  { service, count }: { readonly service: string; readonly count: number },
): Promise<{ readonly wallMs: number; readonly cpuMs: number }> {
  const efforts: Effort[] = [];
  for (let index = count; index < count + NEW_ONES; index += 1)
    efforts.push(
      await effortOf(() =>
        deliver(delivering, service, { from: index, to: index + 1 }),
      ),
    );
  const total = efforts.reduce((sum, effort) => sum + processorMs(effort), 0);
  return {
    wallMs: middle(efforts, ({ wallMs }) => wallMs),
    // The system counts other processes' time in hundredths of a second, so single ones say little.
    cpuMs: total / NEW_ONES,
  };
}

function deliveringOn(knex: Knex): Delivering {
  return {
    events: new DatabaseEventStore(knex),
    deriver: new DatabaseDeliveryDeriver({
      knex,
      settings: DEFAULT_DELIVERY_SETTINGS,
      tiers: new Tiers([{ name: 'staging', tier: 'staging' }]),
      logger: quietLogger,
      now: () => new Date(),
    }),
  };
}

async function measure(
  delivering: Delivering,
  counts: readonly number[],
  round: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const costs: number[] = [];
  for (const count of counts) {
    const service = `service-of-${count}`;
    const { wallMs, cpuMs } = await oneMore(delivering, {
      service,
      count: count + round * NEW_ONES,
    });
    const what = `a new deployment in a service with ${count.toLocaleString(
      'en',
    )}`;
    const how = `${NEW_ONES} stored and derived one by one, PostgreSQL`;
    costs.push(cpuMs);
    samples.push(
      { what, value: wallMs, unit: 'ms', how },
      { what: `${what}, processor`, value: cpuMs, unit: 'ms', how },
    );
  }
  const [few = NaN] = costs;
  const [count = 0] = counts;
  const staged = await oneMore(delivering, {
    service: `${TWICE}-${count}`,
    count: count + round * NEW_ONES,
  });
  const what = `the same with ${count} behind it, to staging as well`;
  const how = 'two deployments, each worked out by itself';
  return [
    ...samples,
    { what, value: staged.wallMs, unit: 'ms', how },
    { what: `${what}, processor`, value: staged.cpuMs, unit: 'ms', how },
    {
      what: 'the same, most deployments to fewest, processor',
      value: (costs.at(-1) ?? NaN) / few,
      unit: 'times',
      budget: { of: 'figure', atMost: 2 },
      how: 'history may not make it dearer',
    },
  ];
}

/** Working out one more deployment of services with little and with much behind them. A plain app has nothing of the kind. */
export const deliveryDerive: Bench = {
  id: 'delivery-derive',
  onlyOurs: true,
  rounds: { usual: 3, whole: 3 },
  open: (_, { workspace, whole, say }) =>
    openOnPostgres(workspace, async knex => {
      const delivering = deliveringOn(knex);
      const counts = whole ? [100, 1_000, 10_000] : [100, 500, 2_000];
      for (const count of counts) {
        const effort = await effortOf(() =>
          deliver(delivering, `service-of-${count}`, { from: 0, to: count }),
        );
        const [wallMs, cpuMs] = [effort.wallMs, processorMs(effort)].map(ms =>
          (ms / count).toFixed(2),
        );
        say(
          `the first ${count} deployments took ${wallMs} ms each, ${cpuMs} ms of processor`,
        );
      }
      const [few = 0] = counts;
      await deliver(delivering, `${TWICE}-${few}`, { from: 0, to: few });
      await knex.raw('analyze');
      return { sample: round => measure(delivering, counts, round) };
    }),
};
