import { z } from 'zod';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { commitNode } from './commit-nodes';

const argumentsOf = z.object({
  input: z.object({
    branch: z.object({
      branchName: z.string(),
      repositoryNameWithOwner: z.string(),
    }),
    message: z.object({ headline: z.string(), body: z.string().nullish() }),
    fileChanges: z
      .object({
        additions: z
          .array(z.object({ path: z.string(), contents: z.string() }))
          .nullish(),
        deletions: z.array(z.object({ path: z.string() })).nullish(),
      })
      .nullish(),
    expectedHeadOid: z.string(),
    clientMutationId: z.string().nullish(),
  }),
});

/** Commits files without Git on the client's side, if the branch is where the client believes. */
export function createCommitOnBranch(state: GitHostState) {
  return async (given: unknown) => {
    const { input } = argumentsOf.parse(given);
    const [owner = '', name = ''] =
      input.branch.repositoryNameWithOwner.split('/');
    const record = state.repository(owner, name);
    if (record === undefined) {
      throw new Error(
        `Could not resolve to a Repository with the name '${owner}/${name}'.`,
      );
    }
    const ref = `refs/heads/${input.branch.branchName}`;
    const before = (await state.store.refs(fullNameOf(record))).get(ref);
    if (before !== input.expectedHeadOid) {
      throw new Error(
        `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again. (expectedHeadOid)`,
      );
    }
    const { headline, body } = input.message;
    const sha = await state.store.write(fullNameOf(record), {
      ref,
      author: {
        name: BOT_LOGIN,
        email: `${BOT_LOGIN}@saltmarsh.example`,
        at: state.clock.now(),
      },
      message: body ? `${headline}\n\n${body}` : headline,
      files: [
        ...(input.fileChanges?.additions ?? []).map(file => ({
          path: file.path,
          content: Buffer.from(file.contents, 'base64'),
        })),
        ...(input.fileChanges?.deletions ?? []).map(file => ({
          path: file.path,
          content: undefined,
        })),
      ],
    });
    state.moved(record, {
      branch: input.branch.branchName,
      before,
      after: sha,
      pusher: BOT_LOGIN,
    });
    const commit = await state.store.commit(sha);
    return {
      clientMutationId: input.clientMutationId ?? null,
      commit: commit === undefined ? null : commitNode(state, record, commit),
    };
  };
}
