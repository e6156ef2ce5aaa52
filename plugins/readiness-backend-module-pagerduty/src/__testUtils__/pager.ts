import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  fakeSource,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';

/** Key that the pager knows. */
export const TOKEN = 'pager-key-0123456789';
const ACCEPT = 'application/vnd.pagerduty+json;version=2';
const HALF_A_YEAR_MS = 184 * 86_400_000;

/** An incident as the API gives it. */
export type PagerIncident = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly status: string;
  readonly urgency: string;
  readonly created_at: string;
  readonly service: Readonly<Record<string, string>> & { readonly id: string };
};

/** What the pager knows; a test may change it between readings. */
export interface PagerState {
  services: readonly { readonly id: string; readonly name: string }[];
  incidents: readonly PagerIncident[];
  /** When incidents were resolved, by id, where only the log says so. */
  readonly log: Record<string, string>;
  /** Answers in its place, for as long as it is set. */
  trouble?: ((path: string, response: ServerResponse) => boolean) | undefined;
}

/** An incident that was resolved after an hour, with other fields where a test says so. */
export function pagerIncident(
  id: string,
  more: Readonly<Record<string, unknown>> & { readonly created_at: string },
): PagerIncident {
  const end = new Date(Date.parse(more.created_at) + 3_600_000);
  const resolved = end.toISOString().replace('.000', '');
  return {
    ...{ id, type: 'incident', incident_number: 1, title: `Incident ${id}` },
    ...{
      summary: `[#1] Incident ${id}`,
      incident_key: 'alert',
      urgency: 'high',
    },
    self: `https://api.pagerduty.com/incidents/${id}`,
    html_url: `https://acme.pagerduty.com/incidents/${id}`,
    service: { id: 'PCART', type: 'service_reference', summary: 'Cart' },
    status: 'resolved',
    ...{ last_status_change_at: resolved, resolved_at: resolved },
    ...{ updated_at: resolved, resolve_reason: null },
    ...more,
  };
}

/** What of an incident says that it has not ended. */
export const open = {
  status: 'triggered',
  resolved_at: null,
};

/** What of an incident says that it was merged into another one. */
export const mergedInto = (id: string) => ({
  resolve_reason: {
    type: 'merge_resolve_reason',
    incident: { id, type: 'incident_reference', summary: `[#2] ${id}` },
  },
});

/** PagerDuty's REST API over HTTP, in classic pagination, with its limits: 10,000 by offset, six months, a hundred a page. */
export function startPager(state: PagerState): Promise<FakeSource> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://pager');
    if (state.trouble?.(url.pathname, response)) return;
    const { authorization, accept } = request.headers;
    if (authorization !== `Token token=${TOKEN}` || accept !== ACCEPT) {
      send(response, 401, { error: { message: 'Unauthorized', code: 2006 } });
      return;
    }
    const [status, body] = bodyOf(url, state);
    send(response, status, body);
  };
  return fakeSource(new Proxy({}, { get: () => answer }));
}

/** An answer as PagerDuty gives it. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

const invalid = (why: string) =>
  [
    400,
    { error: { message: 'Invalid Input Provided', code: 2001, errors: [why] } },
  ] as const;

function bodyOf(url: URL, state: PagerState): readonly [number, object] {
  const [, list, id, part] = url.pathname.split('/');
  if (list === 'services') {
    return paged(url, 'services', state.services);
  }
  const found = state.incidents.find(incident => incident.id === id);
  if (id !== undefined && !found) {
    return [404, { error: { message: 'Not Found', code: 2100 } }];
  }
  if (part === 'log_entries') {
    const at = state.log[id ?? ''];
    const types = ['trigger_log_entry', ...(at ? ['resolve_log_entry'] : [])];
    return paged(
      url,
      'log_entries',
      types.map(type => ({ type, created_at: at ?? found?.created_at })),
    );
  }
  return found ? [200, { incident: found }] : incidentsOf(url, state);
}

function incidentsOf(url: URL, { incidents }: PagerState) {
  const query = url.searchParams;
  const isAll = query.get('date_range') === 'all';
  const since = Date.parse(query.get('since') ?? '');
  const until = Date.parse(query.get('until') ?? '');
  if (!isAll && !(until - since <= HALF_A_YEAR_MS)) {
    return invalid('The date range cannot be more than 6 months');
  }
  const wants = (name: string, value: string) =>
    !query.has(name) || query.getAll(name).includes(value);
  const found = incidents.filter(({ created_at: at, ...incident }) => {
    const began = Date.parse(at);
    return (
      (isAll || (began >= since && began < until)) &&
      wants('service_ids[]', incident.service.id) &&
      wants('statuses[]', incident.status) &&
      wants('urgencies[]', incident.urgency)
    );
  });
  const byTime = [...found].sort((a, b) =>
    a.created_at < b.created_at ? -1 : 1,
  );
  return paged(
    url,
    'incidents',
    query.get('sort_by') === 'created_at:asc' ? byTime : byTime.reverse(),
  );
}

function paged(
  url: URL,
  name: string,
  items: readonly unknown[],
): readonly [number, object] {
  const limit = Math.min(100, Number(url.searchParams.get('limit') ?? 25));
  const offset = Number(url.searchParams.get('offset') ?? 0);
  if (offset + limit > 10_000) {
    return invalid('Offset is too large');
  }
  const more = offset + limit < items.length;
  return [
    200,
    {
      [name]: items.slice(offset, offset + limit),
      limit,
      offset,
      more,
      total: null,
    },
  ];
}
