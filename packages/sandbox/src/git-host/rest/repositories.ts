import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { fullRepositoryShape } from '../shapes/repository';
import {
  blankRepository,
  fullNameOf,
  type GitHostState,
} from '../state/git-host-state';
import { BOT_LOGIN } from '../state/directory';
import type { RepositoryRecord } from '../state/records';
import { renameRepository } from '../state/rename-repository';
import { GitHubError, notFound, unprocessable } from './github-error';
import { body, parameter, repositoryOf, route } from './routing';

const settings = z.looseObject({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  has_issues: z.boolean().optional(),
  has_wiki: z.boolean().optional(),
  has_projects: z.boolean().optional(),
  archived: z.boolean().optional(),
  default_branch: z.string().optional(),
  auto_init: z.boolean().optional(),
});

const NAME = /^[A-Za-z0-9._-]{1,100}$/;
const creation = settings.extend({ name: z.string() });
const change = settings.extend({ name: z.string().optional() });
const topics = z.object({ names: z.array(z.string()) });
const merging = z.record(z.string(), z.union([z.boolean(), z.string()]));

function lookups(state: GitHostState) {
  const create = async (
    request: Request,
    owner: string,
  ): Promise<RepositoryRecord> => {
    const given = body(request, creation);
    if (!NAME.test(given.name) || given.name === '.' || given.name === '..') {
      throw new GitHubError(422, 'Repository creation failed.', [
        {
          resource: 'Repository',
          code: 'custom',
          field: 'name',
          message: 'name is invalid',
        },
      ]);
    }
    const fullName = `${owner}/${given.name}`.toLowerCase();
    if (state.repositories.has(fullName)) {
      throw new GitHubError(422, 'Repository creation failed.', [
        {
          resource: 'Repository',
          code: 'custom',
          field: 'name',
          message: 'name already exists on this account',
        },
      ]);
    }
    const record = blankRepository({
      id: state.newId(),
      owner,
      name: given.name,
      createdAt: state.clock.now(),
    });
    apply(record, given);
    await state.addRepository(record);
    if (given.auto_init === true) {
      const author = {
        name: BOT_LOGIN,
        email: `${BOT_LOGIN}@saltmarsh.example`,
        at: state.clock.now(),
      };
      await state.store.write(fullNameOf(record), {
        ref: `refs/heads/${record.defaultBranch}`,
        author,
        message: 'Initial commit',
        files: [{ path: 'README.md', content: `# ${record.name}\n` }],
      });
    }
    return record;
  };
  return { create };
}

type Lookups = ReturnType<typeof lookups>;

function addCreation(
  router: Router,
  state: GitHostState,
  { create }: Lookups,
): void {
  router.post(
    '/orgs/:org/repos',
    route(async (request, response) => {
      if (parameter(request, 'org') !== state.company.organisation) {
        throw notFound();
      }
      response
        .status(201)
        .json(
          fullRepositoryShape(
            state,
            await create(request, state.company.organisation),
          ),
        );
    }),
  );
  router.post(
    '/user/repos',
    route(async (request, response) => {
      response
        .status(201)
        .json(fullRepositoryShape(state, await create(request, BOT_LOGIN)));
    }),
  );
}

function addRepository(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo',
    route((request, response) =>
      response.json(fullRepositoryShape(state, repositoryOf(state, request))),
    ),
  );
  router.patch(
    '/repos/:owner/:repo',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const given = body(request, change);
      if (given.name !== undefined && given.name !== record.name) {
        await renamed(state, record, given.name);
      }
      if (
        given.default_branch !== undefined &&
        given.default_branch !== record.defaultBranch
      ) {
        await state.store.setDefaultBranch(
          fullNameOf(record),
          given.default_branch,
        );
      }
      apply(record, given);
      record.updatedAt = state.clock.now();
      state.events.emit({
        kind: 'repository',
        repository: fullNameOf(record),
        action: 'edited',
      });
      response.json(fullRepositoryShape(state, record));
    }),
  );
  router.delete(
    '/repos/:owner/:repo',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      state.repositories.delete(fullNameOf(record));
      await state.store.remove(fullNameOf(record));
      response.status(204).end();
    }),
  );
}

function addDetails(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/topics',
    route((request, response) =>
      response.json({ names: repositoryOf(state, request).topics }),
    ),
  );
  router.put(
    '/repos/:owner/:repo/topics',
    route((request, response) => {
      const record = repositoryOf(state, request);
      record.topics = body(request, topics).names;
      response.json({ names: record.topics });
    }),
  );
  router.get(
    '/repos/:owner/:repo/languages',
    route((request, response) =>
      response.json({
        [repositoryOf(state, request).topics.includes('java')
          ? 'Java'
          : 'JavaScript']: 4096,
      }),
    ),
  );
  router.put(
    '/repos/:owner/:repo/collaborators/:user',
    route((request, response) => {
      repositoryOf(state, request);
      response.status(204).end();
    }),
  );
  router.post(
    '/repos/:owner/:repo/actions/variables',
    route((request, response) => {
      const variable = body(
        request,
        z.object({ name: z.string(), value: z.string() }),
      );
      repositoryOf(state, request).variables.set(variable.name, variable.value);
      response.status(201).json({});
    }),
  );
}

async function renamed(
  state: GitHostState,
  record: RepositoryRecord,
  name: string,
): Promise<void> {
  await renameRepository(state, record, name).catch(() => {
    throw unprocessable('Repository', 'name', 'custom');
  });
}

/** Creating, reading and changing repositories themselves. */
export function repositoryRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addCreation(router, state, found);
  addRepository(router, state);
  addDetails(router, state);
  return router;
}

function apply(
  record: RepositoryRecord,
  given: z.infer<typeof settings>,
): void {
  const kept = Object.entries(given).filter(([key]) =>
    /^(allow_|squash_|merge_commit_|delete_branch_)/.test(key),
  );
  record.merging = {
    ...record.merging,
    ...merging.parse(
      Object.fromEntries(
        kept.filter(([, value]) => value !== undefined && value !== null),
      ),
    ),
  };
  record.description =
    given.description === undefined
      ? record.description
      : given.description ?? undefined;
  record.homepage =
    given.homepage === undefined
      ? record.homepage
      : given.homepage ?? undefined;
  record.isPrivate =
    given.visibility === undefined
      ? given.private ?? record.isPrivate
      : given.visibility === 'private';
  record.hasIssues = given.has_issues ?? record.hasIssues;
  record.hasWiki = given.has_wiki ?? record.hasWiki;
  record.hasProjects = given.has_projects ?? record.hasProjects;
  record.archived = given.archived ?? record.archived;
  record.defaultBranch = given.default_branch ?? record.defaultBranch;
}
