import { InputError, NotFoundError } from '@backstage/errors';
import {
  organisation,
  OrganisationStandard,
  prerequisiteIds,
  readableOrganisation,
  readablePrerequisite,
} from '@groundwork/plugin-readiness-common';
import { json, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import {
  AssessmentStore,
  EvidenceStore,
  HistoryDay,
  organisationDocument,
  organisationFactsSchema,
} from '../database';
import { CatalogBacklogService } from '../inventory';
import {
  readinessCollectorRunPermission,
  readinessEvidenceReadPermission,
  readinessOrganisationReadPermission,
} from '../permissions';
import { paths } from '../schema/openapi.generated';
import { Access } from './access';
import { collectorHealth, HealthSources, sourcesSummary } from './health';
import { addSubjectRoutes } from './subjectRoutes';

/** What the routes read. */
export interface RouterOptions extends HealthSources {
  readonly access: Access;
  readonly assessments: AssessmentStore;
  readonly backlog: CatalogBacklogService;
  readonly evidence: EvidenceStore;
  /** Makes a collector due and starts its task. */
  readonly runNow: (collector: string) => Promise<void>;
}

type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path] = 'get' & keyof paths[Path],
> = paths[Path][Method] extends {
  readonly responses: {
    readonly 200: {
      readonly content: { readonly 'application/json': infer T };
    };
  };
}
  ? T
  : never;

const DEFAULT_DAYS = 90;
const querySchema = z.object({
  standard: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(400).optional(),
});

/** The routes of src/schema/openapi.yaml. Express compares ETags: an unchanged answer is 304. */
export function createRouter(options: RouterOptions): ExpressRouter {
  const router = Router();
  router.use(json({ limit: '16kb' }));
  addOrganisationRoutes(router, options);
  addPrerequisiteRoutes(router, options);
  addSubjectRoutes(router, options);
  addEvidenceRoutes(router, options);
  return router;
}

function addOrganisationRoutes(
  router: ExpressRouter,
  { access, assessments, evidence, registry }: RouterOptions,
): void {
  router.get('/organisation', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { standard } = queryOf(request.query);
    const found = standardOf(registry.organisationStandards, standard);
    const stored =
      found && (await assessments.latest(found.id, organisation.ref));
    const mayRead = await access.resultsFor(request);
    response.json({
      ...(stored
        ? {
            assessment: readableOrganisation(
              organisationDocument(stored),
              mayRead,
            ),
          }
        : {}),
      sources: await sourcesSummary(evidence, mayRead),
    } satisfies Answer<'/organisation'>);
  });

  router.get('/organisation/history', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { standard, limit } = queryOf(request.query);
    const found = standardOf(registry.organisationStandards, standard);
    const days = found
      ? await assessments.history(
          found.id,
          organisation.ref,
          limit ?? DEFAULT_DAYS,
        )
      : [];
    response.json({
      items: days.map(day => ({
        ...dated(day),
        ...organisationFactsSchema.parse(day.facts),
      })),
    } satisfies Answer<'/organisation/history'>);
  });
}

function addPrerequisiteRoutes(
  router: ExpressRouter,
  { access, assessments, evidence, registry }: RouterOptions,
): void {
  router.get('/prerequisites/:id', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const id = prerequisiteIds.find(known => known === request.params.id);
    const { standard } = queryOf(request.query);
    const found = standardOf(registry.organisationStandards, standard);
    const stored =
      id && found && (await assessments.latest(found.id, organisation.ref));
    const document = stored && organisationDocument(stored);
    const prerequisite = document?.prerequisites.find(item => item.id === id);
    if (!found || !document || !prerequisite) {
      throw new NotFoundError(
        `There is no assessment of a prerequisite '${request.params.id}' yet`,
      );
    }
    const mayRead = await access.resultsFor(request);
    const days = await assessments.history(
      found.id,
      organisation.ref,
      DEFAULT_DAYS,
    );
    response.json({
      prerequisite: readablePrerequisite(prerequisite, mayRead),
      standard: document.standard,
      asOf: document.asOf,
      history: days.flatMap(day => {
        const { standardVersion, prerequisites } =
          organisationFactsSchema.parse(day.facts);
        return prerequisites
          .filter(item => item.id === id)
          .map(({ id: _, ...bounds }) => ({
            ...dated(day),
            standardVersion,
            ...bounds,
          }));
      }),
      sources: await sourcesSummary(evidence, mayRead),
    } satisfies Answer<'/prerequisites/{id}'>);
  });
}

function addEvidenceRoutes(
  router: ExpressRouter,
  options: RouterOptions,
): void {
  const { access, backlog, evidence, registry, runNow } = options;
  router.get('/evidence/:id', async (request, response) => {
    await access.require(request, readinessEvidenceReadPermission);
    const { id } = request.params;
    const record = z.uuid().safeParse(id).success
      ? await evidence.byId(id)
      : undefined;
    const mayRead = await access.resultsFor(request);
    if (!record || !mayRead(record.subjectRef)) {
      throw new NotFoundError(
        `There is no evidence '${id}', or you may not read it`,
      );
    }
    response.json(record satisfies Answer<'/evidence/{id}'>);
  });

  router.get('/collectors', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const mayRead = await access.resultsFor(request);
    const catalog = await backlog.read();
    response.json({
      items: await collectorHealth(options, mayRead),
      ...(catalog ? { catalog } : {}),
    } satisfies Answer<'/collectors'>);
  });

  router.post('/collectors/:collector/run', async (request, response) => {
    await access.require(request, readinessCollectorRunPermission);
    const { collector } = request.params;
    if (!registry.collectors.some(item => item.collector.id === collector)) {
      throw new NotFoundError(`There is no collector '${collector}'`);
    }
    await runNow(collector);
    response.status(202).end();
  });
}

function queryOf(query: unknown): z.infer<typeof querySchema> {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) {
    throw new InputError(
      'limit must be a whole number from 1 to 400',
      parsed.error,
    );
  }
  return parsed.data;
}

function standardOf(
  standards: readonly OrganisationStandard[],
  id: string | undefined,
): OrganisationStandard | undefined {
  return id === undefined
    ? standards[0]
    : standards.find(standard => standard.id === id);
}

function dated({ day, asOfMs }: HistoryDay) {
  return { day, asOf: new Date(asOfMs).toISOString() };
}
