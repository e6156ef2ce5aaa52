import { Router } from 'express';
import { z } from 'zod';
import { commitShape, gitCommitShape } from '../shapes/commits';
import { nodeId, type Json } from '../shapes/json';
import { apiUrlOf, webUrlOf } from '../shapes/repository';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { commitAt } from './contents';
import { GitHubError, notFound } from './github-error';
import { pageOfList } from './paging';
import {
  body,
  parameter,
  queryText,
  repositoryOf,
  rest,
  route,
} from './routing';

const NOTHING = '0'.repeat(40);
const sha = z.string().regex(/^[0-9a-f]{40}$/);

function lookups(state: GitHostState) {
  const headsOf = async (record: RepositoryRecord, prefix: string) =>
    [...(await state.store.refs(fullNameOf(record)))].flatMap(
      ([name, target]) =>
        name.startsWith(prefix)
          ? [{ name: name.slice(prefix.length), sha: target }]
          : [],
    );

  return { headsOf };
}

type Lookups = ReturnType<typeof lookups>;

function addBranches(
  router: Router,
  state: GitHostState,
  { headsOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/branches',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const branches = await headsOf(record, 'refs/heads/');
      response.json(
        pageOfList(request, response, branches).map(branch =>
          shortBranch(state, record, branch),
        ),
      );
    }),
  );
  router.get(
    '/repos/:owner/:repo/tags',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const api = apiUrlOf(state, record);
      const tags = pageOfList(
        request,
        response,
        await headsOf(record, 'refs/tags/'),
      );
      response.json(
        tags.map(tag => ({
          name: tag.name,
          node_id: nodeId('Ref', tag.name),
          commit: { sha: tag.sha, url: `${api}/commits/${tag.sha}` },
          zipball_url: `${api}/zipball/refs/tags/${tag.name}`,
          tarball_url: `${api}/tarball/refs/tags/${tag.name}`,
        })),
      );
    }),
  );
  router.get(
    '/repos/:owner/:repo/branches/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const name = rest(request);
      const branch = (await headsOf(record, 'refs/heads/')).find(
        each => each.name === name,
      );
      const commit =
        branch === undefined ? undefined : await state.store.commit(branch.sha);
      if (branch === undefined || commit === undefined) {
        throw new GitHubError(404, 'Branch not found');
      }
      const self = `${apiUrlOf(state, record)}/branches/${name}`;
      const isProtected = record.protections.has(name);
      const protection = {
        enabled: isProtected,
        required_status_checks: {
          enforcement_level: 'off',
          contexts: [],
          checks: [],
        },
      };
      response.json({
        name,
        commit: commitShape(state, record, commit),
        _links: { self, html: `${webUrlOf(state, record)}/tree/${name}` },
        protected: isProtected,
        protection,
        protection_url: `${self}/protection`,
      });
    }),
  );
}

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

function addTrees(router: Router, state: GitHostState): void {
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

/** Branches, tags, refs, trees and commits of the Git database. */
export function refRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addBranches(router, state, found);
  addRefs(router, state);
  addRefMoves(router, state);
  addTrees(router, state);
  return router;
}

interface Named {
  readonly name: string;
  readonly sha: string;
}

function shortBranch(
  state: GitHostState,
  record: RepositoryRecord,
  { name, sha: target }: Named,
): Json {
  return {
    name,
    commit: {
      sha: target,
      url: `${apiUrlOf(state, record)}/commits/${target}`,
    },
    protected: record.protections.has(name),
  };
}

function refShape(
  state: GitHostState,
  record: RepositoryRecord,
  { name, sha: target }: Named,
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

async function moveRef(
  state: GitHostState,
  record: RepositoryRecord,
  move: {
    readonly name: string;
    readonly before: string;
    readonly after: string | undefined;
  },
): Promise<void> {
  const args =
    move.after === undefined
      ? ['update-ref', '-d', move.name]
      : ['update-ref', move.name, move.after];
  await state.store
    .inTurn(() => state.store.git(fullNameOf(record), args))
    .catch(() => {
      throw new GitHubError(422, 'Object does not exist');
    });
  if (move.name.startsWith('refs/heads/')) {
    state.moved(record, {
      branch: move.name.slice('refs/heads/'.length),
      before: move.before,
      after: move.after ?? NOTHING,
      pusher: BOT_LOGIN,
    });
  }
}
