import { useApiHolder } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import type { Visit } from '@backstage/plugin-home';
import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { firstPerEntity, myVisits } from '../home/visits';
import styles from './Search.module.css';

const SHOWN = 6;

function Visits(props: {
  readonly title: string;
  readonly visits: readonly Visit[];
  onFollow?(): void;
}) {
  const { title, visits, onFollow } = props;
  return visits.length === 0 ? null : (
    <section>
      <Text as="h2" variant="body-medium" weight="bold">
        {title}
      </Text>
      <ul className={styles.visits}>
        {visits.map(({ id, name, pathname }) => (
          <li key={id}>
            <Link href={pathname} {...(onFollow ? { onPress: onFollow } : {})}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where somebody most likely wants to go before they have typed anything: what was open lately, and what often is. */
export function StartingPoints(props: { onFollow?(): void }) {
  const t = useSay();
  const visitsApi = useApiHolder().get(visitsApiRef);
  const recent = useQuery(myVisits(visitsApi, 'timestamp'));
  const frequent = useQuery(myVisits(visitsApi, 'hits'));
  const recentVisits = firstPerEntity(recent.data ?? [], SHOWN);
  return recent.data && recentVisits.length === 0 ? (
    <Text as="p" color="secondary">
      {t('search.start')}
    </Text>
  ) : (
    <div className={styles.columns}>
      <Visits title={t('search.recent')} visits={recentVisits} {...props} />
      <Visits
        title={t('search.often')}
        visits={firstPerEntity(frequent.data ?? [], SHOWN)}
        {...props}
      />
    </div>
  );
}
