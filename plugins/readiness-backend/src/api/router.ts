import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { json, Router as ExpressRouter } from 'express';
import { AssessmentStore, ComparisonStore, EvidenceStore } from '../database';
import {
  Baselines,
  DeliveryAnswers,
  Overlays,
  SetAsideEvents,
} from '../delivery';
import { InventoryService, OwnersService } from '../inventory';
import { createOpenApiRouter } from '../schema/openapi.generated';
import { Access } from './access';
import { addBaselineRoutes } from './baselineRoutes';
import { addCollectorRoutes, CollectorOptions } from './collectorRoutes';
import { addDeliveryRoutes } from './deliveryRoutes';
import { addEvidenceRoutes } from './evidenceRoutes';
import { addOrganisationRoutes } from './organisationRoutes';
import { addOverlayRoutes } from './overlayRoutes';
import { addSamenessRoutes } from './samenessRoutes';
import { addSetAsideRoutes } from './setAsideRoutes';
import { addSubjectRoutes } from './subjectRoutes';
import { addSummaryRoute } from './summaryRoute';

/** What the routes read. */
export interface RouterOptions extends CollectorOptions {
  readonly access: Access;
  readonly auditor: AuditorService;
  readonly baselines: Baselines;
  readonly assessments: AssessmentStore;
  readonly comparisons: ComparisonStore;
  readonly deliveries: DeliveryAnswers;
  readonly evidence: EvidenceStore;
  readonly inventory: InventoryService;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly overlays: Overlays;
  readonly owners: OwnersService;
  readonly setAside: Pick<SetAsideEvents, 'list' | 'find' | 'replay'>;
}

/** The routes of src/schema/openapi.yaml. Express compares ETags: an unchanged answer is 304. */
export function createRouter(options: RouterOptions): ExpressRouter {
  const router = createOpenApiRouter({
    middleware: [json({ limit: '16kb' })],
  });
  addOrganisationRoutes(router, options);
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
