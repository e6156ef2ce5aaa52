import { useApiHolder } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import { Link, Text } from '@backstage/ui';
import { RelativeTime } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import styles from './Shortcuts.module.css';
import { firstPerEntity, myVisits } from './visits';

const PAGES_SHOWN = 6;

/** Pages that were open lately; nothing where visits are not recorded. */
export function RecentPages() {
  const t = useSay();
  const { data = [] } = useQuery(
    myVisits(useApiHolder().get(visitsApiRef), 'timestamp'),
  );
  const visits = firstPerEntity(data, PAGES_SHOWN);
  return visits.length === 0 ? null : (
    <section className={styles.section}>
      <Text as="h2" variant="body-medium" weight="bold">
        {t('home.recent')}
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
