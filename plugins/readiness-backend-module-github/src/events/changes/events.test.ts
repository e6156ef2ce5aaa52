import { commitEvent, commitSchema } from './commitEvents';
import { pullRequestEvent, pullRequestSchema } from './pullRequestEvents';

const sha = (letter: string) => letter.repeat(40);
const at = '2026-09-01T10:00:00Z';
const webUrl = 'https://git.example/acme/shop';
const branch = { repository: '42', name: 'main', webUrl };
const repository = { id: '42', owner: 'acme', name: 'shop', webUrl };

function commit(more: object = {}) {
  return commitSchema.parse({
    ...{ oid: sha('a'), authoredDate: at, message: 'Round late' },
    author: { name: 'Ada Quill', user: { login: 'ada' } },
    parents: { nodes: [{ oid: sha('b') }] },
    associatedPullRequests: { nodes: [] },
    ...more,
  });
}

function broughtBy(number: number, more: object = {}) {
  return {
    ...{ number, mergedAt: at, baseRefName: 'main' },
    repository: { databaseId: 42 },
    ...more,
  };
}

function pull(more: object = {}) {
  const last = { hasNextPage: false, endCursor: null };
  return pullRequestSchema.parse({
    ...{ number: 7, title: 'Round late', body: '', headRefName: 'change-7' },
    ...{ createdAt: at, mergedAt: at, updatedAt: at },
    author: { login: 'ada' },
    mergeCommit: { oid: sha('c') },
    labels: { nodes: [{ name: 'hotfix' }] },
    commits: {
      pageInfo: last,
      nodes: [{ commit: { oid: sha('a'), authoredDate: at } }],
    },
    files: { pageInfo: last, nodes: [{ path: 'src/a.ts' }] },
    closingIssuesReferences: { nodes: [] },
    ...more,
  });
}

describe('a commit', () => {
  it('has its parents, its author and when it was written', () => {
    expect(commitEvent(commit(), branch)).toEqual({
      kind: 'commit',
      repository: '42',
      sha: sha('a'),
      parents: [sha('b')],
      authoredAtMs: Date.parse(at),
      author: 'ada',
      title: 'Round late',
      url: `https://git.example/acme/shop/commit/${sha('a')}`,
    });
  });

  it('of somebody without an account is by their name', () => {
    const author = { name: 'Ada Quill', user: null };
    expect(commitEvent(commit({ author }), branch)).toMatchObject({
      author: 'Ada Quill',
    });
    expect(commitEvent(commit({ author: null }), branch)).not.toHaveProperty(
      'author',
    );
  });

  it('with two parents is a merge', () => {
    const parents = { nodes: [{ oid: sha('b') }, { oid: sha('c') }] };
    expect(commitEvent(commit({ parents }), branch)).toMatchObject({
      merge: true,
    });
  });

  it('came with the first pull request that was merged into its branch', () => {
    const nodes = [
      broughtBy(9, { mergedAt: '2026-09-03T10:00:00Z' }),
      broughtBy(5, { mergedAt: null }),
      broughtBy(6, { baseRefName: 'next' }),
      broughtBy(4, { repository: { databaseId: 43 } }),
      broughtBy(8),
    ];
    expect(
      commitEvent(commit({ associatedPullRequests: { nodes } }), branch),
    ).toMatchObject({ pr: 8 });
  });

  it('picked from another one stands for it', () => {
    const message = `Round late\n\n(cherry picked from commit ${sha('d')})`;
    expect(commitEvent(commit({ message }), branch)).toMatchObject({
      cherryPickOf: sha('d'),
    });
  });
});

describe('a pull request', () => {
  it('has its own commits, files, labels and branch', () => {
    expect(pullRequestEvent(pull(), repository)).toEqual({
      kind: 'pull-request',
      repository: '42',
      number: 7,
      createdAtMs: Date.parse(at),
      mergedAtMs: Date.parse(at),
      updatedAtMs: Date.parse(at),
      title: 'Round late',
      headBranch: 'change-7',
      url: 'https://git.example/acme/shop/pull/7',
      commitUrl: 'https://git.example/acme/shop/commit/{sha}',
      labels: ['hotfix'],
      author: 'ada',
      mergeSha: sha('c'),
      commits: [{ sha: sha('a'), authoredAtMs: Date.parse(at) }],
      files: ['src/a.ts'],
      fixes: [],
    });
  });

  it('fixes the incidents whose issues it closes, wherever they are', () => {
    const nodes = [{ number: 5, repository: { databaseId: 99 } }];
    expect(
      pullRequestEvent(
        pull({ closingIssuesReferences: { nodes } }),
        repository,
      ),
    ).toMatchObject({ fixes: [{ id: '99#5' }] });
  });

  it.each([
    ['Reverts acme/shop#3', 'Revert "Round late"', 3],
    ['Reverts #3', 'Back out', 3],
    ['Reverts acme/old-name#3', 'Revert "Round late"', 3],
    ['Reverts other/thing#3', 'Back out', undefined],
    ['See #3', 'Round late', undefined],
  ])('that says %j under %j takes back %s', (body, title, number) => {
    const event = pullRequestEvent(pull({ body, title }), repository);
    expect(event).toMatchObject(number ? { revertOf: number } : {});
    expect('revertOf' in event).toBe(number !== undefined);
  });

  it('with more files than are kept is one of every service', () => {
    const nodes = Array.from({ length: 10_001 }, (_, n) => ({ path: `${n}` }));
    const files = { nodes, pageInfo: { hasNextPage: true, endCursor: null } };
    expect(pullRequestEvent(pull({ files }), repository)).not.toHaveProperty(
      'files',
    );
    expect(
      pullRequestEvent(pull({ files: null }), repository),
    ).not.toHaveProperty('files');
  });
});
