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
import {
  destinationOf,
  historyOf,
  isAutomated,
  projectOf,
  sourceOf,
  withoutKind,
  type Application,
} from '../application';
import { HOME_NAMESPACE } from '../application-store';
import { ArgoError } from '../argo-error';
import { trackedObjects } from '../comparison';
import { isUnreadable, readTarget, trackingName } from '../targets';
import { demandDeployer } from './accounts';
import { applicationOf, queryOf, send, subjectOf, type Call } from './request';

const ISSUED_AT = '2026-01-05T08:00:00Z';

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

const syncRequest = z.looseObject({
  revision: z.string().optional(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});

export async function syncApplication(call: Call): Promise<void> {
  const application = applicationOf(call);
  demandDeployer(call.account, {
    action: 'sync',
    subject: subjectOf(application),
    issuedAt: ISSUED_AT,
  });
  const { revision, prune = false } = read(
    syncRequest,
    call.request.body ?? {},
  );
  if (
    isAutomated(application) &&
    revision !== undefined &&
    revision !== '' &&
    revision !== sourceOf(application).targetRevision
  ) {
    throw new ArgoError(
      9,
      `Cannot sync to ${revision}: auto-sync currently set to ${
        sourceOf(application).targetRevision
      }`,
    );
  }
  const target = await readTarget(
    call.instance.repositories,
    application,
    revision || undefined,
  );
  if (isUnreadable(target)) throw new ArgoError(9, target.problem);
  send(
    call,
    withoutKind(
      call.instance.start(application, {
        revision: target.revision,
        prune,
        username: call.account.name,
      }),
    ),
  );
}

const rollbackRequest = z.looseObject({
  id: z.coerce.number().int().default(0),
  prune: z.boolean().optional(),
});

export async function rollbackApplication(call: Call): Promise<void> {
  const application = applicationOf(call);
  if (call.account.role !== 'deployer')
    throw new ArgoError(7, 'permission denied');
  const { id, prune = false } = read(rollbackRequest, call.request.body ?? {});
  if (isAutomated(application))
    throw new ArgoError(
      9,
      'rollback cannot be initiated when auto-sync is enabled',
    );
  const entry = historyOf(application).find(each => each.id === id);
  if (!entry) {
    throw new ArgoError(
      3,
      `application ${application.metadata.namespace}/${application.metadata.name} does not have deployment with id ${id}`,
    );
  }
  send(
    call,
    withoutKind(
      call.instance.start(application, {
        revision: entry.revision,
        prune,
        username: call.account.name,
        isRollback: true,
      }),
    ),
  );
}

function readApplication(body: unknown): Application {
  const json = parseJson(body);
  const parsed = parseObject(
    mergeJson(json, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
    }),
  );
  if (!parsed || parsed.metadata.name === '')
    throw new ArgoError(
      3,
      'invalid application: metadata.name: Required value',
    );
  const { status: _status, operation: _operation, ...application } = parsed;
  return {
    ...application,
    metadata: {
      ...parsed.metadata,
      namespace: parsed.metadata.namespace ?? HOME_NAMESPACE,
    },
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new ArgoError(3, `invalid request: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArgoError(
      3,
      `error decoding the patch: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

async function validate(
  { instance }: Call,
  application: Application,
): Promise<void> {
  const invalid = (problem: string) =>
    new ArgoError(
      3,
      `application spec for ${application.metadata.name} is invalid: InvalidSpecError: ${problem}`,
    );
  const project = projectOf(application);
  if (
    !instance.applications
      .projects()
      .some(each => each.metadata.name === project)
  ) {
    throw new ArgoError(
      3,
      `application references project ${project} which does not exist`,
    );
  }
  if (!instance.clusterOf(application)) {
    const { server, name } = destinationOf(application);
    throw invalid(
      `there are no clusters with this ${
        server === undefined ? `name: ${name}` : `URL: ${server}`
      }`,
    );
  }
  const target = await readTarget(instance.repositories, application);
  if (isUnreadable(target)) {
    const { path } = sourceOf(application);
    throw invalid(
      `Unable to generate manifests in ${path}: rpc error: code = Unknown desc = ${target.problem}`,
    );
  }
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
