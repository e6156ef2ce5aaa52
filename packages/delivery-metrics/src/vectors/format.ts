import { z } from 'zod';
import { boundedList, boundedMapping, MAX_PROBLEMS } from './boundedLists';
import { integrityProblems } from './integrity';
import { problemsOf, VectorFormatError } from './problems';
import { text } from './rows';
import { vectorInput } from './input';

const count = z.number().int().nonnegative();
const measured = z.number().nullable();
const counts = boundedMapping(count);

const expectation = z.strictObject({
  deployments: count.optional(),
  deploymentsPerWeek: measured.optional(),
  failedAttempts: count.optional(),
  kinds: boundedMapping(
    z.enum(['baseline', 'forward', 'redeploy', 'rollback', 'late', 'unknown']),
  ).optional(),
  leadTimesHours: boundedList(z.number()).optional(),
  leadTimeMedianHours: measured.optional(),
  leadTimeP75Hours: measured.optional(),
  changeFailures: boundedList(text).optional(),
  cfrDenominator: count.optional(),
  changeFailRatePct: measured.optional(),
  recoveriesHours: boundedList(z.number()).optional(),
  fdrtMedianHours: measured.optional(),
  openFailures: count.optional(),
  recoveryBasis: z
    .strictObject({ incident: count, deployment: count })
    .optional(),
  rework: boundedList(text).optional(),
  reworkRatePct: measured.optional(),
  flags: boundedList(
    text.regex(
      /^((unattributed-incident|deployment-without-sha):.|clock-skew:(pr[1-9]\d*|[0-9a-f]{7})$)/,
      'expected a known flag',
    ),
  ).optional(),
  weeks: counts.optional(),
  days: counts.optional(),
});

const vectorCase = z
  .strictObject({
    id: text,
    title: z.string(),
    why: z.string().optional(),
    others: z.string().optional(),
    input: vectorInput,
    expect: expectation,
  })
  .superRefine(({ input }, context) => {
    for (const { path, message } of integrityProblems(input).slice(
      0,
      MAX_PROBLEMS,
    ))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

/** A worked case: events, conventions and what must come out. */
export type VectorCase = z.infer<typeof vectorCase>;

/** What a case expects; absent fields are not asserted. */
export type VectorExpectation = z.infer<typeof expectation>;

const vectorFile = boundedList(vectorCase).superRefine((cases, context) => {
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

/**
 * Reads a file of worked cases. A byte-order mark before the text is none of it.
 *
 * @throws VectorFormatError that names each wrong place as `case V01: input.deployments[2].startedAt (D2): …`.
 */
export function readVectors(json: string): readonly VectorCase[] {
  const value = parseJson(json.replace(/^\uFEFF/, ''));
  const result = vectorFile.safeParse(value);
  if (result.success) return result.data;
  throw new VectorFormatError(problemsOf(result.error.issues, value));
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
