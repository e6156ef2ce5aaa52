import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  forecastFoundation,
  JudgedDay,
  organisation,
  OrganisationStandard,
  prerequisiteIds,
  readableCheck,
  readableOrganisation,
  readablePrerequisite,
} from '@groundwork/plugin-readiness-common';
import { json, Router as ExpressRouter } from 'express';
import {
  AssessmentStore,
  ComparisonStore,
  EvidenceStore,
  HistoryDay,
  organisationDocument,
  organisationFactsSchema,
} from '../database';
import {
  Baselines,
  DeliveryAnswers,
  Overlays,
  SetAsideEvents,
} from '../delivery';
import {
  CatalogBacklogService,
  InventoryService,
  OwnersService,
} from '../inventory';
import {
  readinessCollectorRunPermission,
  readinessOrganisationReadPermission,
} from '../permissions';
import { createOpenApiRouter } from '../schema/openapi.generated';
import { Access } from './access';
import { addBaselineRoutes } from './baselineRoutes';
import { addDeliveryRoutes } from './deliveryRoutes';
import { addEvidenceRoutes } from './evidenceRoutes';
import { collectorHealth, HealthSources, sourcesSummary } from './health';
import { OpenApiRouter } from './openApiRouter';
import { addOverlayRoutes } from './overlayRoutes';
import { addSamenessRoutes } from './samenessRoutes';
import { addSetAsideRoutes } from './setAsideRoutes';
import { addSubjectRoutes } from './subjectRoutes';
import { addSummaryRoute } from './summaryRoute';

/** What the routes read. */
export interface RouterOptions extends HealthSources {
  readonly access: Access;
  readonly auditor: AuditorService;
  readonly baselines: Baselines;
  readonly assessments: AssessmentStore;
  readonly comparisons: ComparisonStore;
  readonly backlog: CatalogBacklogService;
  readonly deliveries: DeliveryAnswers;
  readonly evidence: EvidenceStore;
  readonly inventory: InventoryService;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly overlays: Overlays;
  readonly owners: OwnersService;
  readonly setAside: Pick<SetAsideEvents, 'list' | 'find' | 'replay'>;
  /** Makes a collector due and starts its task. */
  readonly runNow: (collector: string) => Promise<void>;
  /** Has all sources of deliveries read now. */
  readonly readSources: () => Promise<void>;
}

const DEFAULT_DAYS = 90;

/** The routes of src/schema/openapi.yaml. Express compares ETags: an unchanged answer is 304. */
export function createRouter(options: RouterOptions): ExpressRouter {
  const router = createOpenApiRouter({
    middleware: [json({ limit: '16kb' })],
  });
  addOrganisationRoutes(router, options);
  addPrerequisiteRoutes(router, options);
  addCheckRoutes(router, options);
  addSubjectRoutes(router, options);
  addSummaryRoute(router, options);
  addSamenessRoutes(router, options);
  addDeliveryRoutes(router, options);
  addBaselineRoutes(router, options);
  addOverlayRoutes(router, options);
  addSetAsideRoutes(router, options);
  addEvidenceRoutes(router, options);
  addCollectorRoutes(router, options);
  return router;
}

function addOrganisationRoutes(
  router: OpenApiRouter,
  { access, assessments, evidence, registry }: RouterOptions,
): void {
  router.get('/organisation', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { standard } = request.query;
    const found = standardOf(registry.organisationStandards, standard);
    const stored =
      found && (await assessments.latest(found.id, organisation.ref));
    const document = stored && organisationDocument(stored);
    const mayRead = await access.resultsFor(request);
    const forecast =
      document &&
      forecastFoundation(
        document.prerequisites.map(({ id, decision, score }) => ({
          ...{ id, gate: decision.gate, lo: score.displayed.lo },
        })),
        await judgedDays(assessments, found.id),
      );
    response.json({
      ...(document
        ? { assessment: readableOrganisation(document, mayRead) }
        : {}),
      ...(forecast ? { forecast } : {}),
      sources: await sourcesSummary(evidence, mayRead),
    });
  });

  router.get('/organisation/history', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { standard, limit } = request.query;
    const found = standardOf(registry.organisationStandards, standard);
    const days = found
      ? await assessments.history(
          found.id,
          organisation.ref,
          limit ?? DEFAULT_DAYS,
        )
      : [];
    response.json({
      items: days.map(day => {
        // Since when a signal is seen stands beside it, in the assessment.
        const { signals, ...facts } = organisationFactsSchema.parse(day.facts);
        return { ...dated(day), ...facts };
      }),
    });
  });
}

/** What the lower bounds of the last days were. */
async function judgedDays(
  assessments: RouterOptions['assessments'],
  standard: string,
): Promise<readonly JudgedDay[]> {
  const days = await assessments.history(
    standard,
    organisation.ref,
    DEFAULT_DAYS,
  );
  return days.map(({ day, facts }) => {
    const { standardVersion, prerequisites } =
      organisationFactsSchema.parse(facts);
    return { day, standardVersion, prerequisites };
  });
}

function addPrerequisiteRoutes(
  router: OpenApiRouter,
  { access, assessments, evidence, registry }: RouterOptions,
): void {
  router.get('/prerequisites/:id', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const id = prerequisiteIds.find(known => known === request.params.id);
    const { standard } = request.query;
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
    });
  });
}

function addCheckRoutes(
  router: OpenApiRouter,
  { access, assessments, registry }: RouterOptions,
): void {
  router.get('/checks/:check', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const checkId = request.params.check;
    const { standard } = request.query;
    const found = standardOf(registry.organisationStandards, standard);
    const stored =
      found &&
      (await assessments.check({
        standardId: found.id,
        subjectRef: organisation.ref,
        checkId,
      }));
    if (!stored) {
      throw new NotFoundError(
        `There is no result of a check '${checkId}' of the organisation yet`,
      );
    }
    response.json({
      check: readableCheck(stored.check, await access.resultsFor(request)),
      asOf: new Date(stored.asOfMs).toISOString(),
    });
  });
}

function addCollectorRoutes(
  router: OpenApiRouter,
  options: RouterOptions,
): void {
  const { access, backlog, registry, runNow, readSources } = options;
  router.get('/collectors', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const mayRead = await access.resultsFor(request);
    const catalog = await backlog.read();
    response.json({
      items: await collectorHealth(options, mayRead),
      ...(catalog ? { catalog } : {}),
      mayRun: await access.allows(request, readinessCollectorRunPermission),
    });
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

  router.post('/delivery/sources/run', async (request, response) => {
    await access.require(request, readinessCollectorRunPermission);
    await readSources();
    response.status(202).end();
  });
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
