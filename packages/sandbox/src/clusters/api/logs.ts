import { ApiError } from '../objects/api-error';
import { at, listAt, numberAt, textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { pickNumber } from '../objects/names';
import { objectOf, query, type Call } from './call';

const LINES = 200;
const ROUTES = [
  '/healthz',
  '/v1/items',
  '/v1/items/42',
  '/metrics',
  '/v1/search',
];

/** `pods/log`: lines a service like this would write, ending now, or with the crash when it crashes. */
export function getLog(call: Call): void {
  const pod = objectOf(call);
  const container =
    query(call, 'container') ??
    textAt(pod, 'spec', 'containers', 0, 'name') ??
    '';
  if (
    !listAt(pod, 'spec', 'containers').some(
      each => textAt(each, 'name') === container,
    )
  ) {
    throw new ApiError(
      'BadRequest',
      `container ${container} is not valid for pod ${pod.metadata.name}`,
    );
  }
  const waiting = textAt(
    pod,
    'status',
    'containerStatuses',
    0,
    'state',
    'waiting',
    'reason',
  );
  if (
    waiting === 'ImagePullBackOff' ||
    waiting === 'ErrImagePull' ||
    waiting === 'ContainerCreating' ||
    textAt(pod, 'status', 'phase') === 'Pending'
  ) {
    throw new ApiError(
      'BadRequest',
      `container "${container}" in pod "${pod.metadata.name}" is waiting to start: trying and failing to pull image`,
    );
  }
  const lines = linesOf(pod, call.cluster.clock.now());
  const tail = Number(query(call, 'tailLines') ?? lines.length);
  const text = lines.slice(Math.max(0, lines.length - tail)).join('\n');
  call.response.type('text/plain').send(text === '' ? '' : `${text}\n`);
}

function linesOf(pod: KubernetesObject, now: number): readonly string[] {
  const last = at(
    pod,
    'status',
    'containerStatuses',
    0,
    'lastState',
    'terminated',
  );
  if (last !== undefined)
    return crashOf(
      pod,
      Date.parse(textAt(last, 'finishedAt') ?? new Date(now).toISOString()),
    );
  const started = Date.parse(
    textAt(pod, 'status', 'startTime') ?? new Date(now).toISOString(),
  );
  const step = 1500;
  const count = Math.min(
    LINES,
    Math.max(1, Math.floor((now - started) / step)),
  );
  return Array.from({ length: count }, (_, index) => {
    const time = now - (now % step) - (count - index) * step;
    const route =
      ROUTES[pickNumber(`${pod.metadata.name} ${time}`, ROUTES.length)];
    const took = 2 + pickNumber(`${time} ${pod.metadata.name}`, 60);
    return JSON.stringify({
      time: new Date(time).toISOString(),
      level: 'info',
      msg: 'request',
      method: 'GET',
      route,
      status: 200,
      durationMs: took,
    });
  });
}

function crashOf(pod: KubernetesObject, finished: number): readonly string[] {
  const code =
    numberAt(
      pod,
      'status',
      'containerStatuses',
      0,
      'lastState',
      'terminated',
      'exitCode',
    ) ?? 1;
  const line = (before: number, level: string, msg: string) =>
    JSON.stringify({
      time: new Date(finished - before).toISOString(),
      level,
      msg,
    });
  return [
    line(2100, 'info', 'starting'),
    line(1900, 'info', 'reading configuration'),
    line(
      200,
      'error',
      'cannot reach the database: connect ECONNREFUSED 10.96.12.7:5432',
    ),
    line(10, 'fatal', `giving up, exit code ${code}`),
  ];
}
