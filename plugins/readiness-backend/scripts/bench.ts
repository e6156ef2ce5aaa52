/**
 * Measures what quality.md budgets for the readiness backend, against a PostgreSQL given by connection string:
 *   yarn bench:readiness postgresql://user:password@host:port/database [services]
 * It creates and drops its own schema.
 */
import {
  Check,
  defineCheck,
  defineOrganisationCheck,
  defineStandard,
  defaultVerdictRules,
  defineEvidenceKind,
  EvidenceRecord,
  inventoryOf,
  linear,
  measured,
  organisation,
  readOf,
  StandardCheck,
  unreadOf,
  yesOrNo,
} from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { AssessmentRunner, Summaries } from '../src/assess';
import {
  DatabaseAssessmentStore,
  DatabaseEvidenceStore,
  DatabaseSummaryStore,
  migrateToLatest,
} from '../src/database';
import { evidenceRow } from '../src/database/rows';
import { Registry } from '../src/registry';

const KINDS = 4;
const TEAMS = 200;
const ORGANISATION_CHECKS = 20;
const SERVICE_CHECKS = 20;
const HOUR_MS = 3_600_000;
const look = { title: 'Look', effort: 'low' } as const;

const kinds = Array.from({ length: KINDS }, (_, index) =>
  defineEvidenceKind({
    id: `kind-${index}`,
    title: `Kind ${index}`,
    schema: z.object({ good: z.boolean(), words: z.array(z.string()) }),
  }),
);
const kindOf = (index: number) => kinds[index % KINDS] ?? kinds[0];
const description = {
  why: 'Because.',
  remediation: { summary: 'Do it.', effort: 'low', href: 'how-to/do-it' },
} as const;

function checks(): readonly Check[] {
  return [
    ...Array.from({ length: ORGANISATION_CHECKS }, (_, index) => {
      const kind = kindOf(index);
      if (!kind) {
        throw new Error('no kind');
      }
      return defineOrganisationCheck({
        ...description,
        id: `organisation-${index}`,
        title: 'Most are good',
        failureTitle: 'Many are not',
        appliesTo: 'organisation',
        requires: { kind },
        summarise: { kind: value => value.good },
        evaluate({ kind: readings }) {
          const read = readOf(readings);
          const good = read.filter(({ value }) => value).length;
          const unread = unreadOf(readings).length;
          const total = Math.max(1, readings.length);
          return measured({ lo: good / total, hi: (good + unread) / total });
        },
      });
    }),
    ...Array.from({ length: SERVICE_CHECKS }, (_, index) => {
      const kind = kindOf(index);
      if (!kind) {
        throw new Error('no kind');
      }
      return defineCheck({
        ...description,
        id: `service-${index}`,
        title: 'Is good',
        failureTitle: 'Is not good',
        appliesTo: { kind: 'Component' },
        requires: { kind },
        evaluate: ({ kind: { good } }) => measured(good),
      });
    }),
  ];
}

function line(check: string, grading: StandardCheck['grading']): StandardCheck {
  return {
    check,
    title: check,
    weight: 5,
    look,
    ...(grading ? { grading } : {}),
  };
}

function registryOf(): Registry {
  const registry = new Registry();
  registry.addCollectors({
    collectors: kinds.map(kind => ({
      collector: {
        id: `bench:${kind.id}`,
        produces: kind,
        appliesTo: { kind: 'Component' as const },
        collect: async () => {
          throw new Error('the benchmark collects nothing');
        },
      },
      version: '1',
      cadence: { hours: 24 },
    })),
  });
  registry.addCheck(...checks());
  registry.addStandard(
    defineStandard({
      scope: 'organisation',
      id: 'organisation',
      version: '1',
      title: 'Organisation',
      prerequisites: [
        {
          id: 'P1',
          title: 'P1',
          claim: 'P1',
          checks: Array.from({ length: ORGANISATION_CHECKS }, (_, index) =>
            line(`organisation-${index}`, {
              parts: [{ curve: linear(0.5, 0.9) }],
            }),
          ),
          vetoes: [],
        },
      ],
      context: [],
      pillars: [],
      signals: [],
      roles: {
        pipelineDominance: 'x',
        deployMechanismDominance: 'x',
        repeatQuestions: 'x',
        readyPillars: [],
      },
      verdict: defaultVerdictRules,
    }),
    defineStandard({
      scope: 'subject',
      id: 'services',
      version: '1',
      title: 'Services',
      appliesTo: { kind: 'Component' },
      levels: [1, 2, 3, 4].map(level => ({
        level,
        title: `Level ${level}`,
        checks: Array.from({ length: SERVICE_CHECKS / 4 }, (_, index) =>
          line(`service-${(level - 1) * 5 + index}`, {
            parts: [{ curve: yesOrNo() }],
          }),
        ),
      })),
    }),
  );
  return registry;
}

function entitiesOf(services: number) {
  const entity = (
    kind: string,
    name: string,
    spec: Record<string, string | string[]>,
  ) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec,
  });
  const teams = Array.from({ length: TEAMS }, (_, index) => [
    entity('Group', `team-${index}`, { type: 'team' }),
    entity('User', `user-${index}`, { memberOf: [`team-${index}`] }),
  ]);
  const components = Array.from({ length: services }, (_, index) =>
    entity('Component', `service-${String(index).padStart(6, '0')}`, {
      type: 'service',
      lifecycle: 'production',
      owner: `team-${index % TEAMS}`,
    }),
  );
  return [...teams.flat(), ...components];
}

function recordOf(
  subjectRef: string,
  kind: string,
  good: boolean,
): EvidenceRecord {
  const collectedAt = new Date().toISOString();
  return {
    id: randomUUID(),
    collector: `bench:${kind}`,
    collectorVersion: '1',
    kind,
    subjectRef,
    source: { kind: 'bench', instance: 'one' },
    request: { method: 'GET', path: `/things/${subjectRef}` },
    object: { kind: 'Thing', name: subjectRef, uid: randomUUID() },
    observedAt: collectedAt,
    collectedAt,
    ttlMs: 48 * HOUR_MS,
    digest: 'd'.repeat(64),
    outcome: 'observed',
    reliability: 1,
    value: {
      good,
      words: Array.from(
        { length: 40 },
        (_, index) => `word ${index} of ${subjectRef}`,
      ),
    },
  };
}

async function seed(knex: Knex.Knex, refs: readonly string[]): Promise<void> {
  for (const { id } of kinds) {
    for (let start = 0; start < refs.length; start += 1000) {
      const records = refs
        .slice(start, start + 1000)
        .map((ref, index) => recordOf(ref, id, index % 10 !== 0));
      await knex.batchInsert('evidence', records.map(evidenceRow), 500);
      await knex.batchInsert(
        'looks',
        records.map(record => ({
          collector: record.collector,
          subject_ref: record.subjectRef,
          kind: record.kind,
          source_kind: 'bench',
          source_instance: 'one',
          outcome: 'observed',
          latest_id: record.id,
          last_good_id: record.id,
          looked_at_ms: Date.now() - HOUR_MS,
          due_at_ms: Date.now() + 24 * HOUR_MS,
        })),
        500,
      );
    }
  }
}

/** Elapsed time, and time of our own processor: the first also counts the database and whoever else runs here. */
interface Time {
  readonly elapsedMs: number;
  readonly ownMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    elapsedMs: performance.now() - started,
    ownMs: (user + system) / 1000,
  };
}

async function measure(
  connection: string,
  services: number,
): Promise<string[][]> {
  const knex = Knex({
    client: 'pg',
    connection,
    searchPath: ['readiness_bench'],
  });
  await knex.raw('drop schema if exists readiness_bench cascade');
  await knex.raw('create schema readiness_bench');
  await migrateToLatest(knex);
  const registry = registryOf();
  const inventory = inventoryOf(entitiesOf(services), {
    clusters: [],
    subjects: [],
  });
  const refs = inventory.components.map(({ ref }) => ref);
  await seed(knex, refs);
  await knex.raw('analyze');
  const evidence = new DatabaseEvidenceStore(knex);
  const assessments = new DatabaseAssessmentStore(knex);
  const quiet = {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    debug: () => undefined,
    child: () => quiet,
  };
  const runner = () =>
    new AssessmentRunner({
      registry,
      inventory: { current: async () => inventory },
      evidence,
      assessments,
      summaries: new Summaries(evidence, new DatabaseSummaryStore(knex)),
      logger: quiet,
      telemetry: { collected: () => undefined, assessed: () => undefined },
      now: () => new Date(),
    });
  const first = runner();
  const rows = [
    ['full assessment, no summaries yet', await timed(() => first.run())],
    ['full assessment again', await timed(() => first.run())],
    ['full assessment on another replica', await timed(() => runner().run())],
  ] as [string, Time][];
  const changes: Time[] = [];
  for (let index = 0; index < 20; index += 1) {
    const ref = refs[index * 7] ?? '';
    await evidence.store(
      {
        ...recordOf(ref, 'kind-1', index % 2 === 0),
        digest: String(index).padStart(64, 'e'),
      },
      Date.now() + HOUR_MS,
    );
    changes.push(
      await timed(() => first.run({ kind: 'kind-1', changedSubjects: [ref] })),
    );
  }
  rows.push([
    'one changed service, median',
    changes.sort((a, b) => a.elapsedMs - b.elapsedMs)[10] ?? {
      elapsedMs: 0,
      ownMs: 0,
    },
  ]);
  rows.push([
    'organisation read',
    await timed(() => assessments.latest('organisation', organisation.ref)),
  ]);
  rows.push([
    'team scorecard read',
    await timed(() =>
      assessments.page({
        standardId: 'services',
        teamRef: 'group:default/team-7',
        limit: 101,
      }),
    ),
  ]);
  await knex.raw('drop schema readiness_bench cascade');
  await knex.destroy();
  return rows.map(([what, { elapsedMs, ownMs }]) => [
    what,
    `${elapsedMs.toFixed(0)} ms`,
    `${ownMs.toFixed(0)} ms`,
  ]);
}

async function main(): Promise<void> {
  const [connection, services = '10000'] = process.argv.slice(2);
  if (!connection) {
    throw new Error('Give the connection string of a PostgreSQL');
  }
  const [cpu] = cpus();
  const rows = await measure(connection, Number(services));
  const checkCount = ORGANISATION_CHECKS + SERVICE_CHECKS;
  process.stdout.write(
    `${services} services x ${checkCount} checks on ${cpus().length} x ${
      cpu?.model ?? 'unknown'
    }\n`,
  );
  for (const [what = '', elapsed = '', own = ''] of rows) {
    process.stdout.write(
      `${what.padEnd(40)} ${elapsed.padStart(
        10,
      )}   own processor ${own.padStart(10)}\n`,
    );
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
