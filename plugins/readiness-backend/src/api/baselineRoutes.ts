import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { organisation } from '@groundwork/plugin-readiness-common';
import {
  Baselines,
  Freezer,
  FROZEN_BASELINES,
  Reader,
  refOfScope,
} from '../delivery';
import { readinessOrganisationReadPermission } from '../permissions';
import { Registry } from '../registry';
import { Access } from './access';
import { OpenApiRouter } from './openApiRouter';

type Request = Parameters<Access['resultsFor']>[0];

interface Audited<T> {
  readonly eventId: string;
  readonly work: (by: Freezer) => Promise<T>;
  /** What of the result is noted. */
  readonly noted: (result: T) => JsonObject;
}

/** Baselines of the delivery metrics, and targets against them. */
export function addBaselineRoutes(
  router: OpenApiRouter,
  from: {
    readonly access: Access;
    readonly auditor: AuditorService;
    readonly baselines: Baselines;
    readonly logger: LoggerService;
    readonly registry: Pick<Registry, 'collectors'>;
    readonly runNow: (collector: string) => Promise<void>;
  },
): void {
  const { access, auditor, baselines } = from;
  /** Whoever tries is noted, whether it succeeds or not. */
  const audited = async <T>(
    request: Request,
    { eventId, work, noted }: Audited<T>,
  ): Promise<T> => {
    const event = await auditor.createEvent({
      eventId,
      request,
      severityLevel: 'medium',
    });
    try {
      const result = await work({
        author: await access.nameOf(request),
        reader: await readerOf(access, request),
        mayFreeze: await access.freezableFor(request),
      });
      await lookAgain(from);
      await event.success({ meta: noted(result) });
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };

  router.get('/delivery/baselines', async (request, response) => {
    const { scope } = request.query;
    const ref = scope && refOfScope(scope);
    const mayFreeze = await access.freezableFor(request);
    response.json({
      items: [...(await baselines.list(await readerOf(access, request), ref))],
      mayFreeze: mayFreeze(ref ?? organisation.ref),
    });
  });

  router.post('/delivery/baselines', async (request, response) => {
    response.json(
      await audited(request, {
        eventId: 'baseline-freeze',
        work: by => baselines.freeze(request.body, by),
        noted: ({ hash, name, scope }) => ({ hash, name, scope: scope.ref }),
      }),
    );
  });

  router.get('/delivery/baselines/:hash', async (request, response) => {
    const { params, query } = request;
    const reader = await readerOf(access, request);
    response.json(await baselines.proof(params.hash, reader, query.to));
  });

  router.post(
    '/delivery/baselines/:hash/targets',
    async (request, response) => {
      const { hash } = request.params;
      const target = await audited(request, {
        eventId: 'baseline-target',
        work: by => baselines.setTarget(hash, request.body, by),
        noted: ({ metric, value, owner, dueDay }) => ({
          ...{ hash, metric, value, owner, dueDay },
        }),
      });
      response.json(target);
    },
  );
}

async function readerOf(access: Access, request: Request): Promise<Reader> {
  return {
    mayReadOrganisation: await access.allows(
      request,
      readinessOrganisationReadPermission,
    ),
    mayRead: await access.resultsFor(request),
  };
}

/** Assessments learn of it at once; if that cannot be, the collector looks in its turn, and what is frozen is frozen. */
async function lookAgain({
  logger,
  registry,
  runNow,
}: {
  readonly logger: LoggerService;
  readonly registry: Pick<Registry, 'collectors'>;
  readonly runNow: (collector: string) => Promise<void>;
}): Promise<void> {
  const isLookedAt = registry.collectors.some(
    ({ collector }) => collector.id === FROZEN_BASELINES,
  );
  if (!isLookedAt) {
    return;
  }
  try {
    await runNow(FROZEN_BASELINES);
  } catch (error) {
    logger.warn('The collector of frozen baselines was not started', {
      error: stringifyError(error),
    });
  }
}
