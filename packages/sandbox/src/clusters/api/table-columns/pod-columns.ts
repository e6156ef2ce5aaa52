import { at, listAt, numberAt, textAt } from '../../objects/json';
import type { KubernetesObject } from '../../objects/kubernetes-object';
import { AGE, NAME, type ColumnsOfKinds } from './column';

/** Pods. */
export const POD_COLUMNS: ColumnsOfKinds = {
  Pod: [
    NAME,
    { name: 'Ready', cell: readyContainers },
    { name: 'Status', cell: podState },
    {
      name: 'Restarts',
      cell: object =>
        listAt(object, 'status', 'containerStatuses').reduce<number>(
          (sum, each) => sum + (numberAt(each, 'restartCount') ?? 0),
          0,
        ),
    },
    AGE,
    {
      name: 'IP',
      priority: 1,
      cell: object => textAt(object, 'status', 'podIP') ?? '<none>',
    },
    {
      name: 'Node',
      priority: 1,
      cell: object => textAt(object, 'spec', 'nodeName') ?? '<none>',
    },
  ],
};

function readyContainers(pod: KubernetesObject): string {
  const ready = listAt(pod, 'status', 'containerStatuses').filter(
    each => at(each, 'ready') === true,
  ).length;
  return `${ready}/${listAt(pod, 'spec', 'containers').length}`;
}

function podState(pod: KubernetesObject): string {
  const waiting = listAt(pod, 'status', 'containerStatuses').map(each =>
    textAt(each, 'state', 'waiting', 'reason'),
  );
  return (
    waiting.find(reason => reason !== undefined) ??
    textAt(pod, 'status', 'phase') ??
    'Unknown'
  );
}
