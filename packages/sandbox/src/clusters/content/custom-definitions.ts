import type { Cluster } from '../cluster';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';
import type { ResourceType } from '../objects/resource-types';
import { HELM } from './writers';

/** A CustomResourceDefinition for every type that an add-on brought. */
export function writeCustomDefinitions(cluster: Cluster, at: number): void {
  for (const type of cluster.store.types) {
    if (!type.custom) continue;
    const written = cluster.write(definitionOf(type), HELM, at);
    const conditions = [
      {
        type: 'NamesAccepted',
        status: 'True',
        lastTransitionTime: timestamp(at),
        reason: 'NoConflicts',
        message: 'no conflicts found',
      },
      {
        type: 'Established',
        status: 'True',
        lastTransitionTime: timestamp(at),
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
    ];
    cluster.writeStatus(
      {
        ...written,
        status: {
          conditions,
          acceptedNames: namesOf(type),
          storedVersions: [type.version],
        },
      },
      'kube-apiserver',
      at,
    );
  }
}

function definitionOf(type: ResourceType): KubernetesObject {
  const schema = {
    openAPIV3Schema: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
    },
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${type.plural}.${type.group}` },
    spec: {
      group: type.group,
      names: namesOf(type),
      scope: type.namespaced ? 'Namespaced' : 'Cluster',
      versions: [{ name: type.version, served: true, storage: true, schema }],
      conversion: { strategy: 'None' },
    },
  };
}

function namesOf({ plural, singular, kind, shortNames }: ResourceType) {
  return {
    plural,
    singular,
    kind,
    listKind: `${kind}List`,
    ...(shortNames.length === 0 ? {} : { shortNames }),
  };
}
