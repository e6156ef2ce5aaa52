import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { Answered } from '../query';
import { namesOf } from './groupNames';
import { ServicesBoard } from './ServicesBoard';
import { homeQueries } from './queries';
import type { MyTeams } from './queries';

function NoServices(props: { readonly names: string; readonly count: number }) {
  const t = useSay();
  return (
    <>
      <Text as="h1" variant="title-small" weight="bold">
        {t('home.ownsNothing', props)}
      </Text>
      <Text as="p">
        {t('home.appears', {
          register: <Link href="/catalog/register">{t('home.register')}</Link>,
          create: <Link href="/create">{t('home.createOne')}</Link>,
        })}
      </Text>
    </>
  );
}

/** What is broken or waits in my teams, then all their services. */
export function TeamBoard({ teams }: { readonly teams: MyTeams }) {
  const catalog = useApi(catalogApiRef);
  const t = useSay();
  const names = namesOf(teams.own);
  const count = teams.own.length;
  return (
    <Answered
      query={useQuery(homeQueries.services(catalog, teams))}
      what={t('home.whatTheyOwn', { names, count })}
      waiting={
        <Flex direction="column" gap="4">
          <Text as="h1" variant="title-small" weight="bold">
            {names}
          </Text>
          <Skeleton width="100%" height={240} />
        </Flex>
      }
    >
      {services =>
        services.items.length === 0 ? (
          <NoServices names={names} count={count} />
        ) : (
          <ServicesBoard
            key={services.items.map(item => stringifyEntityRef(item)).join()}
            services={services}
            heading="h1"
            allOfThem="/catalog?filters[kind]=component&filters[user]=owned"
          />
        )
      }
    </Answered>
  );
}
