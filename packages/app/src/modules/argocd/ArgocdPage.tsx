import { stringifyEntityRef } from '@backstage/catalog-model';
import { compatWrapper } from '@backstage/core-compat-api';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  deploymentQueries,
  deploymentsApiRef,
  failedSources,
} from '@groundwork/plugin-deployments';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import {
  argoCDApiRef,
  EntityArgoCDOverviewCard,
} from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';
import { HistoryCard } from './HistoryCard';
import { argocdQueries } from './queries';

/** Names the instances that did not answer: the plugin's cards leave them out in silence. */
function InstanceNotes() {
  const { entity } = useEntity();
  const api = useApi(deploymentsApiRef);
  const { data } = useQuery(
    deploymentQueries.status(api, stringifyEntityRef(entity)),
  );
  const instances = data?.sources.filter(({ kind }) => kind === 'argocd') ?? [];
  return (
    <SourceNotes
      noun="Argo CD instances"
      asked={instances.length}
      failed={failedSources(instances)}
    />
  );
}

/**
 * The plugin's status card and our history, where at least one instance knows
 * the entity. The plugin's own history shows negative durations and whole
 * revisions, and its status card an empty table where there is nothing.
 */
function Applications() {
  const { entity } = useEntity();
  const api = useApi(argoCDApiRef);
  const { data, error } = useQuery(argocdQueries.applications(api, entity));
  if (error) {
    return (
      <Status outcome="unknown">
        What Argo CD says is unknown: {error.message}
      </Status>
    );
  }
  if (!data) {
    return <Progress />;
  }
  return data.length > 0 ? (
    <>
      {compatWrapper(<EntityArgoCDOverviewCard title="Argo CD applications" />)}
      <HistoryCard applications={data} />
    </>
  ) : (
    <Text as="p">
      No Argo CD instance that answered knows an application of this entity.
    </Text>
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
