/** Whether GitHub itself knows how a repository gets to production, so that nobody has to tell it from the runs. */
import type { CountedEnvironments } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** As many of the latest are looked at: names such as `prod-eu` cannot be asked for. */
const LATEST = 30;

const deploymentsSchema = z.object({
  nodes: z.array(
    z.object({
      environment: z.string().nullable(),
      task: z.string().nullable(),
    }),
  ),
});

/** What is asked of every repository; see {@link deploysByItself}. */
export const headSchema = z.object({
  latest: deploymentsSchema,
  named: deploymentsSchema,
});

/** See {@link headSchema}. */
export type Head = z.infer<typeof headSchema>;

/** Fields of `Repository` in GraphQL: previews may stand before the last deployment to production, so that is asked for by name. */
export function headFields({ productionNames }: CountedEnvironments): string {
  const latest = `first: ${LATEST}, orderBy: { field: CREATED_AT, direction: DESC }`;
  const fields = '{ nodes { environment task } }';
  return `latest: deployments(${latest}) ${fields}
    named: deployments(${latest}, environments: ${JSON.stringify(
    productionNames,
  )}) ${fields}`;
}

/** A preview, a page or another environment says nothing of production, and another task is no deployment of the service. */
export function deploysByItself(
  { latest, named }: Head,
  { isProduction }: CountedEnvironments,
  tasks: ReadonlySet<string>,
): boolean {
  return [...latest.nodes, ...named.nodes].some(
    ({ environment, task }) =>
      // As they are counted: one that names no environment goes to production.
      isProduction(environment || 'production') && tasks.has(task ?? 'deploy'),
  );
}
