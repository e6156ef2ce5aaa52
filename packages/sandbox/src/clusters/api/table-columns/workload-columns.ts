import { at, listAt, numberAt, textAt, type Json } from '../../objects/json';
import type { KubernetesObject } from '../../objects/kubernetes-object';
import {
  AGE,
  ageSince,
  NAME,
  pairs,
  type Column,
  type ColumnsOfKinds,
} from './column';

const ofContainers = (name: string, field: string): Column => ({
  name,
  priority: 1,
  cell: object =>
    containersOf(object)
      .map(each => textAt(each, field) ?? '')
      .join(','),
});
const CONTAINERS = ofContainers('Containers', 'name');
const IMAGES = ofContainers('Images', 'image');
const SELECTOR: Column = {
  name: 'Selector',
  priority: 1,
  cell: object => pairs(at(object, 'spec', 'selector', 'matchLabels')),
};

/** What keeps pods running. */
export const WORKLOAD_COLUMNS: ColumnsOfKinds = {
  Deployment: [
    NAME,
    {
      name: 'Ready',
      cell: object =>
        `${status(object, 'readyReplicas')}/${
          numberAt(object, 'spec', 'replicas') ?? 0
        }`,
    },
    { name: 'Up-to-date', cell: object => status(object, 'updatedReplicas') },
    { name: 'Available', cell: object => status(object, 'availableReplicas') },
    AGE,
    CONTAINERS,
    IMAGES,
    SELECTOR,
  ],
  ReplicaSet: [
    NAME,
    {
      name: 'Desired',
      cell: object => numberAt(object, 'spec', 'replicas') ?? 0,
    },
    { name: 'Current', cell: object => status(object, 'replicas') },
    { name: 'Ready', cell: object => status(object, 'readyReplicas') },
    AGE,
    CONTAINERS,
    IMAGES,
    SELECTOR,
  ],
  StatefulSet: [
    NAME,
    {
      name: 'Ready',
      cell: object =>
        `${status(object, 'readyReplicas')}/${
          numberAt(object, 'spec', 'replicas') ?? 0
        }`,
    },
    AGE,
    CONTAINERS,
    IMAGES,
  ],
  DaemonSet: [
    NAME,
    {
      name: 'Desired',
      cell: object => status(object, 'desiredNumberScheduled'),
    },
    {
      name: 'Current',
      cell: object => status(object, 'currentNumberScheduled'),
    },
    { name: 'Ready', cell: object => status(object, 'numberReady') },
    {
      name: 'Up-to-date',
      cell: object => status(object, 'updatedNumberScheduled'),
    },
    { name: 'Available', cell: object => status(object, 'numberAvailable') },
    AGE,
    CONTAINERS,
    IMAGES,
    SELECTOR,
  ],
  CronJob: [
    NAME,
    {
      name: 'Schedule',
      cell: object => textAt(object, 'spec', 'schedule') ?? '',
    },
    {
      name: 'Suspend',
      cell: object =>
        at(object, 'spec', 'suspend') === true ? 'True' : 'False',
    },
    {
      name: 'Last Schedule',
      cell: (object, now) =>
        ageSince(textAt(object, 'status', 'lastScheduleTime'), now),
    },
    AGE,
  ],
};

function status(object: KubernetesObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0;
}

function containersOf(object: KubernetesObject): readonly Json[] {
  return listAt(object, 'spec', 'template', 'spec', 'containers');
}
