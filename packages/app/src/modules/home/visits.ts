import type { Visit, VisitsApi } from '@backstage/plugin-home';
import { queryOptions } from '@tanstack/react-query';

/** An entity leaves one visit per tab that was open, so more are read than are shown. */
const VISITS_READ = 40;

/** Visits of the person who looks, newest or most frequent first; none where they are not recorded. */
export function myVisits(
  visits: VisitsApi | undefined,
  by: 'timestamp' | 'hits',
) {
  return queryOptions({
    queryKey: ['home', 'visits', by],
    queryFn: () =>
      visits?.list({
        limit: VISITS_READ,
        orderBy: [{ field: by, direction: 'desc' }],
        filterBy: [{ field: 'pathname', operator: '!=', value: '/' }],
      }) ?? [],
    enabled: visits !== undefined,
    staleTime: 0,
  });
}

/** The first visit of each entity, whatever tab of it was open; other pages are in the sidebar. */
export function firstPerEntity(
  visits: readonly Visit[],
  count: number,
): readonly Visit[] {
  const first = new Map<string, Visit>();
  for (const visit of visits) {
    if (visit.entityRef && !first.has(visit.entityRef)) {
      first.set(visit.entityRef, visit);
    }
  }
  return [...first.values()].slice(0, count);
}
