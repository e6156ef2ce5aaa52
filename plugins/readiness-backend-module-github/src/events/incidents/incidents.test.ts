import {
  aliasesIn,
  pageOf,
  PretendHost,
  serviceIn,
} from '../__testUtils__/pretendHost';
import type { Original } from './duplicates';
import { incidentEvent, issueSchema } from './incidentEvents';
import { IncidentsCollector } from './IncidentsCollector';

const at = '2026-09-01T10:00:00Z';
const repository = {
  ...{ id: '42', host: 'git.example', owner: 'acme', name: 'incidents' },
  webUrl: 'https://git.example/acme/incidents',
  servicePrefix: 'service:',
};

function issue(more: object = {}) {
  return issueSchema.parse({
    ...{ number: 7, title: 'Errors', body: '', closedAt: null },
    ...{ createdAt: at, updatedAt: at, labels: { nodes: [] } },
    comments: { nodes: [] },
    ...more,
  });
}

const told = (more: object) => incidentEvent(issue(more), repository);
const form = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([heading, text]) => `### ${heading}\r\n\r\n${text}`)
    .join('\r\n\r\n');

describe('an incident', () => {
  it('without a form began when it was written down, and is about the services of its repository', () => {
    expect(told({})).toEqual({
      kind: 'incident',
      id: '42#7',
      places: ['issues:42'],
      createdAtMs: Date.parse(at),
      updatedAtMs: Date.parse(at),
      dedupKey: 'git.example/42#7',
      title: 'Errors',
      url: 'https://git.example/acme/incidents/issues/7',
    });
  });

  it('is over when its issue is closed', () => {
    const closedAt = '2026-09-01T12:00:00Z';
    expect(told({ closedAt })).toMatchObject({
      resolvedAtMs: Date.parse(closedAt),
    });
  });

  it('is about the services that its labels name', () => {
    const nodes = ['incident', 'service:Cart', 'service:pay'].map(name => ({
      name,
    }));
    expect(told({ labels: { nodes } })).toMatchObject({
      places: ['service:cart', 'service:pay'],
    });
  });

  it.each([
    ['2026-09-01T09:30:00Z', Date.UTC(2026, 8, 1, 9, 30)],
    ['2026-09-01 11:30+02:00', Date.UTC(2026, 8, 1, 9, 30)],
    ['half past nine', undefined],
    ['2026-09-01 09:30', undefined],
  ])('whose form says that it began at %j began then', (text, began) => {
    const event = told({ body: form({ 'Impact started': text }) });
    expect(event).toMatchObject(began ? { impactStartedAtMs: began } : {});
    expect('impactStartedAtMs' in event).toBe(began !== undefined);
  });

  it.each([
    ['https://git.example/api/v3/repos/a/b/deployments/12', { id: '12' }],
    ['Deployment 12, says the log', { id: '12' }],
    ['Began after the deployment of 1.2.3', undefined],
  ])('whose form names %j as its cause has that one', (text, cause) => {
    const event = told({ body: form({ Cause: text }) });
    expect(event).toMatchObject(cause ? { cause } : {});
    expect('cause' in event).toBe(cause !== undefined);
  });

  it('that no change caused says so', () => {
    const body = form({ Cause: 'No change: a certificate expired' });
    expect(told({ body })).toMatchObject({ changeCaused: false });
  });

  it('that was reported twice is one', () => {
    const copy = (original?: Original) =>
      incidentEvent(issue(), repository, original).dedupKey;
    expect(told({ number: 3 }).dedupKey).toBe('git.example/42#3');
    expect(copy({ number: 3 })).toBe('git.example/42#3');
    expect(copy({ number: 3, key: 'PD-17' })).toBe('PD-17');
    expect(copy()).toBe('git.example/42#7');
  });

  it('that another system knows has the key that its form states', () => {
    expect(told({ body: form({ 'Incident key': 'PD-17' }) })).toMatchObject({
      dedupKey: 'PD-17',
    });
    expect(
      told({ body: form({ 'Incident key': '_No response_' }) }),
    ).toMatchObject({ dedupKey: 'git.example/42#7' });
  });
});

describe('incidents of GitHub', () => {
  let issues: object[] = [];
  let asked: unknown[] = [];
  let there: readonly string[] = [];
  let host: PretendHost;
  beforeEach(async () => {
    asked = [];
    there = ['incident'];
    host = await PretendHost.start(question => {
      const { query, variables } = question;
      const total = issues.length;
      if (query.includes('$since')) {
        asked.push(`changed ${variables.name}`);
        return {
          data: { repository: { issues: pageOf([], { first: 100 }) } },
        };
      }
      if (query.includes('label(')) {
        const [l0, l1] = ['incident', 'outage'].map(name =>
          there.includes(name) ? { name } : null,
        );
        return { data: { repository: { l0, l1 } } };
      }
      if (query.includes('$after')) {
        asked.push(variables.name);
        const list = variables.name === 'incidents' ? issues : [];
        const page = pageOf(list, { first: Number(variables.first) });
        return { data: { repository: { issues: page } } };
      }
      const heads = [...aliasesIn(question)].map(([alias, nameWithOwner]) => [
        alias,
        {
          ...{ databaseId: nameWithOwner.length, nameWithOwner },
          issues: { totalCount: total, nodes: [{ number: 1, updatedAt: at }] },
        },
      ]);
      return { data: Object.fromEntries(heads) };
    });
  });
  afterEach(() => host.close());

  const collector = new IncidentsCollector('git.example', {
    labels: ['incident', 'outage'],
    servicePrefix: 'service:',
    repositories: ['acme/incidents'],
  });
  const cart = serviceIn('acme/shop', 'cart');

  it('are read of the repositories of the services and of those that are configured, for all services that labels may name', async () => {
    const nodes = [{ name: 'service:cart' }];
    issues = [issue({ labels: { nodes } })];
    await host.read({ collector }, [cart], '2026-09-02T00:00:00Z');
    expect(asked.sort()).toEqual(['incidents', 'shop']);
    const lists = host.questions.filter(({ query }) =>
      query.includes('$after'),
    );
    expect(lists.at(-1)?.variables.labels).toEqual(['incident', 'outage']);
    expect(host.kept.pages.flatMap(({ places }) => places)).toEqual([
      { place: 'service:cart', service: cart.ref },
    ]);
  });

  it('are unknown once their label is gone from the whole repository, and those that were told stay', async () => {
    const read = (time: string, more = collector) =>
      host.read({ collector: more }, [cart], time);
    issues = [issue({ labels: { nodes: [{ name: 'service:cart' }] } })];
    await read('2026-09-02T00:00:00Z');
    const known = host.kept.events.length;
    issues = [];
    there = [];
    for (const time of ['2026-09-02T00:10:00Z', '2026-09-02T00:20:00Z']) {
      const { streams } = await read(time);
      expect(streams.map(({ end }) => end)).toEqual(
        Array(2).fill(
          expect.objectContaining({
            ...{ outcome: 'failed', reason: 'unsupported' },
            message: expect.stringContaining(
              'its label “incident” was deleted',
            ),
          }),
        ),
      );
    }
    expect(host.kept.events).toHaveLength(known);
    // The other label, which is there now, is the one that counts.
    there = ['outage'];
    const { streams } = await read(
      '2026-09-02T00:30:00Z',
      new IncidentsCollector('git.example', {
        ...{ labels: ['outage'], servicePrefix: 'service:' },
        repositories: ['acme/incidents'],
      }),
    );
    expect(streams.map(({ end }) => end.outcome)).toEqual(
      Array(2).fill('complete'),
    );
  });

  it('with none of the labels are none, and a label that nobody had is missed by nobody', async () => {
    there = [];
    issues = [];
    for (const time of ['2026-09-02T00:00:00Z', '2026-09-02T00:10:00Z']) {
      const { streams } = await host.read({ collector }, [cart], time);
      expect(streams.map(({ end }) => end.outcome)).toEqual(
        Array(2).fill('complete'),
      );
    }
  });

  it('are read again when a service comes to the catalog, because a label may have named it before', async () => {
    issues = [issue()];
    await host.read({ collector }, [cart], '2026-09-02T00:00:00Z');
    asked = [];
    await host.read({ collector }, [cart], '2026-09-02T00:10:00Z');
    expect(asked).toEqual([]);
    const more = [cart, serviceIn('acme/shop', 'pay')];
    await host.read({ collector }, more, '2026-09-02T00:20:00Z');
    expect(asked).toContain('incidents');
  });
});
