import type { DecodedEvent } from '@groundwork/plugin-readiness-node';
import {
  deploymentEvent,
  runOf,
  type Deployment,
} from '../deployments/deploymentEvents';
import { claimsOf } from '../repositories/places';
import type { Concerned } from './concerned';
import type { DeploymentStatusPayload } from './payloads';

/**
 * A deployment with the one state that is news. Without a link to its run it may still belong to one, which its other states
 * name, and what is one deployment would be counted as two; so then it is read.
 */
export function toldDeployment(
  payload: DeploymentStatusPayload,
  about: Concerned,
  asOf: Date,
): DecodedEvent {
  const deployment = asRead(payload);
  const { source } = about;
  const due = {
    ...{ collector: 'github:deployments', source },
    services: about.services.map(({ ref }) => ref),
  };
  const event = deploymentEvent(deployment, about, asOf);
  if (event?.kind !== 'deployment' || runOf(deployment) === undefined) {
    return { source, events: [], places: [], due: [due], otherwise: due };
  }
  return {
    ...{ source, events: [event], due: [], otherwise: due },
    places: claimsOf(about),
    evidence: 'deployments',
  };
}

/** As a reading would show it. */
function asRead({
  deployment,
  deployment_status: status,
}: DeploymentStatusPayload): Deployment {
  return {
    id: deployment.node_id,
    databaseId: deployment.id,
    commitOid: deployment.sha,
    environment: deployment.environment,
    task: deployment.task,
    createdAt: deployment.created_at,
    creator: deployment.creator && {
      login: deployment.creator.login,
      __typename: deployment.creator.type,
    },
    statuses: {
      nodes: [
        {
          state: status.state,
          createdAt: status.created_at,
          logUrl: status.log_url ?? null,
        },
      ],
    },
  };
}
