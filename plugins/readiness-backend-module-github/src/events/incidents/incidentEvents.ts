import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { incidentId } from './incidentId';

/** Fields of `Issue` in GraphQL. */
export const issueFields =
  'number title body createdAt updatedAt closedAt labels(first: 100) { nodes { name } }';

export const issueSchema = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().nullable(),
  labels: z
    .object({ nodes: z.array(z.object({ name: z.string() })) })
    .nullable(),
});

/** An issue that reports an incident. */
export type Issue = z.infer<typeof issueSchema>;

/** The repository of the issue, and how its labels name services. */
interface ReportedIn {
  /** Numeric. */
  readonly id: string;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly webUrl: string;
  readonly servicePrefix: string;
}

/** A service that a label names. */
export const servicePlace = (name: string) => `service:${name.toLowerCase()}`;
/** The services of a repository whose issue names none. */
export const repositoryPlace = (id: string) => `issues:${id}`;

/** An incident as its issue tells it: in labels, and in the fields of its form. */
export function incidentEvent(
  issue: Issue,
  repository: ReportedIn,
): DeliveryEventInput {
  const { number, body, closedAt } = issue;
  const named = servicesIn(issue, repository).map(servicePlace);
  const impactStartedAtMs = timeIn(fieldOf(body, 'Impact started'));
  const cause = fieldOf(body, 'Cause');
  const causedBy = /\bdeployments?[ /#]+(\d+)\b/i.exec(cause)?.[1];
  const isNoChange = /^(?:no change|not a change|none)\b/i.test(cause);
  return {
    kind: 'incident',
    id: incidentId(repository.id, number),
    places: named.length > 0 ? named : [repositoryPlace(repository.id)],
    createdAtMs: Date.parse(issue.createdAt),
    updatedAtMs: Date.parse(issue.updatedAt),
    dedupKey: keyOf(issue, repository),
    title: issue.title.slice(0, 1024),
    url: `${repository.webUrl}/issues/${number}`,
    ...(closedAt === null ? {} : { resolvedAtMs: Date.parse(closedAt) }),
    ...(impactStartedAtMs === undefined ? {} : { impactStartedAtMs }),
    ...(causedBy === undefined ? {} : { cause: { id: causedBy } }),
    ...(isNoChange ? { changeCaused: false } : {}),
  };
}

/** Names of services in the labels of an issue. */
function servicesIn(
  { labels }: Issue,
  { servicePrefix }: Pick<ReportedIn, 'servicePrefix'>,
): readonly string[] {
  return (labels?.nodes ?? [])
    .filter(({ name }) => name.startsWith(servicePrefix))
    .map(({ name }) => name.slice(servicePrefix.length).trim())
    .filter(name => name !== '');
}

/** What a field of an issue form says: its heading, an empty line, its text. */
function fieldOf(body: string, heading: string): string {
  const found = new RegExp(
    `^#+ *${heading} *(?:\\r?\\n)+([^#\\r\\n][^\\r\\n]*)`,
    'im',
  );
  return found.exec(body)?.[1]?.trim() ?? '';
}

/** Only a time with its zone: without one nobody knows when it was. */
function timeIn(text: string): number | undefined {
  const [time] =
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/i.exec(
      text,
    ) ?? [];
  const ms = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}

/** A key that its form states, else the issue that it duplicates in GitHub's words, else itself. */
function keyOf(
  { body, number }: Issue,
  { host, id, owner, name }: ReportedIn,
): string {
  const stated = fieldOf(body, 'Incident key');
  if (stated !== '' && !/^_no response_$/i.test(stated)) {
    return stated.slice(0, 255);
  }
  const [, slug, other] =
    /^Duplicate of (?:([\w-]+\/[\w.-]+))?#(\d+)\b/im.exec(body) ?? [];
  const isHere =
    slug === undefined ||
    slug.toLowerCase() === `${owner}/${name}`.toLowerCase();
  return `${host}/${incidentId(
    id,
    other !== undefined && isHere ? Number(other) : number,
  )}`;
}
