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
import type { DeploymentSource } from '@groundwork/plugin-deployments-common';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import {
  EntityArgoCDHistoryCard,
  EntityArgoCDOverviewCard,
} from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';

/** The plugin's cards, where at least one instance knows the entity; they show an empty table else. */
function Applications(props: {
  readonly instances: readonly DeploymentSource[];
}) {
  const known = props.instances.some(({ outcome }) => outcome === 'observed');
  return known ? (
    compatWrapper(
      <>
        <EntityArgoCDOverviewCard title="Argo CD applications" />
        <EntityArgoCDHistoryCard />
      </>,
    )
  ) : (
    <Text as="p">
      No Argo CD instance that answered knows an application of this entity.
    </Text>
  );
}

/**
 * Sync, health and history of the entity in context, in every instance that
 * knows it. Instances that did not answer are named here: the plugin's cards
 * leave them out in silence.
 */
export function ArgocdPage() {
  const { entity } = useEntity();
  const api = useApi(deploymentsApiRef);
  const { data, error } = useQuery(
    deploymentQueries.status(api, stringifyEntityRef(entity)),
  );
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
  const instances = data.sources.filter(({ kind }) => kind === 'argocd');
  return (
    <Flex direction="column" gap="4">
      <SourceNotes
        noun="Argo CD instances"
        asked={instances.length}
        failed={failedSources(instances)}
      />
      <Applications instances={instances} />
    </Flex>
  );
}
