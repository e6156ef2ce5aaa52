import { earlyTouches } from '@groundwork/plugin-readiness-common';
import {
  collectFixture,
  fakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import { componentOf } from '../__testUtils__/fakeGitHub';
import { EarlyTouchesCollector } from './earlyTouchesCollector';

const TEAMS: Readonly<Record<string, string>> = {
  ada: 'group:default/cards',
  ben: 'group:default/platform',
};
const person = (login: string) => ({ __typename: 'User', login });
const robot = { __typename: 'Bot', login: 'github-actions' };
const comment = (createdAt: string, author: object | null) => ({
  createdAt,
  author,
});
const review = (submittedAt: string | null, state: string, login: string) => ({
  submittedAt,
  state,
  author: person(login),
});
const pull = (
  comments: readonly object[],
  reviews: readonly object[],
  more: object = {},
) => ({
  createdAt: '2026-10-01T08:00:00Z',
  comments: { totalCount: comments.length, nodes: comments },
  reviews: { totalCount: reviews.length, nodes: reviews },
  ...more,
});
const page = (nodes: readonly object[], hasNextPage = false) => ({
  body: {
    data: {
      repository: {
        pullRequests: {
          totalCount: nodes.length,
          nodes,
          pageInfo: { hasNextPage, endCursor: null },
        },
      },
    },
  },
});

async function look(
  answer: RecordedAnswer,
  createdAt = '2026-10-01T07:00:00Z',
) {
  const host = await fakeSource({
    '/repos/acme/cards': { body: { created_at: createdAt } },
    '/graphql': answer,
  });
  try {
    const [record] = await collectFixture(
      new EarlyTouchesCollector(),
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
      },
    );
    return { record, requests: host.requests };
  } finally {
    await host.close();
  }
}

const at = (minute: number) => `2026-10-01T08:${minute}:00.000Z`;
const valueOf = async (answer: RecordedAnswer) =>
  earlyTouches.schema.parse((await look(answer)).record?.value);

describe('what people said in the repository of a young service', () => {
  it('is told by team, the oldest first, without robots and without names', async () => {
    const value = await valueOf(
      page([
        pull(
          [comment(at(40), person('ben')), comment(at(20), robot)],
          [
            review(at(30), 'CHANGES_REQUESTED', 'ben'),
            review(null, 'PENDING', 'ada'),
          ],
        ),
        pull(
          [comment(at(15), null)],
          [
            review(at(50), 'APPROVED', 'ada'),
            review(at(55), 'APPROVED', 'who'),
          ],
        ),
      ]),
    );
    expect(value).toEqual({
      repository: 'acme/cards',
      touches: [
        { what: 'comment', at: at(15) },
        { what: 'review', at: at(30), team: 'group:default/platform' },
        { what: 'comment', at: at(40), team: 'group:default/platform' },
        { what: 'approval', at: at(50), team: 'group:default/cards' },
        { what: 'approval', at: at(55) },
      ],
    });
    expect(JSON.stringify(value)).not.toMatch(/ada|ben|who/);
  });

  it('is said to be known up to where one pull request had too much to read', async () => {
    const nodes = [comment(at(20), person('ada'))];
    const value = await valueOf(
      page([pull([], [], { comments: { totalCount: 90, nodes } })]),
    );
    expect(value.readUntil).toBe(at(20));
  });

  it('is said to be known up to the last pull request that was read', async () => {
    const value = await valueOf(page([pull([], [])], true));
    expect(value.readUntil).toBe('2026-10-01T08:00:00Z');
  });

  it('is not asked for where the repository is old', async () => {
    const { record, requests } = await look(page([]), '2025-01-01T00:00:00Z');
    expect(record?.outcome).toBe('absent');
    expect(requests).toEqual(['GET /repos/acme/cards']);
  });

  it('is failed where it may not be read, with the right that is missing', async () => {
    const { record } = await look({
      body: {
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', message: 'No' }],
      },
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
  });
});
