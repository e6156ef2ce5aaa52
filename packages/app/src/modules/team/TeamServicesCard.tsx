import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { groupName } from '../home/groupNames';
import { ServicesBoard } from '../home/ServicesBoard';
import { Answered } from '../query';
import { partsOf, teamQueries } from './queries';
import styles from './TeamPage.module.css';

function listOf(refs: readonly string[]): string {
  const owners = refs.map(ref => `filters[owners]=${encodeURIComponent(ref)}`);
  return `/catalog?filters[kind]=component&filters[user]=all&${owners.join(
    '&',
  )}`;
}

/** How a team's services do, before anything else of the team. */
export function TeamServicesCard() {
  const t = useSay();
  const { entity } = useEntity();
  const name = groupName(entity);
  return (
    <Answered
      query={useQuery(teamQueries.services(useApi(catalogApiRef), entity))}
      what={t('team.whatItOwns', { name })}
      waiting={
        <div role="progressbar" aria-label={t('team.readingServices')}>
          <Skeleton width="100%" height={240} />
        </div>
      }
    >
      {services =>
        services.items.length === 0 ? (
          <Text as="p">{t('team.ownsNothing', { name })}</Text>
        ) : (
          <section className={styles.column} aria-label={t('team.services')}>
            <ServicesBoard
              services={services}
              heading="h2"
              allOfThem={listOf([
                stringifyEntityRef(entity),
                ...partsOf(entity),
              ])}
            />
          </section>
        )
      }
    </Answered>
  );
}
