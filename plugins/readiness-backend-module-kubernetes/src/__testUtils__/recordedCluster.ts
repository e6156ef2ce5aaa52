import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clusterSubject,
  type EvidenceKind,
  type EvidenceRecord,
} from '@groundwork/plugin-readiness-common';
import type { Collector } from '@groundwork/plugin-readiness-node';
import {
  collectFixture,
  fakeSource,
  type RecordedAnswer,
  type Routes,
} from '@groundwork/plugin-readiness-node/testUtils';
import { z } from 'zod';

const RECORDINGS = join(__dirname, '../__fixtures__/recordings');

const exchange = z.object({
  request: z.object({ path: z.string() }),
  response: z.object({ status: z.number(), body: z.unknown() }),
});

/** One exchange with a real server. */
export function recorded(path: string): {
  readonly path: string;
  readonly answer: RecordedAnswer;
} {
  const { request, response } = exchange.parse(
    JSON.parse(readFileSync(join(RECORDINGS, `${path}.json`), 'utf8')),
  );
  return { path: request.path, answer: response };
}

/** Everything that was recorded of one cluster, as routes; what was not recorded is 404, as a real server says it. */
export function recordedRoutes(cluster: 'production' | 'staging'): Routes {
  const lists = readdirSync(join(RECORDINGS, cluster, 'list')).map(file =>
    recorded(`${cluster}/list/${file.replace(/\.json$/, '')}`),
  );
  return Object.fromEntries(
    [
      ...lists,
      recorded(`${cluster}/version`),
      recorded('production/discovery/apis'),
    ].map(({ path, answer }) => [path.split('?')[0] ?? path, answer]),
  );
}

/** A look at a cluster, with the requests that it took. */
export interface Look {
  readonly record: EvidenceRecord;
  readonly requests: readonly string[];
}

/** Runs a collector of this module through the real runner against recorded answers. */
export async function look<T>(
  collector: Collector<T>,
  routes: Routes,
  options: {
    readonly asOf?: string;
    readonly earlier?: () => Promise<unknown>;
  } = {},
): Promise<Look> {
  const source = await fakeSource(routes);
  const cluster = {
    name: 'live',
    url: source.url,
    serviceAccountToken: 'reader',
  };
  try {
    const [record] = await collectFixture(
      collector,
      clusterSubject('live', 'production'),
      {
        ...options,
        config: {
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
          },
        },
      },
    );
    if (!record) throw new Error('The runner gave no record');
    return { record, requests: source.requests };
  } finally {
    await source.close();
  }
}

/** @throws Error when nothing was observed. */
export function valueOf<T>(record: EvidenceRecord, kind: EvidenceKind<T>): T {
  if (record.outcome !== 'observed')
    throw new Error(`${record.outcome}: ${JSON.stringify(record)}`);
  return kind.schema.parse(record.value);
}
