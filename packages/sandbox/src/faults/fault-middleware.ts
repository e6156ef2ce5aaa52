import type { Request, RequestHandler, Response } from 'express';
import type { Fault, FaultPlan } from '../company/ports';
import { halfABody } from './half-a-body';

export interface FaultBody {
  readonly contentType: string;
  readonly text: string;
}

export interface FaultTarget {
  readonly faults: FaultPlan;
  /** `git-host`, `registry`, `jenkins`, `former-portal`, `pagerduty`, `jira`, `cluster:<name>` or `argocd:<name>`. */
  readonly system: string;
  /** The protocol's own error body, so that a client sees a failure as the real system words it. */
  readonly errorBody?: (status: number) => FaultBody;
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in</title></head>
<body><h1>Sign in to continue</h1><form method="post"><input name="user"><button>Next</button></form></body></html>
`;

type RequestFault = Exclude<Fault, { kind: 'dead' | 'bad-certificate' }>;

const plainBody = (status: number): FaultBody => ({
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify({
    message: `The sandbox was asked to answer ${status}.`,
  }),
});

/**
 * Answers a request as the plan's fault for this system demands, or lets it through. Mount it before every route.
 *
 * A fault with `times` ends after that many requests: the plan must keep handing out the same object, which is
 * how the requests that met it are counted. A fault's `path` is a prefix of the request's path and query, and
 * its `query` names parameters that a request has among others.
 */
export function applyFault(target: FaultTarget): RequestHandler {
  const met = new WeakMap<Fault, number>();
  return (request, response, next) => {
    const fault = target.faults.current(target.system);
    if (!fault || !isMet(fault, request, met)) {
      next();
      return;
    }
    if (fault.kind === 'dead' || fault.kind === 'bad-certificate') {
      // The listener refuses new connections; one that was kept alive from before ends here.
      request.socket.destroy();
      return;
    }
    answer(fault, { target, response, next });
  };
}

/** Whether the plan asked this answer's list to change between two of its pages. */
export function pagesChange(response: Response): boolean {
  return response.locals.pagesChange === true;
}

function isMet(
  fault: Fault,
  request: Request,
  met: WeakMap<Fault, number>,
): boolean {
  if (fault.kind === 'storage-hangs' && !isStored(request.originalUrl)) {
    return false;
  }
  if (
    'path' in fault &&
    fault.path !== undefined &&
    !request.originalUrl.startsWith(fault.path)
  ) {
    return false;
  }
  if ('query' in fault && !asks(request, fault.query)) {
    return false;
  }
  if (!('times' in fault) || fault.times === undefined) return true;
  const count = met.get(fault) ?? 0;
  met.set(fault, count + 1);
  return count < fault.times;
}

/** Whether all of these parameters are asked for, in any order. */
function asks(
  { originalUrl }: Request,
  query: Readonly<Record<string, string>> = {},
): boolean {
  const { searchParams } = new URL(originalUrl, 'http://sandbox');
  return Object.entries(query).every(
    ([name, value]) => searchParams.get(name) === value,
  );
}

/** What an API server answers from its storage: objects of any group that is not about the one who asks. */
function isStored(path: string): boolean {
  return /^\/(?:api|apis\/(?!auth)[^/?]+)\/v[^/?]+\/[^?]/.test(path);
}

interface Exchange {
  readonly target: FaultTarget;
  readonly response: Response;
  readonly next: () => void;
}

function answer(fault: RequestFault, exchange: Exchange): void {
  const { response, next } = exchange;
  switch (fault.kind) {
    case 'status':
      sendError(fault.status, exchange);
      return;
    case 'rate-limit':
      sendRateLimit(fault, exchange);
      return;
    case 'slow': {
      // Real time on purpose: the client's patience is real, whatever the sandbox's clock says.
      const timer = setTimeout(next, fault.delayMs);
      response.on('close', () => clearTimeout(timer));
      return;
    }
    case 'never-answers':
    case 'storage-hangs':
      return;
    case 'cut-off-body':
      halfABody(response, 'hangs-up');
      next();
      return;
    case 'stalls':
      halfABody(response, 'is-silent');
      next();
      return;
    case 'html-200':
      response.status(200).type('text/html').send(LOGIN_PAGE);
      return;
    case 'page-changes':
      response.locals.pagesChange = true;
      next();
      return;
    default: {
      const unreachable: never = fault;
      throw new TypeError(`No such fault: ${JSON.stringify(unreachable)}`);
    }
  }
}

function sendError(status: number, { target, response }: Exchange): void {
  const { contentType, text } = (target.errorBody ?? plainBody)(status);
  response.status(status).set('Content-Type', contentType).send(text);
}

function sendRateLimit(
  fault: RequestFault & { kind: 'rate-limit' },
  exchange: Exchange,
): void {
  if (fault.retryAfterSeconds !== undefined) {
    exchange.response.set('Retry-After', String(fault.retryAfterSeconds));
    if (!fault.secondary) exchange.response.set('X-RateLimit-Remaining', '0');
  }
  sendError(fault.secondary ? 403 : 429, exchange);
}
