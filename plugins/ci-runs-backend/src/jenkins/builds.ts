import type { CiRun, CiRunStatus } from '@groundwork/plugin-ci-runs-common';
import { branchSchema } from '@groundwork/source-client/jenkins';
import { z } from 'zod';

const causeSchema = z.object({
  _class: z.string().optional(),
  shortDescription: z.string().nullish(),
  userId: z.string().nullish(),
  userName: z.string().nullish(),
});

/** Plugins attach what they like; of those that say nothing to us an empty object is left. */
const actionSchema = z.object({
  causes: z.array(causeSchema).nullish(),
  lastBuiltRevision: z
    .object({
      SHA1: z.string(),
      branch: z.array(z.object({ name: z.string() })).nullish(),
    })
    .nullish(),
  remoteUrls: z.array(z.string()).nullish(),
});

const changesSchema = z.object({
  items: z
    .array(
      z.object({ commitId: z.string().nullish(), msg: z.string().nullish() }),
    )
    .nullish(),
});

const buildSchema = z.object({
  number: z.number(),
  url: z.string(),
  building: z.boolean(),
  result: z.string().nullish(),
  timestamp: z.number(),
  duration: z.number(),
  actions: z.array(actionSchema).nullish(),
  changeSets: z.array(changesSchema).nullish(),
  changeSet: changesSchema.nullish(),
});

/** One build as far as it is shown. */
export type Build = z.infer<typeof buildSchema>;

const withBuilds = {
  _class: z.string().optional(),
  url: z.string(),
  disabled: z.boolean().nullish(),
  builds: z.array(buildSchema).nullish(),
};

const branchJobSchema = branchSchema.extend(withBuilds);

/** A job, or the jobs of a repository's branches. */
export const jobSchema = z.object({
  name: z.string(),
  ...withBuilds,
  jobs: z.array(branchJobSchema).nullish(),
});

/** What one item of a controller says of its builds. */
export type JobWithBuilds = z.infer<typeof jobSchema>;

const BUILD =
  'number,url,building,result,timestamp,duration,actions[causes[shortDescription,userId,userName],lastBuiltRevision[SHA1,branch[name]],remoteUrls],changeSets[items[commitId,msg]{0,30}],changeSet[items[commitId,msg]{0,30}]';
const MOST_BRANCHES = 50;

/** The fields above; so many builds of each job. */
export function treeOf(limit: number): string {
  const job = `name,url,disabled,builds[${BUILD}]{0,${limit}}`;
  return `${job},jobs[${job},actions[_class]]{0,${MOST_BRANCHES}}`;
}

const BY_RESULT: Readonly<Record<string, CiRunStatus>> = {
  SUCCESS: 'passed',
  UNSTABLE: 'unstable',
  FAILURE: 'failed',
  NOT_BUILT: 'cancelled',
  ABORTED: 'cancelled',
};

/** One word for what Jenkins says of a build; `unknown` for what we have no word for. */
export function buildStatus({
  building,
  result,
}: Pick<Build, 'building' | 'result'>): CiRunStatus {
  return building ? 'running' : BY_RESULT[result ?? ''] ?? 'unknown';
}

/** What a build belongs to. */
export interface BuildOf {
  /** Full name of the job, as the entity names it. */
  readonly job: string;
  /** Of a job by branch; else the build says it. */
  readonly branch: string | undefined;
  /** Name of the entity's repository, which tells its commit from that of a shared library. */
  readonly repository: string | undefined;
}

/** Turns one build into a run of any engine. */
export function ciRunOf(
  build: Build,
  { job, branch, repository }: BuildOf,
): CiRun {
  const { number, building, duration, timestamp, url } = build;
  const revision = revisionOf(build, repository);
  const sha = revision?.SHA1;
  const cause = causeOf(build);
  return {
    id: `${url}`,
    name: `${job.split('/').at(-1)} #${number}`,
    engine: 'jenkins',
    status: buildStatus(build),
    branch: branch ?? shortBranch(revision?.branch?.[0]?.name),
    sha,
    event: cause.event,
    actor: cause.actor,
    startedAt: new Date(timestamp).toISOString(),
    durationMs: building || duration < 0 ? undefined : Math.round(duration),
    url,
    title: titleOf(build, sha),
    attempt: 1,
  };
}

/** `refs/remotes/origin/main` and `origin/main` are the branch `main`. */
function shortBranch(name: string | undefined): string | undefined {
  return name?.replace(/^(refs\/remotes\/|refs\/heads\/)?(origin\/)?/, '');
}

/**
 * The commit of the entity's repository. A build may list several: a shared library comes before the repository that uses
 * it, and a repository that was renamed is still listed by its old name.
 */
function revisionOf({ actions }: Build, repository: string | undefined) {
  const sources = (actions ?? []).filter(action => action.lastBuiltRevision);
  const named = sources.find(
    ({ remoteUrls }) =>
      repository !== undefined &&
      remoteUrls?.some(
        url =>
          url
            .replace(/\/?(\.git)?$/, '')
            .split(/[/:]/)
            .at(-1)
            ?.toLowerCase() === repository.toLowerCase(),
      ),
  );
  return (named ?? sources.at(-1))?.lastBuiltRevision ?? undefined;
}

function causeOf({ actions }: Build): { event: string; actor?: string } {
  const [cause] = (actions ?? []).flatMap(({ causes }) => causes ?? []);
  const says = cause?.shortDescription ?? '';
  if (cause?.userId) {
    return { event: 'by hand', actor: cause.userName ?? cause.userId };
  }
  switch (cause?._class) {
    case 'jenkins.branch.BranchEventCause':
    case 'com.cloudbees.jenkins.GitHubPushCause':
    case 'hudson.triggers.SCMTrigger$SCMTriggerCause':
      // A branch event is also that of a pull request.
      return { event: /pull request/i.test(says) ? 'pull_request' : 'push' };
    case 'hudson.triggers.TimerTrigger$TimerTriggerCause':
      return { event: 'schedule' };
    default:
      return { event: says || 'unknown' };
  }
}

/** First line of the commit that was built, when it is among those that were new in the build. */
function titleOf(
  { changeSets, changeSet }: Build,
  sha: string | undefined,
): string | undefined {
  const changes = [...(changeSets ?? []), ...(changeSet ? [changeSet] : [])];
  const commit = changes
    .flatMap(({ items }) => items ?? [])
    .find(({ commitId }) => commitId === sha);
  return commit?.msg || undefined;
}
