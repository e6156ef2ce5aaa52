import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { timestamp, type Json } from '../shapes/json';
import { urlsOf } from '../shapes/accounts';
import { apiUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { HookRecord } from '../state/records';
import { deliverPing } from '../webhooks/deliver';
import { notFound } from './github-error';
import { pageOfList } from './paging';
import { body, parameter, repositoryOf, route } from './routing';

const creation = z.object({
  name: z.string().optional(),
  active: z.boolean().optional(),
  events: z.array(z.string()).optional(),
  config: z.object({
    url: z.url(),
    content_type: z.enum(['json', 'form']).optional(),
    secret: z.string().optional(),
    insecure_ssl: z.union([z.string(), z.number()]).optional(),
  }),
});

function scopes(state: GitHostState, path: string) {
  const scopeOf = (request: Request) => {
    if (path.startsWith('/repos')) {
      const record = repositoryOf(state, request);
      return {
        key: fullNameOf(record),
        url: `${apiUrlOf(state, record)}/hooks`,
        type: 'Repository',
      };
    }
    if (parameter(request, 'org') !== state.company.organisation) {
      throw notFound();
    }
    return {
      key: state.company.organisation,
      url: `${urlsOf(state.webUrl).api}/orgs/${
        state.company.organisation
      }/hooks`,
      type: 'Organization',
    };
  };
  const hookOf = (request: Request): HookRecord => {
    const hook = (state.hooks.get(scopeOf(request).key) ?? []).find(
      each => String(each.id) === request.params.hook,
    );
    if (hook === undefined) {
      throw notFound();
    }
    return hook;
  };
  return { path, scopeOf, hookOf };
}

type Scopes = ReturnType<typeof scopes>;

function addHookList(
  router: Router,
  state: GitHostState,
  { path, scopeOf }: Scopes,
): void {
  router.get(
    path,
    route((request, response) => {
      const scope = scopeOf(request);
      response.json(
        pageOfList(request, response, state.hooks.get(scope.key) ?? []).map(
          hook => hookShape(hook, scope),
        ),
      );
    }),
  );
  router.post(
    path,
    route(async (request, response) => {
      const scope = scopeOf(request);
      const given = body(request, creation);
      const hook: HookRecord = {
        id: state.newId(),
        createdAt: state.clock.now(),
        url: given.config.url,
        secret: given.config.secret,
        contentType: given.config.content_type ?? 'form',
        events: given.events ?? ['push'],
        active: given.active ?? true,
        lastResponse: {
          code: undefined,
          status: 'unused',
          message: undefined,
        },
      };
      state.hooks.set(scope.key, [...(state.hooks.get(scope.key) ?? []), hook]);
      response.status(201).json(hookShape(hook, scope));
      deliverPing(state, hook, hookShape(hook, scope));
    }),
  );
}

function addHook(
  router: Router,
  state: GitHostState,
  { path, scopeOf, hookOf }: Scopes,
): void {
  router.get(
    `${path}/:hook`,
    route((request, response) =>
      response.json(hookShape(hookOf(request), scopeOf(request))),
    ),
  );
  router.delete(
    `${path}/:hook`,
    route((request, response) => {
      const { key } = scopeOf(request);
      const gone = hookOf(request);
      state.hooks.set(
        key,
        (state.hooks.get(key) ?? []).filter(hook => hook !== gone),
      );
      response.status(204).end();
    }),
  );
  router.post(
    `${path}/:hook/pings`,
    route((request, response) => {
      const hook = hookOf(request);
      deliverPing(state, hook, hookShape(hook, scopeOf(request)));
      response.status(204).end();
    }),
  );
}

/** Webhooks of a repository and of the organisation. */
export function hookRoutes(state: GitHostState): Router {
  const router = Router();
  for (const path of ['/repos/:owner/:repo/hooks', '/orgs/:org/hooks']) {
    addHookList(router, state, scopes(state, path));
    addHook(router, state, scopes(state, path));
  }
  return router;
}

function hookShape(
  hook: HookRecord,
  scope: { readonly url: string; readonly type: string },
): Json {
  const url = `${scope.url}/${hook.id}`;
  return {
    type: scope.type,
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: {
      url: hook.url,
      content_type: hook.contentType,
      insecure_ssl: '0',
      ...(hook.secret === undefined ? {} : { secret: '********' }),
    },
    updated_at: timestamp(hook.createdAt),
    created_at: timestamp(hook.createdAt),
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: {
      code: hook.lastResponse.code ?? null,
      status: hook.lastResponse.status,
      message: hook.lastResponse.message ?? null,
    },
  };
}
