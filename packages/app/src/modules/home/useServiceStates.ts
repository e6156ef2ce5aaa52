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
import { useQueries, useQuery } from '@tanstack/react-query';

/** Beyond this number of services the board speaks of deployments only: runs cost a request each. */
const RUNS_ASKED_FOR = 20;

/**
 * How the services do: deployments of all of them in one request, and the last
 * run of each of the first services.
 */
export function useServiceStates(services: readonly Entity[]) {
  const deployments = useApi(deploymentsApiRef);
  const ciRuns = useApi(ciRunsApiRef);
  const deployed = services
    .filter(isDeploymentStatusAvailable)
    .map(service => stringifyEntityRef(service));
  const built = services
    .filter(isCiRunsAvailable)
    .slice(0, RUNS_ASKED_FOR)
    .map(service => stringifyEntityRef(service));
  const statuses = useQuery(deploymentQueries.statuses(deployments, deployed));
  const runs = useQueries({
    queries: built.map(ref => ciRunQueries.latest(ciRuns, ref, 1)),
  });
  return {
    statuses: {
      data: statuses.data,
      error: statuses.error,
      isPending: deployed.length > 0 && statuses.isPending,
    },
    runs: runs.flatMap(({ data }) => (data ? [data] : [])),
  };
}
