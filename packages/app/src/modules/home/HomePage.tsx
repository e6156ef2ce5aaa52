import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Container, Skeleton } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { Answered } from '../query';
import { Newcomer } from './Newcomer';
import { SearchBox } from './SearchBox';
import { Shortcuts } from './Shortcuts';
import { TeamBoard } from './TeamBoard';
import { homeQueries } from './queries';
import styles from './HomePage.module.css';

function MyTeams() {
  const t = useSay();
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  return (
    <Answered
      query={useQuery(homeQueries.myTeams(identity, catalog))}
      what={t('home.whichTeams')}
      waiting={
        <div role="progressbar" aria-label={t('home.findingTeams')}>
          <Skeleton height={32} width="60%" />
        </div>
      }
    >
      {teams =>
        teams.own.length === 0 ? <Newcomer /> : <TeamBoard teams={teams} />
      }
    </Answered>
  );
}

/** What needs me: search, trouble, my services, then ways to go on. */
export function HomePage() {
  return (
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
  );
}
