import type { Place } from '../company/places';
import type { Service } from '../company/types';

/** What a team's application refers to beside its folder of the GitOps repository. */
export const REFERRED_REPOSITORY = 'pipelines';

/** One team split its application in two sources lately, in production alone. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['partner-console']);

/** Synchronisations since then; what was brought before came from one source. */
const SINCE_SPLIT = 5;

export function isOfSeveralSources(service: Service, place: Place): boolean {
  return place.environment === 'production' && OF_SEVERAL.has(service.name);
}

/** Whether a release was brought from one source still, by its place among all of them. */
export function wasOfOneSource(index: number, all: number): boolean {
  return index < all - SINCE_SPLIT;
}
