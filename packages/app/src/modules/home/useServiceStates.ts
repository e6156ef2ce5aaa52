import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { ciRunQueries, ciRunsApiRef } from '@groundwork/plugin-ci-runs';
import { isCiRunsAvailable } from '@groundwork/plugin-ci-runs-common';
import {
  deploymentQueries,
  deploymentsApiRef,
} from '@groundwork/plugin-deployments';
import { isDeploymentStatusAvailable } from '@groundwork/plugin-deployments-common';
import { useQuery } from '@tanstack/react-query';

/** How the services do: one request for all deployments, one for the last run of each. */
export function useServiceStates(services: readonly Entity[]) {
  const deployments = useApi(deploymentsApiRef);
  const ciRuns = useApi(ciRunsApiRef);
  const deployed = services
    .filter(isDeploymentStatusAvailable)
    .map(service => stringifyEntityRef(service));
  const built = services
    .filter(isCiRunsAvailable)
    .map(service => stringifyEntityRef(service));
  const statuses = useQuery(deploymentQueries.statuses(deployments, deployed));
  const runs = useQuery(ciRunQueries.lastOfMany(ciRuns, built));
  return {
    deployed,
    built,
    statuses,
    runs,
    /** Whether a question has neither an answer nor an error yet; one that nobody had to ask is not waited for. */
    isPending: {
      statuses: deployed.length > 0 && statuses.isPending,
      runs: built.length > 0 && runs.isPending,
    },
  };
}
