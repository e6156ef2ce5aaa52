import { NotFoundError } from '@backstage/errors';
import {
  clusterProfile,
  compareClusters,
  evidenceSource,
  indexLooks,
  pipelineClasses,
  type ClusterProfile,
  type Looks,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { ComparisonStore, EvidenceStore } from '../database';
import { InventoryService } from '../inventory';
import { readinessOrganisationReadPermission } from '../permissions';
import { Registry } from '../registry';
import { Access } from './access';
import { sourcesSummary } from './health';
import { OpenApiRouter } from './openApiRouter';
import { readableClasses, readableComparison } from './pipelineViews';

interface SamenessRoutes {
  readonly access: Access;
  readonly comparisons: ComparisonStore;
  readonly evidence: EvidenceStore;
  readonly inventory: InventoryService;
  readonly registry: Registry;
  readonly now: () => Date;
}

/** What ought to be the same, side by side. */
export function addSamenessRoutes(
  router: OpenApiRouter,
  from: SamenessRoutes,
): void {
  addClustersRoute(router, from);
  addPipelineRoutes(router, from);
}

function addClustersRoute(
  router: OpenApiRouter,
  { access, evidence, inventory, registry, now }: SamenessRoutes,
): void {
  router.get('/clusters', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const places = await inventory.current();
    const looks = await evidence.looksWithValues([clusterProfile.id]);
    const readings = evidenceSource(indexLooks(looks), registry.expectations, {
      inventory: places,
      asOf: now(),
    }).readings(clusterProfile.id);
    const { clusters, ...table } = compareClusters(
      readings.map(profileOf),
      places,
    );
    const readAt = lastAnswers(looks);
    response.json({
      ...table,
      clusters: clusters.map(cluster => ({
        ...cluster,
        ...readAt(cluster.evidenceId),
      })),
      sources: await sourcesSummary(evidence, await access.resultsFor(request)),
    });
  });
}

function addPipelineRoutes(
  router: OpenApiRouter,
  { access, comparisons, evidence, registry }: SamenessRoutes,
): void {
  const stored = async () => {
    const [standard] = registry.organisationStandards;
    return standard && comparisons.latest(standard.id, pipelineClasses);
  };

  router.get('/pipelines', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const mayRead = await access.resultsFor(request);
    const found = await stored();
    response.json({
      ...(found
        ? {
            pipelines: {
              asOf: new Date(found.asOfMs).toISOString(),
              ...readableClasses(found.value, mayRead),
            },
          }
        : {}),
      sources: await sourcesSummary(evidence, mayRead),
    });
  });

  router.get('/pipelines/comparison', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { left, right } = request.query;
    const found = await stored();
    const compared =
      found &&
      readableComparison(
        found.value,
        [left, right],
        await access.resultsFor(request),
      );
    if (!compared) {
      throw new NotFoundError(
        `There are no pipelines '${left}' and '${right}', or you may read none of their services`,
      );
    }
    response.json(compared);
  });
}

/** A stored profile in the present form; one of a form that is no longer understood counts as unread. */
function profileOf(reading: Reading<unknown>): Reading<ClusterProfile> {
  if (reading.state !== 'read') return reading;
  const { value, ...rest } = reading;
  const parsed = clusterProfile.schema.safeParse(value);
  return parsed.success
    ? { ...rest, value: parsed.data }
    : { ...rest, state: 'unread', reason: 'parse_error' };
}

/** When the observation was made that an answer rests on. */
function lastAnswers(
  looks: readonly Looks[],
): (evidenceId: string | undefined) => { readonly readAt?: string } {
  const byId = new Map(
    looks.flatMap(({ lastGood }) =>
      lastGood ? [[lastGood.id, lastGood.collectedAt] as const] : [],
    ),
  );
  return evidenceId => {
    const readAt = evidenceId === undefined ? undefined : byId.get(evidenceId);
    return readAt === undefined ? {} : { readAt };
  };
}
