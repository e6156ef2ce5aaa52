import { randomUUID } from 'node:crypto';
import knexOf, { type Knex } from 'knex';
import {
  application,
  attestation,
  changeApprovals,
  clusterProfile,
  declaration,
  deliveryMetrics,
  documentation,
  earlyTouches,
  entryPoint,
  firstDeployments,
  frozenBaselines,
  goldenPathRuns,
  ownership,
  pipeline,
  pipelineRun,
  serviceOrigin,
  smallChanges,
  supportLinks,
  tickets,
  workload,
  type Check,
  type EvidenceKind,
  type EvidenceRecord,
  type Inventory,
  type SubjectFilter,
  type SubjectStandard,
} from '@groundwork/plugin-readiness-common';
import {
  checks,
  organisationStandard,
  serviceStandard,
} from '@groundwork/plugin-readiness-backend-module-checks';
import { recordId } from '@groundwork/plugin-readiness-node';
import {
  AssessmentRunner,
  Summaries,
} from '../../plugins/readiness-backend/src/assess';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseSummaryStore,
  migrateToLatest,
} from '../../plugins/readiness-backend/src/database';
import {
  evidenceRow,
  type LookRow,
} from '../../plugins/readiness-backend/src/database/rows';
import { Registry } from '../../plugins/readiness-backend/src/registry';
import { Turns } from '../../plugins/readiness-backend/src/turns';
import { quietLogger } from './quietLogger';
import { estateFacts, estateInventory, type Fact } from './readinessEstate';

/** Checks that every service is judged by: the real ones over and over until there are as many. */
export const CHECKS_PER_SERVICE = 40;
const HOUR_MS = 3_600_000;
const ROWS_PER_INSERT = 50;
/** Services that deliver in every way are among so many. */
const FACTS_TRIED = 100;

const expected: readonly (readonly [EvidenceKind<unknown>, SubjectFilter])[] = [
  [ownership, { kind: 'Component' }],
  [supportLinks, { kind: 'Component' }],
  [documentation, { kind: 'Component' }],
  [pipeline, { kind: 'Component' }],
  [pipelineRun, { kind: 'Component' }],
  [serviceOrigin, { kind: 'Component' }],
  [changeApprovals, { kind: 'Component' }],
  [earlyTouches, { kind: 'Component' }],
  [deliveryMetrics, { kind: 'Component' }],
  [smallChanges, { kind: 'Component' }],
  [firstDeployments, { kind: 'Component' }],
  [workload, { kind: 'Cluster' }],
  [entryPoint, { kind: 'Cluster' }],
  [clusterProfile, { kind: 'Cluster' }],
  [application, { kind: 'Source', type: ['argocd'] }],
  [goldenPathRuns, { kind: 'Source', type: ['scaffolder'] }],
  [tickets, { kind: 'Source', type: ['github-tickets'] }],
  [frozenBaselines, 'organisation'],
  [attestation, 'organisation'],
  [declaration, 'organisation'],
];

/** The readiness backend's own stores and runner on a database with the evidence of an organisation. */
export interface ReadinessSystem {
  readonly inventory: Inventory;
  readonly registry: Registry;
  readonly evidence: DatabaseEvidenceStore;
  readonly assessments: DatabaseAssessmentStore;
  readonly knex: Knex;
  /** As after a start: with nothing in memory yet. */
  newRunner(): AssessmentRunner;
}

/** Fills an empty database. */
export async function readinessSystem(
  knex: Knex,
  services: number,
): Promise<ReadinessSystem> {
  await migrateToLatest(knex);
  const inventory = estateInventory(services);
  // A change does not come in the minute in which everything else was collected.
  const before = Date.now() - HOUR_MS;
  const facts = estateFacts(inventory);
  refuseGaps(facts);
  await storeAll(
    knex,
    // One a millisecond, which is more than any sources answer.
    facts.map((fact, index) => recordOf(fact, before + index)),
  );
  const registry = registryOf();
  const evidence = new DatabaseEvidenceStore(knex);
  const assessments = new DatabaseAssessmentStore(knex);
  const comparisons = new DatabaseComparisonStore(knex);
  const newRunner = () => {
    const turns = new Turns();
    const summaries = new DatabaseSummaryStore(knex, turns);
    return new AssessmentRunner({
      registry,
      inventory: { current: async () => inventory },
      evidence: new DatabaseEvidenceStore(knex, turns),
      assessments: new DatabaseAssessmentStore(knex, turns),
      comparisons,
      summaries: new Summaries(evidence, summaries, turns),
      logger: quietLogger,
      telemetry: {
        collected: () => undefined,
        assessed: () => undefined,
        told: () => undefined,
      },
      turns,
      now: () => new Date(),
    });
  };
  return {
    ...{ inventory, registry, evidence, assessments, comparisons },
    ...{ knex, newRunner },
  };
}

/**
 * What the standard reads and nobody made up would be judged as unknown, which is cheaper than anything.
 * @throws RangeError for a kind of evidence that is missing or is not as its schema says.
 */
function refuseGaps(facts: readonly Fact[]): void {
  const read = checks.flatMap(({ requires }) =>
    Object.values(requires).map(need => ('kind' in need ? need.kind : need)),
  );
  const expectedIds = new Set(expected.map(([{ id }]) => id));
  for (const { id, schema } of new Set(read)) {
    const made = facts.filter(({ kind }) => kind === id);
    const areRight = made
      .slice(0, FACTS_TRIED)
      .every(({ value }) => schema.safeParse(value).success);
    if (made.length === 0 || !expectedIds.has(id) || !areRight)
      throw new RangeError(`the estate has no right evidence of kind ${id}`);
  }
}

/** A database in a file of its own. */
export function sqlite(filename: string): Knex {
  return knexOf({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
}

/** A record as a collector would have left it, now or before. */
export function recordOf(
  { kind, subjectRef, value }: Fact,
  atMs = Date.now(),
): EvidenceRecord {
  const at = new Date(atMs).toISOString();
  return {
    id: recordId(new Date(atMs)),
    collector: `bench:${kind}`,
    collectorVersion: '1',
    kind,
    subjectRef,
    source: { kind: 'bench', instance: kind },
    request: { method: 'GET', path: `/${kind}/${subjectRef}` },
    observedAt: at,
    collectedAt: at,
    ttlMs: 48 * HOUR_MS,
    digest: randomUUID().replaceAll('-', '').repeat(2),
    outcome: 'observed',
    reliability: 1,
    value,
  };
}

async function storeAll(
  knex: Knex,
  records: readonly EvidenceRecord[],
): Promise<void> {
  await knex.batchInsert('evidence', records.map(evidenceRow), ROWS_PER_INSERT);
  const looks: readonly LookRow[] = records.map(record => ({
    collector: record.collector,
    subject_ref: record.subjectRef,
    kind: record.kind,
    source_kind: record.source.kind,
    source_instance: record.source.instance,
    outcome: record.outcome,
    latest_id: record.id,
    last_good_id: record.id,
    looked_at_ms: Date.parse(record.collectedAt),
    failing_since_ms: null,
    due_at_ms: Date.now() + HOUR_MS,
    position: 0,
  }));
  await knex.batchInsert('looks', looks, ROWS_PER_INSERT);
}

function registryOf(): Registry {
  const registry = new Registry();
  registry.addCollectors({
    collectors: expected.map(([produces, appliesTo]) => ({
      collector: {
        id: `bench:${produces.id}`,
        produces,
        appliesTo,
        collect: async () => {
          throw new Error('nothing is collected while assessing is measured');
        },
      },
      version: '1',
      cadence: { hours: 24 },
    })),
  });
  const { standard, copies } = padded(serviceStandard);
  registry.addCheck(...checks, ...copies);
  registry.addStandard(organisationStandard, standard);
  return registry;
}

/** The standard with its lines repeated under new ids, so that nothing that is remembered by id makes it cheaper. */
function padded(standard: SubjectStandard) {
  const lines = standard.levels.flatMap(({ level, checks: own }) =>
    own.map(line => ({ level, line })),
  );
  const copies: Check[] = [];
  for (let at = lines.length; at < CHECKS_PER_SERVICE; at += 1) {
    const source = lines[at % standard.levels.length];
    const check = checks.find(({ id }) => id === source?.line.check);
    if (!source || !check) throw new Error('the standard names no such check');
    const id = `${check.id}-${at}`;
    copies.push({ ...check, id });
    lines.push({ level: source.level, line: { ...source.line, check: id } });
  }
  const levels = standard.levels.map(rule => ({
    ...rule,
    checks: lines
      .filter(({ level }) => level === rule.level)
      .map(({ line }) => line),
  }));
  return { standard: { ...standard, levels }, copies };
}
