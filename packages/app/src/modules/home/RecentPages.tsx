import { useApiHolder } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import type { Visit, VisitsApi } from '@backstage/plugin-home';
import { Link, Text } from '@backstage/ui';
import { RelativeTime } from '@groundwork/plugin-status-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import styles from './Shortcuts.module.css';

const PAGES_SHOWN = 6;
/** A service leaves one visit per tab that was open, so more are read than are shown. */
const VISITS_READ = 40;

function recentVisits(visits: VisitsApi | undefined) {
  return queryOptions({
    queryKey: ['home', 'recent-visits'],
    queryFn: () =>
      visits?.list({
        limit: VISITS_READ,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
        filterBy: [{ field: 'pathname', operator: '!=', value: '/' }],
      }) ?? [],
    enabled: visits !== undefined,
    staleTime: 0,
  });
}

/** The newest visit of each entity, whatever tab of it was open; other pages are in the sidebar. */
function newestPerPage(visits: readonly Visit[]): readonly Visit[] {
  const newest = new Map<string, Visit>();
  for (const visit of visits) {
    if (visit.entityRef && !newest.has(visit.entityRef)) {
      newest.set(visit.entityRef, visit);
    }
  }
  return [...newest.values()].slice(0, PAGES_SHOWN);
}

/** Pages that were open lately; nothing where visits are not recorded. */
export function RecentPages() {
  const { data = [] } = useQuery(
    recentVisits(useApiHolder().get(visitsApiRef)),
  );
  const visits = newestPerPage(data);
  return visits.length === 0 ? null : (
    <section className={styles.section}>
      <Text as="h2" variant="body-medium" weight="bold">
        Recent
      </Text>
      <ul className={styles.list}>
        {visits.map(visit => (
          <li key={visit.id}>
            <Link href={visit.pathname}>{visit.name}</Link>{' '}
            <Text as="span" variant="body-small" color="secondary">
              <RelativeTime at={new Date(visit.timestamp).toISOString()} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
