import {
  effectOnService,
  nextStep,
  readableSubject,
  ReadinessSchemas,
  whyNotJudged,
} from '@groundwork/plugin-readiness-common';
import { AssessmentStore, subjectDocument } from '../database';
import { DeliveryAnswers } from '../delivery';
import { InventoryService } from '../inventory';
import { Registry } from '../registry';
import { Access } from './access';
import { serviceOf } from './deliveryRoutes';
import { OpenApiRouter } from './openApiRouter';
import { serviceStandard } from './subjectRoutes';

type Summary = ReadinessSchemas['ServiceSummary'];

/** Where the answer comes from. */
interface SummaryFrom {
  readonly access: Access;
  readonly assessments: AssessmentStore;
  readonly deliveries: DeliveryAnswers;
  readonly inventory: InventoryService;
  readonly registry: Registry;
}

/** The overview of a service asks once for what is known of it here, and is not sent the two documents. */
export function addSummaryRoute(
  router: OpenApiRouter,
  from: SummaryFrom,
): void {
  router.get(
    '/services/:namespace/:name/summary',
    async (request, response) => {
      const mayRead = await from.access.resultsFor(request);
      const service = serviceOf(request.params, mayRead);
      const [judged, { asOf, window, metrics, quality }] = await Promise.all([
        judgedAs(service, from),
        from.deliveries.ofService(service, {}),
      ]);
      const { assessment, notJudged } = judged;
      const subject = assessment && readableSubject(assessment, mayRead);
      response.json({
        ...(subject ? { readiness: readinessOf(subject) } : {}),
        ...(notJudged === undefined ? {} : { notJudged }),
        delivery: {
          ...{ asOf, days: window.days },
          leadTime: metrics.leadTime,
          deploymentFrequency: metrics.deploymentFrequency,
          sources: quality.sources,
        },
      });
    },
  );
}

async function judgedAs(
  service: string,
  { assessments, inventory, registry }: SummaryFrom,
) {
  const standard = serviceStandard(registry, undefined);
  const stored = standard && (await assessments.latest(standard.id, service));
  if (stored) return { assessment: subjectDocument(stored) };
  const { subjects } = await inventory.current();
  return {
    notJudged: whyNotJudged(
      standard,
      subjects.find(({ ref }) => ref === service),
    ),
  };
}

function readinessOf(
  assessment: ReturnType<typeof subjectDocument>,
): NonNullable<Summary['readiness']> {
  const { asOf, level, highestLevel, plan } = assessment;
  const next = nextStep(assessment);
  const [first] = plan.repairs;
  const effect = first && effectOnService(first.checkId, assessment);
  return {
    ...{ asOf, level, highestLevel },
    ...(next ? { next } : {}),
    ...(first ? { first } : {}),
    ...(effect ? { effect } : {}),
  };
}
