import {
  deploymentStates,
  type DeliveryEventInput,
} from '@groundwork/plugin-readiness-common';
import type { SeenItem } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { placeOf, type Housing } from '../repositories/places';
import { starterOf } from './starter';

/** After one of these a deployment is not asked for by its id any more; what is corrected later, the window finds. */
const ENDS: ReadonlySet<string> = new Set([
  'success',
  'failure',
  'error',
  'inactive',
]);

/** A tool says what it made of a deployment soon after it began it. */
const SAYS_NOTHING_YET_MS = 3_600_000;

const stateSchema = z.string().toLowerCase().pipe(z.enum(deploymentStates));

/** Fields of `Deployment` in GraphQL. */
export const deploymentFields = `
  id databaseId commitOid environment task createdAt creator { __typename login }
  statuses(first: 100) { nodes { state createdAt logUrl } }`;

export const deploymentSchema = z.object({
  id: z.string(),
  /** Where it is longer than GraphQL's numbers it is not told, and the other id stands for it. */
  databaseId: z.number().nullable(),
  commitOid: z.string(),
  environment: z.string().nullable(),
  task: z.string().nullable(),
  createdAt: z.string(),
  /** Null for an account that was deleted. */
  creator: z.object({ __typename: z.string(), login: z.string() }).nullish(),
  statuses: z
    .object({
      nodes: z.array(
        z.object({
          state: stateSchema,
          createdAt: z.string(),
          logUrl: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

/** A deployment with the history of its states. */
export type Deployment = z.infer<typeof deploymentSchema>;

const statesOf = ({ statuses }: Deployment) => statuses?.nodes ?? [];

/** Who lives in a repository, and its page for people. */
interface Deployed extends Housing {
  readonly webUrl: string;
}

/** What a deployment says of a repository's services; undefined while it says nothing yet. */
export function deploymentEvent(
  deployment: Deployment,
  repository: Deployed,
  asOf: Date,
): DeliveryEventInput | undefined {
  const { id, databaseId, commitOid, createdAt, environment, creator } =
    deployment;
  const states = statesOf(deployment);
  const startedAtMs = Date.parse(createdAt);
  // The run that it belongs to is named with its states.
  if (
    states.length === 0 &&
    asOf.getTime() - startedAtMs < SAYS_NOTHING_YET_MS
  ) {
    return undefined;
  }
  const runId = runOf(deployment);
  const name = environment || 'production';
  return {
    kind: 'deployment',
    id: String(databaseId ?? id),
    place: placeOf(repository),
    environment: name,
    repository: { id: repository.id },
    sha: commitOid,
    startedAtMs,
    url: pageOf(runId, repository.webUrl),
    ...(runId === undefined ? {} : { runId }),
    ...(creator
      ? {
          startedBy: starterOf({
            login: creator.login,
            type: creator.__typename,
          }),
        }
      : {}),
    statuses: states.map(({ state, createdAt: at }) => ({
      state,
      atMs: Date.parse(at),
    })),
  };
}

/** Its run; a deployment that another tool made has only the list of all of them. */
function pageOf(runId: string | undefined, webUrl: string): string {
  return runId === undefined
    ? `${webUrl}/deployments`
    : `${webUrl}/actions/runs/${runId}`;
}

/** Whether a deployment is to be asked for again by its id. */
export function seenDeployment(deployment: Deployment): SeenItem {
  return {
    id: deployment.id,
    sinceMs: Date.parse(deployment.createdAt),
    hasEnded: statesOf(deployment).some(({ state }) => ENDS.has(state)),
  };
}

/** The run of GitHub Actions whose log its states point to: its attempts and regions are one deployment. */
export function runOf(deployment: Deployment): string | undefined {
  const runs = statesOf(deployment).flatMap(
    ({ logUrl }) => /\/actions\/runs\/(\d+)/.exec(logUrl ?? '')?.[1] ?? [],
  );
  return runs[0];
}
