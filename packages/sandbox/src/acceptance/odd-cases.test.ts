import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import {
  askGitHost,
  listGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startWholeCompany,
} from './__testUtils__/servers';

const DAY_MS = 86_400_000;

jest.setTimeout(PATIENCE_MS);

let sandbox: RunningSandbox;
/** Repositories of the lineage whose deployments and runs the Git host knows. */
let repositories: readonly string[];

beforeAll(async () => {
  sandbox = await startWholeCompany();
  repositories = sandbox
    .gitHost()
    .company.services.filter(({ lineage }) => lineage === 'api')
    .map(({ repository }) => `/repos/saltmarsh/${repository}`);
}, PATIENCE_MS);
afterAll(() => sandbox.close());

/** What each repository gives, until one gives something: an odd case needs to be there once. */
async function first<T>(
  look: (repository: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const repository of repositories) {
    const found = await look(repository);
    if (found !== undefined) return found;
  }
  return undefined;
}

const commit = z.object({
  sha: z.string(),
  parents: z.array(z.object({ sha: z.string() })),
  commit: z.object({
    message: z.string(),
    author: z.object({ date: z.string() }),
    committer: z.object({ date: z.string() }),
  }),
});
const pull = z.object({
  number: z.number(),
  merge_commit_sha: z.string(),
  labels: z.array(z.object({ name: z.string() })),
  head: z.object({ ref: z.string() }),
});

const pullsOf = (repository: string) =>
  listGitHost(`${repository}/pulls?state=closed`, pull);

/** How the merge commit of a pull request looks, which is all that GitHub tells of it. */
function styleOf({ parents, commit: details }: z.infer<typeof commit>): string {
  if (parents.length === 2) return 'merge';
  return details.author.date === details.committer.date ? 'squash' : 'rebase';
}

describe('the odd cases of the company, as its servers answer', () => {
  it('has a repository of several services', async () => {
    const answer = z
      .object({ content: z.string() })
      .parse(
        await askGitHost(
          '/repos/saltmarsh/lending-nightly/contents/catalog-info.yaml',
        ),
      );
    const text = Buffer.from(answer.content, 'base64').toString();
    expect(text.match(/^kind: Component$/gm)).toHaveLength(3);
  });

  it('has pull requests that were merged, squashed and rebased', async () => {
    const styles = new Set<string>();
    await first(async repository => {
      const [newest] = await pullsOf(repository);
      if (newest) {
        const merged = commit.parse(
          await askGitHost(`${repository}/commits/${newest.merge_commit_sha}`),
        );
        styles.add(styleOf(merged));
      }
      return styles.size === 3 ? styles : undefined;
    });
    expect([...styles].sort()).toEqual(['merge', 'rebase', 'squash']);
  });

  it('has a production deployment that brought an earlier commit back, and a hotfix', async () => {
    const deployment = z.object({ sha: z.string() });
    const undone = await first(async repository => {
      const shas = (
        await listGitHost(
          `${repository}/deployments?environment=production`,
          deployment,
        )
      ).map(({ sha }) => sha);
      return shas.find(
        (sha, index) => shas[index + 1] !== sha && shas[index + 2] === sha,
      );
    });
    expect(undone).toBeDefined();
    const hotfix = await first(async repository =>
      (
        await pullsOf(repository)
      ).find(({ labels }) => labels.some(({ name }) => name === 'hotfix')),
    );
    expect(hotfix?.head.ref).toMatch(/^hotfix\//);
  });

  it('has a merged pull request whose merge commit main no longer holds', async () => {
    const [repository = ''] = repositories;
    const lost = await Promise.all(
      (
        await pullsOf(repository)
      ).map(async ({ number, merge_commit_sha }) => {
        const { status } = z
          .object({ status: z.string() })
          .parse(
            await askGitHost(
              `${repository}/compare/${merge_commit_sha}...main`,
            ),
          );
        return status === 'diverged' ? [number] : [];
      }),
    );
    expect(lost.flat()).toEqual([3]);
  });

  it('has a run that somebody repeated 18 days after it had failed', async () => {
    const run = z.object({
      run_attempt: z.number(),
      created_at: z.string(),
      run_started_at: z.string(),
      conclusion: z.string().nullable(),
      previous_attempt_url: z.string().nullable(),
    });
    const repeated = await first(async repository => {
      const { workflow_runs: runs } = z
        .object({ workflow_runs: z.array(run) })
        .parse(await askGitHost(`${repository}/actions/runs?per_page=100`));
      return runs.find(
        each =>
          Date.parse(each.run_started_at) - Date.parse(each.created_at) >=
          18 * DAY_MS,
      );
    });
    expect(repeated).toMatchObject({ run_attempt: 2, conclusion: 'success' });
    const before = new URL(repeated?.previous_attempt_url ?? '').pathname;
    expect(await askGitHost(before.replace('/api/v3', ''))).toMatchObject({
      run_attempt: 1,
      conclusion: 'failure',
    });
  });

  it('has a cluster that takes a connection and never answers', async () => {
    await expect(
      fetch(`http://localhost:${PORT_BASE + 15}/version`, {
        signal: AbortSignal.timeout(500),
      }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
