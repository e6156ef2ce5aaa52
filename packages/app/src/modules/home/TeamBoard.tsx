import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Flex, Link, Skeleton, Text } from '@backstage/ui';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { ServiceTable } from './ServiceTable';
import { TroubleList } from './TroubleList';
import { homeQueries } from './queries';
import type { MyTeams, TeamServices } from './queries';
import { headline, sourcesOf, troublesOf, unknownCount } from './troubles';
import { useServiceStates } from './useServiceStates';

function teamName({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : metadata.title ?? metadata.name;
}

function namesOf(groups: readonly Entity[]): string {
  return groups.map(teamName).sort().join(', ');
}

function Services(props: { readonly services: TeamServices }) {
  const { owners, items, total } = props.services;
  const names = namesOf(owners);
  const states = useServiceStates(items);
  const statuses = states.statuses.data?.items ?? [];
  const troubles = troublesOf(statuses, states.runs);
  const sources = sourcesOf(statuses);
  return (
    <>
      <Text as="h1" variant="title-small" weight="bold">
        {states.statuses.data
          ? headline(names, troubles, unknownCount(statuses))
          : names}
      </Text>
      {states.statuses.error ? (
        <Status outcome="unknown">
          What runs is unknown: {states.statuses.error.message}
        </Status>
      ) : null}
      <SourceNotes noun="sources" {...sources} />
      <TroubleList troubles={troubles} />
      <Card>
        <CardBody>
          <ServiceTable
            services={items}
            statuses={statuses}
            isPending={states.statuses.isPending}
          />
        </CardBody>
      </Card>
      {total > items.length ? (
        <Text as="p" variant="body-small" color="secondary">
          {items.length} of {total} services.{' '}
          <Link href="/catalog?filters[kind]=component&filters[user]=owned">
            All of them
          </Link>
        </Text>
      ) : null}
    </>
  );
}

function NoServices({ names }: { readonly names: string }) {
  return (
    <>
      <Text as="h1" variant="title-small" weight="bold">
        {names} owns nothing in the catalog
      </Text>
      <Text as="p">
        A service appears here when its catalog-info.yaml names the team as its
        owner. <Link href="/catalog-import">Register one that exists</Link> or{' '}
        <Link href="/create">create a new one</Link>.
      </Text>
    </>
  );
}

/** What is broken or waits in my teams, then all their services. */
export function TeamBoard({ teams }: { readonly teams: MyTeams }) {
  const catalog = useApi(catalogApiRef);
  const { data, error } = useQuery(homeQueries.services(catalog, teams));
  const names = namesOf(teams.own);
  if (error) {
    return (
      <Status outcome="unknown">
        What {names} owns is unknown: {error.message}
      </Status>
    );
  }
  if (!data) {
    return (
      <Flex direction="column" gap="4">
        <Text as="h1" variant="title-small" weight="bold">
          {names}
        </Text>
        <Skeleton width="100%" height={240} />
      </Flex>
    );
  }
  return data.items.length === 0 ? (
    <NoServices names={names} />
  ) : (
    <Services
      key={data.items.map(item => stringifyEntityRef(item)).join()}
      services={data}
    />
  );
}
