import type { KubernetesObject } from './objects/kubernetes-object';
import { apiVersionOf, type ResourceType } from './objects/resource-types';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

export interface Change {
  readonly type: ChangeType;
  readonly resource: ResourceType;
  readonly object: KubernetesObject;
  readonly previous: KubernetesObject | undefined;
  readonly version: number;
}

/** Where an object is: `namespace` is undefined for what belongs to the whole cluster. */
export interface ObjectKey {
  readonly name: string;
  readonly namespace?: string;
}

const KEPT_CHANGES = 20_000;

/**
 * All objects of one cluster, with one growing version number over all of them as etcd has. It remembers the latest
 * changes, so that a watch can continue from a version and a list can be read as it was.
 */
export class ObjectStore {
  readonly #types: readonly ResourceType[];
  /** By type, then by namespace; what belongs to the whole cluster is under the empty one. */
  readonly #objects = new Map<
    ResourceType,
    Map<string, Map<string, KubernetesObject>>
  >();
  readonly #listeners = new Set<(change: Change) => void>();
  #changes: Change[] = [];
  #version = 1000;
  #compacted = 1000;

  constructor(types: readonly ResourceType[]) {
    this.#types = types;
    for (const type of types) this.#objects.set(type, new Map());
  }

  get types(): readonly ResourceType[] {
    return this.#types;
  }

  get version(): number {
    return this.#version;
  }

  /** Versions up to this one can no longer be read or watched from. */
  get compacted(): number {
    return this.#compacted;
  }

  typeOf(object: {
    readonly apiVersion: string;
    readonly kind: string;
  }): ResourceType | undefined {
    return this.#types.find(
      type =>
        type.kind === object.kind && apiVersionOf(type) === object.apiVersion,
    );
  }

  typeNamed(group: string, plural: string): ResourceType | undefined {
    return this.#types.find(
      type => type.group === group && type.plural === plural,
    );
  }

  get(type: ResourceType, key: ObjectKey): KubernetesObject | undefined {
    return this.#of(type)
      .get(key.namespace ?? '')
      ?.get(key.name);
  }

  /** Sorted by namespace and name. */
  list(type: ResourceType, namespace?: string): readonly KubernetesObject[] {
    const objects = this.#of(type);
    const places =
      namespace === undefined
        ? [...objects.values()]
        : [objects.get(namespace) ?? new Map<string, KubernetesObject>()];
    return inOrder(places.flatMap(place => [...place.values()]));
  }

  /** By kind, which is unique enough within the sandbox except where `group` says otherwise. */
  listKind(
    kind: string,
    namespace?: string,
    group?: string,
  ): readonly KubernetesObject[] {
    const type = this.#types.find(
      candidate =>
        candidate.kind === kind &&
        !candidate.virtual &&
        (group ?? candidate.group) === candidate.group,
    );
    return type ? this.list(type, namespace) : [];
  }

  /** The list as it was at a version, undefined when that is no longer known. */
  listAt(
    type: ResourceType,
    version: number,
    namespace?: string,
  ): readonly KubernetesObject[] | undefined {
    if (version < this.#compacted) return undefined;
    const objects = new Map(
      this.list(type).map(object => [placeOf(object.metadata), object]),
    );
    for (const change of this.#changes.toReversed()) {
      if (change.version <= version) break;
      if (change.resource !== type) continue;
      const place = placeOf(change.object.metadata);
      if (change.previous) objects.set(place, change.previous);
      else objects.delete(place);
    }
    return inOrder([...objects.values()]).filter(
      ({ metadata }) =>
        namespace === undefined || metadata.namespace === namespace,
    );
  }

  /** Stores the object under a new version and tells the watchers. */
  put(type: ResourceType, object: KubernetesObject): KubernetesObject {
    const previous = this.get(type, object.metadata);
    this.#version += 1;
    const stored: KubernetesObject = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
    this.#placeOf(type, object.metadata).set(object.metadata.name, stored);
    this.#tell({
      type: previous ? 'MODIFIED' : 'ADDED',
      resource: type,
      object: stored,
      previous,
      version: this.#version,
    });
    return stored;
  }

  delete(type: ResourceType, key: ObjectKey): KubernetesObject | undefined {
    const previous = this.get(type, key);
    if (!previous) return undefined;
    this.#placeOf(type, key).delete(key.name);
    this.#version += 1;
    const object: KubernetesObject = {
      ...previous,
      metadata: {
        ...previous.metadata,
        resourceVersion: String(this.#version),
      },
    };
    this.#tell({
      type: 'DELETED',
      resource: type,
      object,
      previous,
      version: this.#version,
    });
    return object;
  }

  changesSince(type: ResourceType, version: number): readonly Change[] {
    return this.#changes.filter(
      change => change.version > version && change.resource === type,
    );
  }

  /** Returns how to stop listening. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all changes so far, as etcd does every few minutes. */
  compact(): void {
    this.#changes = [];
    this.#compacted = this.#version;
  }

  #of(type: ResourceType): Map<string, Map<string, KubernetesObject>> {
    const objects = this.#objects.get(type);
    if (!objects)
      throw new TypeError(
        `This cluster does not store ${apiVersionOf(type)} ${type.kind}`,
      );
    return objects;
  }

  #placeOf(
    type: ResourceType,
    { namespace = '' }: ObjectKey,
  ): Map<string, KubernetesObject> {
    const objects = this.#of(type);
    const existing = objects.get(namespace);
    if (existing) return existing;
    const created = new Map<string, KubernetesObject>();
    objects.set(namespace, created);
    return created;
  }

  #tell(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > KEPT_CHANGES) {
      this.#changes = this.#changes.slice(-KEPT_CHANGES / 2);
      this.#compacted = (this.#changes[0]?.version ?? this.#version) - 1;
    }
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** The order of a list, and what a continue token remembers. */
export function placeOf({ name, namespace }: ObjectKey): string {
  return namespace === undefined ? name : `/${namespace}/${name}`;
}

function inOrder(
  objects: readonly KubernetesObject[],
): readonly KubernetesObject[] {
  const placed = objects.map(object => ({
    object,
    place: placeOf(object.metadata),
  }));
  return placed
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ object }) => object);
}
