import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import {
  deploymentQueries,
  deploymentsApiRef,
  failedSources,
} from '@groundwork/plugin-deployments';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import { argoCDApiRef } from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { Answered } from '../query';
import { ApplicationsCard } from './ApplicationsCard';
import { readOf, silentInstancesOf, type ArgocdApplication } from './history';
import { HistoryCard } from './HistoryCard';
import { argocdQueries } from './queries';

function useInstances() {
  const { entity } = useEntity();
  const api = useApi(deploymentsApiRef);
  const { data } = useQuery(
    deploymentQueries.status(api, stringifyEntityRef(entity)),
  );
  return data?.sources.filter(({ kind }) => kind === 'argocd') ?? [];
}

/** Names the instances that did not answer: the plugin's cards leave them out in silence. */
function InstanceNotes() {
  const t = useSay();
  const instances = useInstances();
  return (
    <SourceNotes
      noun={t('argocd.instances')}
      asked={instances.length}
      failed={failedSources(instances)}
    />
  );
}

/** Those that did not answer this page, be it that the deploy status has an answer of its own or does not ask them. */
function SilentInstances(props: {
  readonly applications: readonly ArgocdApplication[];
}) {
  const named = new Set(failedSources(useInstances()).map(({ name }) => name));
  const silent = silentInstancesOf(props.applications).filter(
    ({ name }) => !named.has(name),
  );
  return silent.length > 0 ? (
    <div role="status">
      {silent.map(({ name, says }) => (
        <Status key={name} outcome="unknown">
          {says}
        </Status>
      ))}
    </div>
  ) : null;
}

/**
 * How it is and what was deployed, where at least one instance knows the entity.
 * The plugin's cards ask for everything a second time, and show negative
 * durations, whole revisions and empty tables.
 */
function Applications() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(argoCDApiRef);
  return (
    <Answered
      query={useQuery(argocdQueries.applications(api, entity))}
      what={t('argocd.what')}
      waiting={
        <Flex
          direction="column"
          gap="4"
          role="progressbar"
          aria-label={t('argocd.asking')}
        >
          <Skeleton height={140} width="100%" />
          <Skeleton height={320} width="100%" />
        </Flex>
      }
    >
      {applications =>
        applications.length > 0 ? (
          <>
            <SilentInstances applications={applications} />
            <ApplicationsCard applications={readOf(applications)} />
            <HistoryCard applications={applications} />
          </>
        ) : (
          <Text as="p">{t('argocd.none')}</Text>
        )
      }
    </Answered>
  );
}

/** Sync, health and history of the entity in context, in every instance that knows it. */
export function ArgocdPage() {
  return (
    <Flex direction="column" gap="4">
      <InstanceNotes />
      <Applications />
    </Flex>
  );
}
