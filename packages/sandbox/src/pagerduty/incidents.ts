import { pagedBy, pageId, type Company, type Service } from '../company';
import type { IssueRecord } from '../git-host/state/records';

const MINUTE = 60_000;
const MERGED_AFTER = 3 * MINUTE;

/** An incident that the squad was paged for. */
export interface PagedIncident {
  readonly id: string;
  readonly number: number;
  readonly service: PagedService;
  readonly title: string;
  readonly urgency: 'high' | 'low';
  readonly createdAt: number;
  readonly resolvedAt: number | undefined;
  /** The incident that somebody found it to be the same as. */
  readonly mergedInto: string | undefined;
}

/** A service that pages the squad. */
export interface PagedService {
  readonly id: string;
  readonly name: string;
}

/** The services that page somebody. */
export function pagedServices({ services }: Company): readonly PagedService[] {
  return services.flatMap((service: Service) => {
    const id = pagedBy(service);
    return id === undefined ? [] : [{ id, name: service.name }];
  });
}

/** What the squad was paged for: the incidents that are written down of its services, as they stand now. */
export function pagedIncidents(
  company: Company,
  issues: readonly IssueRecord[],
): readonly PagedIncident[] {
  return pagedServices(company)
    .flatMap(service =>
      issues
        .filter(
          ({ labels }) =>
            labels.includes('incident') &&
            labels.includes(`service:${service.name}`),
        )
        .map(issue => pagedFor(issue, service)),
    )
    .sort((a, b) => a.createdAt - b.createdAt);
}

function pagedFor(issue: IssueRecord, service: PagedService): PagedIncident {
  const { number, title, createdAt, closedAt } = issue;
  const id = pageId(service.name, createdAt);
  const [, key = id] =
    /^### Incident key\s+(\S+)/m.exec(issue.body ?? '') ?? [];
  const isMerged = key !== id;
  return {
    ...{ id, number, service, title, createdAt },
    urgency: 'high',
    resolvedAt: isMerged ? createdAt + MERGED_AFTER : closedAt,
    mergedInto: isMerged ? key : undefined,
  };
}
