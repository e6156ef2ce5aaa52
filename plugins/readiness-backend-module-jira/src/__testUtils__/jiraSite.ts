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
  /** Times, and the numbers of the statuses that it got then; it began with 10000. */
  readonly statuses?: readonly (readonly [string, string])[];
}

/** Credentials that the site knows. */
export const ACCOUNT = { email: 'reader@acme.example', apiToken: 'site-token' };
const AUTHORIZATION = `Basic ${Buffer.from(
  `${ACCOUNT.email}:${ACCOUNT.apiToken}`,
).toString('base64')}`;

/** As a site with a deleted status tells them: 10009 is in no list. */
const STATUSES = [
  ['10000', 'new', 'To Do'],
  ['3', 'indeterminate', 'In Progress'],
  ['10004', 'indeterminate', 'In Review'],
  ['10001', 'done', 'Done'],
].map(([id, key, name]) => ({
  ...{ id, name, description: '', untranslatedName: name },
  statusCategory: { id: 4, key, name, colorName: 'yellow' },
}));

const idOf = (key: string) => String(10_000 + Number(key.split('-')[1]));

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
    (
      answer: (
        request: IncomingMessage,
        response: ServerResponse,
      ) => void | Promise<void>,
    ) =>
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
        void answer(request, response);
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
    '/rest/api/3/status': guarded((_request, response) =>
      send(response, 200, STATUSES),
    ),
    '/rest/api/3/changelog/bulkfetch': guarded(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      send(response, 200, changesOf(JSON.parse(body), issues));
    }),
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
    issues: found
      .slice(from, until)
      .map(({ key, created, fields, statuses }) => ({
        id: idOf(key),
        key,
        fields: {
          summary: 'How do I get a database?',
          description: null,
          issuetype: { name: 'Task' },
          labels: [],
          resolutiondate: null,
          reporter: { accountId: '5b10', emailAddress: 'ada@acme.example' },
          timespent: null,
          status: { id: statuses?.at(-1)?.[1] ?? '10000', name: 'Any' },
          created,
          ...fields,
        },
      })),
    ...(until < found.length ? { nextPageToken: String(until) } : {}),
    isLast: until >= found.length,
  };
}

interface ChangesAsked {
  readonly issueIdsOrKeys: readonly string[];
  readonly fieldIds: readonly string[];
  readonly nextPageToken?: string;
}

/** One change a page, the oldest first, as the bulk answer gives them: times in milliseconds. */
function changesOf(
  { issueIdsOrKeys, fieldIds, nextPageToken = '0' }: ChangesAsked,
  issues: readonly SiteIssue[],
): object {
  if (fieldIds.join() !== 'status') return { issueChangeLogs: [] };
  const all = issues
    .filter(({ key }) => issueIdsOrKeys.includes(idOf(key)))
    .flatMap(({ key, statuses = [] }) =>
      statuses.map(([at, to], index) => ({
        issueId: idOf(key),
        atMs: Date.parse(at),
        from: statuses[index - 1]?.[1] ?? '10000',
        to,
      })),
    )
    .sort((a, b) => a.atMs - b.atMs);
  const at = Number(nextPageToken);
  const page = all.slice(at, at + 1);
  return {
    issueChangeLogs: page.map(({ issueId, atMs, from, to }) => ({
      issueId,
      changeHistories: [
        {
          id: String(atMs),
          author: { accountId: '5b10', displayName: 'Ada Quill' },
          created: atMs,
          items: [
            { field: 'assignee', fieldId: 'assignee', from: null, to: '5b10' },
            {
              ...{ field: 'status', fieldId: 'status', fieldtype: 'jira' },
              ...{ from, fromString: 'Any', to, toString: 'Any' },
            },
          ],
        },
      ],
    })),
    nextPageToken: at + 1 < all.length ? String(at + 1) : null,
  };
}
