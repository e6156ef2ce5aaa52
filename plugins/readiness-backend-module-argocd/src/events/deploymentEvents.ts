import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import type { Change } from './ChangeFinder';
import type { Listed } from './listing';
import { starterOf } from './starter';
import type { Sync } from './syncs';

/** A synchronisation as an event. */
export function deploymentEvent(
  { place, environment, url, isMachine }: Listed,
  sync: Sync,
  {
    sha,
    withoutSha = { reason: 'not-asked-yet' },
    runId,
  }: Pick<Change, 'sha' | 'withoutSha'> & { readonly runId?: string } = {},
): DeliveryEventInput {
  const { id, state, startedAtMs, endedAtMs } = sync;
  const startedBy = starterOf(sync, isMachine);
  return {
    kind: 'deployment',
    id: `${place}/${id}`,
    place,
    environment,
    ...(sha === undefined ? { withoutSha } : { sha }),
    ...(runId === undefined ? {} : { runId }),
    ...(url === undefined ? {} : { url }),
    startedAtMs,
    ...(startedBy === undefined ? {} : { startedBy }),
    statuses: [
      { state: 'in_progress', atMs: startedAtMs },
      { state, atMs: endedAtMs },
    ],
  };
}

/** What is known of a release that another region gets too: its commit, or its image where nobody knows that. */
export function broughtBy({ sha, image }: Change): string | undefined {
  return (
    sha ??
    (image && `${image.shortName}:${image.digest ?? image.tag ?? 'untagged'}`)
  );
}
