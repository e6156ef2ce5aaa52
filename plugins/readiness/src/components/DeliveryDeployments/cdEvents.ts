import type { DeliveryDeployment } from '../../answers';
import { nameOf } from '../../words';
import { jsonFile, type FileText } from '../TableFile';

/** Of CDEvents; the types of its events have versions of their own. */
const SPEC_VERSION = '0.5.1';

/** What a deployment is in the words of CDEvents 0.5.1, "Continuous deployment events". */
function typeOf({ kind }: DeliveryDeployment): string {
  switch (kind) {
    case 'forward':
      return 'dev.cdevents.service.upgraded.0.3.0';
    case 'rollback':
      return 'dev.cdevents.service.rolledback.0.3.0';
    case 'baseline':
    case 'redeploy':
    case 'late':
    case 'unknown':
    case undefined:
      return 'dev.cdevents.service.deployed.0.3.0';
    default:
      throw new Error(`Unknown kind ${String(kind satisfies never)}`);
  }
}

/** A package URL of what was deployed: its source names a commit and no package. */
function artifactOf({ service, sha }: DeliveryDeployment): string {
  const name = encodeURIComponent(nameOf(service));
  return sha === undefined
    ? `pkg:generic/${name}`
    : `pkg:generic/${name}@${encodeURIComponent(sha)}`;
}

/** What a file says of all its events. */
export interface Told {
  /** Who tells of them: the portal, as a URI. */
  readonly source: string;
  /** The tier that they were deployed to. */
  readonly tier: string;
}

function eventOf(deployment: DeliveryDeployment, { source, tier }: Told) {
  const { service, finishedAt, startedBy } = deployment;
  // One run may deploy several services.
  const id = `${service}/${deployment.id}`;
  const type = typeOf(deployment);
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: service,
    time: finishedAt,
    datacontenttype: 'application/json',
    data: {
      context: {
        specversion: SPEC_VERSION,
        id,
        source,
        type,
        timestamp: finishedAt,
      },
      subject: {
        id: service,
        content: {
          environment: { id: tier },
          artifactId: artifactOf(deployment),
        },
      },
      // CDEvents has no field for it; this portal reads it back from here.
      ...(startedBy ? { customData: { startedBy } } : {}),
    },
  };
}

/** Whether CDEvents has an event for it: none says that a deployment of a service failed. */
export function hasCdEvent({ status }: DeliveryDeployment): boolean {
  return status === 'success';
}

/**
 * Successful deployments as CDEvents in CloudEvents 1.0, structured, as a JSON batch. Saved again they have the same ids.
 */
export function cdEventsFile(
  deployments: readonly DeliveryDeployment[],
  told: Told,
): FileText {
  const events = deployments
    .filter(hasCdEvent)
    .map(deployment => eventOf(deployment, told));
  return {
    ...jsonFile(events),
    type: 'application/cloudevents-batch+json',
  };
}
