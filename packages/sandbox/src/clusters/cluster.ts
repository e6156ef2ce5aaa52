import type { Clock } from '../company/ports';
import type { ClusterPlan, MetricsServer } from '../company/types';
import { ApiError, notFound } from './objects/api-error';
import { withDefaults } from './objects/defaults';
import { ownershipAfter, type Writer } from './objects/field-ownership';
import { isEqual } from './objects/json';
import {
  timestamp,
  type KubernetesObject,
  type ObjectMeta,
} from './objects/kubernetes-object';
import { uidOf } from './objects/names';
import {
  METRICS_GROUP,
  resourceTypesOf,
  type ResourceType,
} from './objects/resource-types';
import { SecretPaths } from './secret-paths';
import { ObjectStore, type ObjectKey } from './store';

/** Kinds that count changes of their spec in `metadata.generation`. */
const WITHOUT_GENERATION = new Set([
  'Service',
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'Namespace',
  'Node',
  'Event',
  'StorageClass',
  'HorizontalPodAutoscaler',
  'LimitRange',
  'ResourceQuota',
  'Endpoints',
  'Lease',
]);

/** One pretend cluster: its objects and the rules by which they are written. */
export class Cluster {
  readonly store: ObjectStore;
  readonly secrets = new SecretPaths();
  metricsServer: MetricsServer;
  #written = 0;

  constructor(readonly plan: ClusterPlan, readonly clock: Clock) {
    this.store = new ObjectStore(resourceTypesOf(plan));
    this.metricsServer = plan.metricsServer;
  }

  /** What discovery names and requests find: usage is an API of its own that only a metrics server brings. */
  get servedTypes(): readonly ResourceType[] {
    const { types } = this.store;
    return this.metricsServer === 'none'
      ? types.filter(type => type.group !== METRICS_GROUP)
      : types;
  }

  typeOf(object: KubernetesObject): ResourceType {
    const type = this.store.typeOf(object);
    if (!type)
      throw new ApiError(
        'BadRequest',
        `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
      );
    return type;
  }

  /** The live object that a manifest names. */
  liveOf(manifest: KubernetesObject): KubernetesObject | undefined {
    return this.store.get(this.typeOf(manifest), this.#keyOf(manifest));
  }

  /**
   * Creates or replaces an object. Its status stays as it is unless it is written through the subresource `status`,
   * and then nothing but status and metadata changes. `at` dates the write; it is now when left out.
   */
  write(
    object: KubernetesObject,
    writer: Writer,
    at = this.clock.now(),
  ): KubernetesObject {
    const type = this.typeOf(object);
    const before = this.store.get(type, this.#keyOf(object));
    const wanted = this.#settle(object, before, writer);
    const metadata = this.#metadataOf({ object: wanted, before, type, at });
    const candidate: KubernetesObject = { ...wanted, metadata };
    if (before && isEqual(before, candidate)) return before;
    const ownsStatus = !hasStatus(type);
    const managedFields = ownershipAfter({
      before,
      after: candidate,
      writer: { ...writer, ownsStatus },
      now: at,
    });
    return this.store.put(type, {
      ...candidate,
      metadata: { ...metadata, managedFields },
    });
  }

  /** Writes status only. */
  writeStatus(
    object: KubernetesObject,
    manager: string,
    at = this.clock.now(),
  ): KubernetesObject {
    return this.write(
      object,
      { manager, operation: 'Update', subresource: 'status' },
      at,
    );
  }

  /** Deletes an object and everything that it owns, or that lives in it when it is a namespace. */
  remove(type: ResourceType, key: ObjectKey): KubernetesObject {
    const removed = this.store.delete(type, key);
    if (!removed) throw notFound(type, key.name);
    for (const other of this.store.types) {
      if (other.virtual || !(other.namespaced || type.kind === 'Namespace'))
        continue;
      for (const object of this.store.list(
        other,
        type.kind === 'Namespace' ? key.name : key.namespace,
      )) {
        const owned = (object.metadata.ownerReferences ?? []).some(
          reference => reference.uid === removed.metadata.uid,
        );
        if (
          (owned || type.kind === 'Namespace') &&
          this.store.get(other, object.metadata)
        )
          this.remove(other, object.metadata);
      }
    }
    return removed;
  }

  #settle(
    object: KubernetesObject,
    before: KubernetesObject | undefined,
    writer: Writer,
  ): KubernetesObject {
    if (writer.subresource === 'status') {
      if (!before) throw notFound(this.typeOf(object), object.metadata.name);
      return {
        ...before,
        metadata: object.metadata,
        ...(object.status === undefined ? {} : { status: object.status }),
      };
    }
    const defaulted = withDefaults(object);
    return before?.status === undefined || !hasStatus(this.typeOf(object))
      ? defaulted
      : { ...defaulted, status: before.status };
  }

  #keyOf(object: KubernetesObject): ObjectKey {
    const type = this.typeOf(object);
    return type.namespaced
      ? {
          name: object.metadata.name,
          namespace: object.metadata.namespace ?? 'default',
        }
      : { name: object.metadata.name };
  }

  #metadataOf({ object, before, type, at }: Settled): ObjectMeta {
    const { managedFields: _, resourceVersion: __, ...given } = object.metadata;
    const key = this.#keyOf(object);
    if (before) {
      const {
        uid,
        creationTimestamp,
        generation,
        resourceVersion,
        managedFields,
      } = before.metadata;
      const changed =
        !isEqual(before.spec, object.spec) ||
        !(hasStatus(type) || isEqual(before, object));
      return {
        ...given,
        ...key,
        ...(uid === undefined ? {} : { uid }),
        ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
        ...(resourceVersion === undefined ? {} : { resourceVersion }),
        ...(generation === undefined
          ? {}
          : { generation: changed ? generation + 1 : generation }),
        ...(managedFields === undefined ? {} : { managedFields }),
      };
    }
    this.#written += 1;
    return {
      ...given,
      ...key,
      uid: uidOf(
        `${this.plan.name} ${type.plural} ${key.namespace} ${key.name} ${
          this.#written
        }`,
      ),
      creationTimestamp: timestamp(at),
      ...(WITHOUT_GENERATION.has(type.kind) ? {} : { generation: 1 }),
    };
  }
}

interface Settled {
  readonly object: KubernetesObject;
  readonly before: KubernetesObject | undefined;
  readonly type: ResourceType;
  readonly at: number;
}

/** Whether the status is written through a subresource; elsewhere it is a field like any other. */
function hasStatus(type: ResourceType): boolean {
  return type.subresources.some(({ name }) => name === 'status');
}
