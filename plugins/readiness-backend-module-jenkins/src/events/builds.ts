import { branchSchema } from '@groundwork/source-client/jenkins';
import { z } from 'zod';

const actionSchema = z.object({
  lastBuiltRevision: z.object({ SHA1: z.string() }).nullish(),
  remoteUrls: z.array(z.string()).nullish(),
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .nullish(),
  causes: z
    .array(
      z.object({
        shortDescription: z.string().nullish(),
        userId: z.string().nullish(),
        userName: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** A build as `api/json` says it. */
export const buildSchema = z.object({
  number: z.number().int(),
  timestamp: z.number().int(),
  duration: z.number().default(0),
  building: z.boolean(),
  result: z.string().nullish(),
  actions: z.array(actionSchema).nullish(),
});

/** See {@link buildSchema}. */
export type Build = z.output<typeof buildSchema>;

/** The fields above. */
export const BUILD_TREE =
  'number,timestamp,duration,building,result,actions[lastBuiltRevision[SHA1],remoteUrls,parameters[name,value],causes[shortDescription,userId,userName]]';

/** One job. Everything that Jenkins exports says its class; what does not is no job. */
export const jobSchema = z.object({
  _class: z.string(),
  nextBuildNumber: z.number().nullish(),
});

/** A job, or the jobs of a repository's branches. */
export const itemSchema = jobSchema.extend({
  jobs: z.array(branchSchema.extend(jobSchema.shape)).nullish(),
});

const JOB_TREE = 'name,nextBuildNumber';
export const ITEM_TREE = `${JOB_TREE},jobs[${JOB_TREE},actions[_class]]`;

/** A page of builds, the newest first. */
export const buildsSchema = z.object({
  allBuilds: z.array(buildSchema).nullish(),
});

/** Answer of the pipeline stage view for a build. */
export const describedSchema = z.object({
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.string(),
      startTimeMillis: z.number().int(),
      durationMillis: z.number().int(),
    }),
  ),
});

/** A stage of a build. */
export type Stage = z.output<typeof describedSchema>['stages'][number];

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The commit of a repository. A build may list several: a shared library comes before the repository that uses it, and a
 * repository that was renamed is still listed by its old name.
 */
export function commitOf(
  { actions }: Build,
  repositories: ReadonlySet<string>,
): string | undefined {
  const sources = (actions ?? []).filter(action => action.lastBuiltRevision);
  const named = sources.find(({ remoteUrls }) =>
    remoteUrls?.some(url => repositories.has(repositoryIn(url))),
  );
  const sha = (named ?? sources.at(-1))?.lastBuiltRevision?.SHA1;
  return sha !== undefined && SHA.test(sha) ? sha : undefined;
}

function repositoryIn(url: string): string {
  const [, name = ''] = /([^/:]+?)\/?(?:\.git)?\/?$/.exec(url) ?? [];
  return name.toLocaleLowerCase('en-US');
}

/** Parameters that the build was started with. */
export function parametersOf({ actions }: Build): ReadonlyMap<string, string> {
  return new Map(
    (actions ?? [])
      .flatMap(({ parameters }) => parameters ?? [])
      .flatMap(({ name, value }) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      ),
  );
}
