import { clusterSubject, observed } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { Collector } from '../collector';
import { SourceError } from '@groundwork/source-client';
import { fakeSource, FakeSource } from '../testUtils';
import {
  CANARY,
  cluster,
  collectorOf,
  silent,
  sourcesOf,
  version,
} from './__fixtures__/versionCollector';
import { runCollector } from './runCollector';

let source: FakeSource | undefined;
afterEach(async () => {
  await source?.close();
  source = undefined;
});

describe('what must not get out', () => {
  it('never asks a host that is not configured', async () => {
    source = await fakeSource({});
    const other: Collector<z.infer<typeof version.schema>> = {
      ...collectorOf(source.url),
      async collect(_, context) {
        const from = { kind: 'test', instance: 'one' };
        await context.sources
          .client({ source: from, baseUrl: 'http://127.0.0.1:7848' })
          .json(`${source?.url}/version`);
        throw new SourceError('unsupported', 'never reached');
      },
    };
    const { records } = await runCollector(
      { collector: other, version: '1', cadence: { hours: 1 } },
      [cluster],
      { sources: sourcesOf(), logger: silent },
    );
    expect(records[0]).toMatchObject({
      outcome: 'failed',
      reason: 'unsupported',
    });
    expect(records[0]?.message).toMatch(/only 127\.0\.0\.1:7848 is configured/);
    expect(source.requests).toHaveLength(0);
  });

  it('a canary credential appears in no record, log or error', async () => {
    const logged: unknown[] = [];
    const logger = {
      info: (...args: unknown[]) => void logged.push(args),
      warn: (...args: unknown[]) => void logged.push(args),
      debug: (...args: unknown[]) => void logged.push(args),
    };
    let asked = 0;
    source = await fakeSource({
      '/version': (_, response) => {
        asked += 1;
        response.writeHead(asked === 1 ? 200 : 500, { 'x-echo': CANARY });
        response.end(
          asked === 1
            ? JSON.stringify({ version: `v ${CANARY}`, token: 'abc' })
            : CANARY,
        );
      },
    });
    const registration = {
      collector: collectorOf(source.url),
      version: '1',
      cadence: { hours: 1 },
    };
    const options = {
      sources: sourcesOf(),
      logger,
      secrets: [CANARY],
      sleep: async () => undefined,
    };
    const [good] = (await runCollector(registration, [cluster], options))
      .records;
    const [bad] = (await runCollector(registration, [cluster], options))
      .records;
    expect(good).toMatchObject({
      value: { version: 'v [removed]', token: '[removed]' },
    });
    expect(JSON.stringify([good, bad, logged])).not.toContain(CANARY);
  });

  it('a collector that throws a credential is recorded without it', async () => {
    const leaky: Collector<z.infer<typeof version.schema>> = {
      ...collectorOf('http://127.0.0.1:7848'),
      collect: async () => {
        throw new Error(
          `could not use Bearer ${CANARY} at https://user:${CANARY}@host/`,
        );
      },
    };
    const { records } = await runCollector(
      { collector: leaky, version: '1', cadence: { hours: 1 } },
      [cluster],
      { sources: sourcesOf(), logger: silent, secrets: [CANARY] },
    );
    expect(records[0]?.outcome).toBe('failed');
    expect(JSON.stringify(records)).not.toContain(CANARY);
  });
});

describe('time', () => {
  it('a collector that ignores its signal is left behind', async () => {
    const endless: Collector<z.infer<typeof version.schema>> = {
      ...collectorOf('http://127.0.0.1:7848'),
      collect: () => new Promise(() => undefined),
    };
    const { records } = await runCollector(
      {
        collector: endless,
        version: '1',
        cadence: { hours: 1 },
        timeout: { milliseconds: 30 },
      },
      [cluster],
      { sources: sourcesOf(), logger: silent },
    );
    expect(records[0]).toMatchObject({ outcome: 'failed', reason: 'timeout' });
  });

  it('a look that runs out of time names who was asked', async () => {
    source = await fakeSource({ '/version': () => undefined });
    const { url: baseUrl } = source;
    const asked = { kind: 'test', instance: 'version.example' };
    const { records } = await runCollector(
      {
        collector: {
          ...collectorOf(baseUrl),
          collect: async (_, context) => {
            const client = context.sources.client({ source: asked, baseUrl });
            const { body } = await client.json('/version');
            return observed(version.schema.parse(body), { source: asked });
          },
        },
        version: '1',
        cadence: { hours: 1 },
        timeout: { milliseconds: 300 },
      },
      [cluster],
      { sources: sourcesOf(), logger: silent },
    );
    expect(records[0]).toMatchObject({
      outcome: 'failed',
      reason: 'timeout',
      source: asked,
      message: expect.stringMatching(
        /^test version\.example did not answer in time .*0\.3 s were not enough/,
      ),
    });
  });

  it('a run that is cut short records nothing about sources it did not get to', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 5 }, (_, index) =>
      clusterSubject(`c${index}`, 'production'),
    );
    const { records } = await runCollector(
      {
        collector: {
          ...collectorOf('http://127.0.0.1:7848'),
          collect: async subject => {
            if (subject.name === 'c2') {
              stop.abort();
            }
            return observed(
              { version: '1' },
              { source: { kind: 'test', instance: subject.name } },
            );
          },
        },
        version: '1',
        cadence: { hours: 1 },
        concurrency: 1,
      },
      many,
      { sources: sourcesOf(), logger: silent, signal: stop.signal },
    );
    expect(records.map(({ subjectRef }) => subjectRef)).toEqual([
      'cluster:c0',
      'cluster:c1',
    ]);
  });
});
