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
    definedBy: 'The end of their first reading, which comes by itself.',
  },
  'source-not-read': {
    sentence:
      'What sources of deployments tell is not known, because they could not be read',
    definedBy: 'A reading of them that comes to its end.',
  },
  'deployments-not-read': {
    sentence:
      'The deployments of this window are still being read for the first time, so some are missing.',
    definedBy:
      'The end of that reading, which goes on by itself, every minute while it does.',
  },
  'no-deployments': {
    sentence: 'Nothing was deployed to production in this window.',
    definedBy: 'A deployment to production that ends in the window.',
  },
  'no-changes-delivered': {
    sentence:
      'No change was first delivered in this window, as far as its commits are known.',
    definedBy:
      'A deployment that names its SHA and contains a change that no earlier one did.',
  },
  'no-commits-named': {
    sentence:
      'None of the deployments of this window names a commit, so nobody knows which changes they brought.',
    definedBy:
      'Deployments that name their commit: those of a Git host or a CI engine do, and an image does whose tag or label org.opencontainers.image.revision is one.',
  },
  'changes-not-known': {
    sentence:
      'Deployments of this window brought new revisions, and no change is known of any of them.',
    definedBy:
      'The commits and pull requests of the repository that the service is built from: the catalog says which one that is, and a Git host that is connected tells of it.',
  },
  'no-recoveries': {
    sentence: 'No recovery from a failed deployment ended in this window.',
    definedBy: 'A failed deployment whose recovery ends in the window.',
  },
  'only-open-failures': {
    sentence: 'Deployments failed, and nobody has recovered from them yet.',
    definedBy: 'The end of an incident, or a deployment that remedies one.',
  },
  'incidents-not-read': {
    sentence:
      'Not everything that tells of incidents has been read for this window, so some may be missing.',
    definedBy:
      'A reading of the sources of incidents that comes to its end and goes back to the first day of the window.',
  },
  'no-incident-source': {
    sentence:
      'No source tells of incidents, so that none is known proves nothing.',
    definedBy:
      'Connect a source of incidents, or state readiness.delivery.incidentSource when there are none to be read.',
  },
  'nothing-told-there': {
    sentence: 'No source has told of a deployment to it.',
    definedBy:
      'A deployment to an environment of this tier, by the source that counts for the service.',
  },
  'told-of-production': {
    sentence: 'What goes wrong is counted in production alone.',
    definedBy:
      'What fails, recovers or is repaired is counted there, and not elsewhere.',
  },
};

/** See {@link reasons}. */
export function undefinedBecause(reason: Undefined['reason']): Undefined {
  return { reason, ...reasons[reason] };
}
