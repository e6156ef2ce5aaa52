import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { copyFields, copySchema, statedKey, type Original } from './duplicates';
import { incidentId } from './incidentId';
import { fieldOf } from './issueForm';

/** Fields of `Issue` in GraphQL. */
export const issueFields = `${copyFields} title createdAt updatedAt labels(first: 100) { nodes { name } }`;

export const issueSchema = copySchema.extend({
  title: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  labels: z
    .object({ nodes: z.array(z.object({ name: z.string() })) })
    .nullable(),
});

/** An issue that reports an incident. */
export type Issue = z.infer<typeof issueSchema>;

/** The repository of the issue, and how its labels name services. */
export interface ReportedIn {
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

/** An incident as its issue tells it, in labels and in the fields of its form, or the issue that it repeats. */
export function incidentEvent(
  issue: Issue,
  repository: ReportedIn,
  original?: Original,
): Extract<DeliveryEventInput, { kind: 'incident' }> {
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
    dedupKey: keyOf(issue, repository, original),
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

/** Only a time with its zone: without one nobody knows when it was. */
function timeIn(text: string): number | undefined {
  const [time] =
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/i.exec(
      text,
    ) ?? [];
  const ms = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}

/** A key that its form states, else that of the issue which it repeats, else itself. */
function keyOf(
  issue: Issue,
  { host, id }: ReportedIn,
  original: Original | undefined,
): string {
  return (
    statedKey(issue) ??
    original?.key ??
    `${host}/${incidentId(id, original?.number ?? issue.number)}`
  );
}
