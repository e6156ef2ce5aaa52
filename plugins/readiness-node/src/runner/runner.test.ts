import {
  clusterSubject,
  observed,
  organisation,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { Collector, CollectorRegistration } from '../collector';
import { SourceError } from '@groundwork/source-client';
import { fakeSource, FakeSource, Routes } from '../testUtils';
import {
  CANARY,
  cluster,
  collectorOf,
  silent,
  sourcesOf,
  version,
} from './__fixtures__/versionCollector';
import { RunOptions, runCollector } from './runCollector';

let source: FakeSource | undefined;
afterEach(async () => {
  await source?.close();
  source = undefined;
});

async function run(
  routes: Routes,
  options: Partial<RunOptions> & {
    readonly registration?: Partial<CollectorRegistration>;
    readonly maxBodyBytes?: number;
    readonly timeoutMs?: number;
  } = {},
) {
  const { registration, maxBodyBytes, timeoutMs, ...rest } = options;
  source = await fakeSource(routes);
  const limits = {
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
  const { records } = await runCollector(
    {
      collector: collectorOf(source.url, limits),
      version: '1',
      cadence: { hours: 1 },
      ...registration,
    },
    [organisation, cluster],
    {
      sources: sourcesOf(),
      logger: silent,
      random: () => 0,
      sleep: async () => undefined,
      secrets: [CANARY],
      ...rest,
    },
  );
  expect(records).toHaveLength(1);
  return records[0];
}

describe('what a source answers', () => {
  it('a good answer is observed, with who was asked, a digest and twice the cadence to live', async () => {
    const record = await run({ '/version': { body: { version: '1.35' } } });
    expect(record).toMatchObject({
      outcome: 'observed',
      kind: 'version',
      subjectRef: 'cluster:one',
      source: { kind: 'test', instance: 'one' },
      request: { method: 'GET', path: '/version' },
      value: { version: '1.35' },
      ttlMs: 7_200_000,
    });
    expect(record?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [401, {}, 'unauthorized'],
    [403, {}, 'forbidden'],
    [403, { 'x-ratelimit-remaining': '0' }, 'rate_limited'],
    [404, {}, 'not_found'],
    [429, {}, 'rate_limited'],
    [500, {}, 'server_error'],
    [302, { location: 'http://elsewhere.example/' }, 'unsupported'],
  ])('%d %j is a failed look: %s', async (status, headers, reason) => {
    const record = await run({ '/version': { status, headers, body: 'no' } });
    expect(record).toMatchObject({
      outcome: 'failed',
      reason,
      source: { kind: 'test', instance: 'one' },
      request: { path: '/version' },
    });
    expect(record).not.toHaveProperty('value');
  });

  it('a look that names no source is one at a cluster or outside system of that name, and never one at a service', async () => {
    const failing = (
      subject: Subject & { readonly kind: 'Component' | 'Cluster' },
    ) =>
      runCollector(
        {
          collector: {
            id: 'test:version',
            produces: version,
            appliesTo: { kind: subject.kind },
            collect: async () => {
              throw new SourceError('forbidden', 'no right');
            },
          },
          version: '1',
          cadence: { hours: 1 },
        },
        [subject],
        {
          sources: sourcesOf(),
          logger: silent,
          random: () => 0,
          sleep: async () => undefined,
          secrets: [],
        },
      );
    const { records } = await failing({
      kind: 'Component',
      ref: 'component:default/checkout',
      name: 'checkout',
    });
    expect(records[0]?.source).toEqual({ kind: 'test', instance: 'unknown' });
    const atCluster = await failing({ ...cluster, kind: 'Cluster' });
    expect(atCluster.records[0]?.source).toEqual({
      kind: 'test',
      instance: cluster.name,
    });
  });

  it('HTML with status 200 is not read as an answer', async () => {
    const record = await run({
      '/version': { body: '<!DOCTYPE html><title>Login</title>' },
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'parse_error' });
  });

  it('a body that is cut off is a failure of the server', async () => {
    const record = await run({
      '/version': (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"version":');
        setTimeout(() => response.destroy(), 10);
      },
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'server_error' });
  });

  it('a source that accepts and never answers is a time-out', async () => {
    const record = await run(
      { '/version': () => undefined },
      { timeoutMs: 50 },
    );
    expect(record).toMatchObject({ outcome: 'failed', reason: 'timeout' });
  });

  it('a source that is not there is unreachable', async () => {
    const { records } = await runCollector(
      {
        collector: collectorOf('http://127.0.0.1:7849'),
        version: '1',
        cadence: { hours: 1 },
      },
      [cluster],
      { sources: sourcesOf(), logger: silent, sleep: async () => undefined },
    );
    expect(records[0]).toMatchObject({
      outcome: 'failed',
      reason: 'unreachable',
    });
  });

  it('a body over the limit is refused before it fills the memory', async () => {
    const record = await run(
      { '/version': { body: { version: 'x'.repeat(5000) } } },
      { maxBodyBytes: 1000 },
    );
    expect(record).toMatchObject({ outcome: 'failed', reason: 'unsupported' });
  });

  it('an answer of another shape is a parse error that names the field', async () => {
    const record = await run({ '/version': { body: { version: 7 } } });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'parse_error' });
    expect(record?.message).toMatch(/version/);
  });
});

describe('trying again', () => {
  it('repeats what may succeed later and keeps the good answer', async () => {
    let asked = 0;
    const record = await run({
      '/version': (_, response) => {
        asked += 1;
        response.writeHead(asked < 3 ? 503 : 200, {
          'content-type': 'application/json',
        });
        response.end('{"version":"1.35"}');
      },
    });
    expect(record?.outcome).toBe('observed');
    expect(asked).toBe(3);
  });

  it('does not repeat what cannot succeed', async () => {
    await run({ '/version': { status: 403, body: {} } });
    expect(source?.requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says, and leaves a long wait to the next run', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => {
      waits.push(ms);
    };
    let time = 0;
    const passing = () => (time += 10_000);
    await run(
      { '/version': { status: 429, headers: { 'retry-after': '2' } } },
      { sleep, sources: sourcesOf(passing) },
    );
    expect(waits).toEqual([2000, 2000]);
    await source?.close();
    waits.length = 0;
    await run(
      { '/version': { status: 429, headers: { 'retry-after': '3600' } } },
      { sleep, sources: sourcesOf(passing) },
    );
    expect(waits).toEqual([]);
  });
});

describe('one budget per source', () => {
  const many = Array.from({ length: 6 }, (_, index) =>
    clusterSubject(`c${index}`, 'production'),
  );
  const shared = (
    baseUrl: string,
  ): Collector<z.infer<typeof version.schema>> => ({
    ...collectorOf(baseUrl),
    async collect(_, context) {
      const from = { kind: 'test', instance: 'shared' };
      const client = context.sources.client({ source: from, baseUrl });
      return observed(
        version.schema.parse((await client.json('/version')).body),
        { source: from },
      );
    },
  });

  it('stops asking when it is used up, and says so', async () => {
    source = await fakeSource({ '/version': { body: { version: '1' } } });
    const sources = sourcesOf();
    const { summary } = await runCollector(
      { collector: shared(source.url), version: '1', cadence: { hours: 1 } },
      many,
      {
        sources,
        logger: silent,
        sleep: async () => undefined,
        gate: sources.runGate({ concurrentRequests: 2, requests: 4 }),
      },
    );
    expect(summary).toMatchObject({ observed: 4, failed: 2 });
    expect(source.requests).toHaveLength(4);
  });

  it('one rate limit speaks for every look that would follow', async () => {
    source = await fakeSource({
      '/version': { status: 429, headers: { 'retry-after': '600' } },
    });
    const { summary } = await runCollector(
      {
        collector: shared(source.url),
        version: '1',
        cadence: { hours: 1 },
        concurrency: 1,
      },
      many,
      { sources: sourcesOf(), logger: silent, sleep: async () => undefined },
    );
    expect(summary.failed).toBe(6);
    expect(source.requests).toHaveLength(1);
  });

  it('a source that does not answer twice in a row is not waited for again', async () => {
    source = await fakeSource({ '/version': () => undefined });
    const { url } = source;
    const from = { kind: 'test', instance: 'shared' };
    const silentSource: Collector<z.infer<typeof version.schema>> = {
      ...collectorOf(url),
      async collect(_, context) {
        const client = context.sources.client(
          { source: from, baseUrl: url },
          { timeoutMs: 30 },
        );
        return observed(
          version.schema.parse((await client.json('/version')).body),
          { source: from },
        );
      },
    };
    const { records } = await runCollector(
      {
        collector: silentSource,
        version: '1',
        cadence: { hours: 1 },
        concurrency: 1,
      },
      many,
      { sources: sourcesOf(), logger: silent, sleep: async () => undefined },
    );
    expect(records.map(({ reason }) => reason)).toEqual(
      Array(6).fill('timeout'),
    );
    expect(source.requests).toHaveLength(2);
  });

  it('a list that many subjects need is loaded once, failure included', async () => {
    source = await fakeSource({ '/version': { body: { version: '1' } } });
    const { url } = source;
    const from = { kind: 'test', instance: 'shared' };
    const once: Collector<z.infer<typeof version.schema>> = {
      ...collectorOf(url),
      async collect(_, context) {
        const value = await context.once('list', async () =>
          version.schema.parse(
            (
              await context.sources
                .client({ source: from, baseUrl: url })
                .json('/version')
            ).body,
          ),
        );
        return observed(value, { source: from });
      },
    };
    const { summary } = await runCollector(
      { collector: once, version: '1', cadence: { hours: 1 } },
      many,
      { sources: sourcesOf(), logger: silent },
    );
    expect(summary.observed).toBe(6);
    expect(source.requests).toHaveLength(1);
  });
});
