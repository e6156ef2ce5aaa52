import { Router } from 'express';
import { buildSchema, graphql } from 'graphql';
import { z } from 'zod';
import { timestamp } from '../shapes/json';
import { BOT_LOGIN } from '../state/directory';
import type { GitHostParts } from '../parts';
import { rightOf, type RateLimiter } from '../rest/access';
import { GitHubError } from '../rest/github-error';
import { body, route } from '../rest/routing';
import { createCommitOnBranch } from './create-commit';
import { nodesOf } from './deployment-nodes';
import {
  organisationNode,
  ownedNode,
  ownerNode,
  userNode,
} from './organisation-nodes';
import { SCHEMA } from './schema';

const request = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export function graphqlRoutes(
  parts: GitHostParts,
  limiter: RateLimiter,
): Router {
  const { state } = parts;
  const router = Router();
  const schema = buildSchema(SCHEMA);
  const root = {
    organization: ({ login }: { readonly login: string }) =>
      state.directory.account(login)?.type === 'Organization'
        ? organisationNode(state)
        : missing('Organization', login),
    repositoryOwner: ({ login }: { readonly login: string }) =>
      ownerNode(state, login),
    repository: ({
      owner,
      name,
    }: {
      readonly owner: string;
      readonly name: string;
    }) => {
      const record = state.repository(owner, name);
      return record === undefined
        ? missing('Repository', `${owner}/${name}`)
        : ownedNode(state, record);
    },
    user: ({ login }: { readonly login: string }) => {
      const account = state.directory.account(login);
      return account?.type === 'User'
        ? userNode(state, account)
        : missing('User', login);
    },
    nodes: ({ ids }: { readonly ids: readonly string[] }) =>
      nodesOf(parts, ids),
    viewer: () => ownerNode(state, BOT_LOGIN),
    rateLimit: () => {
      const { limit, remaining, used, reset } = limiter.current;
      return {
        limit,
        remaining,
        used,
        cost: 1,
        resetAt: timestamp(reset * 1000),
      };
    },
    createCommitOnBranch: createCommitOnBranch(state),
  };

  router.post(
    '/',
    route(async (incoming, response) => {
      const { query, variables, operationName } = body(incoming, request);
      if (/^\s*mutation\b/m.test(query) && rightOf(incoming) !== 'write') {
        throw new GitHubError(
          403,
          'Resource not accessible by personal access token',
        );
      }
      const result = await graphql({
        schema,
        source: query,
        rootValue: root,
        contextValue: parts,
        variableValues: variables ?? {},
        ...(operationName ? { operationName } : {}),
      });
      const errors = result.errors?.map(error => ({
        type: error.extensions.type,
        message: error.message,
        locations: error.locations,
        path: error.path,
      }));
      response.json({
        ...(result.data === undefined ? {} : { data: result.data }),
        ...(errors === undefined ? {} : { errors }),
      });
    }),
  );
  return router;
}

function missing(kind: string, name: string): never {
  const hint =
    kind === 'Repository'
      ? `with the name '${name}'`
      : `with the login of '${name}'`;
  throw Object.assign(
    new Error(
      `Could not resolve to ${
        kind === 'Organization' ? 'an' : 'a'
      } ${kind} ${hint}.`,
    ),
    { extensions: { type: 'NOT_FOUND' } },
  );
}
