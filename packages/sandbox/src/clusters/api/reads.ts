import { pagesChange } from '../../faults';
import type { JsonObject } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { formOf, objectOf, query, type Call } from './call';
import { placeOf } from '../store';
import { expired, readContinue, writeContinue } from './paging';
import { representList, representObject } from './representation';
import { fieldSelector, labelSelector } from './selectors';

export function getOne(call: Call): void {
  const form = formOf(call);
  const object = objectOf(call);
  call.response.json(
    representObject(object, call.type, { form, now: call.cluster.clock.now() }),
  );
}

export function getList(call: Call): void {
  const form = formOf(call);
  const { items, version } = objectsAt(call);
  const page = pageOf(call, items, version);
  call.response.json(
    representList({ type: call.type, ...page }, form, call.cluster.clock.now()),
  );
}

interface Snapshot {
  readonly items: readonly KubernetesObject[];
  readonly version: number;
}

/** All objects in the place that the path names, as of the version of the continue token. */
function objectsAt(call: Call): Snapshot {
  const { cluster, type, path, response } = call;
  const token = query(call, 'continue');
  const current = {
    items: cluster.store.list(type, path.namespace),
    version: cluster.store.version,
  };
  const asked =
    token === undefined || token === '' ? -1 : readContinue(token).version;
  if (asked === -1) return current;
  // Older servers forget the version of the first page; a test can ask for such a moment.
  const items = pagesChange(response)
    ? undefined
    : cluster.store.listAt(type, asked, path.namespace);
  if (!items) throw expired(asked);
  return { items, version: asked };
}

function pageOf(
  call: Call,
  items: readonly KubernetesObject[],
  version: number,
): {
  readonly items: readonly KubernetesObject[];
  readonly metadata: JsonObject;
} {
  const labels = query(call, 'labelSelector');
  const fields = query(call, 'fieldSelector');
  const [matchesLabels, matchesFields] = [
    labelSelector(labels),
    fieldSelector(fields),
  ];
  const token = query(call, 'continue');
  const after =
    token === undefined || token === '' ? undefined : readContinue(token).after;
  const matching = items.filter(
    item => matchesLabels(item) && matchesFields(item),
  );
  const start =
    after === undefined
      ? 0
      : matching.findIndex(item => placeOf(item.metadata) > after);
  const rest = start < 0 ? [] : matching.slice(start);
  const limit = Number(query(call, 'limit') ?? 0);
  const page = limit > 0 ? rest.slice(0, limit) : rest;
  const last = page.at(-1);
  const more = rest.length - page.length;
  return {
    items: page,
    metadata: {
      resourceVersion: String(version),
      ...(more > 0 && last
        ? {
            continue: writeContinue({ version, after: placeOf(last.metadata) }),
          }
        : {}),
      // The server does not count what a selector would still match.
      ...(more > 0 && !labels && !fields ? { remainingItemCount: more } : {}),
    },
  };
}
