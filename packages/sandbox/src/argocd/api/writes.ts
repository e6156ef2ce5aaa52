import { z } from 'zod';
import { applyJsonPatch } from '../../clusters/objects/json-patch';
import {
  isEqual,
  mergeJson,
  objectAt,
  type JsonObject,
} from '../../clusters/objects/json';
import {
  parseJson,
  parseObject,
} from '../../clusters/objects/kubernetes-object';
import { withoutKind, type Application } from '../application';
import { ArgoError } from '../argo-error';
import { trackedObjects } from '../comparison';
import { trackingName } from '../targets';
import { demandDeployer, ISSUED_AT } from './accounts';
import { parseText, read, readApplication, validate } from './bodies';
import { applicationOf, queryOf, send, subjectOf, type Call } from './request';

const EMPTY_STATUS: JsonObject = {
  sync: {
    status: '',
    comparedTo: { source: { repoURL: '' }, destination: {} },
  },
  health: {},
  summary: {},
  sourceHydrator: {},
};

export async function createApplication(call: Call): Promise<void> {
  const wanted = readApplication(call.request.body);
  demandDeployer(call.account, {
    action: 'create',
    subject: subjectOf(wanted),
    issuedAt: ISSUED_AT,
  });
  await validate(call, wanted);
  const { instance } = call;
  const existing = instance.applications.find(
    wanted.metadata.name,
    wanted.metadata.namespace,
  );
  if (existing) {
    if (
      !isEqual(existing.spec, wanted.spec) &&
      queryOf(call, 'upsert') !== 'true'
    ) {
      throw new ArgoError(
        3,
        'existing application spec is different, use upsert flag to force update',
      );
    }
    send(
      call,
      withoutKind(
        isEqual(existing.spec, wanted.spec)
          ? existing
          : save(call, { ...existing, spec: wanted.spec }),
      ),
    );
    return;
  }
  const created = save(call, { ...wanted, status: EMPTY_STATUS });
  send(call, withoutKind(created));
}

export async function updateApplication(call: Call): Promise<void> {
  const before = applicationOf(call);
  demandDeployer(call.account, {
    action: 'update',
    subject: subjectOf(before),
    issuedAt: ISSUED_AT,
  });
  const wanted = readApplication(call.request.body);
  await validate(call, wanted);
  const { labels, annotations } = wanted.metadata;
  const metadata = {
    ...before.metadata,
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
  };
  send(
    call,
    withoutKind(save(call, { ...before, metadata, spec: wanted.spec })),
  );
}

export async function updateSpec(call: Call): Promise<void> {
  const before = applicationOf(call);
  demandDeployer(call.account, {
    action: 'update',
    subject: subjectOf(before),
    issuedAt: ISSUED_AT,
  });
  const changed = readApplication({
    ...before,
    spec: parseJson(call.request.body),
  });
  await validate(call, changed);
  const saved = save(call, { ...before, spec: changed.spec });
  send(call, objectAt(saved, 'spec'));
}

const patchRequest = z.looseObject({
  patch: z.string(),
  patchType: z.enum(['json', 'merge', '']).default('json'),
});

export async function patchApplication(call: Call): Promise<void> {
  const before = applicationOf(call);
  demandDeployer(call.account, {
    action: 'update',
    subject: subjectOf(before),
    issuedAt: ISSUED_AT,
  });
  const { patch, patchType } = read(patchRequest, call.request.body);
  const json = parseJson(parseText(patch));
  const changed = parseObject(
    patchType === 'merge'
      ? mergeJson(before, json)
      : applyJsonPatch(before, json),
  );
  if (!changed)
    throw new ArgoError(3, 'error applying the patch to the application');
  await validate(call, changed);
  send(call, withoutKind(save(call, changed)));
}

export async function deleteApplication(call: Call): Promise<void> {
  const application = applicationOf(call);
  demandDeployer(call.account, {
    action: 'delete',
    subject: subjectOf(application),
    issuedAt: ISSUED_AT,
  });
  const { instance } = call;
  const cluster = instance.clusterOf(application);
  if (queryOf(call, 'cascade') !== 'false' && cluster) {
    const namespaces = new Set(
      instance.resourcesOf(application).map(each => each.namespace ?? ''),
    );
    for (const object of trackedObjects(cluster, {
      trackingName: trackingName(application),
      namespaces,
    })) {
      if (cluster.liveOf(object))
        cluster.remove(cluster.typeOf(object), object.metadata);
    }
  }
  instance.forget(application);
  instance.applications.remove(application);
  send(call, {});
}

/** Saves what a request changed and lets the controller look at it a moment later. */
function save({ instance }: Call, application: Application): Application {
  const saved = instance.applications.write(
    application,
    'argocd',
    instance.clock.now(),
  );
  instance.refreshSoon(saved);
  return saved;
}
