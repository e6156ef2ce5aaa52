import type {
  Company,
  Environment,
  SecretsMechanism,
  Service,
} from '../company/types';
import type { Cluster } from './cluster';
import { referToSecrets, plainSecretName } from './content/secret-references';
import { placementsIn } from './content/services';
import { isArgoCd } from '../company/places';
import { SERVICE_WRITERS } from './content/writers';
import type { KubernetesObject } from './objects/kubernetes-object';

const WORKLOADS = ['Deployment', 'StatefulSet', 'CronJob'];

/**
 * Rewrites a team's workloads so that their secrets come from another mechanism, as their owners would have done
 * it, and takes away what the former one left. The pods roll. Workloads of Argo CD follow the GitOps repository.
 */
export function moveTeamSecrets(
  cluster: Cluster,
  company: Company,
  {
    team,
    mechanism,
  }: { readonly team: string; readonly mechanism: SecretsMechanism },
): void {
  for (const { service, environment, owner } of placementsIn(
    cluster,
    company,
  )) {
    // What Argo CD brings moves when Git does: it would undo a change of the live objects within seconds.
    if (service.team !== team || isArgoCd(owner)) continue;
    removeReferences(cluster, service);
    const workloads = WORKLOADS.flatMap(kind =>
      cluster.store.listKind(kind, team),
    ).filter(each => each.metadata.name === service.name);
    const rewritten = referToSecrets(workloads.map(withoutHistory), {
      service,
      environment,
      owner,
      mechanism,
    });
    for (const object of rewritten)
      cluster.write(object, SERVICE_WRITERS[owner].next);
    if (mechanism === 'shared-document')
      writePlainSecret(cluster, service, environment);
  }
}

function removeReferences(cluster: Cluster, service: Service): void {
  const names = [`${service.name}-secrets`, plainSecretName(service.name)];
  for (const kind of ['ExternalSecret', 'Secret']) {
    for (const object of cluster.store.listKind(kind, service.team)) {
      if (names.includes(object.metadata.name))
        cluster.remove(cluster.typeOf(object), object.metadata);
    }
  }
}

/** A new object beside a workload must not inherit its identity. */
function withoutHistory(object: KubernetesObject): KubernetesObject {
  const {
    uid: _uid,
    resourceVersion: _version,
    generation: _generation,
    creationTimestamp: _created,
    managedFields: _fields,
    ...metadata
  } = object.metadata;
  return { ...object, metadata };
}

function writePlainSecret(
  cluster: Cluster,
  service: Service,
  environment: Environment,
): void {
  const data = {
    'database-password': Buffer.from(
      `not-a-real-secret-${environment}`,
    ).toString('base64'),
  };
  const secret: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: plainSecretName(service.name), namespace: service.team },
    data,
    type: 'Opaque',
  };
  cluster.write(secret, { manager: 'kubectl-create', operation: 'Update' });
}
