import express, { type Express, type Request, type Response } from 'express';
import { applyFault, pagesChange } from '../faults';
import type { FaultPlan } from '../company';
import { incidentBody, logBodies, serviceBody } from './bodies';
import type { PagedIncident, PagedService } from './incidents';

const READER = 'Token token=sandbox-pagerduty-reader';
const VERSION = /application\/vnd\.pagerduty\+json;\s*version=2/;
const MOST_LISTED = 10_000;
/** The longest six months, to the day. */
const SIX_MONTHS_MS = 184 * 86_400_000;

/** What PagerDuty knows now. */
export interface Paged {
  readonly services: () => readonly PagedService[];
  readonly incidents: () => readonly PagedIncident[];
}

/** A refusal in PagerDuty's words. */
const CODES: Readonly<Record<number, readonly [number, string]>> = {
  400: [2001, 'Invalid Input Provided'],
  401: [2006, 'Unauthorized'],
  403: [2010, 'Access Denied'],
  404: [2100, 'Not Found'],
  429: [2020, 'Rate Limit Exceeded'],
};

function errorText(status: number, errors: readonly string[] = []): string {
  const [code, message] = CODES[status] ?? [2000, 'Internal Server Error'];
  return JSON.stringify({ error: { message, code, errors } });
}

function refuse(
  response: Response,
  status: number,
  why: readonly string[] = [],
) {
  response.status(status).type('application/json').send(errorText(status, why));
}

/** The read routes of PagerDuty's REST API, version 2, in classic pagination and with its limits. */
export function createPagerdutyServer(
  paged: Paged,
  faults: FaultPlan,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    applyFault({
      ...{ faults, system: 'pagerduty' },
      errorBody: status => ({
        contentType: 'application/json; charset=utf-8',
        text: errorText(status),
      }),
    }),
  );
  app.use((request, response, next) => {
    const { authorization, accept } = request.headers;
    if (authorization !== READER) refuse(response, 401);
    else if (!VERSION.test(accept ?? '')) refuse(response, 400, ['Accept']);
    else next();
  });
  app.get('/services', (request, response) =>
    sendPage('services', paged.services().map(serviceBody), {
      ...{ request, response },
    }),
  );
  app.get('/incidents', (request, response) =>
    sendIncidents(paged.incidents(), { request, response }),
  );
  const one =
    (send: (found: PagedIncident, exchange: Exchange) => void) =>
    (request: Request, response: Response) => {
      const { id } = request.params;
      const found = paged.incidents().find(incident => incident.id === id);
      if (found) send(found, { request, response });
      else refuse(response, 404);
    };
  app.get(
    '/incidents/:id',
    one((found, { response }) => {
      response.json({ incident: incidentBody(found) });
    }),
  );
  app.get(
    '/incidents/:id/log_entries',
    one((found, exchange) =>
      sendPage('log_entries', logBodies(found), exchange),
    ),
  );
  app.use((_request, response) => refuse(response, 404));
  return app;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

function sendIncidents(
  all: readonly PagedIncident[],
  exchange: Exchange,
): void {
  const query = queryOf(exchange.request);
  const isAll = query.get('date_range') === 'all';
  const since = Date.parse(query.get('since') ?? '');
  const until = Date.parse(query.get('until') ?? '');
  if (!isAll && !(until - since <= SIX_MONTHS_MS)) {
    refuse(exchange.response, 400, ['The date range is up to six months']);
    return;
  }
  const wants = (name: string, value: string) =>
    !query.has(name) || query.getAll(name).includes(value);
  const found = all.filter(
    ({ createdAt, service, urgency, resolvedAt }) =>
      (isAll || (createdAt >= since && createdAt < until)) &&
      wants('service_ids[]', service.id) &&
      wants('urgencies[]', urgency) &&
      wants('statuses[]', resolvedAt === undefined ? 'triggered' : 'resolved'),
  );
  const inOrder =
    query.get('sort_by') === 'created_at:asc' ? found : found.toReversed();
  sendPage('incidents', inOrder.map(incidentBody), exchange);
}

function sendPage(
  name: string,
  items: readonly object[],
  { request, response }: Exchange,
): void {
  const query = queryOf(request);
  const limit = Math.min(100, Number(query.get('limit') ?? 25));
  const offset = Number(query.get('offset') ?? 0);
  if (!(limit > 0) || !(offset >= 0) || offset + limit > MOST_LISTED) {
    refuse(response, 400, ['Offset and limit together are up to 10,000']);
    return;
  }
  const listed = pagesChange(response) ? items.slice(1) : items;
  response.json({
    [name]: listed.slice(offset, offset + limit),
    ...{ limit, offset, total: null, more: offset + limit < listed.length },
  });
}

/** As it stands in the address: Express reads names that end in brackets otherwise. */
function queryOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, 'http://pagerduty').searchParams;
}
