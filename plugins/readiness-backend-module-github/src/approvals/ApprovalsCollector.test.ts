import {
  collectFixture,
  fakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import { componentOf } from '../__testUtils__/fakeGitHub';
import { ApprovalsCollector } from './ApprovalsCollector';

const TEAMS: Readonly<Record<string, string>> = {
  ada: 'group:default/cards',
  ben: 'group:default/platform',
};

/** A merged pull request as GitHub's GraphQL gives it. */
const change = (
  mergedAt: string,
  approvers: readonly (string | null)[],
  more: object = {},
) => ({
  updatedAt: mergedAt,
  mergedAt,
  baseRefName: 'main',
  reviews: {
    totalCount: approvers.length,
    nodes: approvers.map(login => ({
      author: login === null ? null : { login },
    })),
  },
  ...more,
});

const page = (nodes: readonly object[], endCursor?: string) => ({
  body: {
    data: {
      repository: {
        defaultBranchRef: { name: 'main' },
        pullRequests: {
          totalCount: 9,
          nodes,
          pageInfo: {
            hasNextPage: endCursor !== undefined,
            endCursor: endCursor ?? null,
          },
        },
      },
    },
  },
});

async function look(...answers: readonly RecordedAnswer[]) {
  return lookAt('2026-11-01T00:00:00Z', answers);
}

async function lookAt(asOf: string, answers: readonly RecordedAnswer[]) {
  let asked = 0;
  const host = await fakeSource({
    '/graphql': (_request, response) => {
      const { status = 200, body } = answers[asked] ?? { status: 500 };
      asked += 1;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    },
  });
  try {
    const [record] = await collectFixture(
      new ApprovalsCollector(),
      componentOf('acme/cards'),
      {
        config: {
          integrations: {
            github: [
              { host: 'git.example', apiBaseUrl: host.url, token: 'reader' },
            ],
          },
        },
        teamOf: ({ githubLogin = '' }) => TEAMS[githubLogin],
        asOf,
      },
    );
    return { record, asked };
  } finally {
    await host.close();
  }
}

describe('approvals of the changes of a component', () => {
  it('are counted by the teams of those who approved, over all pages of the last 90 days', async () => {
    const { record, asked } = await look(
      page(
        [
          change('2026-10-30T09:00:00Z', ['ada']),
          change('2026-10-29T09:00:00Z', ['ben', 'ada']),
          change('2026-10-28T09:00:00Z', ['ben']),
          change('2026-10-27T09:00:00Z', [], { baseRefName: 'next' }),
        ],
        'more',
      ),
      page(
        [
          change('2026-10-20T09:00:00Z', ['ben']),
          change('2026-10-19T09:00:00Z', []),
          change('2026-10-18T09:00:00Z', ['stranger', null]),
          change('2026-06-01T09:00:00Z', ['ada']),
        ],
        'never asked for',
      ),
    );
    expect(asked).toBe(2);
    const cards = 'group:default/cards';
    const platform = 'group:default/platform';
    expect(record).toMatchObject({
      outcome: 'observed',
      reliability: 0.7,
      value: {
        repository: 'acme/cards',
        changes: 6,
        approvals: [
          { teams: [cards], alsoUnknown: false, changes: 1 },
          { teams: [cards, platform], alsoUnknown: false, changes: 1 },
          { teams: [platform], alsoUnknown: false, changes: 2 },
          { teams: [], alsoUnknown: false, changes: 1 },
          { teams: [], alsoUnknown: true, changes: 1 },
        ],
      },
    });
    expect(JSON.stringify(record)).not.toMatch(/"ada"|"ben"|stranger/);
  });

  it.each(['2026-11-01T00:00:01Z', '2026-11-01T23:59:59Z'])(
    'are counted from the beginning of a day on, the same all day long: %s',
    async asOf => {
      const { record } = await lookAt(asOf, [
        page([
          change('2026-08-03T00:00:00Z', ['ada']),
          change('2026-08-02T23:59:59Z', ['ada']),
        ]),
      ]);
      expect(record).toMatchObject({ value: { changes: 1, days: 90 } });
    },
  );

  it('that may not be read are failed, with the right that is missing', async () => {
    const { record } = await look({
      body: {
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', message: 'No' }],
      },
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
    expect(record?.message).toMatch(/Pull requests: read/);
  });

  it('are absent for a component without a repository', async () => {
    const [record] = await collectFixture(new ApprovalsCollector(), {
      kind: 'Component',
      ref: 'component:default/relic',
      name: 'relic',
    });
    expect(record).toMatchObject({ outcome: 'absent' });
  });
});
