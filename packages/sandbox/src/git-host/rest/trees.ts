import { Router } from 'express';
import { gitCommitShape } from '../shapes/commits';
import { apiUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { commitAt } from './commit-at';
import { notFound } from './github-error';
import { parameter, queryText, repositoryOf, rest, route } from './routing';

/** Trees and commits as the Git database has them. */
export function addTrees(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/git/trees/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const ref = rest(request);
      const commit = await state.store.resolve(fullNameOf(record), ref);
      const expression = commit === undefined ? ref : `${commit}^{tree}`;
      const tree = await state.store.tree(expression);
      if (tree === undefined) {
        throw notFound();
      }
      const api = apiUrlOf(state, record);
      const recursive = queryText(request, 'recursive') !== undefined;
      const entries = recursive
        ? await state.store.walk(expression)
        : tree.entries;
      const shaped = entries.map(async entry => ({
        path: entry.name,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.type === 'blob'
          ? { size: (await state.store.blob(entry.sha))?.content.length ?? 0 }
          : {}),
        url: `${api}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${
          entry.sha
        }`,
      }));
      response.json({
        sha: tree.sha,
        url: `${api}/git/trees/${tree.sha}`,
        tree: await Promise.all(shaped),
        truncated: false,
      });
    }),
  );
  router.get(
    '/repos/:owner/:repo/git/commits/:sha',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const commit = await state.store.commit(
        await commitAt(state, record, parameter(request, 'sha')),
      );
      if (commit === undefined) {
        throw notFound();
      }
      response.json(gitCommitShape(state, record, commit));
    }),
  );
}
