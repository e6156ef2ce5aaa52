import { computeDelivery } from './deliveryLedger';
import type { DeliveryCommit, DeliveryPullRequest } from './events';
import { DEFAULT_DELIVERY_SETTINGS } from './settings';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 7, 31);
const at = (hours: number) => START_MS + hours * HOUR_MS;

function commit(
  sha: string,
  parent: string,
  more: Partial<DeliveryCommit> = {},
): DeliveryCommit {
  return { sha, parents: [parent], authoredAtMs: at(1), ...more };
}

function pullRequest(
  number: number,
  mergedAtHours: number,
  commits: readonly string[],
  more: Partial<DeliveryPullRequest> = {},
): DeliveryPullRequest {
  return {
    number,
    createdAtMs: at(1),
    mergedAtMs: at(mergedAtHours),
    commits: commits.map(sha => ({ sha, authoredAtMs: at(1) })),
    ...more,
  };
}

/** Ids of the changes that the second of two deployments delivered. */
function changesOf(
  commits: readonly DeliveryCommit[],
  pullRequests: readonly DeliveryPullRequest[] = [],
  excludeAuthors: readonly string[] = [],
): readonly string[] {
  const deployment = (id: string, sha: string, hours: number) => ({
    id,
    service: 's',
    environment: 'production',
    status: 'success' as const,
    sha,
    startedAtMs: at(hours),
    finishedAtMs: at(hours),
  });
  const head = commits[commits.length - 1]?.sha ?? 'base';
  const { deployments } = computeDelivery(
    {
      commits: [{ sha: 'base', parents: [], authoredAtMs: at(-9) }, ...commits],
      pullRequests,
      deployments: [
        deployment('first', 'base', -5),
        deployment('second', head, 50),
      ],
      incidents: [],
    },
    { ...DEFAULT_DELIVERY_SETTINGS, excludeAuthors },
  );
  return (
    deployments.find(({ id }) => id === 'second')?.changes.map(c => c.id) ?? []
  ).toSorted();
}

describe('the change that a commit is part of', () => {
  it('is itself when nobody asked for it to be pulled', () => {
    expect(changesOf([commit('a', 'base'), commit('b', 'a')])).toEqual([
      'a',
      'b',
    ]);
  });

  it('is none for a merge, by its parents or by what it says', () => {
    expect(
      changesOf([
        commit('a', 'base'),
        commit('m', 'a', { parents: ['a', 'base'] }),
        commit('n', 'm', { merge: true }),
      ]),
    ).toEqual(['a']);
  });

  it('is the pull request that was merged first, where several list it', () => {
    expect(
      changesOf(
        [commit('a', 'base')],
        [pullRequest(7, 9, ['a']), pullRequest(8, 5, ['a'])],
      ),
    ).toEqual(['pr8']);
  });

  it('is the pull request that it names, with those whose commits that one carries', () => {
    expect(
      changesOf(
        [commit('squash', 'base', { pr: 2 })],
        [pullRequest(1, 3, ['x']), pullRequest(2, 5, ['x', 'y'])],
      ),
    ).toEqual(['pr1', 'pr2']);
  });

  it('is not a pull request that only carries what others own', () => {
    expect(
      changesOf(
        [commit('squash', 'base', { pr: 2 })],
        [pullRequest(1, 3, ['x']), pullRequest(2, 5, ['x'])],
      ),
    ).toEqual(['pr1']);
  });

  it('is the pull request without any list, which has the benefit of the doubt', () => {
    expect(
      changesOf([commit('squash', 'base', { pr: 3 })], [pullRequest(3, 5, [])]),
    ).toEqual(['pr3']);
  });

  it('is that of its original for a cherry-pick, through any number of them', () => {
    expect(
      changesOf(
        [
          commit('again', 'base', { cherryPickOf: 'once' }),
          commit('once', 'again', { cherryPickOf: 'elsewhere' }),
        ],
        [pullRequest(4, 5, ['elsewhere'])],
      ),
    ).toEqual(['pr4']);
  });

  it('is not the pull request that a cherry-pick names, of which nobody knows what it holds', () => {
    expect(
      changesOf(
        [commit('picked', 'base', { cherryPickOf: 'original', pr: 6 })],
        [pullRequest(5, 3, ['original']), pullRequest(6, 5, [])],
      ),
    ).toEqual(['pr5']);
  });

  it('is not a pull request of merges alone', () => {
    expect(
      changesOf(
        [
          commit('m', 'base', { parents: ['base', 'base'] }),
          commit('squash', 'm', { pr: 2 }),
        ],
        [pullRequest(2, 5, ['m'])],
      ),
    ).toEqual([]);
  });

  it('is not a pull request of cherry-picks alone, but what they repeat', () => {
    expect(
      changesOf(
        [
          commit('picked', 'base', { cherryPickOf: 'original' }),
          commit('squash', 'picked', { pr: 2 }),
        ],
        [pullRequest(2, 5, ['picked'])],
      ),
    ).toEqual(['original']);
  });

  it('ends where two say that they repeat each other', () => {
    expect(
      changesOf([
        commit('a', 'base', { cherryPickOf: 'b' }),
        commit('b', 'a', { cherryPickOf: 'a' }),
      ]),
    ).toHaveLength(2);
  });
});

describe('the author of a change', () => {
  const bots = ['bot'];

  it('is that of the pull request, whoever wrote its commits', () => {
    const commits = [commit('a', 'base', { author: 'ada' })];
    expect(
      changesOf(commits, [pullRequest(1, 3, ['a'], { author: 'bot' })], bots),
    ).toEqual([]);
    expect(
      changesOf(
        [commit('a', 'base', { author: 'bot' })],
        [pullRequest(1, 3, ['a'], { author: 'ada' })],
        bots,
      ),
    ).toEqual(['pr1']);
  });

  it('is that of the earliest of its own commits, where the pull request has none', () => {
    const commits = [
      commit('a', 'base', { author: 'bot', authoredAtMs: at(2) }),
      commit('b', 'a', { author: 'ada', authoredAtMs: at(1) }),
    ];
    const own = pullRequest(1, 3, ['a', 'b']);
    expect(changesOf(commits, [own], bots)).toEqual(['pr1']);
    expect(changesOf(commits, [own], ['ada'])).toEqual([]);
  });

  it('of two commits of one moment is that of the one whose name comes first', () => {
    const commits = [
      commit('b', 'base', { author: 'ada' }),
      commit('a', 'b', { author: 'bot' }),
    ];
    expect(changesOf(commits, [pullRequest(1, 3, ['a', 'b'])], bots)).toEqual(
      [],
    );
  });

  it('is not that of a commit that another pull request owns', () => {
    const commits = [
      commit('a', 'base', { author: 'bot' }),
      commit('b', 'a', { author: 'ada', authoredAtMs: at(2) }),
    ];
    expect(
      changesOf(
        commits,
        [pullRequest(1, 3, ['a']), pullRequest(2, 5, ['a', 'b'])],
        bots,
      ),
    ).toEqual(['pr2']);
  });

  it('of a cherry-pick is that of the original, and its own only where that is not known', () => {
    const picked = (more: Partial<DeliveryCommit>) =>
      commit('picked', 'base', { cherryPickOf: 'original', ...more });
    expect(changesOf([picked({ author: 'bot' })], [], bots)).toEqual([]);
    expect(
      changesOf(
        [
          picked({ author: 'bot', authoredAtMs: at(0) }),
          commit('original', 'picked', { author: 'ada' }),
        ],
        [],
        bots,
      ),
    ).toEqual(['original']);
  });
});
