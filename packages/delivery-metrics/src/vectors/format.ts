import { z } from 'zod';
import { ATTEMPT_STATUSES, DEPLOYMENT_STATES } from '../events';

/** Format of files of worked cases. Unknown fields are refused everywhere. */
const text = z.string().min(1);
const time = z.iso
  .datetime({ error: 'expected a UTC time such as 2026-08-31T00:00:00Z' })
  .transform(value => Date.parse(value));
const sha = z
  .string()
  .regex(
    /^([0-9a-f]{2}|[0-9a-f]{40}|[0-9a-f]{64})$/,
    'expected a full SHA, or two hex digits that stand for it',
  )
  .transform(value => (value.length === 2 ? value.repeat(20) : value));
const number = z.number().int().positive();
const pattern = text.refine(isPattern, 'expected a regular expression');
const zone = text.refine(
  isTimeZone,
  'expected an IANA time zone such as Europe/Berlin',
);

const commit = z.strictObject({
  sha,
  parents: z.array(sha),
  authoredAt: time,
  pr: number.optional(),
  merge: z.boolean().optional(),
  cherryPickOf: sha.optional(),
  author: text.optional(),
});

const pullRequest = z.strictObject({
  number,
  createdAt: time,
  mergedAt: time,
  commits: z.array(z.strictObject({ sha, authoredAt: time })),
  mergeSha: sha.optional(),
  author: text.optional(),
  title: z.string().optional(),
  labels: z.array(z.string()).optional(),
  headBranch: z.string().optional(),
  revertOf: number.optional(),
  files: z.array(z.string()).optional(),
});

const deployment = z.strictObject({
  id: text,
  service: text,
  env: text,
  sha: sha.nullish(),
  status: z.enum(ATTEMPT_STATUSES),
  startedAt: time,
  finishedAt: time,
  runId: text.optional(),
  attempt: number.optional(),
  statuses: z
    .array(z.strictObject({ state: z.enum(DEPLOYMENT_STATES), at: time }))
    .optional(),
});

const incident = z.strictObject({
  id: text,
  services: z.array(text),
  createdAt: time,
  impactStartedAt: time.optional(),
  resolvedAt: time.nullish(),
  causeDeploymentId: text.optional(),
  changeCaused: z.boolean().optional(),
  dedupKey: text.optional(),
});

const config = z.strictObject({
  tz: zone.optional(),
  attributionHours: z.number().nonnegative().optional(),
  failedDeploymentsAreFailures: z.boolean().optional(),
  incidentSource: z.boolean().optional(),
  excludeRedeploys: z.boolean().optional(),
  requireChange: z.boolean().optional(),
  excludeRollbacksFromCfrDenominator: z.boolean().optional(),
  excludeAuthors: z.array(text).optional(),
  hotfix: pattern.optional(),
});

const count = z.number().int().nonnegative();
const measured = z.number().nullable();
const counts = z.record(z.string(), count);

const expectation = z.strictObject({
  deployments: count.optional(),
  deploymentsPerWeek: measured.optional(),
  failedAttempts: count.optional(),
  kinds: z
    .record(
      z.string(),
      z.enum([
        'baseline',
        'forward',
        'redeploy',
        'rollback',
        'late',
        'unknown',
      ]),
    )
    .optional(),
  leadTimesHours: z.array(z.number()).optional(),
  leadTimeMedianHours: measured.optional(),
  leadTimeP75Hours: measured.optional(),
  changeFailures: z.array(text).optional(),
  cfrDenominator: count.optional(),
  changeFailRatePct: measured.optional(),
  recoveriesHours: z.array(z.number()).optional(),
  fdrtMedianHours: measured.optional(),
  openFailures: count.optional(),
  rework: z.array(text).optional(),
  reworkRatePct: measured.optional(),
  flags: z
    .array(
      text.regex(
        /^(unattributed-incident|deployment-without-sha|clock-skew):./,
        'expected a known flag',
      ),
    )
    .optional(),
  weeks: counts.optional(),
  days: counts.optional(),
});

const vectorCase = z.strictObject({
  id: text,
  title: z.string(),
  why: z.string().optional(),
  others: z.string().optional(),
  input: z.strictObject({
    window: z
      .tuple([time, time])
      .refine(([from, to]) => from < to, 'expected the start before the end'),
    config: config.optional(),
    services: z
      .record(text, z.strictObject({ paths: z.array(pattern).optional() }))
      .optional(),
    commits: z.array(commit).default([]),
    prs: z.array(pullRequest).default([]),
    deployments: z.array(deployment).default([]),
    incidents: z.array(incident).default([]),
  }),
  expect: expectation,
});

/** A worked case: events, conventions and what must come out. */
export type VectorCase = z.infer<typeof vectorCase>;

/** What a case expects; absent fields are not asserted. */
export type VectorExpectation = z.infer<typeof expectation>;

const vectorFile = z.array(vectorCase).superRefine((cases, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of cases.entries()) {
    if (seen.has(id))
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        message: `case ${id} occurs twice`,
      });
    seen.add(id);
  }
});

/** A file that is not of the format, with every place that is wrong. */
export class VectorFormatError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Not a file of worked cases:${
        problems.length === 1
          ? ` ${problems[0]}`
          : problems.map(problem => `\n  ${problem}`).join('')
      }`,
    );
    this.name = 'VectorFormatError';
    this.problems = problems;
  }
}

/**
 * Reads a file of worked cases.
 *
 * @throws VectorFormatError that names each wrong place as `case V01: input.commits[2].sha: …`.
 */
export function readVectors(json: string): readonly VectorCase[] {
  const value = parseJson(json);
  const result = vectorFile.safeParse(value);
  if (result.success) return result.data;
  throw new VectorFormatError(
    result.error.issues.map(
      issue => `${placeOf(issue.path, value)}: ${issue.message}`,
    ),
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // It quotes the file, line ends and a stranger's bytes included.
    throw new VectorFormatError([
      `the file is not JSON: ${message.replace(/[\p{Cc}\s]+/gu, ' ')}`,
    ]);
  }
}

function placeOf(path: readonly PropertyKey[], value: unknown): string {
  const [index, ...rest] = path;
  if (typeof index !== 'number') return 'the file';
  const entry: unknown = Array.isArray(value) ? value[index] : undefined;
  const id =
    typeof entry === 'object' && entry !== null && 'id' in entry
      ? String(entry.id)
      : `number ${index + 1}`;
  const place = rest
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return `case ${id}${place === '' ? '' : `: ${place.replace(/^\./, '')}`}`;
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
        .timeZone !== ''
    );
  } catch {
    return false;
  }
}
