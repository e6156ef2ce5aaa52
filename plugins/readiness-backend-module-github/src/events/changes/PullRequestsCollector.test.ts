import {
  aliasesIn,
  pageOf,
  PretendHost,
  serviceIn,
} from '../__testUtils__/pretendHost';
import { PullRequestsCollector } from './PullRequestsCollector';

const shop = [serviceIn('acme/shop', 'shop')];
const sha = (number: number) => number.toString(16).padStart(40, '0');
const commit = (number: number) => ({
  commit: { oid: sha(number), authoredDate: '2026-09-01T10:00:00Z' },
});

function pull(number: number, updatedAt: string, title = 'Round late') {
  const last: { hasNextPage: boolean; endCursor: string | null } = {
    ...{ hasNextPage: false, endCursor: null },
  };
  return {
    ...{ number, title, body: '', headRefName: `change-${number}` },
    ...{ createdAt: '2026-09-01T10:00:00Z', updatedAt },
    ...{ mergedAt: '2026-09-01T10:00:00Z', author: null, mergeCommit: null },
    labels: null,
    commits: { pageInfo: last, nodes: [commit(number)] },
    files: { pageInfo: last, nodes: [{ path: 'a' }] },
    closingIssuesReferences: null,
  };
}

describe('pull requests of GitHub', () => {
  let pulls: ReturnType<typeof pull>[] = [];
  let host: PretendHost;
  beforeEach(async () => {
    pulls = [];
    host = await PretendHost.start(question => {
      const { query, variables } = question;
      const page = {
        first: query.includes('part:') ? 100 : Number(variables.first),
        ...(typeof variables.after === 'string'
          ? { after: variables.after }
          : {}),
      };
      if (query.includes('part: commits')) {
        const all = Array.from({ length: 250 }, (_, index) => commit(index));
        const part = pageOf(all, page);
        return { data: { repository: { pullRequest: { part } } } };
      }
      const latest = [...pulls].sort((a, b) =>
        a.updatedAt < b.updatedAt ? 1 : -1,
      );
      if (query.includes('$after')) {
        const pullRequests = pageOf(latest, page);
        return { data: { repository: { pullRequests } } };
      }
      const head = {
        ...{ databaseId: 42, nameWithOwner: 'acme/shop' },
        pullRequests: {
          totalCount: latest.length,
          nodes: latest.slice(0, 1),
        },
      };
      return {
        data: Object.fromEntries(
          [...aliasesIn(question).keys()].map(alias => [alias, head]),
        ),
      };
    });
  });
  afterEach(() => host.close());

  const sync = (at: string) =>
    host.read(
      { collector: new PullRequestsCollector('git.example') },
      shop,
      at,
    );

  it('are read again when somebody changes them long after, and cost one request while nobody does', async () => {
    pulls = Array.from({ length: 60 }, (_, index) =>
      pull(
        index + 1,
        new Date(Date.UTC(2026, 8, 1) + index * 60_000).toISOString(),
      ),
    );
    const first = await sync('2026-09-02T00:00:00Z');
    expect(first.streams).toMatchObject([{ pages: 3, events: 60 }]);
    const asked = host.questions.length;
    await sync('2026-09-02T00:10:00Z');
    expect(host.questions).toHaveLength(asked + 1);
    pulls[4] = pull(5, '2026-09-20T00:00:00Z', 'Fix of an incident');
    const later = await sync('2026-09-20T01:00:00Z');
    expect(later.streams).toMatchObject([{ pages: 1, events: 1 }]);
    expect(host.kept.events.at(-1)).toMatchObject({
      ...{ number: 5, title: 'Fix of an incident' },
    });
    expect(host.kept.pages.at(-1)?.progress).toMatchObject({
      ...{ read: 60, of: 60 },
    });
  });

  it('are read back to their beginning when an old history was brought into the repository', async () => {
    const old = (number: number) =>
      pull(number, `2026-08-0${number}T00:00:00Z`);
    pulls = [old(9)];
    await sync('2026-09-02T00:00:00Z');
    pulls = [old(9), old(1), old(2), pull(10, '2026-09-05T00:00:00Z')];
    const later = await sync('2026-09-05T01:00:00Z');
    expect(later.streams).toMatchObject([{ events: 4 }]);
    expect(host.kept.pages.at(-1)?.progress).toMatchObject({ read: 4, of: 4 });
    pulls.push(pull(11, '2026-09-06T00:00:00Z'));
    const next = await sync('2026-09-06T01:00:00Z');
    expect(next.streams).toMatchObject([{ events: 2 }]);
  });

  it('with many commits have all of them', async () => {
    const long = pull(1, '2026-09-01T10:00:00Z');
    const first = Array.from({ length: 100 }, (_, index) => commit(index));
    long.commits = {
      nodes: first,
      pageInfo: { hasNextPage: true, endCursor: '100' },
    };
    pulls = [long];
    await sync('2026-09-02T00:00:00Z');
    const [event] = host.kept.events;
    expect(event?.kind === 'pull-request' && event.commits).toHaveLength(250);
  });
});
