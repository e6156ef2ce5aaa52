import type { Subject } from '@groundwork/plugin-readiness-common';
import type { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import {
  EventReadings,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';
import { SourceClients } from '@groundwork/source-client';
import {
  failingServer,
  failureKinds,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { ConfigReader } from '@backstage/config';
import { pagerdutyEventCollectors } from '../eventCollectors';
import {
  pagerIncident,
  send,
  startPager,
  TOKEN,
  type PagerState,
} from '../__testUtils__/pager';

const at = (time: string) => Date.parse(time);

function component(
  name: string,
  annotations: Readonly<Record<string, string>>,
): Subject {
  const ref = `component:default/${name}`;
  return { kind: 'Component', ref, name, annotations };
}
const cart = component('cart', { 'pagerduty.com/service-id': 'PCART' });

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

/** Long where only a broken test would wait for it. */
function withLimits(
  registration: EventCollectorRegistration,
  kind: FailureKind,
): EventCollectorRegistration {
  const { collector } = registration;
  const limits = {
    timeoutMs: reasonFor(kind) === 'timeout' ? 300 : 20_000,
    maxBodyBytes: 4 * 1024 * 1024,
  };
  return {
    ...registration,
    collector: {
      ...{ id: collector.id, source: collector.source },
      positionSchema: collector.positionSchema,
      streams: (services, context) => collector.streams(services, context),
      read: context =>
        collector.read({ ...context, sources: context.sources.within(limits) }),
    },
  };
}

describe('a PagerDuty in trouble', () => {
  it.each(failureKinds)(
    'that is: %s, is told so, and no key with it',
    async kind => {
      const server = await failingServer(kind);
      const readings = new EventReadings(configOf(server.url), [cart]);
      await readings.read(sources =>
        pagerdutyEventCollectors(sources).map(registration =>
          withLimits(registration, kind),
        ),
      );
      await server.close();
      expect(endOf(readings)).toMatchObject({
        ...{ outcome: 'failed', reason: reasonFor(kind) },
        message: expect.stringContaining('PagerDuty acme'),
      });
      expect(readings.kept.events).toEqual([]);
      expect(JSON.stringify([readings.kept.ends, readings.said])).not.toContain(
        TOKEN,
      );
    },
  );

  it('with a wrong key is unauthorized', async () => {
    const readings = readingsOf([cart], { token: 'another-key' });
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toMatchObject({ reason: 'unauthorized' });
  });

  it('that asks to be left alone in the middle of a listing is read on from that page', async () => {
    state.incidents = Array.from({ length: 250 }, (_, index) =>
      pagerIncident(`Q${index}`, {
        created_at: new Date(at('2026-11-10T00:00:00Z') + index * 60_000)
          .toISOString()
          .replace('.000', ''),
      }),
    );
    let pages = 0;
    state.trouble = (path, response) => {
      pages += path === '/incidents' ? 1 : 0;
      if (pages !== 8) return false;
      // What PagerDuty says instead of Retry-After.
      send(
        response,
        429,
        { error: { message: 'Rate Limit Exceeded' } },
        {
          ...{ 'ratelimit-remaining': '0', 'ratelimit-reset': '50' },
        },
      );
      return true;
    };
    const readings = readingsOf();
    await readings.read(pagerdutyEventCollectors);
    expect(endOf(readings)).toMatchObject({
      reason: 'rate_limited',
      message: expect.stringContaining('for 50 s'),
    });
    const before = toldBy(readings).size;
    expect(before).toBeGreaterThan(0);
    state.trouble = undefined;
    const asked = pager.requests.length;
    await readings.read(pagerdutyEventCollectors);
    expect(toldBy(readings).size).toBe(250);
    expect(
      pager.requests.slice(asked).filter(each => each.includes('/incidents?')),
    ).toHaveLength(3 - before / 100);
  });
});

describe('the configuration of PagerDuty', () => {
  const read = (accounts: readonly object[]) =>
    pagerdutyEventCollectors(
      SourceClients.fromConfig(
        new ConfigReader({ readiness: { pagerduty: accounts } } as object),
      ),
    );
  const good = { name: 'acme', token: TOKEN };

  it('asks for nothing but a name and a key, and none is no source', () => {
    expect(read([good])[0]?.collector.source).toEqual({
      ...{ kind: 'pagerduty', instance: 'acme' },
    });
    expect(read([])).toEqual([]);
  });

  it.each([
    [[good, good], /readiness\.pagerduty names acme twice/],
    [
      [{ ...good, urgencies: ['urgent'] }],
      /readiness\.pagerduty\[0\]\.urgencies is a list of high and low/,
    ],
    [[{ ...good, urgencies: [] }], /urgencies is a list/],
    [
      [{ ...good, apiBaseUrl: 'api.pagerduty.com' }],
      /readiness\.pagerduty\[0\]\.apiBaseUrl is not an http\(s\) address/,
    ],
    [[{ name: 'acme' }], /readiness\.pagerduty\[0\]\.token/],
  ])('with a mistake is refused: %j', (accounts, why) => {
    expect(() => read(accounts)).toThrow(why);
  });
});
