import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  gradeMeasurement,
  subjectSchema,
  type Check,
  type EvidenceKind,
  type Measured,
  type Measurement,
  type Range,
} from '@groundwork/plugin-readiness-common';
import type { CheckFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { z } from 'zod';
import { checks } from '../checks';
import { standards } from '../standards';

/** Folder of the checks and of their fixtures. */
export const CHECKS_FOLDER = join(__dirname, '../checks');
const FIXTURES_FOLDER = join(CHECKS_FOLDER, '__fixtures__');

const rangeSchema = z.object({ lo: z.number(), hi: z.number() });
const inventorySchema = z.object({
  components: z
    .array(
      z.object({
        ref: z.string(),
        name: z.string(),
        type: z.string(),
        lifecycle: z.string(),
        team: z.string().exactOptional(),
        workloads: z.object({ labelSelector: z.string() }).exactOptional(),
      }),
    )
    .exactOptional(),
  teams: z
    .array(
      z.object({
        ref: z.string(),
        name: z.string(),
        type: z.string(),
        members: z.number(),
      }),
    )
    .exactOptional(),
  clusters: z
    .array(
      z.object({
        name: z.string(),
        tier: z.string(),
        promotesTo: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
});
const readingSchema = z.union([
  z.strictObject({ subject: subjectSchema, value: z.unknown() }),
  z.strictObject({ subject: subjectSchema, absent: z.literal(true) }),
  z.strictObject({
    subject: subjectSchema,
    unread: z.enum(['forbidden', 'timeout']),
  }),
]);

const measuredSchema = z.strictObject({
  value: rangeSchema.optional(),
  quantities: z.record(z.string(), rangeSchema).optional(),
  population: z.record(z.string(), z.unknown()).optional(),
  findings: z.array(z.record(z.string(), z.unknown())).optional(),
});

const fixtureSchema = z.strictObject({
  /** What the fixture shows, for a reader. */
  says: z.string(),
  /** What is measured; or why nothing is, in the words that a reader is shown. */
  expected: z.union([
    z.strictObject({ unknown: z.string().min(1) }),
    z.strictObject({ notApplicable: z.string().min(1) }),
    measuredSchema,
  ]),
  inventory: inventorySchema.exactOptional(),
  subject: subjectSchema.exactOptional(),
  evidence: z.record(z.string(), z.array(readingSchema)),
});

/** A fixture file of a check: evidence, and what the check has to say about it. */
export interface NamedFixture {
  readonly check: Check;
  /** `pass.one-backend`, `fail.two-engines`, `unknown.nothing-may-be-read` or `not-applicable.no-cluster`. */
  readonly name: string;
  readonly fixture: CheckFixture;
  readonly expected: z.infer<typeof fixtureSchema>['expected'];
}

/** Every fixture file of every check. */
export function allFixtures(): readonly NamedFixture[] {
  return readdirSync(FIXTURES_FOLDER).flatMap(id => {
    const check = checks.find(item => item.id === id);
    if (!check) throw new Error(`Fixtures of ${id}, which is no check`);
    return readdirSync(join(FIXTURES_FOLDER, id)).map(file => {
      const text = readFileSync(join(FIXTURES_FOLDER, id, file), 'utf8');
      const { expected, ...fixture } = fixtureSchema.parse(JSON.parse(text));
      return { check, name: file.replace(/\.json$/, ''), fixture, expected };
    });
  });
}

/** What the name of a fixture promises. */
export function promiseOf({ name }: Pick<NamedFixture, 'name'>): string {
  return name.split('.')[0] ?? name;
}

/** The lines of the standards that hold a check. */
export function linesOf(id: string) {
  return standards
    .flatMap(standard =>
      standard.scope === 'organisation'
        ? [
            ...standard.prerequisites.flatMap(item => item.checks),
            ...standard.context,
          ]
        : standard.levels.flatMap(level => level.checks),
    )
    .filter(({ check }) => check === id);
}

/** The evidence kinds that a check requires, by id. */
export function kindsOf(
  check: Check,
): ReadonlyMap<string, EvidenceKind<unknown>> {
  const kinds =
    check.scope === 'subject'
      ? Object.values(check.requires).map(({ kind }) => kind)
      : Object.values(check.requires);
  return new Map(kinds.map(kind => [kind.id, kind]));
}

/** Best and worst s of a measurement by the standard's curve; undefined where the standard only shows the value. */
export function gradeOf(check: Check, measured: Measured): Range | undefined {
  const grading = linesOf(check.id)[0]?.grading;
  return grading && gradeMeasurement(measured, grading);
}

/**
 * @throws Error when the measurement is not one.
 */
export function asMeasured(measurement: Measurement): Measured {
  if (measurement.kind !== 'measured')
    throw new Error(`${measurement.kind}: ${measurement.reason}`);
  return measurement;
}
