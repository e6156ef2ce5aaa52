import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { Answered } from '../query';
import { namesOf } from './groupNames';
import { ServicesBoard } from './ServicesBoard';
import { homeQueries } from './queries';
import type { MyTeams } from './queries';

function NoServices({ names }: { readonly names: string }) {
  return (
    <>
      <Text as="h1" variant="title-small" weight="bold">
        {names} owns nothing in the catalog
      </Text>
      <Text as="p">
        A service appears here when its catalog-info.yaml names the team as its
        owner. <Link href="/catalog/register">Register one that exists</Link> or{' '}
        <Link href="/create">create a new one</Link>.
      </Text>
    </>
  );
}

/** What is broken or waits in my teams, then all their services. */
export function TeamBoard({ teams }: { readonly teams: MyTeams }) {
  const catalog = useApi(catalogApiRef);
  const names = namesOf(teams.own);
  return (
    <Answered
      query={useQuery(homeQueries.services(catalog, teams))}
      what={`What ${names} owns`}
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
          <NoServices names={names} />
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
