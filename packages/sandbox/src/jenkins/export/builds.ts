import type { JenkinsJobKind } from '../../company';
import { stateAt, type BuildPlan, type Result } from '../builds/build';
import { pathOf, type Job } from '../model/items';
import { actionsOf, type Addresses } from './actions';
import type { ExportedBean } from './exported';

/** What exports need beside the items themselves. */
export interface View {
  readonly addresses: Addresses;
  readonly now: number;
}

const CLASSES: Readonly<Record<JenkinsJobKind, string>> = {
  multibranch: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  freestyle: 'hudson.model.FreeStyleBuild',
  maven: 'hudson.maven.MavenModuleSetBuild',
};

/** Builds that a job knows by a name, such as `lastSuccessfulBuild`. */
export const PERMALINKS: Readonly<
  Record<string, (result: Result | undefined) => boolean>
> = {
  lastBuild: () => true,
  lastCompletedBuild: result => result !== undefined,
  lastFailedBuild: result => result === 'FAILURE',
  lastStableBuild: result => result === 'SUCCESS',
  // Jenkins calls a build successful that others would call unstable.
  lastSuccessfulBuild: result => result === 'SUCCESS' || result === 'UNSTABLE',
  lastUnstableBuild: result => result === 'UNSTABLE',
  lastUnsuccessfulBuild: result => result !== undefined && result !== 'SUCCESS',
};

/** The build by its number or by one of the names; undefined when there is none. */
export function findBuild(
  { builds = [] }: Job,
  name: string,
  now: number,
): BuildPlan | undefined {
  const isMeant = Object.hasOwn(PERMALINKS, name)
    ? PERMALINKS[name]
    : undefined;
  return isMeant === undefined
    ? builds.find(({ number }) => String(number) === name)
    : builds.findLast(build => isMeant(stateAt(build, now).result));
}

export function buildUrl(
  job: Job,
  { number }: BuildPlan,
  { root }: Addresses,
): string {
  return `${root}${pathOf(job.fullName)}${number}/`;
}

/** A build as `api/json` exports it. */
export function exportBuild(
  job: Job,
  build: BuildPlan,
  { addresses, now }: View,
): ExportedBean {
  const { result, endedAt } = stateAt(build, now);
  const isBuilding = result === undefined;
  const hasStages = build.stages.length > 0;
  const changes = changeSet(build, addresses);
  return {
    className: CLASSES[job.kind],
    brief: {
      number: build.number,
      url: buildUrl(job, build, addresses),
    },
    full: {
      actions: () => actionsOf(job, build, addresses),
      artifacts: [],
      building: isBuilding,
      description: undefined,
      displayName: `#${build.number}`,
      duration: endedAt === undefined ? 0 : endedAt - build.startedAt,
      estimatedDuration: 300_000,
      executor: isBuilding
        ? { className: 'hudson.model.OneOffExecutor' }
        : undefined,
      fullDisplayName: `${displayNameOf(job)} #${build.number}`,
      id: String(build.number),
      inProgress: isBuilding,
      keepLog: false,
      queueId: build.number * 7 + 13,
      result,
      timestamp: build.startedAt,
      ...(hasStages ? {} : { builtOn: 'linux-1' }),
      ...(hasStages ? { changeSets: changes } : { changeSet: changes[0] }),
      culprits: [],
    },
  };
}

/** `payments » ledger » main`. */
export function displayNameOf({ fullName, displayName }: Job): string {
  return [...fullName.split('/').slice(0, -1), displayName].join(' » ');
}

function changeSet(
  { sha, message, author, startedAt }: BuildPlan,
  { root }: Addresses,
): readonly ExportedBean[] {
  return sha === undefined || author === undefined
    ? []
    : [
        {
          className: 'hudson.plugins.git.GitChangeSetList',
          full: {
            items: [
              {
                className: 'hudson.plugins.git.GitChangeSet',
                full: {
                  commitId: sha,
                  timestamp: startedAt,
                  msg: message,
                  author: {
                    brief: {
                      absoluteUrl: `${root}user/${author}`,
                      fullName: author,
                    },
                  },
                },
              },
            ],
            kind: 'git',
          },
        },
      ];
}
