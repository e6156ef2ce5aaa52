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
import {
  AssessmentStore,
  EvidenceStore,
  HistoryDay,
  organisationDocument,
  organisationFactsSchema,
} from '../database';
import { readinessOrganisationReadPermission } from '../permissions';
import { Registry } from '../registry';
import { Access } from './access';
import { sourcesSummary } from './health';
import { OpenApiRouter } from './openApiRouter';

/** What the routes about the organisation read. */
export interface OrganisationOptions {
  readonly access: Access;
  readonly assessments: AssessmentStore;
  readonly evidence: EvidenceStore;
  readonly registry: Registry;
}

const DEFAULT_DAYS = 90;

/** The verdict, its prerequisites and single checks of the organisation, each with its history. */
export function addOrganisationRoutes(
  router: OpenApiRouter,
  options: OrganisationOptions,
): void {
  addVerdictRoutes(router, options);
  addPrerequisiteRoutes(router, options);
  addCheckRoutes(router, options);
}

function addVerdictRoutes(
  router: OpenApiRouter,
  { access, assessments, evidence, registry }: OrganisationOptions,
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
  assessments: AssessmentStore,
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
  { access, assessments, evidence, registry }: OrganisationOptions,
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
  { access, assessments, registry }: OrganisationOptions,
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
