import { Subject } from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import { ConfigReader } from '@backstage/config';
import { IncomingMessage, ServerResponse } from 'node:http';
import { fakeSource, FakeSource, KeptEvents } from '../testUtils';
import { Run, RunsCollector } from './__fixtures__/runsCollector';
import { EventCollector, EventCollectorRegistration } from './eventCollector';
import { runEventCollector } from './runEventCollector';

const silent = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};
const service: Subject = {
  kind: 'Component',
  ref: 'component:default/shop',
  name: 'shop',
};

/** A CI engine with two runs a page. */
class Engine {
  runs: Run[] = [];
  /** Answers of pages that are refused. */
  readonly refusals = new Map<number, { status: number; headers: object }>();
  server: FakeSource | undefined;

  async start(ids: readonly number[]): Promise<string> {
    this.server = await fakeSource({
      '/runs': (request, response) => this.#list(request, response),
      ...Object.fromEntries(
        ids.map(id => [
          `/runs/${id}`,
          (_: IncomingMessage, response: ServerResponse) =>
            send(
              response,
              200,
              this.runs.find(known => known.id === id),
            ),
        ]),
      ),
    });
    return this.server.url;
  }

  #list(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams } = new URL(request.url ?? '/', 'http://engine');
    const page = Number(searchParams.get('page'));
    const refusal = this.refusals.get(page);
    if (refusal) {
      send(response, refusal.status, {}, refusal.headers);
      return;
    }
    const since = Number(searchParams.get('created_since'));
    const found = this.runs.filter(
      ({ created_at: created }) => Date.parse(created) >= since,
    );
    send(response, 200, {
      runs: found.slice(2 * page - 2, 2 * page),
      next: found.length > 2 * page ? page + 1 : null,
    });
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: object = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function run(id: number, createdAt: string, more: Partial<Run> = {}): Run {
  return {
    ...{ id, attempt: 1, status: 'success', sha: 'a1'.repeat(20) },
    ...{ created_at: createdAt, started_at: createdAt, updated_at: createdAt },
    ...more,
  };
}

describe('a collector of events', () => {
  let engine: Engine;
  let kept: KeptEvents;
  let sources: SourceClients;
  beforeEach(() => {
    engine = new Engine();
    kept = new KeptEvents();
    sources = SourceClients.fromConfig(new ConfigReader({}));
  });
  afterEach(async () => {
    await engine.server?.close();
    await sources.close();
  });

  const sync = (
    collector: EventCollector,
    asOf: string,
    more: Partial<EventCollectorRegistration> = {},
  ) =>
    runEventCollector(
      { collector, cadence: { minutes: 10 }, evidence: 'runs', ...more },
      [service],
      {
        ...{ sources, logger: silent, sink: kept },
        now: () => new Date(asOf),
        sleep: async () => undefined,
        random: () => 0,
      },
    );

  it('asks again for a run that was in flight, until it has ended', async () => {
    const created = '2026-09-02T10:00:00Z';
    engine.runs = [run(900, created, { status: 'in_progress' })];
    const collector = new RunsCollector(await engine.start([900]));
    const reread = { minutes: 1 };
    await sync(collector, '2026-09-02T10:30:00Z', { reread });
    await sync(collector, '2026-09-02T12:30:00Z', { reread });
    const updated = '2026-09-02T13:30:00.000Z';
    engine.runs = [run(900, created, { updated_at: updated })];
    await sync(collector, '2026-09-02T14:30:00Z', { reread });
    expect(kept.states).toEqual({ 'run:900/attempt:1': `success ${updated}` });
    const asked = engine.server?.requests.length;
    await sync(collector, '2026-09-02T15:30:00Z', { reread });
    expect(engine.server?.requests.length).toBe((asked ?? 0) + 1);
    expect(kept.pages[0]?.places).toEqual([
      { place: 'repository:42', service: service.ref },
    ]);
  });

  it('finds a run that was repeated a month later, because it reads far enough back again', async () => {
    const created = '2026-08-01T00:00:00Z';
    engine.runs = [run(901, created, { status: 'failure' })];
    const collector = new RunsCollector(await engine.start([]));
    await sync(collector, '2026-09-05T08:00:00Z');
    const repeated = '2026-09-05T09:00:00.000Z';
    engine.runs = [run(901, created, { attempt: 2, updated_at: repeated })];
    await sync(collector, '2026-09-05T10:00:00Z', { reread: { days: 3 } });
    expect(kept.states).not.toHaveProperty('run:901/attempt:2');
    await sync(collector, '2026-09-05T10:00:00Z', { reread: { days: 40 } });
    expect(kept.states).toMatchObject({
      'run:901/attempt:2': `success ${repeated}`,
    });
  });

  it('keeps the pages before a rate limit and goes on with the one after them', async () => {
    engine.runs = Array.from({ length: 10 }, (_, index) =>
      run(index, `2026-09-0${1 + Math.floor(index / 5)}T00:00:00Z`),
    );
    const collector = new RunsCollector(await engine.start([]));
    engine.refusals.set(3, { status: 403, headers: { 'retry-after': '60' } });
    const first = await sync(collector, '2026-09-05T10:00:00Z');
    expect(first.streams).toMatchObject([
      {
        pages: 2,
        events: 4,
        end: { outcome: 'failed', reason: 'rate_limited' },
      },
    ]);
    expect(kept.ends).toMatchObject([{ reason: 'rate_limited' }]);
    engine.refusals.clear();
    await sources.close();
    sources = SourceClients.fromConfig(new ConfigReader({}));
    const asked = engine.server?.requests.length ?? 0;
    const second = await sync(collector, '2026-09-05T10:10:00Z');
    expect(second.streams).toMatchObject([
      { pages: 3, events: 6, end: { outcome: 'complete' } },
    ]);
    expect(engine.server?.requests.slice(asked)).toEqual(
      [3, 4, 5].map(page => expect.stringContaining(`page=${page}`)),
    );
    expect(Object.keys(kept.states)).toHaveLength(10);
  });

  it('calls a refusal without a rate limit what it is', async () => {
    engine.runs = [run(1, '2026-09-01T00:00:00Z')];
    const collector = new RunsCollector(await engine.start([]));
    engine.refusals.set(1, { status: 403, headers: {} });
    const { streams } = await sync(collector, '2026-09-05T10:00:00Z');
    expect(streams).toMatchObject([
      { pages: 0, end: { outcome: 'failed', reason: 'forbidden' } },
    ]);
    expect(kept.at).toBeUndefined();
  });

  it('goes on with the failed page when it is answered at another attempt', async () => {
    engine.runs = [1, 2, 3].map(id => run(id, '2026-09-01T00:00:00Z'));
    const collector = new RunsCollector(await engine.start([]));
    const refusal = { status: 502, headers: {} };
    engine.refusals.set(2, refusal);
    setTimeout(() => engine.refusals.clear(), 0);
    const { streams } = await sync(collector, '2026-09-05T10:00:00Z');
    expect(streams).toMatchObject([
      { events: 3, end: { outcome: 'complete' } },
    ]);
    const firsts = engine.server?.requests.filter(path =>
      path.includes('page=1'),
    );
    expect(firsts).toHaveLength(1);
  });

  it('stops when its budget of requests is used up, and the next run goes on', async () => {
    engine.runs = [1, 2, 3, 4, 5].map(id => run(id, '2026-09-01T00:00:00Z'));
    const collector = new RunsCollector(await engine.start([]));
    const first = await sync(collector, '2026-09-05T10:00:00Z', {
      requests: 2,
    });
    expect(first.streams).toMatchObject([
      {
        ...{ pages: 2, events: 4 },
        end: {
          outcome: 'unfinished',
          message: expect.stringMatching(
            /was asked 2 times, which is the portal's own budget for one run\. The next run goes on\.$/,
          ),
        },
      },
    ]);
    const second = await sync(collector, '2026-09-05T10:01:00Z');
    expect(second.streams).toMatchObject([
      { events: 1, end: { outcome: 'complete' } },
    ]);
  });

  it('that hangs is left behind when the time of the run is over', async () => {
    const hanging: EventCollector = {
      ...new RunsCollector('http://nowhere.example'),
      streams: async () => [{ id: 's', title: 's', services: [] }],
      async *read() {
        await new Promise(() => undefined);
      },
    };
    const { streams } = await sync(hanging, '2026-09-05T10:00:00Z', {
      timeout: { milliseconds: 50 },
    });
    expect(streams).toMatchObject([{ end: { outcome: 'unfinished' } }]);
  });

  it('sets aside an event that says nothing, with the reason, and keeps the others', async () => {
    engine.runs = [
      run(1, '2026-09-01T00:00:00Z', { sha: 'main' }),
      run(2, '2026-09-01T00:00:00Z'),
    ];
    const collector = new RunsCollector(await engine.start([]));
    const { streams } = await sync(collector, '2026-09-05T10:00:00Z');
    expect(streams).toMatchObject([{ events: 1, setAside: 1 }]);
    expect(kept.pages[0]?.setAside).toEqual([
      {
        reason: expect.stringMatching(/^sha: /),
        event: expect.stringContaining('"id":"run:1/attempt:1"'),
      },
    ]);
  });
});
