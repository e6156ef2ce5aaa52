import { ConfigReader } from '@backstage/config';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { SourceClients } from '@groundwork/source-client';
import { jiraCollectors } from '../collectors';
import {
  ACCOUNT,
  jiraSite,
  type SiteIssue,
  type Trouble,
} from '../__testUtils__/jiraSite';

/** Looks at a project of the site through the collector that the configuration asks for. */
async function look({
  issues = [],
  trouble,
  tracker = {},
  account = ACCOUNT,
}: {
  readonly issues?: readonly SiteIssue[];
  readonly trouble?: Trouble;
  readonly tracker?: Readonly<Record<string, string>>;
  readonly account?: typeof ACCOUNT;
}) {
  const site = await jiraSite(issues, trouble);
  const sources = SourceClients.fromConfig(
    new ConfigReader({
      jira: { instances: [{ name: 'acme', baseUrl: site.url, ...account }] },
      readiness: { tickets: [{ kind: 'jira', project: 'PLAT', ...tracker }] },
    }),
  );
  const { collectors, subjects = [] } = jiraCollectors(sources);
  try {
    const [record] = await collectFixture(
      collectors[0]?.collector ?? fail('no collector'),
      subjects,
      {
        // Long where only a broken test would wait for it.
        sources: sources.within({
          timeoutMs: trouble === 'never answers' ? 300 : 20_000,
        }),
        teamOf: ({ email }) =>
          email === 'ada@acme.example' ? 'group:default/cards' : undefined,
      },
    );
    return { record, requests: site.requests };
  } finally {
    await sources.close();
    await site.close();
  }
}

function fail(why: string): never {
  throw new Error(why);
}

const at = (day: string) => `${day}T09:00:00.000+0000`;

describe('tickets of a project on Jira Cloud', () => {
  it('are read page by page, by type and label, without people', async () => {
    const { record } = await look({
      issues: [
        { key: 'PLAT-1', created: at('2020-01-01') },
        {
          key: 'PLAT-7',
          created: at('2026-10-20'),
          fields: {
            issuetype: { name: 'Story' },
            timespent: 7200,
            reporter: null,
          },
        },
        {
          key: 'PLAT-8',
          created: '2026-10-28T23:30:00.000-0500',
          fields: {
            labels: ['exception'],
            resolutiondate: at('2026-10-30'),
          },
        },
        {
          key: 'PLAT-9',
          created: at('2026-10-29'),
          fields: {
            summary: 'The database',
            issuetype: { name: 'Question' },
            description: {
              type: 'doc',
              version: 1,
              content: [
                {
                  type: 'paragraph',
                  content: [{ type: 'text', text: 'How do I get one?' }],
                },
              ],
            },
          },
        },
      ],
    });
    expect(record).toMatchObject({
      outcome: 'observed',
      source: { kind: 'jira', instance: 'acme' },
      value: {
        tickets: [
          { id: 'PLAT-9', class: 'how-to', team: 'group:default/cards' },
          {
            id: 'PLAT-8',
            class: 'exception',
            createdAt: '2026-10-29T04:30:00.000Z',
            closedAt: '2026-10-30T09:00:00.000Z',
          },
          { id: 'PLAT-7', class: 'planned' },
        ],
        withoutTeam: 1,
        isCut: false,
      },
    });
    expect(JSON.stringify(record)).toContain('"loggedHours":2');
    expect(JSON.stringify(record)).not.toMatch(/ada@|5b10|site-token/);
  });

  it('count with the time that they were in progress where none is logged, however often they came back to it', async () => {
    const { record, requests } = await look({
      issues: [
        { key: 'PLAT-9', created: at('2026-08-20') },
        {
          key: 'PLAT-1',
          created: at('2026-10-27'),
          statuses: [
            ['2026-10-27T10:00:00Z', '3'],
            ['2026-10-27T11:00:00Z', '10004'],
            ['2026-10-27T12:30:00Z', '10000'],
            ['2026-10-28T09:00:00Z', '3'],
            ['2026-10-28T09:30:00Z', '10001'],
          ],
          fields: { labels: ['how-to'] },
        },
        {
          key: 'PLAT-2',
          created: at('2026-10-28'),
          statuses: [['2026-10-28T10:00:00Z', '3']],
          fields: { labels: ['how-to'], timespent: 3600 },
        },
        {
          key: 'PLAT-3',
          created: at('2026-10-28'),
          statuses: [['2026-10-28T10:00:00Z', '10001']],
          fields: { labels: ['how-to'] },
        },
        {
          key: 'PLAT-4',
          created: at('2026-10-28'),
          statuses: [
            ['2026-10-28T10:00:00Z', '10009'],
            ['2026-10-29T10:00:00Z', '10001'],
          ],
          fields: { labels: ['how-to'] },
        },
      ],
    });
    expect(record).toMatchObject({
      value: {
        weeks: expect.arrayContaining([
          expect.objectContaining({
            classes: expect.objectContaining({
              'how-to': {
                ...{ tickets: 4, byText: 0, logged: 1, loggedHours: 1 },
                inProgress: { tickets: 1, hours: 3, long: 0, longHours: 0 },
              },
            }),
          }),
        ]),
      },
    });
    expect(
      requests.filter(request => request.includes('changelog/bulkfetch')),
    ).toHaveLength(9);
    expect(JSON.stringify(record)).not.toMatch(/Ada Quill|5b10/);
  });

  it('are those that the query of the tracker leaves', async () => {
    const { requests } = await look({
      tracker: { jql: 'component = "Support"' },
    });
    expect(
      decodeURIComponent(requests[1] ?? '').replaceAll('+', ' '),
    ).toContain(
      'jql=project = "PLAT" AND (component = "Support") AND created >= "2026-08-01" ORDER BY created DESC',
    );
  });

  it.each([
    { trouble: { status: 401 }, reason: 'unauthorized' },
    { trouble: { status: 403 }, reason: 'forbidden' },
    {
      trouble: {
        status: 200,
        headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
      },
      reason: 'unauthorized',
    },
    {
      trouble: { status: 429, headers: { 'retry-after': '1' } },
      reason: 'rate_limited',
    },
    { trouble: { status: 503 }, reason: 'server_error' },
    { trouble: 'never answers', reason: 'timeout' },
  ] as const)(
    'of a site that answers so are failed: $reason',
    async ({ trouble, reason }) => {
      const { record } = await look({ trouble });
      expect(record).toMatchObject({
        outcome: 'failed',
        reason,
        source: { kind: 'jira', instance: 'acme' },
      });
      expect(record).not.toHaveProperty('value');
      expect(record?.message).toMatch(/Jira acme/);
    },
  );

  it('are failed for a wrong token and for a project that is hidden, and not none', async () => {
    const wrong = await look({
      account: { ...ACCOUNT, apiToken: 'old-token' },
    });
    expect(wrong.record).toMatchObject({
      outcome: 'failed',
      reason: 'unauthorized',
    });
    const hidden = await look({ tracker: { project: 'OTHER' } });
    expect(hidden.record).toMatchObject({
      outcome: 'failed',
      reason: 'forbidden',
    });
    expect(hidden.record?.message).toMatch(/Browse projects/);
  });

  it('need a site that is configured, and a key', async () => {
    await expect(look({ tracker: { instance: 'other' } })).rejects.toThrow(
      /jira\.instances has no entry for other/,
    );
    const { record } = await look({ tracker: { project: 'a" OR "b' } });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'unsupported' });
  });
});
