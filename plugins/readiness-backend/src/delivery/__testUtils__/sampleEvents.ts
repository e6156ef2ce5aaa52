import { DeliveryEventOf, Source } from '@groundwork/plugin-readiness-common';

/** A Git host of tests. */
export const github: Source = { kind: 'github', instance: 'github.example' };
export const at = (time: string) => Date.parse(time);
export const shaOf = (byte: string) => byte.repeat(20);

/** A deployment of repository 42 that succeeded, with other fields where a test says so. */
export function deployment(
  id: string,
  more: Partial<DeliveryEventOf<'deployment'>> = {},
): DeliveryEventOf<'deployment'> {
  return {
    kind: 'deployment',
    id,
    place: 'repository:42',
    environment: 'production',
    repository: { id: '42' },
    sha: shaOf('a1'),
    startedAtMs: at('2026-09-01T10:00:00Z'),
    statuses: [{ state: 'success', atMs: at('2026-09-01T10:00:30Z') }],
    ...more,
  };
}

export function pullRequest(
  number: number,
  more: Partial<DeliveryEventOf<'pull-request'>> = {},
): DeliveryEventOf<'pull-request'> {
  return {
    kind: 'pull-request',
    repository: '42',
    number,
    createdAtMs: at('2026-08-30T10:00:00Z'),
    mergedAtMs: at('2026-08-31T10:00:00Z'),
    commits: [{ sha: shaOf('b1'), authoredAtMs: at('2026-08-30T09:00:00Z') }],
    ...more,
  };
}

export function commit(
  byte: string,
  more: Partial<DeliveryEventOf<'commit'>> = {},
): DeliveryEventOf<'commit'> {
  return {
    kind: 'commit',
    repository: '42',
    sha: shaOf(byte),
    parents: [],
    authoredAtMs: at('2026-08-30T09:00:00Z'),
    ...more,
  };
}

export function incident(
  id: string,
  more: Partial<DeliveryEventOf<'incident'>> = {},
): DeliveryEventOf<'incident'> {
  return {
    kind: 'incident',
    id,
    places: ['repository:42'],
    createdAtMs: at('2026-09-01T11:00:00Z'),
    ...more,
  };
}
