import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  effectOnTeam,
  firstRepair,
  MayRead,
  readableSubject,
  ReadinessSchemas,
  SubjectStandard,
  whyNotJudged,
} from '@groundwork/plugin-readiness-common';
import {
  AssessmentStore,
  subjectDocument,
  subjectFactsSchema,
} from '../database';
import { InventoryService, OwnersService } from '../inventory';
import { readinessOrganisationReadPermission } from '../permissions';
import { Registry } from '../registry';
import { OpenApiRouter } from './openApiRouter';
import { Access } from './access';
import { judgedFor } from './judgedFor';
import { columnsOf, medianLevel, weakestLevel } from './teamScorecard';

type Scorecard = ReadinessSchemas['TeamScorecard'];

const DEFAULT_PAGE = 100;
const HISTORY_DAYS = 90;

/** Team and service scorecards. */
export function addSubjectRoutes(
  router: OpenApiRouter,
  from: {
    readonly access: Access;
    readonly assessments: AssessmentStore;
    readonly inventory: InventoryService;
    readonly owners: OwnersService;
    readonly registry: Registry;
  },
): void {
  const { access, assessments, inventory, registry } = from;

  router.get('/services/:namespace/:name', async (request, response) => {
    const subjectRef = stringifyEntityRef({
      kind: 'component',
      ...request.params,
    });
    const { standard } = request.query;
    const mayRead = await access.resultsFor(request);
    if (!mayRead(subjectRef)) {
      throw new NotAllowedError(`You may not read the result of ${subjectRef}`);
    }
    const found = serviceStandard(registry, standard);
    const stored = found && (await assessments.latest(found.id, subjectRef));
    const days = found
      ? await assessments.history(found.id, subjectRef, HISTORY_DAYS)
      : [];
    response.json({
      ...(stored
        ? { assessment: readableSubject(subjectDocument(stored), mayRead) }
        : {
            notJudged: whyNotJudged(
              found,
              (await inventory.current()).subjects.find(
                ({ ref }) => ref === subjectRef,
              ),
            ),
          }),
      history: days.map(({ day, asOfMs, facts }) => ({
        day,
        asOf: new Date(asOfMs).toISOString(),
        ...subjectFactsSchema.parse(facts),
      })),
    });
  });

  router.get('/teams/:namespace/:name', async (request, response) => {
    const teamRef = stringifyEntityRef({ kind: 'group', ...request.params });
    const { query } = request;
    const mayRead = await access.resultsFor(request);
    if (!mayRead(teamRef)) {
      throw new NotAllowedError(`You may not read the results of ${teamRef}`);
    }
    const standard = serviceStandard(registry, query.standard);
    const team = { ref: teamRef };
    if (!standard) {
      response.json({ team, columns: [], services: [], serviceCount: 0 });
      return;
    }
    response.json(
      await scorecard(standard, {
        ...from,
        teamRef,
        query,
        mayRead,
        showsOrganisation: await access.allows(
          request,
          readinessOrganisationReadPermission,
        ),
      }),
    );
  });
}

async function scorecard(
  standard: SubjectStandard,
  of: {
    readonly assessments: AssessmentStore;
    readonly owners: OwnersService;
    readonly registry: Registry;
    readonly teamRef: string;
    readonly query: {
      readonly cursor?: string | undefined;
      readonly limit?: number | undefined;
    };
    readonly mayRead: MayRead;
    readonly showsOrganisation: boolean;
  },
): Promise<Scorecard> {
  const { assessments, registry, teamRef, query } = of;
  const after = query.cursor ? decodeCursor(query.cursor) : '';
  const [{ own, partOf }, everybody] = await Promise.all([
    judgedFor(teamRef, standard.id, of),
    of.showsOrganisation ? assessments.levels(standard.id) : [],
  ]);
  // A row speaks of its own service alone, which the reader may read. What is said of the team is said from all of them,
  // so that every page says it.
  const all = await assessments.scorecardRows(
    standard.id,
    own.map(({ subjectRef }) => subjectRef).sort(),
  );
  const rest = all.filter(({ subject }) => subject.ref > after);
  const services = rest.slice(0, query.limit ?? DEFAULT_PAGE);
  const columns = columnsOf(standard, registry.checks);
  const level = weakestLevel(own);
  const median = medianLevel(everybody);
  const first = firstRepair(all);
  const effect =
    first &&
    effectOnTeam(
      first,
      all,
      new Map(columns.map(({ checkId, title }) => [checkId, title])),
    );
  const last = services.at(-1)?.subject.ref;
  const asOf = all.map(service => service.asOf).sort()[0];
  return {
    team: { ref: teamRef },
    ...(partOf ? { partOf } : {}),
    standard: {
      id: standard.id,
      version: standard.version,
      title: standard.title,
    },
    ...(asOf ? { asOf } : {}),
    columns: [...columns],
    services: [...services],
    serviceCount: own.length,
    ...(level ? { level } : {}),
    highestLevel: Math.max(0, ...standard.levels.map(item => item.level)),
    ...(median === undefined ? {} : { organisationMedianLevel: median }),
    ...(first ? { first: { ...first, ...(effect ? { effect } : {}) } } : {}),
    ...(rest.length > services.length && last
      ? { nextCursor: encodeCursor(last) }
      : {}),
  };
}

/** The standard that services are judged by; the first unless one is named. */
export function serviceStandard(
  registry: Registry,
  id: string | undefined,
): SubjectStandard | undefined {
  const standards = registry.subjectStandards.filter(
    ({ appliesTo }) => appliesTo.kind === 'Component',
  );
  return id === undefined
    ? standards[0]
    : standards.find(standard => standard.id === id);
}

function encodeCursor(subjectRef: string): string {
  return Buffer.from(subjectRef, 'utf8').toString('base64url');
}

function decodeCursor(cursor: string): string {
  const ref = Buffer.from(cursor, 'base64url').toString('utf8');
  if (encodeCursor(ref) !== cursor || !isRef(ref)) {
    throw new InputError('The cursor is not one of ours');
  }
  return ref;
}

function isRef(text: string): boolean {
  return /^[\w.-]+:[\w.-]+\/[\w.-]+$/.test(text);
}
