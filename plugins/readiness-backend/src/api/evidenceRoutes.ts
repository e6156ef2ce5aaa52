import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  Check,
  EvidenceKind,
  EvidenceRecord,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { AssessmentStore, EvidenceStore, subjectDocument } from '../database';
import { InventoryService } from '../inventory';
import { readinessEvidenceReadPermission } from '../permissions';
import { Registry } from '../registry';
import { Access } from './access';
import { viewOfObject, viewsOfService, WantedObject } from './evidenceViews';
import { OpenApiRouter } from './openApiRouter';
import { serviceStandard } from './subjectRoutes';

/** Observations that one answer takes apart. */
const MOST_OBSERVATIONS = 50;

interface EvidenceRoutes {
  readonly access: Access;
  readonly assessments: AssessmentStore;
  readonly evidence: EvidenceStore;
  readonly inventory: InventoryService;
  readonly registry: Registry;
}

/** Stored observations, whole and object by object. */
export function addEvidenceRoutes(
  router: OpenApiRouter,
  from: EvidenceRoutes,
): void {
  const { access, evidence, registry } = from;

  /** @throws NotFoundError for one that the reader may not read, too: he does not learn that there is any */
  async function readable(
    request: Parameters<Access['resultsFor']>[0],
    id: string,
  ): Promise<EvidenceRecord> {
    await access.require(request, readinessEvidenceReadPermission);
    const record = z.uuid().safeParse(id).success
      ? await evidence.byId(id)
      : undefined;
    const mayRead = await access.resultsFor(request);
    if (!record || !mayRead(record.subjectRef)) {
      throw new NotFoundError(
        `There is no evidence '${id}', or you may not read it`,
      );
    }
    return record;
  }

  router.get('/evidence/:id', async (request, response) => {
    response.json(await readable(request, request.params.id));
  });

  router.get('/evidence/:id/object', async (request, response) => {
    const { params, query } = request;
    const record = await readable(request, params.id);
    const view = viewOfObject(
      {
        record,
        kind: kindOf(registry, record),
        check: query.check ? registry.checks.get(query.check) : undefined,
      },
      wantedBy(query),
    );
    if (!view) {
      throw new NotFoundError(
        `Evidence '${params.id}' holds no ${query.kind} of that name`,
      );
    }
    response.json(view);
  });

  addCheckEvidenceRoute(router, from);
}

function addCheckEvidenceRoute(
  router: OpenApiRouter,
  { access, assessments, evidence, inventory, registry }: EvidenceRoutes,
): void {
  router.get(
    '/services/:namespace/:name/checks/:check/evidence',
    async (request, response) => {
      const { namespace, name, check: checkId } = request.params;
      const subjectRef = stringifyEntityRef({
        kind: 'component',
        namespace,
        name,
      });
      await access.require(request, readinessEvidenceReadPermission);
      const mayRead = await access.resultsFor(request);
      const standard = serviceStandard(registry, request.query.standard);
      const stored =
        standard &&
        mayRead(subjectRef) &&
        (await assessments.latest(standard.id, subjectRef));
      const result =
        stored &&
        subjectDocument(stored).checks.find(item => item.checkId === checkId);
      if (!result) {
        throw new NotFoundError(
          `There is no result of '${checkId}' for ${subjectRef}, or you may not read it`,
        );
      }
      const check = registry.checks.get(checkId);
      const records: EvidenceRecord[] = [];
      for (const id of result.evidenceIds.slice(0, MOST_OBSERVATIONS)) {
        const record = await evidence.byId(id);
        if (record && mayRead(record.subjectRef)) records.push(record);
      }
      response.json({
        items: [
          ...viewsOfService(
            records.map(record => ({
              record,
              kind: kindOf(registry, record),
              check,
            })),
            { subjectRef, inventory: await inventory.current() },
          ),
        ],
        missing: result.evidenceCount - records.length,
      });
    },
  );
}

function kindOf(
  { checks, collectors }: Registry,
  { kind }: EvidenceRecord,
): EvidenceKind<unknown> | undefined {
  return (
    collectors.find(({ collector }) => collector.produces.id === kind)
      ?.collector.produces ??
    [...checks.values()].flatMap(kindsOf).find(({ id }) => id === kind)
  );
}

function kindsOf({ requires }: Check): readonly EvidenceKind<unknown>[] {
  return Object.values(requires).map(required =>
    'need' in required ? required.kind : required,
  );
}

function wantedBy(query: {
  readonly kind?: string | undefined;
  readonly objectNamespace?: string | undefined;
  readonly objectName?: string | undefined;
}): WantedObject | undefined {
  const { kind, objectNamespace, objectName } = query;
  if (kind === undefined && objectName === undefined) return undefined;
  if (kind === undefined || objectName === undefined) {
    throw new InputError('An object is named by its kind and its name');
  }
  return { kind, namespace: objectNamespace, name: objectName };
}
