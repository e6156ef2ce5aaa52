import { ApiError } from '../objects/api-error';
import type { Json, JsonObject } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { apiVersionOf } from '../objects/resource-types';
import type { Change, ChangeType } from '../store';
import { formOf, query, type Call } from './call';
import { representObject } from './representation';
import { fieldSelector, labelSelector, type Matches } from './selectors';

const DEFAULT_TIMEOUT_S = 1800;
const BOOKMARK_EVERY_MS = 60_000;

/** What Go writes for an object without content, where a field has no `omitempty`. */
const EMPTY: Readonly<Record<string, JsonObject>> = {
  Deployment: {
    spec: {
      replicas: 0,
      selector: null,
      template: { metadata: {}, spec: { containers: null } },
      strategy: {},
    },
    status: {},
  },
  Pod: { spec: { containers: null }, status: {} },
  Service: { spec: {}, status: { loadBalancer: {} } },
};

/** Answers with one JSON event per line until the client leaves or `timeoutSeconds` are over. */
export function watch(call: Call): void {
  const events = eventsOf(call);
  call.response.status(200).setHeader('Content-Type', 'application/json');
  call.response.flushHeaders();
  const send = (type: ChangeType | 'BOOKMARK' | 'ERROR', object: Json) => {
    call.response.write(`${JSON.stringify({ type, object })}\n`);
  };

  if (events.isTooOld) {
    const { version, compacted } = events;
    send(
      'ERROR',
      new ApiError(
        'Expired',
        `too old resource version: ${version} (${compacted})`,
      ).toStatus(),
    );
    call.response.end();
    return;
  }
  for (const { type, object } of events.initial)
    send(type, events.represent(object));
  if (events.endsInitialWithBookmark) send('BOOKMARK', bookmarkOf(call, true));

  const stop = call.cluster.store.onChange(change => {
    if (change.resource !== call.type) return;
    const event = events.seen(change);
    if (event) send(event.type, events.represent(event.object));
  });
  const bookmarks = setInterval(() => {
    if (query(call, 'allowWatchBookmarks') === 'true')
      send('BOOKMARK', bookmarkOf(call, false));
  }, BOOKMARK_EVERY_MS);
  const timeout = setTimeout(
    () => call.response.end(),
    Number(query(call, 'timeoutSeconds') ?? DEFAULT_TIMEOUT_S) * 1000,
  );
  call.response.on('close', () => {
    stop();
    clearInterval(bookmarks);
    clearTimeout(timeout);
  });
}

interface Event {
  readonly type: ChangeType;
  readonly object: KubernetesObject;
}

interface Events {
  readonly isTooOld: boolean;
  readonly version: number;
  readonly compacted: number;
  readonly initial: readonly Event[];
  readonly endsInitialWithBookmark: boolean;
  /** What a watcher with this selector is told of a change; undefined for nothing. */
  seen(change: Change): Event | undefined;
  represent(object: KubernetesObject): JsonObject;
}

function eventsOf(call: Call): Events {
  const { cluster, type, path } = call;
  const form = formOf(call);
  const matches = matcherOf(call);
  const asked = query(call, 'resourceVersion') ?? '';
  const streamsList = query(call, 'sendInitialEvents') === 'true';
  const startsWithList = streamsList || asked === '' || asked === '0';
  const version = Number(asked);
  const seen = (change: Change) => eventFor(change, matches);
  return {
    isTooOld: !startsWithList && version < cluster.store.compacted,
    version,
    compacted: cluster.store.compacted,
    initial: startsWithList
      ? cluster.store
          .list(type, path.namespace)
          .filter(matches)
          .map(object => ({ type: 'ADDED' as const, object }))
      : cluster.store
          .changesSince(type, version)
          .flatMap(change => seen(change) ?? []),
    endsInitialWithBookmark:
      streamsList && query(call, 'allowWatchBookmarks') === 'true',
    seen,
    represent: object =>
      representObject(object, type, { form, now: cluster.clock.now() }),
  };
}

function matcherOf(call: Call): Matches {
  const { path } = call;
  const matchesLabels = labelSelector(query(call, 'labelSelector'));
  const matchesFields = fieldSelector(query(call, 'fieldSelector'));
  return object =>
    (path.namespace === undefined ||
      object.metadata.namespace === path.namespace) &&
    (path.name === undefined || object.metadata.name === path.name) &&
    matchesLabels(object) &&
    matchesFields(object);
}

/** An object that starts or stops matching the selector is added or deleted as far as the watcher can see. */
function eventFor(
  { type, object, previous }: Change,
  matches: Matches,
): Event | undefined {
  const did = previous !== undefined && matches(previous);
  const does = type !== 'DELETED' && matches(object);
  if (does) return { type: did ? 'MODIFIED' : 'ADDED', object };
  return did ? { type: 'DELETED', object } : undefined;
}

function bookmarkOf({ cluster, type }: Call, endsInitial: boolean): JsonObject {
  return {
    kind: type.kind,
    apiVersion: apiVersionOf(type),
    metadata: {
      resourceVersion: String(cluster.store.version),
      ...(endsInitial
        ? { annotations: { 'k8s.io/initial-events-end': 'true' } }
        : {}),
    },
    ...(EMPTY[type.kind] ?? { spec: {}, status: {} }),
  };
}
