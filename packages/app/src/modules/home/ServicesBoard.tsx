import { Card, CardBody, Link, Text } from '@backstage/ui';
import { useDeploymentWords } from '@groundwork/plugin-deployments';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import { namesOf } from './groupNames';
import { ServiceTable } from './ServiceTable';
import { TroubleList } from './TroubleList';
import type { TeamServices } from './queries';
import { headline, sourcesOf, troublesOf, unknownCount } from './troubles';
import { useServiceStates } from './useServiceStates';

/** Props of {@link ServicesBoard}. */
export interface ServicesBoardProps {
  readonly services: TeamServices;
  /** Its place among the headings of the page. */
  readonly heading: 'h1' | 'h2';
  /** Where those are that do not fit. */
  readonly allOfThem: string;
}

/** What is broken or waits among some teams' services, then all of them. */
export function ServicesBoard(props: ServicesBoardProps) {
  const { owners, items, total } = props.services;
  const names = namesOf(owners);
  const states = useServiceStates(items);
  const statuses = states.statuses.data?.items ?? [];
  const troubles = troublesOf(statuses, states.runs, useDeploymentWords());
  const sources = sourcesOf(statuses);
  return (
    <>
      <Text as={props.heading} variant="title-small" weight="bold">
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
          <Link href={props.allOfThem}>All of them</Link>
        </Text>
      ) : null}
    </>
  );
}
