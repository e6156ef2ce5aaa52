import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import type { FaultPlan } from '../company';
import { applyFault } from '../faults';
import { actionPages } from './actions/action-pages';
import { graphqlRoutes } from './graphql/routes';
import { RateLimiter, requireToken } from './rest/access';
import { actionRoutes } from './rest/actions';
import { archiveRoutes } from './rest/archives';
import { commitRoutes } from './rest/commits';
import { comparisonRoutes } from './rest/comparison';
import { contentRoutes } from './rest/contents';
import { deploymentRoutes } from './rest/deployments';
import { GitHubError, notFound } from './rest/github-error';
import { hookRoutes } from './rest/hooks';
import { issueRoutes } from './rest/issues';
import { miscellaneousRoutes } from './rest/meta';
import { organisationRoutes } from './rest/organisations';
import { protectionRoutes } from './rest/protection';
import { pullRoutes } from './rest/pulls';
import { refRoutes } from './rest/refs';
import { renamedRoutes } from './rest/renamed';
import { repositoryRoutes } from './rest/repositories';
import { smartHttp } from './smart-http';
import type { GitHostParts } from './parts';
import { webPages } from './web-pages';

const JSON_LIMIT = '50mb';

const WORDS: Readonly<Record<number, string>> = {
  401: 'Bad credentials',
  403: 'Resource not accessible by personal access token',
  404: 'Not Found',
};

// Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (
  error: unknown,
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof GitHubError) {
    response.status(error.status).json(error.body);
    return;
  }
  const isBadJson = error instanceof SyntaxError && 'body' in error;
  const known = isBadJson
    ? new GitHubError(400, 'Problems parsing JSON')
    : new GitHubError(
        500,
        `The sandbox failed: ${
          error instanceof Error ? error.message : String(error)
        }`,
      );
  response.status(known.status).json(known.body);
};

/** Everything that the Git host answers: REST, GraphQL, Git and plain pages. */
export function gitHostApp(parts: GitHostParts, faults: FaultPlan): Express {
  const { state } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', false);
  app.use((_request, response, next) => {
    const fault = faults.current('git-host');
    if (
      fault?.kind === 'rate-limit' &&
      fault.secondary !== true &&
      fault.retryAfterSeconds !== undefined
    ) {
      const reset = state.clock.now() / 1000 + fault.retryAfterSeconds;
      response.set('X-RateLimit-Reset', String(Math.ceil(reset)));
    }
    next();
  });
  app.use(
    applyFault({
      faults,
      system: 'git-host',
      errorBody: status => ({
        contentType: 'application/json; charset=utf-8',
        text: JSON.stringify(faultBody(status, faults)),
      }),
    }),
  );

  const limiter = new RateLimiter(state.clock);
  const api = express.Router();
  api.use((request, response, next) => {
    // Every fetch() with If-None-Match adds "no-cache"; GitHub answers 304 all the same, Express would not.
    delete request.headers['cache-control'];
    response.set({
      'X-GitHub-Media-Type': 'github.v3; format=json',
      'X-GitHub-Request-Id': `SAND:${randomUUID().slice(0, 8).toUpperCase()}`,
      'Access-Control-Expose-Headers':
        'ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
    });
    next();
  });
  api.use(
    requireToken,
    limiter.middleware,
    express.json({ limit: JSON_LIMIT, type: () => true, strict: false }),
  );
  api.use('/graphql', graphqlRoutes(parts, limiter));
  api.use('/v3', renamedRoutes(state));
  api.use(
    '/v3',
    miscellaneousRoutes(state, limiter),
    organisationRoutes(state),
    protectionRoutes(state),
    refRoutes(state),
  );
  api.use(
    '/v3',
    pullRoutes(state),
    issueRoutes(state),
    actionRoutes(parts),
    deploymentRoutes(parts),
    hookRoutes(state),
    contentRoutes(state),
    archiveRoutes(state),
    commitRoutes(state),
    comparisonRoutes(state),
    repositoryRoutes(state),
  );
  api.use((_request, _response, next) => next(notFound()));
  api.use(answerError);
  app.use('/api', api);
  app.use(smartHttp(state));
  app.use(actionPages(parts));
  app.use(webPages(state));
  app.use(answerError);
  return app;
}

/** GitHub's words for a fault, which clients look for: throttling knows a secondary limit by its message. */
function faultBody(status: number, faults: FaultPlan): unknown {
  const fault = faults.current('git-host');
  if (fault?.kind === 'rate-limit') {
    const message =
      fault.secondary === true
        ? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
        : 'API rate limit exceeded for user ID 4001.';
    return new GitHubError(status, message).body;
  }
  return new GitHubError(status, WORDS[status] ?? 'Server Error').body;
}
