import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Container, Skeleton } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { Newcomer } from './Newcomer';
import { SearchBox } from './SearchBox';
import { Shortcuts } from './Shortcuts';
import { TeamBoard } from './TeamBoard';
import { homeQueries } from './queries';
import styles from './HomePage.module.css';

function MyTeams() {
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  const { data, error } = useQuery(homeQueries.myTeams(identity, catalog));
  if (error) {
    return (
      <Status outcome="unknown">
        Which teams you are in is unknown: {error.message}
      </Status>
    );
  }
  if (!data) {
    return (
      <div role="progressbar" aria-label="Finding your teams">
        <Skeleton height={32} width="60%" />
      </div>
    );
  }
  return data.own.length === 0 ? <Newcomer /> : <TeamBoard teams={data} />;
}

/** What needs me: search, trouble, my services, then ways to go on. */
export function HomePage() {
  return (
    <main>
      <Container py="6">
        <SearchBox />
        <div className={styles.columns}>
          <div className={styles.column}>
            <MyTeams />
          </div>
          <div className={styles.column}>
            <Shortcuts />
          </div>
        </div>
      </Container>
    </main>
  );
}
