import {
  parseLabelSelector,
  selectsLabels,
  type Labels,
  type LabelSelector,
} from './labelSelector';
import { KUBERNETES_ID, type WorkloadLocator } from './locator';

/** What of a workload decides whose it is. */
export interface WorkloadMarks {
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Labels of the pods that it makes. */
  readonly podLabels?: Labels | undefined;
  /** The id in an annotation of the workload or of its pods; their label of that name comes first. */
  readonly annotatedId?: string | undefined;
}

/** Somebody whose workloads are looked for. */
export interface Located {
  readonly locator: WorkloadLocator;
}

interface Selecting<T> {
  readonly owner: T;
  readonly selector: LabelSelector;
}

/** Value that a label must have for the selector to be met; most selectors name one. */
function keyOf(selector: LabelSelector): string | undefined {
  for (const requirement of selector) {
    if (requirement.operator === 'in' && requirement.values.length === 1)
      return `${requirement.key}=${requirement.values.join()}`;
  }
  return undefined;
}

function put<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

/**
 * Whose a workload is. A component that states a label selector owns what the selector finds; its id is then not asked
 * for. Every other component owns what carries its id: as a label, else as an annotation. Labels of the pods count like
 * those of the workload. A component that states a namespace or a cluster owns nothing outside of it. A workload that
 * several components find belongs to each of them.
 */
export class WorkloadOwners<T extends Located> {
  readonly #byId = new Map<string, T[]>();
  readonly #byLabel = new Map<string, Selecting<T>[]>();
  readonly #others: Selecting<T>[] = [];

  constructor(owners: readonly T[]) {
    for (const owner of owners) {
      const { id, labelSelector } = owner.locator;
      if (id !== undefined) {
        put(this.#byId, id, owner);
        continue;
      }
      const selector = parseLabelSelector(labelSelector);
      if (selector) this.#select({ owner, selector });
    }
  }

  /** Owners in the order in which they were given to the constructor within each way of finding: id, then selector. */
  of(workload: WorkloadMarks): readonly T[] {
    const identified = this.#identified(workload);
    const selected = this.#selected(workload);
    const found =
      selected.length === 0 ? identified : [...identified, ...selected];
    return found.filter(
      ({ locator: { namespace, cluster } }) =>
        (namespace === undefined || namespace === workload.namespace) &&
        (cluster === undefined || cluster === workload.cluster),
    );
  }

  #select(selecting: Selecting<T>): void {
    const key = keyOf(selecting.selector);
    if (key === undefined) this.#others.push(selecting);
    else put(this.#byLabel, key, selecting);
  }

  #identified({ labels, podLabels, annotatedId }: WorkloadMarks): readonly T[] {
    const own = labels[KUBERNETES_ID];
    const ofPods = podLabels?.[KUBERNETES_ID];
    const first = own ?? ofPods ?? annotatedId;
    if (first === undefined) return [];
    const owners = this.#byId.get(first) ?? [];
    return own === undefined || ofPods === undefined || own === ofPods
      ? owners
      : [...owners, ...(this.#byId.get(ofPods) ?? [])];
  }

  #selected({ labels, podLabels }: WorkloadMarks): readonly T[] {
    if (this.#byLabel.size + this.#others.length === 0) return [];
    const sets = podLabels === undefined ? [labels] : [labels, podLabels];
    const keys = new Set(
      sets.flatMap(set =>
        Object.entries(set).map(([key, value]) => `${key}=${value}`),
      ),
    );
    return [
      ...[...keys].flatMap(key => this.#byLabel.get(key) ?? []),
      ...this.#others,
    ]
      .filter(({ selector }) => sets.some(set => selectsLabels(selector, set)))
      .map(({ owner }) => owner);
  }
}
