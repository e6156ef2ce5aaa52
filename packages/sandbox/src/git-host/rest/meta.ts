import { Router } from 'express';
import { repositoryShape } from '../shapes/repository';
import type { GitHostState } from '../state/git-host-state';
import type { RateLimiter } from './access';
import { pageOf, linkPages, refuseBeyondCap } from './paging';
import { queryText, route } from './routing';
import { GitHubError } from './github-error';

const VERSION = '3.19.0';

/** What belongs to no repository: limits, versions, search. */
export function miscellaneousRoutes(
  state: GitHostState,
  limiter: RateLimiter,
): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('X-GitHub-Enterprise-Version', VERSION);
    next();
  });
  router.get(
    '/rate_limit',
    route((_request, response) => {
      const { limit, used, remaining, reset } = limiter.current;
      const core = { limit, used, remaining, reset };
      response.json({
        resources: {
          core,
          search: { ...core, limit: 30, used: 0, remaining: 30 },
          graphql: core,
        },
        rate: core,
      });
    }),
  );
  router.get(
    '/meta',
    route((_request, response) =>
      response.json({
        verifiable_password_authentication: false,
        installed_version: VERSION,
      }),
    ),
  );
  router.get(
    '/versions',
    route((_request, response) => response.json(['2022-11-28'])),
  );
  router.get(
    '/search/repositories',
    route((request, response) => {
      const query = queryText(request, 'q');
      if (query === undefined) {
        throw new GitHubError(422, 'Validation Failed', [
          { resource: 'Search', field: 'q', code: 'missing' },
        ]);
      }
      refuseBeyondCap(request);
      const words = query.split(/\s+/);
      const found = [...state.repositories.values()].filter(record =>
        words.every(word => matches(word, record)),
      );
      const { number, size } = pageOf(request);
      linkPages(
        request,
        response,
        Math.max(1, Math.ceil(Math.min(found.length, 1000) / size)),
      );
      const items = found
        .slice((number - 1) * size, number * size)
        .map(record => ({ ...repositoryShape(state, record), score: 1 }));
      response.json({
        total_count: found.length,
        incomplete_results: false,
        items,
      });
    }),
  );
  return router;
}

function matches(
  word: string,
  record: Parameters<typeof repositoryShape>[1],
): boolean {
  const [key, value] = word.includes(':')
    ? [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)]
    : ['text', word];
  switch (key) {
    case 'org':
    case 'user':
      return record.owner === value;
    case 'topic':
      return record.topics.includes(value);
    case 'archived':
      return String(record.archived) === value;
    case 'text':
      return (
        record.name.includes(value) ||
        (record.description ?? '').includes(value)
      );
    default:
      return true;
  }
}
