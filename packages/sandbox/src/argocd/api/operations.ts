import { z } from 'zod';
import { historyOf, isAutomated, sourceOf, withoutKind } from '../application';
import { ArgoError } from '../argo-error';
import { isUnreadable, readTarget } from '../targets';
import { demandDeployer, ISSUED_AT } from './accounts';
import { read } from './bodies';
import { applicationOf, send, subjectOf, type Call } from './request';

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
  const {
    revision,
    prune = false,
    dryRun = false,
  } = read(syncRequest, call.request.body ?? {});
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
  if (dryRun) {
    send(call, withoutKind(application));
    return;
  }
  send(
    call,
    withoutKind(
      call.instance.start(application, {
        ...{ revision: target.revision, further: target.further },
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
        ...{ revision: entry.revision, further: entry.further },
        prune,
        username: call.account.name,
        isRollback: true,
      }),
    ),
  );
}
