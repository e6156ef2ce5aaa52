import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  EventReadings,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';
import { pagerdutyEventCollectors } from '../eventCollectors';
import {
  mergedInto,
  open,
  pagerIncident,
  send,
  startPager,
  TOKEN,
  type PagerState,
} from '../__testUtils__/pager';

// Ten thousand incidents take their time on a busy machine.
jest.setTimeout(60_000);

const at = (time: string) => Date.parse(time);

function component(
  name: string,
  annotations: Readonly<Record<string, string>>,
): Subject {
  const ref = `component:default/${name}`;
  return { kind: 'Component', ref, name, annotations };
}
const cart = component('cart', { 'pagerduty.com/service-id': 'PCART' });
const pay = component('pay', { 'pagerduty.com/service-id': 'PPAY' });

const configOf = (url: string, more: object = {}) => ({
  readiness: {
    pagerduty: [{ name: 'acme', apiBaseUrl: url, token: TOKEN, ...more }],
  },
});

let state: PagerState;
let pager: FakeSource;
beforeEach(async () => {
  state = {
    services: [
      { id: 'PCART', name: 'Cart' },
      { id: 'PPAY', name: 'Pay' },
    ],
    incidents: [],
    log: {},
  };
  pager = await startPager(state);
});
afterEach(() => pager.close());

const readingsOf = (services: readonly Subject[] = [cart], more: object = {}) =>
  new EventReadings(configOf(pager.url, more), services);

/** Each incident as it was told last. */
function toldBy({ kept }: EventReadings) {
  return new Map(kept.events.map(event => ['id' in event && event.id, event]));
}
const endOf = ({ kept }: EventReadings) => kept.ends.at(-1);
const claimsOf = ({ kept }: EventReadings) =>
  kept.pages.findLast(({ places }) => places.length > 0)?.places;

describe('incidents of PagerDuty', () => {
  it('are told of the service that a component names, from when they began until they were resolved', async () => {
    state.incidents = [
      pagerIncident('Q1', {
        created_at: '2026-11-20T10:00:00Z',
        last_status_change_at: '2026-11-20T12:00:00Z',
        resolved_at: '2026-11-20T11:30:00Z',
      }),
    ];
    const readings = readingsOf();
    const run = await readings.read(pagerdutyEventCollectors);
    expect(run.streams[0]?.end).toEqual({ outcome: 'complete' });
    expect(readings.kept.events).toEqual([
      {
        kind: 'incident',
        id: 'Q1',
        places: ['service:PCART'],
        createdAtMs: at('2026-11-20T10:00:00Z'),
        updatedAtMs: at('2026-11-20T12:00:00Z'),
        resolvedAtMs: at('2026-11-20T11:30:00Z'),
        dedupKey: 'Q1',
        title: 'Incident Q1',
        url: 'https://acme.pagerduty.com/incidents/Q1',
      },
    ]);
    expect(claimsOf(readings)).toEqual([
      { place: 'service:PCART', service: cart.ref, keepsIncidents: true },
    ]);
  });

  it('are complete from when on they were read, and not while a service is read for the first time', async () => {
    state.incidents = [
      pagerIncident('Q1', { created_at: '2026-11-20T10:00:00Z' }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    const { kept } = readings;
    const first = kept.pages.at(-1)?.progress;
    expect(first?.read).toBe(1);
    const from = first?.completeFromMs ?? NaN;
    expect(from).toBeLessThan(at('2026-11-20T10:00:00Z'));
    // Nothing was read of it yet, so nothing is known of both.
    expect(kept.pages[0]?.progress?.completeFromMs).toBeGreaterThan(
      from + 86_400_000,
    );
    await readings.read(pagerdutyEventCollectors);
    expect(kept.pages.at(-1)?.progress).toEqual(first);
    const another = readingsOf([cart, pay]);
    another.kept.at = kept.at;
    state.trouble = (path, response) => {
      if (path !== '/incidents') return false;
      send(response, 500, {});
      return true;
    };
    await another.read(pagerdutyEventCollectors);
    expect(endOf(another)).toMatchObject({ outcome: 'failed' });
    expect(another.kept.pages.at(-1)?.progress?.completeFromMs).toBeGreaterThan(
      from + 86_400_000,
    );
  });

  it('were resolved when their status changed last, or when the log says so, and are open where nobody says when', async () => {
    const created_at = '2026-11-20T10:00:00Z';
    state.incidents = [
      pagerIncident('Q1', { created_at, resolved_at: undefined }),
      ...['Q2', 'Q3'].map(id =>
        pagerIncident(id, {
          ...{ created_at, resolved_at: null },
          last_status_change_at: null,
        }),
      ),
    ];
    state.log.Q2 = '2026-11-20T10:20:00Z';
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    const told = toldBy(readings);
    expect(told.get('Q1')).toMatchObject({
      resolvedAtMs: at('2026-11-20T11:00:00Z'),
    });
    expect(told.get('Q2')).toMatchObject({
      resolvedAtMs: at('2026-11-20T10:20:00Z'),
    });
    expect(told.get('Q3')).not.toHaveProperty('resolvedAtMs');
  });

  it('of low urgency count only where the configuration says so, also when it says so later', async () => {
    const created_at = '2026-01-10T10:00:00Z';
    state.incidents = [
      pagerIncident('Q1', { created_at }),
      pagerIncident('Q2', { created_at, urgency: 'low' }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect([...toldBy(readings).keys()]).toEqual(['Q1']);
    const both = readingsOf([cart], { urgencies: ['high', 'low'] });
    both.kept.at = readings.kept.at;
    await both.read(pagerdutyEventCollectors);
    expect([...toldBy(both).keys()].sort()).toEqual(['Q1', 'Q2']);
  });

  it('that are open are asked for until they end, however long ago they began', async () => {
    const created_at = '2026-02-01T10:00:00Z';
    state.incidents = [
      pagerIncident('Q1', { created_at, ...open }),
      pagerIncident('Q2', { created_at, ...open }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).get('Q1')).not.toHaveProperty('resolvedAtMs');
    const told = readings.kept.events.length;
    await readings.read(pagerdutyEventCollectors);
    expect(readings.kept.events).toHaveLength(told);
    state.incidents = [
      pagerIncident('Q1', { created_at }),
      pagerIncident('Q2', { created_at, ...open }),
    ];
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).get('Q1')).toMatchObject({
      resolvedAtMs: at('2026-02-01T11:00:00Z'),
    });
    const asked = pager.requests.length;
    await readings.read(pagerdutyEventCollectors);
    expect(pager.requests.slice(asked).join()).not.toContain('/incidents/Q1');
  });

  it('that were merged are one with what they were merged into, over several merges, and end with it', async () => {
    const created_at = '2026-02-01T10:00:00Z';
    const elsewhere = { service: { id: 'POTHER' } };
    state.incidents = [
      pagerIncident('Q1', { created_at, ...mergedInto('Q2') }),
      pagerIncident('Q2', { created_at, ...mergedInto('Q3'), ...elsewhere }),
      pagerIncident('Q3', { created_at, ...open, ...elsewhere }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).get('Q1')).toMatchObject({ dedupKey: 'Q3' });
    expect(toldBy(readings).get('Q1')).not.toHaveProperty('resolvedAtMs');
    expect([...toldBy(readings).keys()]).toEqual(['Q1']);
    state.incidents = [
      ...state.incidents.slice(0, 2),
      pagerIncident('Q3', {
        ...{ created_at, ...elsewhere },
        resolved_at: '2026-11-21T11:00:00Z',
      }),
    ];
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).get('Q1')).toMatchObject({
      dedupKey: 'Q3',
      resolvedAtMs: at('2026-11-21T11:00:00Z'),
    });
  });

  it('that point at each other as merged do not keep the reading busy', async () => {
    const created_at = '2026-11-20T10:00:00Z';
    state.incidents = [
      pagerIncident('Q1', { created_at, ...mergedInto('Q2') }),
      pagerIncident('Q2', { created_at, ...mergedInto('Q1') }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toEqual({ outcome: 'complete' });
  });

  it('of years, and of more than a list by offset shows, are read part by part, none left out', async () => {
    const begin = at('2026-11-01T00:00:00Z');
    state.incidents = [
      pagerIncident('OLD', { created_at: '2024-01-01T00:00:00Z' }),
      ...Array.from({ length: 10_250 }, (_, index) =>
        // Thirty of them begin in each second, so that parts do not end where seconds do.
        pagerIncident(`Q${index}`, {
          created_at: new Date(begin + Math.floor(index / 30) * 1000)
            .toISOString()
            .replace('.000', ''),
        }),
      ),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toEqual({ outcome: 'complete' });
    expect(toldBy(readings).size).toBe(10_251);
  });

  it('are read on where a run ended, and what changed late is read again', async () => {
    state.incidents = Array.from({ length: 250 }, (_, index) =>
      pagerIncident(`Q${index}`, {
        created_at: new Date(at('2026-11-10T00:00:00Z') + index * 60_000)
          .toISOString()
          .replace('.000', ''),
      }),
    );
    const readings = readingsOf();
    const outcomes = new Set<string>();
    while (!outcomes.has('complete') && readings.kept.ends.length < 20) {
      await readings.read(pagerdutyEventCollectors, { more: { requests: 3 } });
      outcomes.add(endOf(readings)?.outcome ?? '');
    }
    expect([...outcomes]).toEqual(['unfinished', 'complete']);
    expect(toldBy(readings).size).toBe(250);
    const [first, ...rest] = state.incidents;
    state.incidents = [
      { ...first, ...mergedInto('Q1') } as (typeof rest)[number],
      ...rest,
    ];
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).get('Q0')).toMatchObject({ dedupKey: 'Q1' });
  });

  it('of a service that no component names are not read, and somebody is told once', async () => {
    state.incidents = [
      pagerIncident('Q1', {
        created_at: '2026-11-20T10:00:00Z',
        service: { id: 'PPAY' },
      }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(readings.kept.events).toEqual([]);
    expect(readings.said).toContainEqual({
      message: expect.stringContaining('no component names'),
      fields: { services: 1, of: 2, such: 'Pay (PPAY)' },
    });
  });

  it('are those of nobody once the catalog takes the service back, and known again when it gives it back', async () => {
    state.incidents = [
      pagerIncident('Q1', { created_at: '2026-11-20T10:00:00Z' }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    await readings.read(pagerdutyEventCollectors, { services: [pay] });
    expect(claimsOf(readings)).toEqual([
      { place: 'service:PPAY', service: pay.ref, keepsIncidents: true },
      { place: 'service:PCART' },
    ]);
    await readings.read(pagerdutyEventCollectors, { services: [] });
    expect(claimsOf(readings)).toEqual([
      { place: 'service:PCART' },
      { place: 'service:PPAY' },
    ]);
    await readings.read(pagerdutyEventCollectors);
    expect(claimsOf(readings)).toContainEqual(
      expect.objectContaining({ service: cart.ref, keepsIncidents: true }),
    );
  });
});

describe('a service that PagerDuty does not have', () => {
  it('is a failure that names the component, after everything else was read, and none once it is corrected', async () => {
    const typo = component('typo', { 'pagerduty.com/service-id': 'PTYPO' });
    state.incidents = [
      pagerIncident('Q1', { created_at: '2026-11-20T10:00:00Z' }),
    ];
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors, { services: [cart, typo] });
    expect(endOf(readings)).toMatchObject({
      ...{ outcome: 'failed', reason: 'not_found' },
      message: expect.stringMatching(
        /does not know service PTYPO.*component:default\/typo/,
      ),
    });
    expect([...toldBy(readings).keys()]).toEqual(['Q1']);
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toEqual({ outcome: 'complete' });
  });

  it('does not keep others from being read, nor does one whose answer nobody understands', async () => {
    state.incidents = [
      {
        ...pagerIncident('Q1', { created_at: '2026-11-20T10:00:00Z' }),
        status: 'odd',
      },
      pagerIncident('Q2', {
        created_at: '2026-11-20T10:00:00Z',
        service: { id: 'PPAY' },
      }),
    ];
    const readings = readingsOf([cart, pay]);
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toMatchObject({ reason: 'parse_error' });
    expect([...toldBy(readings).keys()]).toEqual(['Q2']);
  });
});

describe('several accounts', () => {
  const two = (url: string) => ({
    readiness: {
      pagerduty: [
        { name: 'acme', apiBaseUrl: url, token: TOKEN },
        { name: 'eu', apiBaseUrl: `${url}/`, token: TOKEN },
      ],
    },
  });
  const inEu = component('pay', {
    'pagerduty.com/service-id': 'PPAY',
    'pagerduty.com/account': 'eu',
  });

  it('have each component in the one that it names, or in the first', async () => {
    for (const [name, place] of [
      ['acme', 'service:PCART'],
      ['eu', 'service:PPAY'],
    ]) {
      const readings = new EventReadings(two(pager.url), [cart, inEu]);
      await readings.read(pagerdutyEventCollectors, {
        which: ({ collector }) => collector.source.instance === name,
      });
      expect(claimsOf(readings)?.map(claim => claim.place)).toEqual([place]);
    }
  });

  it('do not lose a component that names another one', async () => {
    const lost = component('lost', {
      'pagerduty.com/service-id': 'PCART',
      'pagerduty.com/account': 'us',
    });
    const readings = new EventReadings(two(pager.url), [lost]);
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toMatchObject({
      ...{ outcome: 'failed', reason: 'not_found' },
      message: expect.stringContaining('component:default/lost'),
    });
  });
});
