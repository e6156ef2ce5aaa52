import { stringifyEntityRef } from '@backstage/catalog-model';
import { compatWrapper } from '@backstage/core-compat-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import {
  deploymentQueries,
  deploymentsApiRef,
} from '@groundwork/plugin-deployments';
import { SourceNotes } from '@groundwork/plugin-status-react';
import {
  EntityArgoCDHistoryCard,
  EntityArgoCDOverviewCard,
} from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';

/** Names the instances that did not answer; the plugin's cards leave them out in silence. */
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
      failed={instances.flatMap(({ name, outcome, reason }) =>
        outcome === 'failed' ? [{ name, reason: reason ?? 'unreachable' }] : [],
      )}
    />
  );
}

/** Sync, health and history of the entity in context, in every instance that knows it. */
export function ArgocdPage() {
  return (
    <Flex direction="column" gap="4">
      <InstanceNotes />
      {compatWrapper(
        <>
          <EntityArgoCDOverviewCard title="Argo CD applications" />
          <EntityArgoCDHistoryCard />
        </>,
      )}
    </Flex>
  );
}
