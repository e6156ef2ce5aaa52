import type { BuildPlan, Cause } from '../builds/build';
import type { Job } from '../model/items';
import type { Exported, ExportedBean } from './exported';

/** Addresses that Jenkins writes into what it exports. */
export interface Addresses {
  /** The controller's own, with a slash at its end. */
  readonly root: string;
  /** `http://localhost:7101/saltmarsh`, before a repository's name. */
  readonly organisation: string;
}

/** The address that a job checks out, under the name that its configuration knows. */
export function remoteOf(job: Job, { organisation }: Addresses): string {
  const { plan } = job;
  return `${organisation}/${
    plan?.formerRepository ?? plan?.repository ?? ''
  }.git`;
}

/** What plugins attached to a build; those that export nothing are there as empty objects. */
export function actionsOf(
  job: Job,
  build: BuildPlan,
  addresses: Addresses,
): readonly ExportedBean[] {
  const sources =
    build.sha === undefined
      ? []
      : [
          buildData(build, {
            sha: build.sha,
            branch: job.kind === 'multibranch' ? build.branch : 'origin/main',
            remote: remoteOf(job, addresses),
          }),
        ];
  return [
    {
      className: 'hudson.model.CauseAction',
      brief: { causes: [causeOf(build.cause)] },
    },
    {
      className: 'jenkins.metrics.impl.TimeInQueueAction',
      full: { blockedTimeMillis: 0, buildableTimeMillis: 120 },
    },
    ...(job.kind === 'multibranch'
      ? [{ className: 'jenkins.scm.api.SCMRevisionAction' }]
      : []),
    {},
    ...(build.library === undefined
      ? []
      : [
          { className: 'org.jenkinsci.plugins.workflow.libs.LibrariesAction' },
          buildData(build, {
            sha: build.library.sha,
            branch: build.library.ref,
            remote: `${addresses.organisation}/${build.library.name}.git`,
          }),
        ]),
    ...sources,
    {},
  ];
}

function buildData(
  { number }: BuildPlan,
  {
    sha,
    branch,
    remote,
  }: { readonly sha: string; readonly branch: string; readonly remote: string },
): ExportedBean {
  const revision: ExportedBean = {
    brief: { SHA1: sha, branch: [{ brief: { SHA1: sha, name: branch } }] },
  };
  return {
    className: 'hudson.plugins.git.util.BuildData',
    brief: {
      buildsByBranchName: {
        brief: {
          [branch]: {
            className: 'hudson.plugins.git.util.Build',
            brief: {
              buildNumber: number,
              buildResult: undefined,
              marked: revision,
              revision,
            },
          },
        },
      },
      lastBuiltRevision: revision,
      remoteUrls: [remote],
      scmName: '',
    },
  };
}

function causeOf(cause: Cause): ExportedBean {
  const described = (
    className: string,
    shortDescription: string,
    more: Readonly<Record<string, Exported>> = {},
  ): ExportedBean => ({ className, brief: { shortDescription, ...more } });
  switch (cause.kind) {
    case 'branch-event':
      return described(
        'jenkins.branch.BranchEventCause',
        'Push event to branch',
      );
    case 'scm-change':
      return described(
        'hudson.triggers.SCMTrigger$SCMTriggerCause',
        'Started by an SCM change',
      );
    case 'timer':
      return described(
        'hudson.triggers.TimerTrigger$TimerTriggerCause',
        'Started by timer',
      );
    case 'person':
      return described(
        'hudson.model.Cause$UserIdCause',
        `Started by user ${cause.name}`,
        { userId: cause.login, userName: cause.name },
      );
    default:
      throw new RangeError(`no cause for ${String(cause satisfies never)}`);
  }
}
