import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  fakeSource,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';

/** A ticket of the pretend site, with the fields that it lists. */
export interface SiteIssue {
  readonly key: string;
  readonly created: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Credentials that the site knows. */
export const ACCOUNT = { email: 'reader@acme.example', apiToken: 'site-token' };
const AUTHORIZATION = `Basic ${Buffer.from(
  `${ACCOUNT.email}:${ACCOUNT.apiToken}`,
).toString('base64')}`;

/** What is wrong with the site. */
export type Trouble =
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'never answers';

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json;charset=UTF-8',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

/**
 * A site of Jira Cloud with one project, PLAT, over HTTP and in the published shape: pages by token, the last one without, days
 * in queries, a stranger to whom the project is not there.
 */
export async function jiraSite(
  issues: readonly SiteIssue[],
  trouble?: Trouble,
): Promise<FakeSource> {
  const guarded =
    (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      if (trouble === 'never answers') return;
      if (trouble) {
        send(
          response,
          trouble.status,
          { errorMessages: ['No'] },
          trouble.headers,
        );
      } else if (request.headers.authorization !== AUTHORIZATION) {
        send(
          response,
          404,
          { errorMessages: ["No project could be found with key 'PLAT'."] },
          { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
        );
      } else {
        answer(request, response);
      }
    };
  return fakeSource({
    '/rest/api/3/project/PLAT': guarded((_request, response) =>
      send(response, 200, { key: 'PLAT', name: 'Platform' }),
    ),
    '/rest/api/3/project/OTHER': guarded((_request, response) =>
      send(response, 404, {
        errorMessages: ["No project could be found with key 'OTHER'."],
      }),
    ),
    '/rest/api/3/search/jql': guarded((request, response) =>
      send(response, 200, pageOf(request.url ?? '/', issues)),
    ),
  });
}

function pageOf(url: string, issues: readonly SiteIssue[]): object {
  const query = new URL(url, 'http://site.example').searchParams;
  const jql = query.get('jql') ?? '';
  const [, since = ''] = /created >= "([^"]+)"/.exec(jql) ?? [];
  const sign = jql.endsWith('ASC') ? 1 : -1;
  const found = issues
    .filter(({ created }) => created >= since)
    .sort((a, b) => (a.created < b.created ? -sign : sign));
  const from = Number(query.get('nextPageToken') ?? 0);
  const until = from + Math.min(2, Number(query.get('maxResults')));
  return {
    issues: found.slice(from, until).map(({ key, created, fields }, index) => ({
      id: String(10_000 + index),
      key,
      fields: {
        summary: 'How do I get a database?',
        description: null,
        issuetype: { name: 'Task' },
        labels: [],
        resolutiondate: null,
        reporter: { accountId: '5b10', emailAddress: 'ada@acme.example' },
        timespent: null,
        created,
        ...fields,
      },
    })),
    ...(until < found.length ? { nextPageToken: String(until) } : {}),
    isLast: until >= found.length,
  };
}
