import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';

type Undefined = ReadinessSchemas['DeliveryUndefined'];

/** Why a metric has no value, and what would give it one. */
const reasons: Readonly<
  Record<Undefined['reason'], Omit<Undefined, 'reason'>>
> = {
  'no-deployment-source': {
    sentence: 'No source reports deployments.',
    definedBy:
      'Connect a source of deployments that names this service: the Git host, a CI engine, Argo CD or a cluster.',
  },
  'not-read-yet': {
    sentence: 'The sources of deployments have not been read yet.',
    definedBy: 'It comes by itself once they have been read.',
  },
  'source-not-read': {
    sentence:
      'What the sources of deployments report is unknown, because they could not be read',
    definedBy: 'It comes back once they can be read.',
  },
  'deployments-not-read': {
    sentence:
      'The deployments of this window are still being read for the first time, so some are missing.',
    definedBy:
      'It comes by itself: the reading goes on every minute until it is done.',
  },
  'no-deployments': {
    sentence: 'Nothing was deployed to production in this window.',
    definedBy:
      'It has a value once a deployment to production ends in the window.',
  },
  'no-changes-delivered': {
    sentence:
      'No change was first delivered in this window, as far as its commits are known.',
    definedBy:
      'It has a value once a deployment names its commit and brings a change that none before it did.',
  },
  'no-commits-named': {
    sentence:
      'None of the deployments of this window names a commit, so nobody knows which changes they brought.',
    definedBy:
      'It needs deployments that name their commit: those of a Git host or a CI engine do, and so does an image whose tag or label org.opencontainers.image.revision is one.',
  },
  'changes-not-known': {
    sentence:
      'Deployments of this window brought new revisions, and no change is known of any of them.',
    definedBy:
      'It needs the commits and pull requests of the service’s repository: the catalog has to name it, and its Git host has to be connected.',
  },
  'no-recoveries': {
    sentence: 'No recovery from a failed deployment ended in this window.',
    definedBy:
      'It has a value once a failed deployment is recovered from in the window.',
  },
  'only-open-failures': {
    sentence: 'Deployments failed, and nobody has recovered from them yet.',
    definedBy:
      'It has a value once an incident ends, or a deployment remedies one.',
  },
  'incidents-not-read': {
    sentence:
      'Not every source of incidents has been read for this window, so some may be missing.',
    definedBy:
      'It has a value once they have been read back to the first day of the window.',
  },
  'no-incident-source': {
    sentence: 'No source reports incidents, so knowing of none proves nothing.',
    definedBy:
      'Connect a source of incidents, or state readiness.delivery.incidentSource when there are none to be read.',
  },
  'nothing-told-there': {
    sentence: 'No source has reported a deployment to it.',
    definedBy:
      'It has a value once the source that counts for the service reports a deployment to an environment of this tier.',
  },
  'told-of-production': {
    sentence: 'What goes wrong is counted in production alone.',
    definedBy: 'What fails, recovers or is repaired is counted there only.',
  },
};

/** See {@link reasons}. */
export function undefinedBecause(reason: Undefined['reason']): Undefined {
  return { reason, ...reasons[reason] };
}
