import type { Release } from '../../company';

const MINUTE = 60_000;
const NOTICED_AFTER = 10 * MINUTE;

/** What whoever writes an incident down says in the fields of its form. */
export interface IncidentForm {
  readonly impactStartedAt: number;
  readonly cause: string;
}

/** The body that the Git host makes of the form. */
export function incidentBody({ impactStartedAt, cause }: IncidentForm): string {
  return [
    '### Impact started',
    new Date(impactStartedAt).toISOString(),
    '### Cause',
    cause,
  ].join('\n\n');
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
