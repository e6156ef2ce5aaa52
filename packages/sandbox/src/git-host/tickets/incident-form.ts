import { pagedBy, pageId, type Release, type Service } from '../../company';

const MINUTE = 60_000;
const NOTICED_AFTER = 10 * MINUTE;

/** What whoever writes an incident down says in the fields of its form. */
export interface IncidentForm {
  readonly impactStartedAt: number;
  readonly cause: string;
  /** What another system calls it. */
  readonly key?: string | undefined;
}

/** The body that the Git host makes of the form. */
export function incidentBody({
  impactStartedAt,
  cause,
  key,
}: IncidentForm): string {
  return [
    '### Impact started',
    new Date(impactStartedAt).toISOString(),
    '### Cause',
    cause,
    ...keyFields(key),
  ].join('\n\n');
}

/** The field that says what another system calls it. */
export function keyFields(key: string | undefined): readonly string[] {
  return key === undefined ? [] : ['### Incident key', key];
}

/** What PagerDuty calls an incident of a service, when it paged somebody. */
export function keyOf(service: Service, createdAt: number): string | undefined {
  return pagedBy(service) === undefined
    ? undefined
    : pageId(service.name, createdAt);
}

/** Users felt it before somebody wrote it down, and after what caused it. */
export function impactBefore(
  createdAt: number,
  release: Release | undefined,
): number {
  return release === undefined
    ? createdAt - NOTICED_AFTER
    : createdAt -
        Math.min(NOTICED_AFTER, Math.abs(createdAt - release.deployedAt) / 2);
}
