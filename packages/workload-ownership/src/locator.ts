import { parseLabelSelector } from './labelSelector';

/** On a component: the value of the label of the same name on its objects. On an object: the component's name. */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** On a component: a label selector over its objects, which takes the place of the id. */
export const KUBERNETES_LABEL_SELECTOR =
  'backstage.io/kubernetes-label-selector';

/** On a component: its objects lie in this namespace only. */
export const KUBERNETES_NAMESPACE = 'backstage.io/kubernetes-namespace';

/** On a component: its objects lie in this cluster only. */
export const KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';

/** How a component's objects are found in clusters. */
export interface WorkloadLocator {
  /** What a cluster is asked. */
  readonly labelSelector: string;
  /** Value of the id label; absent when the selector is the component's own. */
  readonly id?: string;
  readonly namespace?: string;
  readonly cluster?: string;
}

type Annotations = Readonly<Record<string, string>> | undefined;

function read(annotations: Annotations, name: string): string | undefined {
  return annotations?.[name]?.trim() || undefined;
}

/** The locator that a component's annotations state; undefined when they name neither an id nor a selector. */
export function statedLocator(
  annotations: Annotations,
): WorkloadLocator | undefined {
  const id = read(annotations, KUBERNETES_ID);
  const selector = read(annotations, KUBERNETES_LABEL_SELECTOR);
  return id === undefined && selector === undefined
    ? undefined
    : locatorOf(annotations, selector ?? { id: id ?? '' });
}

/** The same; a component that states neither is found by its name, as the Kubernetes backend finds it. */
export function workloadLocatorOf(component: {
  readonly name: string;
  readonly annotations?: Annotations;
}): WorkloadLocator {
  const { name, annotations } = component;
  return statedLocator(annotations) ?? locatorOf(annotations, { id: name });
}

function locatorOf(
  annotations: Annotations,
  by: string | { readonly id: string },
): WorkloadLocator {
  const namespace = read(annotations, KUBERNETES_NAMESPACE);
  const cluster = read(annotations, KUBERNETES_CLUSTER);
  return {
    ...(typeof by === 'string'
      ? { labelSelector: by }
      : { labelSelector: `${KUBERNETES_ID}=${by.id}`, id: by.id }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(cluster === undefined ? {} : { cluster }),
  };
}

/** False for a selector that an API server refuses: then nothing is known of what it was meant to find. */
export function isUnderstood({ id, labelSelector }: WorkloadLocator): boolean {
  return id !== undefined || parseLabelSelector(labelSelector) !== undefined;
}
