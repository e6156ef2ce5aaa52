/** What somebody may give to the Git host that no API of GitHub takes: a past of chosen times, and a host that forgets it. */
import { z } from 'zod';

const id = z.number().int().positive();
const at = z.iso.datetime().transform(text => Date.parse(text));
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const conclusion = z.enum(['success', 'failure', 'skipped', 'cancelled']);
const state = z.enum([
  'pending',
  'queued',
  'in_progress',
  'success',
  'failure',
  'error',
  'inactive',
]);

/** One that has not ended has no `completedAt`. */
const job = z.strictObject({
  id: id.optional(),
  name: z.string().min(1),
  startedAt: at,
  completedAt: at.optional(),
  conclusion: conclusion.optional(),
});

const run = z.strictObject({
  id: id.optional(),
  createdAt: at,
  /** The tip of the default branch unless stated. */
  sha: sha.optional(),
  event: z.string().default('push'),
  workflow: z.string().default('.github/workflows/deploy.yml'),
  /** One after the other. */
  attempts: z
    .array(z.strictObject({ startedAt: at, jobs: z.array(job) }))
    .min(1),
});

const deployment = z.strictObject({
  id: id.optional(),
  createdAt: at,
  sha: sha.optional(),
  environment: z.string().default('production'),
  statuses: z.array(
    z.strictObject({ state, at, logUrl: z.string().default('') }),
  ),
});

const webhook = z.strictObject({
  deployment: id,
  /** Of the first status with this state; of the deployment itself without one. */
  state: state.optional(),
  /** Sent once more under the same delivery id, as somebody does who presses "Redeliver". */
  redelivered: z.boolean().default(false),
});

const repository = z.string().min(1);

/** See the top of this file. What has the id of something that is there takes its place. */
export const given = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rename'),
    repository,
    to: z.string(),
  }),
  z.strictObject({
    kind: z.literal('runs'),
    repository,
    runs: z.array(run).min(1),
  }),
  z.strictObject({
    kind: z.literal('deployments'),
    repository,
    deployments: z.array(deployment).min(1),
  }),
  /** All but the newest are gone, as after the time that a host keeps them. */
  z.strictObject({
    kind: z.literal('forget'),
    repository,
    of: z.enum(['runs', 'deployments']),
    keep: z.number().int().nonnegative(),
  }),
  /** In this order, each after the one before was answered. */
  z.strictObject({
    kind: z.literal('webhooks'),
    repository,
    send: z.array(webhook).min(1),
  }),
]);

/** See {@link given}. */
export type Given = z.infer<typeof given>;
export type GivenRun = z.infer<typeof run>;
export type GivenDeployment = z.infer<typeof deployment>;
export type GivenWebhook = z.infer<typeof webhook>;
