import { mockServices } from '@backstage/backend-test-utils';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BacklogWatch } from './BacklogWatch';
import type { Backlog } from './readBacklog';

const MINUTE_MS = 60_000;
const behind: Backlog = {
  entities: 1204,
  overdue: 976,
  oldestOverdueMs: 12 * MINUTE_MS,
};
const keepsUp: Backlog = {
  entities: 1204,
  overdue: 0,
  oldestOverdueMs: undefined,
};

let minutes = 0;
let answer: Backlog | Error = keepsUp;
const logger = mockServices.logger.mock();
const watchOf = () =>
  new BacklogWatch({
    backlog: async () => {
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    silentHosts: () => [{ host: 'git.example', sinceMs: 0 }],
    logger,
    now: () => minutes * MINUTE_MS,
  });

beforeEach(() => {
  minutes = 0;
  answer = keepsUp;
  jest.clearAllMocks();
});

describe('the watch on the backlog', () => {
  it('says nothing while the catalog keeps up', async () => {
    await watchOf().look();

    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('warns at once and then every five minutes, with numbers and the silent host', async () => {
    const watch = watchOf();
    answer = behind;
    for (; minutes < 11; minutes += 1) {
      await watch.look();
    }

    expect(logger.warn).toHaveBeenCalledTimes(3);
    expect(logger.warn).toHaveBeenCalledWith(
      'The catalog is behind: 976 of 1204 entities are overdue',
      {
        overdue: 976,
        entities: 1204,
        oldestOverdueSeconds: 720,
        silentHosts: 'git.example',
      },
    );
  });

  it('says once that the catalog has caught up, and warns at once of the next time', async () => {
    const watch = watchOf();
    answer = behind;
    await watch.look();
    minutes = 2;
    answer = keepsUp;
    await watch.look();
    await watch.look();

    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      'The catalog has caught up: no entity is overdue',
      { entities: 1204, behindSeconds: 120 },
    );

    answer = behind;
    await watch.look();
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('warns that nobody knows when the queue cannot be counted, and takes it for no recovery', async () => {
    const watch = watchOf();
    answer = behind;
    await watch.look();
    answer = new Error('no such table');
    minutes = 6;
    await watch.look();

    expect(logger.warn).toHaveBeenLastCalledWith(
      'Nobody knows how far the catalog is behind',
      answer,
    );
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('is a metric, and no number while nobody knows', async () => {
    const exporter = new PrometheusExporter({ preventServerStart: true });
    const sdk = new NodeSDK({
      metricReaders: [exporter],
      instrumentations: [],
      autoDetectResources: false,
    });
    sdk.start();
    try {
      const overdue = async () => {
        const { resourceMetrics } = await exporter.collect();
        return resourceMetrics.scopeMetrics
          .flatMap(({ metrics }) => metrics)
          .filter(({ descriptor }) =>
            descriptor.name.startsWith('groundwork.catalog.overdue'),
          )
          .map(({ descriptor, dataPoints }) => [
            descriptor.name,
            dataPoints[0]?.value,
          ]);
      };
      const watch = watchOf();
      answer = behind;
      await watch.look();
      expect(await overdue()).toEqual([
        ['groundwork.catalog.overdue', 976],
        ['groundwork.catalog.overdue.oldest', 720],
      ]);

      answer = new Error('no such table');
      await watch.look();
      expect(await overdue()).toEqual([
        ['groundwork.catalog.overdue', NaN],
        ['groundwork.catalog.overdue.oldest', NaN],
      ]);
    } finally {
      await sdk.shutdown();
    }
  });
});
