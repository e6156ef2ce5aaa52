import { z } from 'zod';
import { generateCompany, type Fault } from '../company';
import type { Listening } from '../faults';
import { jiraTickets } from './jira-tickets';
import { startJira } from './start';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const company = generateCompany({ now: NOW });
const all = jiraTickets(company);
const authorization = `Basic ${Buffer.from(
  'groundwork-reader@saltmarsh.example:sandbox-jira-reader',
).toString('base64')}`;

let fault: Fault | undefined;
let server: Listening;
beforeAll(async () => {
  server = await startJira({
    company,
    faults: { current: system => (system === 'jira' ? fault : undefined) },
    port: 0,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  fault = undefined;
});

const ask = (path: string, more: RequestInit = {}) =>
  fetch(`${server.url}/rest/api/3/${path}`, {
    headers: {
      ...{ authorization, connection: 'close' },
      'content-type': 'application/json',
    },
    ...more,
  });

const pageSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.record(z.string(), z.unknown()),
    }),
  ),
  nextPageToken: z.string().optional(),
  isLast: z.boolean(),
});
async function search(
  jql: string,
  more: Readonly<Record<string, string>> = {},
) {
  const query = new URLSearchParams({ jql, fields: 'created,labels', ...more });
  const answer = await ask(`search/jql?${query.toString()}`);
  return pageSchema.parse(await answer.json());
}

const changesSchema = z.object({
  issueChangeLogs: z.array(
    z.object({
      issueId: z.string(),
      changeHistories: z.array(
        z.object({
          created: z.number(),
          items: z.array(z.object({ field: z.string(), to: z.string() })),
        }),
      ),
    }),
  ),
  nextPageToken: z.string().nullable(),
});
async function changesOf(body: object) {
  const answer = await ask('changelog/bulkfetch', {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return changesSchema.parse(await answer.json());
}

describe('the Jira of the company', () => {
  it('holds requests and plans, each with a status that came later than the ticket', () => {
    expect(new Set(all.map(({ label }) => label))).toEqual(
      new Set(['provisioning', 'roadmap']),
    );
    for (const { createdAt, changes } of all) {
      const times = [createdAt, ...changes.map(({ at }) => at)];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    }
    expect(
      all.some(
        ({ changes }) => changes.length === 1 && changes[0]?.to === 'Done',
      ),
    ).toBe(true);
  });

  it('is searched a page at a time, and tells the fields that are asked for', async () => {
    const found: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const page = await search('project = "PLAT" ORDER BY created DESC', {
        maxResults: '7',
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      expect(page.isLast).toBe(page.nextPageToken === undefined);
      found.push(...page.issues.map(({ key }) => key));
      for (const { fields } of page.issues)
        expect(Object.keys(fields).sort()).toEqual(['created', 'labels']);
      nextPageToken = page.nextPageToken;
    } while (nextPageToken !== undefined);
    expect(found).toEqual(all.map(({ number }) => `PLAT-${number}`).reverse());
    const since = await search(
      'project = "PLAT" AND created >= "2026-10-25" ORDER BY created ASC',
    );
    expect(since.issues).toHaveLength(
      all.filter(({ createdAt }) => createdAt >= Date.parse('2026-10-25'))
        .length,
    );
  });

  it('tells when statuses changed, of many tickets at once and in milliseconds', async () => {
    const { issues } = await search('project = "PLAT" ORDER BY created ASC');
    const ids = issues.map(({ id }) => id);
    const first = await changesOf({
      ...{ issueIdsOrKeys: ids, fieldIds: ['status'], maxResults: 3 },
    });
    const count = (of: typeof first) =>
      of.issueChangeLogs.flatMap(log => log.changeHistories).length;
    expect(count(first)).toBe(3);
    const rest = await changesOf({
      ...{ issueIdsOrKeys: ids, fieldIds: ['status'] },
      nextPageToken: first.nextPageToken,
    });
    expect(rest.nextPageToken).toBeNull();
    expect(count(first) + count(rest)).toBe(
      all.flatMap(({ changes }) => changes).length,
    );
    expect(first.issueChangeLogs[0]?.changeHistories[0]?.created).toBe(
      all[0]?.changes[0]?.at,
    );
    const none = await changesOf({ issueIdsOrKeys: ids, fieldIds: ['labels'] });
    expect(none.issueChangeLogs).toEqual([]);
  });

  it('refuses what the real one refuses', async () => {
    const stranger = await ask('project/PLAT', {
      headers: { authorization: 'Basic nobody', connection: 'close' },
    });
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('x-seraph-loginreason')).toBe(
      'AUTHENTICATED_FAILED',
    );
    expect((await ask('project/OTHER')).status).toBe(404);
    expect((await ask('search/jql?jql=order+by+rank')).status).toBe(400);
    const many = Array.from({ length: 1_001 }, (_, index) => String(index));
    const refused = await ask('changelog/bulkfetch', {
      method: 'POST',
      body: JSON.stringify({ issueIdsOrKeys: many }),
    });
    expect(refused.status).toBe(400);
    fault = { kind: 'status', status: 403 };
    expect((await ask('project/PLAT')).status).toBe(403);
  });
});
