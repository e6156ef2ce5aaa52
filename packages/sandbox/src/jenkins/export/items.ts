import type { JenkinsJobKind } from '../../company';
import { stateAt, type Result } from '../builds/build';
import {
  pathOf,
  type Folder,
  type Item,
  type Job,
  type Multibranch,
} from '../model/items';
import {
  displayNameOf,
  exportBuild,
  findBuild,
  PERMALINKS,
  type View,
} from './builds';
import type { ExportedBean } from './exported';

const CLASSES: Readonly<Record<JenkinsJobKind, string>> = {
  multibranch: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  freestyle: 'hudson.model.FreeStyleProject',
  maven: 'hudson.maven.MavenModuleSet',
};

const COLOURS: Readonly<Record<Result, string>> = {
  SUCCESS: 'blue',
  UNSTABLE: 'yellow',
  FAILURE: 'red',
  NOT_BUILT: 'notbuilt',
  ABORTED: 'aborted',
};

/** An item as `api/json` exports it. */
export function exportItem(item: Item, view: View): ExportedBean {
  switch (item.type) {
    case 'job':
      return exportJob(item, view);
    case 'folder':
      return exportGroup(item, view, {
        className: 'com.cloudbees.hudson.plugins.folder.Folder',
      });
    case 'multibranch':
      return exportGroup(item, view, {
        className:
          'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
        full: { disabled: item.plan.isDisabled === true, sources: [{}] },
      });
    default:
      throw new RangeError(`no export for ${String(item satisfies never)}`);
  }
}

/** The controller itself. */
export function exportController(root: Folder, view: View): ExportedBean {
  return {
    className: 'hudson.model.Hudson',
    full: {
      assignedLabels: [{ brief: { name: 'built-in' } }],
      mode: 'NORMAL',
      nodeDescription: "the Jenkins controller's built-in node",
      nodeName: '',
      numExecutors: 0,
      description: undefined,
      jobs: root.items.map(item => exportItem(item, view)),
      quietDownReason: undefined,
      quietingDown: false,
      slaveAgentPort: -1,
      url: view.addresses.root,
      useCrumbs: true,
      useSecurity: true,
    },
  };
}

function exportGroup(
  item: Folder | Multibranch,
  view: View,
  own: Pick<ExportedBean, 'className' | 'full'>,
): ExportedBean {
  const { name, fullName } = item;
  return {
    ...own,
    brief: { name, url: `${view.addresses.root}${pathOf(fullName)}` },
    full: {
      actions: [{}],
      description: undefined,
      displayName: name,
      fullDisplayName: fullName.split('/').join(' » '),
      fullName,
      healthReport: [],
      jobs: () => item.items.map(each => exportItem(each, view)),
      ...own.full,
    },
  };
}

function exportJob(job: Job, view: View): ExportedBean {
  const { addresses, now } = view;
  const builds = () =>
    (job.builds ?? []).map(build => exportBuild(job, build, view)).reverse();
  const named = Object.fromEntries(
    Object.keys(PERMALINKS).map(name => [
      name,
      () => {
        const build = findBuild(job, name, now);
        return build && exportBuild(job, build, view);
      },
    ]),
  );
  const last = () => job.builds?.at(-1);
  return {
    className: CLASSES[job.kind],
    brief: {
      name: job.name,
      url: `${addresses.root}${pathOf(job.fullName)}`,
      color: () => colourOf(job, now),
    },
    full: {
      actions: jobActions(job),
      description: undefined,
      displayName: job.displayName,
      fullDisplayName: displayNameOf(job),
      fullName: job.fullName,
      buildable: !job.isDisabled,
      builds,
      firstBuild: () => builds().at(-1),
      healthReport: [],
      inQueue: false,
      keepDependencies: false,
      ...named,
      nextBuildNumber: () => (last()?.number ?? 0) + 1,
      property: [],
      queueItem: undefined,
      concurrentBuild: true,
      disabled: job.isDisabled,
    },
    named: { allBuilds: builds },
  };
}

/** Branch jobs say what they build and which of them is the main one; other jobs say nothing. */
function jobActions(job: Job): readonly ExportedBean[] {
  return job.kind === 'multibranch'
    ? [
        {
          className: 'jenkins.scm.api.metadata.ObjectMetadataAction',
          full: { objectDisplayName: undefined, objectUrl: undefined },
        },
        ...(job.isPrimary
          ? [
              {
                className:
                  'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction',
              },
            ]
          : []),
        {},
      ]
    : [{}];
}

function colourOf(job: Job, now: number): string {
  if (job.isDisabled) {
    return 'disabled';
  }
  const last = job.builds?.at(-1);
  const completed = findBuild(job, 'lastCompletedBuild', now);
  const result = completed && stateAt(completed, now).result;
  const colour = result === undefined ? 'notbuilt' : COLOURS[result];
  return last !== undefined && stateAt(last, now).result === undefined
    ? `${colour}_anime`
    : colour;
}
