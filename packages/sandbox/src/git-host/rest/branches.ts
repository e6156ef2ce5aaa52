import { Router } from 'express';
import { commitShape } from '../shapes/commits';
import { nodeId, type Json } from '../shapes/json';
import { apiUrlOf, webUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { GitHubError } from './github-error';
import { pageOfList } from './paging';
import { repositoryOf, rest, route } from './routing';

interface Named {
  readonly name: string;
  readonly sha: string;
}

/** Branches and tags, listed; one branch with its commit. */
export function addBranches(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/branches',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const branches = await namedBelow(state, record, 'refs/heads/');
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
        await namedBelow(state, record, 'refs/tags/'),
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
      const branch = (await namedBelow(state, record, 'refs/heads/')).find(
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

async function namedBelow(
  state: GitHostState,
  record: RepositoryRecord,
  prefix: string,
): Promise<readonly Named[]> {
  const refs = await state.store.refs(fullNameOf(record));
  return [...refs].flatMap(([name, sha]) =>
    name.startsWith(prefix) ? [{ name: name.slice(prefix.length), sha }] : [],
  );
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
