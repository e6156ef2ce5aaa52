import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import type { PlaceClaim } from '@groundwork/plugin-readiness-node';
import type { Change } from './ChangeFinder';
import type { Listed } from './listing';
import type { Sync } from './syncs';

const LATELY = 20;

/** A synchronisation as an event. */
export function deploymentEvent(
  { place, environment }: Listed,
  sync: Sync,
  { sha, runId }: { readonly sha?: string; readonly runId?: string } = {},
): DeliveryEventInput {
  const { id, state, startedAtMs, endedAtMs } = sync;
  return {
    kind: 'deployment',
    id: `${place}/${id}`,
    place,
    environment,
    ...(sha === undefined ? {} : { sha }),
    ...(runId === undefined ? {} : { runId }),
    startedAtMs,
    statuses: [
      { state: 'in_progress', atMs: startedAtMs },
      { state, atMs: endedAtMs },
    ],
  };
}

/** What the place of an application means. */
export function claimsOf({ place, services }: Listed): readonly PlaceClaim[] {
  return services.map(({ ref }) => ({ place, service: ref }));
}

/**
 * One release that comes to two regions is one run: it is known by its commit, or its image where nobody knows that. What is
 * brought back later is another run, so it is counted how often it was there lately.
 */
export function runOf(
  { sha, image }: Change,
  lately: readonly string[],
): { readonly runId?: string; readonly lately: readonly string[] } {
  const key =
    sha ??
    (image && `${image.shortName}:${image.digest ?? image.tag ?? 'untagged'}`);
  if (key === undefined) {
    return { lately };
  }
  const times = lately.filter(each => each === key).length;
  return {
    runId: `${key}/${times + 1}`,
    lately: [...lately, key].slice(-LATELY),
  };
}
