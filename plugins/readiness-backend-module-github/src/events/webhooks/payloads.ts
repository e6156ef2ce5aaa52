/** What is looked at of GitHub's webhooks. */
import { deploymentStates } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

const stateSchema = z.string().toLowerCase().pipe(z.enum(deploymentStates));

/** In every webhook; in that of a push among other fields of another shape. */
const repository = z.object({
  id: z.number(),
  full_name: z.string(),
  html_url: z.url(),
  default_branch: z.string(),
});
const sent = z.object({ repository });

/** The repository that a webhook is about. */
export type SentRepository = z.infer<typeof repository>;

export const deploymentStatusPayload = sent.extend({
  deployment: z.object({
    id: z.number(),
    node_id: z.string(),
    sha: z.string(),
    environment: z.string().nullable(),
    task: z.string().nullable(),
    created_at: z.string(),
    /** Null for an account that was deleted. */
    creator: z.object({ login: z.string(), type: z.string() }).nullish(),
  }),
  deployment_status: z.object({
    state: stateSchema,
    created_at: z.string(),
    log_url: z.string().nullish(),
  }),
});
/** See {@link deploymentStatusPayload}. */
export type DeploymentStatusPayload = z.infer<typeof deploymentStatusPayload>;

export const workflowRunPayload = sent.extend({
  workflow_run: z.object({ event: z.string() }),
});

export const pullRequestPayload = sent.extend({
  pull_request: z.object({ merged_at: z.string().nullable() }),
});

export const pushPayload = sent.extend({ ref: z.string() });

export const issuesPayload = sent.extend({
  action: z.string(),
  /** Of a change of labels, the one that came or went. */
  label: z.object({ name: z.string() }).optional(),
  issue: z.object({
    number: z.number(),
    title: z.string(),
    body: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    closed_at: z.string().nullable(),
    labels: z.array(z.object({ name: z.string() })),
    /** How many. */
    comments: z.number(),
    /** Of a pull request, which is an issue as well. */
    pull_request: z.unknown().optional(),
  }),
});
/** See {@link issuesPayload}. */
export type IssuesPayload = z.infer<typeof issuesPayload>;
