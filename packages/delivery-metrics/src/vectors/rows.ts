import { z } from 'zod';
import { ATTEMPT_STATUSES, DEPLOYMENT_STATES } from '../events';
import { linearPattern } from '../pattern/linearPattern';
import { PatternError } from '../pattern/patternError';
import { boundedList } from './boundedLists';

/** The rows of a case. Unknown fields are refused everywhere. */
export const text = z.string().min(1);
export const time = z.iso
  .datetime({ error: 'expected a UTC time such as 2026-08-31T00:00:00Z' })
  .transform(value => Date.parse(value))
  .refine(
    timeMs => timeMs >= 0,
    'expected a time within the years 1970 to 9999',
  );
const sha = z
  .string()
  .regex(
    /^([0-9a-f]{2}|[0-9a-f]{40}|[0-9a-f]{64})$/,
    'expected a full SHA, or two hex digits that stand for it',
  )
  .transform(value => (value.length === 2 ? value.repeat(20) : value));
const number = z.number().int().positive();

/** A regular expression that can be matched in one pass. */
export const pattern = text.superRefine((source, context) => {
  try {
    linearPattern(source);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

export const commit = z.strictObject({
  sha,
  parents: boundedList(sha),
  authoredAt: time,
  pr: number.optional(),
  merge: z.boolean().optional(),
  cherryPickOf: sha.optional(),
  author: text.optional(),
});

export const pullRequest = z.strictObject({
  number,
  createdAt: time,
  mergedAt: time,
  commits: boundedList(z.strictObject({ sha, authoredAt: time })),
  mergeSha: sha.optional(),
  author: text.optional(),
  title: z.string().optional(),
  labels: boundedList(z.string()).optional(),
  headBranch: z.string().optional(),
  revertOf: number.optional(),
  fixes: boundedList(text).optional(),
  files: boundedList(z.string()).optional(),
});

export const deployment = z.strictObject({
  id: text,
  service: text,
  env: text,
  sha: sha.nullish(),
  status: z.enum(ATTEMPT_STATUSES),
  startedAt: time,
  finishedAt: time,
  runId: text.optional(),
  attempt: number.optional(),
  statuses: boundedList(
    z.strictObject({ state: z.enum(DEPLOYMENT_STATES), at: time }),
  ).optional(),
});

export const incident = z.strictObject({
  id: text,
  services: boundedList(text),
  createdAt: time,
  impactStartedAt: time.optional(),
  resolvedAt: time.nullish(),
  causeDeploymentId: text.optional(),
  changeCaused: z.boolean().optional(),
  dedupKey: text.optional(),
});
