import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../../company';
import { GitHubError } from './github-error';

export const GIT_TOKEN = 'sandbox-git-token';
export const GIT_READER_TOKEN = 'sandbox-git-reader';

export type Right = 'write' | 'read' | 'none' | 'bad';

const HOURLY_LIMIT = 15_000;
const HOUR = 3_600_000;

/** What the request's token may do. Git and browsers send it as a password, everything else as a bearer. */
export function rightOf(request: Request): Right {
  const header = request.headers.authorization;
  if (header === undefined) {
    return 'none';
  }
  const [, scheme = '', value = ''] = /^(\S+)\s+(.+)$/.exec(header) ?? [];
  const basic =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64').toString().split(':')
      : undefined;
  const candidates = basic ?? [value];
  if (candidates.some(candidate => same(candidate, GIT_TOKEN))) {
    return 'write';
  }
  return candidates.some(candidate => same(candidate, GIT_READER_TOKEN))
    ? 'read'
    : 'bad';
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export const requireToken: RequestHandler = (request, _response, next) => {
  const right = rightOf(request);
  if (right === 'none') {
    next(new GitHubError(401, 'Requires authentication'));
  } else if (right === 'bad') {
    next(new GitHubError(401, 'Bad credentials'));
  } else if (
    right === 'read' &&
    !['GET', 'HEAD'].includes(request.method) &&
    !request.path.endsWith('/graphql')
  ) {
    next(
      new GitHubError(403, 'Resource not accessible by personal access token'),
    );
  } else {
    next();
  }
};

export interface RateLimit {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Epoch seconds. */
  readonly reset: number;
}

/** Counts requests per hour of sandbox time; an answer 304 costs nothing. */
export class RateLimiter {
  private used = 0;
  private resetAt = 0;

  constructor(private readonly clock: Clock) {}

  get current(): RateLimit {
    if (this.clock.now() >= this.resetAt) {
      this.used = 0;
      this.resetAt = this.clock.now() + HOUR;
    }
    return {
      limit: HOURLY_LIMIT,
      used: this.used,
      remaining: Math.max(0, HOURLY_LIMIT - this.used),
      reset: Math.floor(this.resetAt / 1000),
    };
  }

  readonly middleware: RequestHandler = (request, response, next) => {
    const free = request.path.endsWith('/rate_limit');
    const { limit, used, remaining, reset } = this.current;
    const cost = free ? 0 : 1;
    response.set({
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, remaining - cost)),
      'X-RateLimit-Used': String(Math.min(limit, used + cost)),
      'X-RateLimit-Reset': String(reset),
      'X-RateLimit-Resource': request.path.endsWith('/graphql')
        ? 'graphql'
        : 'core',
    });
    if (remaining === 0 && !free) {
      next(new GitHubError(403, 'API rate limit exceeded for user ID 4001.'));
      return;
    }
    response.on('finish', () => {
      this.used += response.statusCode === 304 ? 0 : cost;
    });
    next();
  };
}
