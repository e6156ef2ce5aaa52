import {
  at,
  isJsonObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
  type Json,
} from '../objects/json';
import { labelsOf, type KubernetesObject } from '../objects/kubernetes-object';

/** A column of the answer to `kubectl get`; priority 1 is shown with `-o wide` only. */
export interface Column {
  readonly name: string;
  readonly priority?: 1;
  readonly cell: (object: KubernetesObject, now: number) => string | number;
}

const NAME: Column = { name: 'Name', cell: object => object.metadata.name };
const AGE: Column = {
  name: 'Age',
  cell: (object, now) => ageSince(object.metadata.creationTimestamp, now),
};
const CONTAINERS: Column = {
  name: 'Containers',
  priority: 1,
  cell: object =>
    containersOf(object)
      .map(each => textAt(each, 'name') ?? '')
      .join(','),
};
const IMAGES: Column = {
  name: 'Images',
  priority: 1,
  cell: object =>
    containersOf(object)
      .map(each => textAt(each, 'image') ?? '')
      .join(','),
};
const SELECTOR: Column = {
  name: 'Selector',
  priority: 1,
  cell: object => pairs(at(object, 'spec', 'selector', 'matchLabels')),
};

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
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
  Service: [
    NAME,
    { name: 'Type', cell: object => textAt(object, 'spec', 'type') ?? '' },
    {
      name: 'Cluster-IP',
      cell: object => textAt(object, 'spec', 'clusterIP') ?? '<none>',
    },
    { name: 'External-IP', cell: object => addressesOf(object) ?? '<none>' },
    {
      name: 'Port(s)',
      cell: object =>
        listAt(object, 'spec', 'ports')
          .map(port => `${numberAt(port, 'port')}/${textAt(port, 'protocol')}`)
          .join(','),
    },
    AGE,
    {
      name: 'Selector',
      priority: 1,
      cell: object => pairs(at(object, 'spec', 'selector')),
    },
  ],
  Ingress: [
    NAME,
    {
      name: 'Class',
      cell: object => textAt(object, 'spec', 'ingressClassName') ?? '<none>',
    },
    {
      name: 'Hosts',
      cell: object =>
        listAt(object, 'spec', 'rules')
          .map(rule => textAt(rule, 'host') ?? '*')
          .join(','),
    },
    { name: 'Address', cell: object => addressesOf(object) ?? '' },
    {
      name: 'Ports',
      cell: object =>
        listAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
    },
    AGE,
  ],
  Namespace: [
    NAME,
    { name: 'Status', cell: object => textAt(object, 'status', 'phase') ?? '' },
    AGE,
  ],
  Node: [
    NAME,
    {
      name: 'Status',
      cell: object =>
        textAt(conditionOf(object, 'Ready'), 'status') === 'True'
          ? 'Ready'
          : 'NotReady',
    },
    { name: 'Roles', cell: object => rolesOf(object) },
    AGE,
    {
      name: 'Version',
      cell: object =>
        textAt(object, 'status', 'nodeInfo', 'kubeletVersion') ?? '',
    },
  ],
  Event: [
    {
      name: 'Last Seen',
      cell: (object, now) =>
        ageSince(
          textAt(object, 'lastTimestamp') ?? textAt(object, 'eventTime'),
          now,
        ),
    },
    { name: 'Type', cell: object => textAt(object, 'type') ?? '' },
    { name: 'Reason', cell: object => textAt(object, 'reason') ?? '' },
    {
      name: 'Object',
      cell: object =>
        `${(
          textAt(object, 'involvedObject', 'kind') ?? ''
        ).toLowerCase()}/${textAt(object, 'involvedObject', 'name')}`,
    },
    { name: 'Message', cell: object => textAt(object, 'message') ?? '' },
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
  Application: [
    NAME,
    {
      name: 'Sync Status',
      cell: object => textAt(object, 'status', 'sync', 'status') ?? '',
    },
    {
      name: 'Health Status',
      cell: object => textAt(object, 'status', 'health', 'status') ?? '',
    },
  ],
};

function status(object: KubernetesObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0;
}

function containersOf(object: KubernetesObject): readonly Json[] {
  return listAt(object, 'spec', 'template', 'spec', 'containers');
}

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

function conditionOf(object: KubernetesObject, type: string): Json | undefined {
  return listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );
}

function rolesOf(node: KubernetesObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(labelsOf(node)).filter(label =>
    label.startsWith(prefix),
  );
  return roles.length === 0
    ? '<none>'
    : roles.map(role => role.slice(prefix.length)).join(',');
}

function addressesOf(object: KubernetesObject): string | undefined {
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress').map(
    each => textAt(each, 'ip') ?? textAt(each, 'hostname') ?? '',
  );
  return addresses.length === 0 ? undefined : addresses.join(',');
}

function pairs(value: Json | undefined): string {
  return isJsonObject(value)
    ? Object.entries(objectAt(value))
        .map(([key, each]) => `${key}=${String(each)}`)
        .join(',')
    : '<none>';
}

/** `5s`, `2m34s`, `4h`, `12d`: the two largest units while they are small. */
function ageSince(time: string | undefined, now: number): string {
  if (time === undefined) return '<unknown>';
  const seconds = Math.max(0, Math.floor((now - Date.parse(time)) / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 !== 0) return `${minutes}m${seconds % 60}s`;
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

/** The columns of a kind; name and age where nothing more is known. */
export function columnsOf(kind: string): readonly Column[] {
  return COLUMNS[kind] ?? [NAME, AGE];
}
