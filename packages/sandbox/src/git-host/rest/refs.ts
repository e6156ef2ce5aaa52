import { Router } from 'express';
import { z } from 'zod';
import { nodeId, type Json } from '../shapes/json';
import { apiUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { addBranches } from './branches';
import { GitHubError, notFound } from './github-error';
import { moveRef, NOTHING } from './move-ref';
import { body, repositoryOf, rest, route } from './routing';
import { addTrees } from './trees';

const sha = z.string().regex(/^[0-9a-f]{40}$/);

function addRefs(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/git/:kind(ref|matching-refs)/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const wanted = `refs/${rest(request)}`;
      const refs = await state.store.refs(fullNameOf(record));
      if (request.params.kind === 'matching-refs') {
        response.json(
          [...refs]
            .filter(([name]) => name.startsWith(wanted))
            .map(([name, target]) =>
              refShape(state, record, { name, sha: target }),
            ),
        );
        return;
      }
      const target = refs.get(wanted);
      if (target === undefined) {
        throw refs.size === 0
          ? new GitHubError(409, 'Git Repository is empty.')
          : notFound();
      }
      response.json(refShape(state, record, { name: wanted, sha: target }));
    }),
  );
  router.post(
    '/repos/:owner/:repo/git/refs',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const given = body(
        request,
        z.object({ ref: z.string().regex(/^refs\/[^/]+\/.+/), sha }),
      );
      if ((await state.store.refs(fullNameOf(record))).has(given.ref)) {
        throw new GitHubError(422, 'Reference already exists');
      }
      await moveRef(state, record, {
        name: given.ref,
        before: NOTHING,
        after: given.sha,
      });
      response
        .status(201)
        .json(refShape(state, record, { name: given.ref, sha: given.sha }));
    }),
  );
}

function addRefMoves(router: Router, state: GitHostState): void {
  router.patch(
    '/repos/:owner/:repo/git/refs/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const given = body(
        request,
        z.object({ sha, force: z.boolean().optional() }),
      );
      const name = `refs/${rest(request)}`;
      const before = (await state.store.refs(fullNameOf(record))).get(name);
      if (before === undefined) {
        throw new GitHubError(422, 'Reference does not exist');
      }
      const forward =
        (
          await state.store.git(fullNameOf(record), [
            'rev-list',
            '--max-count=1',
            `${given.sha}..${before}`,
          ])
        ).length === 0;
      if (!forward && given.force !== true) {
        throw new GitHubError(422, 'Update is not a fast forward');
      }
      await moveRef(state, record, { name, before, after: given.sha });
      response.json(refShape(state, record, { name, sha: given.sha }));
    }),
  );
  router.delete(
    '/repos/:owner/:repo/git/refs/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const name = `refs/${rest(request)}`;
      const before = (await state.store.refs(fullNameOf(record))).get(name);
      if (before === undefined) {
        throw new GitHubError(422, 'Reference does not exist');
      }
      await moveRef(state, record, { name, before, after: undefined });
      response.status(204).end();
    }),
  );
}

/** Branches, tags, refs, trees and commits of the Git database. */
export function refRoutes(state: GitHostState): Router {
  const router = Router();
  addBranches(router, state);
  addRefs(router, state);
  addRefMoves(router, state);
  addTrees(router, state);
  return router;
}

function refShape(
  state: GitHostState,
  record: RepositoryRecord,
  { name, sha: target }: { readonly name: string; readonly sha: string },
): Json {
  const api = apiUrlOf(state, record);
  return {
    ref: name,
    node_id: nodeId('Ref', name),
    url: `${api}/git/${name}`,
    object: {
      sha: target,
      type: 'commit',
      url: `${api}/git/commits/${target}`,
    },
  };
}
