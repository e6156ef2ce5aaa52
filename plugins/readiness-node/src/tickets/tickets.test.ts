import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { tickets } from '@groundwork/plugin-readiness-common';
import { collectFixture } from '../testUtils';
import { readTrackers } from './config';
import type { Issue, IssueList } from './issue';
import { TicketsCollector } from './TicketsCollector';

const AS_OF = '2026-11-01T10:00:00Z';
const TEAMS: Readonly<Record<string, string>> = {
  ada: 'group:default/cards',
  ben: 'group:default/ledger',
};

let number = 0;
function issue(given: Partial<Issue> & { readonly daysAgo: number }): Issue {
  const { daysAgo, ...rest } = given;
  number += 1;
  return {
    id: `#${number}`,
    url: `https://git.example/acme/support/issues/${number}`,
    title: 'How do I get a database?',
    body: '',
    labels: [],
    createdAt: new Date(
      Date.parse('2026-11-01T00:00:00Z') - daysAgo * 86_400_000,
    ).toISOString(),
    ...rest,
  };
}

const OLD = { isCut: false, firstCreatedAt: '2020-01-01T00:00:00Z' };

async function look(
  given: Pick<IssueList, 'issues'> & Partial<IssueList>,
  config: object = {},
) {
  const trackers = readTrackers(
    new ConfigReader({
      readiness: {
        tickets: [{ kind: 'github', repository: 'acme/support', ...config }],
      },
    }),
    'github',
    tracker => tracker.getString('repository'),
  );
  const collector = new TicketsCollector('github', trackers, async () => ({
    list:
      given.issues.length === 0
        ? { ...given, isCut: false }
        : { ...OLD, ...given },
    source: { kind: 'github', instance: 'git.example' },
    request: { method: 'GET', path: '/issues' },
  }));
  const [record] = await collectFixture(
    collector,
    trackers.map(({ subject }) => subject),
    { asOf: AS_OF, teamOf: ({ githubLogin = '' }) => TEAMS[githubLogin] },
  );
  if (!record) throw new Error('The runner gave no record');
  return { record, value: tickets.schema.parse(record.value) };
}

describe('the tickets of a tracker', () => {
  it('are counted by whole weeks and by what their labels say, else their words', async () => {
    const { record, value } = await look({
      issues: [
        issue({ daysAgo: 1, labels: ['How-To'], title: 'The logs' }),
        issue({ daysAgo: 2, title: 'Where do I find the logs?' }),
        issue({ daysAgo: 3, title: 'Please create a database for us' }),
        issue({ daysAgo: 4, labels: ['exception', 'how-to'] }),
        issue({ daysAgo: 8, title: 'The login is down' }),
        issue({ daysAgo: 9, title: 'Tidy up' }),
        issue({ daysAgo: 9, labels: ['roadmap'] }),
      ],
    });
    expect(value.weeks).toHaveLength(13);
    expect(value.weeks.at(-1)).toMatchObject({
      fromDay: '2026-10-25',
      classes: {
        'how-to': { tickets: 2, byText: 1 },
        provisioning: { tickets: 1, byText: 1 },
        exception: { tickets: 1, byText: 0 },
        planned: { tickets: 0 },
      },
    });
    expect(value.weeks.at(-2)?.classes).toMatchObject({
      incident: { tickets: 1, byText: 1 },
      unclassified: { tickets: 1 },
      planned: { tickets: 1, byText: 0 },
    });
    // Three of seven by their words: 3/7 of 0.7 and 4/7 of 0.9.
    expect(record.reliability).toBeCloseTo((3 * 0.7 + 4 * 0.9) / 7, 12);
  });

  it('take the labels that the configuration gives for a class instead of the usual ones', async () => {
    const issues = [
      issue({ daysAgo: 1, labels: ['ask us'], title: 'Logs' }),
      issue({ daysAgo: 1, labels: ['how-to'], title: 'Logs' }),
    ];
    const { value } = await look(
      { issues },
      { labels: { 'how-to': ['Ask us'] } },
    );
    expect(value.weeks.at(-1)?.classes).toMatchObject({
      'how-to': { tickets: 1 },
      unclassified: { tickets: 1 },
    });
  });

  it('name teams and nobody, and whoever the catalog does not know is counted as unknown', async () => {
    const { record, value } = await look({
      issues: ['ada', 'ben', 'ada', 'stranger'].map(githubLogin =>
        issue({ daysAgo: 1, labels: ['how-to'], reporter: { githubLogin } }),
      ),
    });
    expect(value.withoutTeam).toBe(1);
    expect(value.questions).toMatchObject({
      of: 4,
      top: [
        {
          title: 'How do I get a database?',
          tickets: 4,
          teams: ['group:default/cards', 'group:default/ledger'],
          withoutTeam: 1,
        },
      ],
    });
    for (const name of ['ada', 'ben', 'stranger'])
      expect(JSON.stringify(record)).not.toContain(name);
  });

  it('leave out weeks before the first ticket, and those that a cut reading did not reach', async () => {
    const young = await look({
      issues: [issue({ daysAgo: 10 })],
      firstCreatedAt: '2026-10-20T15:00:00Z',
    });
    expect(young.value.weeks.map(({ fromDay }) => fromDay)).toEqual([
      '2026-10-25',
    ]);
    const cut = await look({
      issues: [issue({ daysAgo: 1 }), issue({ daysAgo: 20 })],
      isCut: true,
    });
    expect(cut.value.weeks.map(({ fromDay }) => fromDay)).toEqual([
      '2026-10-18',
      '2026-10-25',
    ]);
    const never = await look({ issues: [] });
    expect(never.value.weeks).toEqual([]);
  });

  it('tell how long closed provisioning took, and the time that was logged', async () => {
    const asked = (daysAgo: number, days: number) => ({
      ...issue({ daysAgo, labels: ['provisioning'], loggedHours: 0.5 }),
      closedAt: new Date(
        Date.parse('2026-11-01T00:00:00Z') - (daysAgo - days) * 86_400_000,
      ).toISOString(),
    });
    const { value } = await look({
      issues: [asked(5, 1), asked(6, 2), asked(6, 4)],
    });
    expect(value.provisioning).toEqual({ closed: 3, medianHours: 48 });
    expect(value.weeks.at(-1)?.classes.provisioning).toMatchObject({
      logged: 3,
      loggedHours: 1.5,
    });
  });
});

describe('readiness.tickets', () => {
  const read = (...entries: JsonObject[]) =>
    readTrackers(
      new ConfigReader({ readiness: { tickets: entries } }),
      'github',
      tracker => tracker.getString('repository'),
    );

  it('names each tracker once, and only kinds that somebody reads', () => {
    const support = { kind: 'github', repository: 'acme/support' };
    expect(() => read(support, support)).toThrow(
      /readiness\.tickets names acme\/support twice/,
    );
    expect(() => read({ kind: 'post' })).toThrow(
      /readiness\.tickets\[0\]\.kind must be one of github, jira, not post/,
    );
    expect(
      read(support, { ...support, name: 'Questions' }).map(
        ({ subject }) => subject,
      ),
    ).toMatchObject([
      { ref: 'source:acme/support', type: 'github-tickets' },
      { ref: 'source:Questions', type: 'github-tickets' },
    ]);
  });
});
