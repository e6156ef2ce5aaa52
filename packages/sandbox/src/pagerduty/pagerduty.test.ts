import { generateCompany, type Fault } from '../company';
import type { Listening } from '../faults';
import { keyFields } from '../git-host/tickets/incident-form';
import type { IssueRecord } from '../git-host/state/records';
import { pagedServices } from './incidents';
import { startPagerduty } from './start';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const HOUR = 3_600_000;
const company = generateCompany({ now: NOW });
const [service] = pagedServices(company);
const name = service?.name ?? '';
const ISSUES = `${company.organisation}/incidents`;

function issue(
  number: number,
  more: Partial<IssueRecord> & { readonly createdAt: number },
): IssueRecord {
  return {
    ...{ id: number, number, title: `Errors ${number}`, author: 'somebody' },
    ...{ body: undefined, assignee: undefined, comments: [] },
    labels: ['incident', `service:${name}`],
    ...{ state: 'open', updatedAt: more.createdAt, closedAt: undefined },
    ...more,
  };
}

let fault: Fault | undefined;
let issues: IssueRecord[];
const byRepository = new Map<string, IssueRecord[]>();
let server: Listening;
beforeAll(async () => {
  server = await startPagerduty({
    state: { company, issues: byRepository },
    faults: { current: system => (system === 'pagerduty' ? fault : undefined) },
    port: 0,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  fault = undefined;
  issues = [];
  byRepository.set(ISSUES, issues);
});

const headers = {
  accept: 'application/vnd.pagerduty+json;version=2',
  authorization: 'Token token=sandbox-pagerduty-reader',
  connection: 'close',
};
const ask = (path: string, more: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}${path}`, { headers: { ...headers, ...more } });
const json = async (path: string) => (await ask(path)).json();
const all = '/incidents?date_range=all&sort_by=created_at:asc';

describe('the PagerDuty of the company', () => {
  it('pages one squad, whose catalog entries name its services', async () => {
    const squads = new Set(
      company.services
        .filter(each =>
          pagedServices(company).some(paged => paged.name === each.name),
        )
        .map(({ squad }) => squad),
    );
    expect(squads.size).toBe(1);
    const ids = pagedServices(company).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const { services, more } = await json('/services?limit=100');
    expect(services.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(more).toBe(false);
  });

  it('has what is written down of its services, for as long as it is open', async () => {
    issues.push(
      issue(1, { createdAt: NOW - 2 * HOUR + 250 }),
      issue(2, { createdAt: NOW, labels: ['incident', 'service:other'] }),
      issue(3, { createdAt: NOW, labels: ['question', `service:${name}`] }),
    );
    const { incidents } = await json(all);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      ...{ incident_number: 1, status: 'triggered', urgency: 'high' },
      created_at: '2026-10-31T22:00:01Z',
      ...{ resolved_at: null, resolve_reason: null },
      service: { id: service?.id, type: 'service_reference' },
    });
    const [first] = issues;
    if (first) first.closedAt = NOW - HOUR;
    const { incident } = await json(`/incidents/${incidents[0].id}`);
    expect(incident).toMatchObject({
      status: 'resolved',
      resolved_at: '2026-10-31T23:00:00Z',
      last_status_change_at: '2026-10-31T23:00:00Z',
    });
    const { log_entries: log } = await json(
      `/incidents/${incidents[0].id}/log_entries`,
    );
    expect(log.map(({ type }: { type: string }) => type)).toEqual([
      'resolve_log_entry',
      'trigger_log_entry',
    ]);
  });

  it('has merged what somebody found to be the same', async () => {
    issues.push(issue(1, { createdAt: NOW - 2 * HOUR }));
    const {
      incidents: [root],
    } = await json(all);
    issues.push(
      issue(2, {
        createdAt: NOW - HOUR,
        body: ['Duplicate of #1', ...keyFields(root.id)].join('\n\n'),
      }),
    );
    const { incidents } = await json(all);
    expect(incidents[1]).toMatchObject({
      status: 'resolved',
      resolve_reason: {
        type: 'merge_resolve_reason',
        incident: { id: root.id, type: 'incident_reference' },
      },
    });
  });

  it('lists by when they began, by status and by page, and refuses what the real one refuses', async () => {
    for (let index = 0; index < 5; index += 1) {
      const createdAt = NOW - (5 - index) * HOUR;
      const closedAt = index < 2 ? NOW : undefined;
      issues.push(issue(index + 1, { createdAt, closedAt }));
    }
    const day = 'since=2026-10-31T00:00:00Z&until=2026-10-31T21:30:00Z';
    expect((await json(`/incidents?${day}`)).incidents).toHaveLength(3);
    const open = await json(
      `${all}&statuses[]=triggered&statuses[]=acknowledged`,
    );
    expect(open.incidents).toHaveLength(3);
    expect((await json(`${all}&urgencies[]=low`)).incidents).toEqual([]);
    expect((await json(`${all}&service_ids[]=PNONE`)).incidents).toEqual([]);
    const page = await json(`${all}&limit=2&offset=2`);
    expect(page).toMatchObject({ limit: 2, offset: 2, more: true });
    expect(page.incidents[0].incident_number).toBe(3);
    const refused = await Promise.all([
      ask('/incidents?since=2025-01-01T00:00:00Z&until=2026-01-01T00:00:00Z'),
      ask(`${all}&limit=100&offset=9950`),
      ask(all, { authorization: 'Token token=another' }),
      ask('/incidents/QNONE'),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 401, 404]);
    expect(await refused[2]?.json()).toMatchObject({ error: { code: 2006 } });
  });

  it('fails when it is asked to, also between two pages', async () => {
    fault = { kind: 'status', status: 403 };
    const response = await ask(all);
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: { code: 2010, message: 'Access Denied', errors: [] } },
    ]);
    fault = { kind: 'page-changes' };
    issues.push(issue(1, { createdAt: NOW - HOUR }));
    expect((await json(all)).incidents).toEqual([]);
  });
});
