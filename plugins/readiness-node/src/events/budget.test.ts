import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import { fakeSource, FakeSource } from '../testUtils';
import { byUrgency } from './byUrgency';
import { EventCollector, EventStream } from './eventCollector';
import { EventSink, LastEnd, StreamName } from './eventSink';
import { runEventCollector } from './runEventCollector';

const JOBS = 12;
const PAGES = 3;
const source = { kind: 'jenkins', instance: 'default' };
const silent = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};

/** Remembers what a store does. */
class Sink implements EventSink {
  readonly positions = new Map<string, string>();
  readonly ends = new Map<string, LastEnd>();

  async lastEnds() {
    return this.ends;
  }

  async position({ stream }: StreamName) {
    return this.positions.get(stream);
  }

  async store({ stream }: StreamName, { to }: { readonly to: string }) {
    this.positions.set(stream, to);
    return 0;
  }

  async ended(
    { stream }: StreamName,
    { outcome }: { readonly outcome: LastEnd['outcome'] },
    at: Date,
  ) {
    const atMs = at.getTime();
    const before = this.ends.get(stream)?.completeAtMs;
    const completeAtMs = outcome === 'complete' ? atMs : before;
    this.ends.set(stream, {
      ...{ outcome, atMs },
      ...(completeAtMs === undefined ? {} : { completeAtMs }),
    });
  }
}

/** Twelve jobs of three pages each; what was read is asked for again with one request. */
function collectorOf(baseUrl: string): EventCollector<number> {
  return {
    ...{ id: 'example:builds', source, positionSchema: z.number() },
    streams: async () =>
      Array.from({ length: JOBS }, (_, index) => ({
        ...{ id: `job${index}`, title: `Job ${index}`, services: [] },
      })),
    async *read({ stream, position = 0, sources }) {
      const client = sources.client({ source, baseUrl });
      for (let page = Math.min(position, PAGES - 1); page < PAGES; page += 1) {
        await client.json(`/${stream.id}`);
        yield { events: [], position: page + 1 };
      }
    },
  };
}

describe('a source that takes more requests than a run may make', () => {
  let server: FakeSource;
  let sources: SourceClients;
  beforeEach(async () => {
    sources = SourceClients.fromConfig(new ConfigReader({}));
    server = await fakeSource(
      Object.fromEntries(
        Array.from({ length: JOBS }, (_, index) => [
          `/job${index}`,
          (_request, response) => {
            response.writeHead(200, { 'content-type': 'application/json' });
            response.end('{}');
          },
        ]),
      ),
    );
  });
  afterEach(async () => {
    await server.close();
    await sources.close();
  });

  it('is read to the end by as many runs as its size takes, each going on where the last one stopped', async () => {
    const sink = new Sink();
    const sizes: number[] = [];
    for (let run = 1; run <= 4; run += 1) {
      const { streams } = await runEventCollector(
        {
          collector: collectorOf(server.url),
          ...{ cadence: { minutes: 10 }, requests: 10 },
        },
        [],
        { sources, sink, logger: silent, now: () => new Date(run * 60_000) },
      );
      sizes.push(
        streams.filter(({ end }) => end.outcome === 'complete').length,
      );
      expect(streams.map(({ end }) => end.outcome)).not.toContain('failed');
    }
    // Thirty-six requests, and the jobs that were complete are the last of a run.
    expect([...sink.positions.values()]).toEqual(Array(JOBS).fill('3'));
    expect(sizes.slice(0, 3).every(size => size < JOBS)).toBe(true);
  });
});

it('what was never read to its end comes first, then that for which it is longest ago', () => {
  const streams: readonly EventStream[] = ['a', 'b', 'c', 'd', 'e'].map(id => ({
    ...{ id, title: id, services: [] },
  }));
  const ends = new Map<string, LastEnd>([
    ['a', { outcome: 'unfinished', atMs: 50, completeAtMs: 30 }],
    ['b', { outcome: 'unfinished', atMs: 40 }],
    ['c', { outcome: 'failed', atMs: 20 }],
    ['d', { outcome: 'complete', atMs: 10, completeAtMs: 10 }],
  ]);
  expect(
    byUrgency(streams, ends)
      .map(({ id }) => id)
      .join(''),
  ).toBe('bedca');
});
