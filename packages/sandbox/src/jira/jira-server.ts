import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import type { FaultPlan } from '../company';
import { applyFault, pagesChange } from '../faults';
import {
  changeBody,
  idOf,
  issueBody,
  keyOf,
  PROJECT,
  projectBody,
  SITE,
} from './bodies';
import type { JiraTicket } from './jira-tickets';
import { allStatuses } from './statuses';

const READER = `Basic ${Buffer.from(
  'groundwork-reader@saltmarsh.example:sandbox-jira-reader',
).toString('base64')}`;
const MOST_A_PAGE = 100;
const MOST_TICKETS = 1_000;

/** What Jira's search understands here: one project, since a day, in the order of time. */
const JQL =
  /^project = "(\w+)"(?: AND created >= "(\d{4}-\d\d-\d\d)")? ORDER BY created (ASC|DESC)$/;

const bulkSchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(MOST_TICKETS),
  fieldIds: z.array(z.string()).max(10).optional(),
  maxResults: z.number().int().min(1).max(10_000).default(1_000),
  nextPageToken: z.string().optional(),
});

const errorText = (...errorMessages: readonly string[]) =>
  JSON.stringify({ errorMessages, errors: {} });

function refuse(response: Response, status: number, why: string): void {
  response.status(status).type('application/json').send(errorText(why));
}

/** The read routes of Jira Cloud's REST API, version 3: the project, the search by token, statuses and their history. */
export function createJiraServer(
  tickets: readonly JiraTicket[],
  faults: FaultPlan,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    applyFault({
      ...{ faults, system: 'jira' },
      errorBody: status => ({
        contentType: 'application/json;charset=UTF-8',
        text: errorText(`The sandbox was asked to answer ${status}.`),
      }),
    }),
  );
  app.use((request, response, next) => {
    // A wrong token makes nobody in particular of the account, to whom the project is not there.
    if (request.headers.authorization === READER) next();
    else {
      response.setHeader('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
      refuse(response, 401, 'Client must be authenticated.');
    }
  });
  app.get('/rest/api/3/project/:key', ({ params: { key } }, response) => {
    if (key === PROJECT) response.json(projectBody());
    else refuse(response, 404, `No project could be found with key '${key}'.`);
  });
  app.get('/rest/api/3/status', (_request, response) => {
    response.json(allStatuses(SITE));
  });
  app.get('/rest/api/3/search/jql', (request, response) =>
    search(tickets, { request, response }),
  );
  app.post(
    '/rest/api/3/changelog/bulkfetch',
    express.json({ limit: '1mb' }),
    (request, response) => changes(tickets, { request, response }),
  );
  app.use((_request, response) =>
    refuse(response, 404, 'There is no such route.'),
  );
  return app;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

function search(
  tickets: readonly JiraTicket[],
  { request, response }: Exchange,
): void {
  const query = new URL(request.originalUrl, SITE).searchParams;
  const [asked, project, since = '', order] =
    JQL.exec(query.get('jql') ?? '') ?? [];
  if (asked === undefined || project !== PROJECT) {
    refuse(response, 400, 'The query is not one that is understood here.');
    return;
  }
  const found = tickets.filter(
    ({ createdAt }) => since === '' || createdAt >= Date.parse(since),
  );
  const inOrder = order === 'ASC' ? found : found.toReversed();
  const listed = pagesChange(response) ? inOrder.slice(1) : inOrder;
  const at = Number(query.get('nextPageToken') ?? 0);
  const until =
    at + Math.min(MOST_A_PAGE, Number(query.get('maxResults') ?? 50));
  const wanted = query.get('fields')?.split(',') ?? [];
  response.json({
    issues: listed.slice(at, until).map(ticket => issueBody(ticket, wanted)),
    ...(until < listed.length ? { nextPageToken: String(until) } : {}),
    isLast: until >= listed.length,
  });
}

function changes(
  tickets: readonly JiraTicket[],
  { request, response }: Exchange,
): void {
  const asked = bulkSchema.safeParse(request.body);
  if (!asked.success) {
    refuse(response, 400, 'The tickets are too many, or none.');
    return;
  }
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = asked.data;
  const wanted = new Set(issueIdsOrKeys);
  const isStatus = fieldIds === undefined || fieldIds.includes('status');
  const all = tickets
    .filter(ticket => wanted.has(idOf(ticket)) || wanted.has(keyOf(ticket)))
    .flatMap(ticket => ticket.changes.map((_, index) => ({ ticket, index })))
    .filter(() => isStatus);
  const at = Number(nextPageToken ?? 0);
  const page = all.slice(at, at + maxResults);
  const byTicket = new Map<JiraTicket, object[]>();
  for (const { ticket, index } of page) {
    const known = byTicket.get(ticket) ?? [];
    byTicket.set(ticket, [...known, changeBody(ticket, index)]);
  }
  response.json({
    issueChangeLogs: [...byTicket].map(([ticket, changeHistories]) => ({
      issueId: idOf(ticket),
      changeHistories,
    })),
    nextPageToken:
      at + maxResults < all.length ? String(at + maxResults) : null,
  });
}
