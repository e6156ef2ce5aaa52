import type { JenkinsJobKind, JenkinsJobPlan } from '../../company';
import type { BuildPlan } from '../builds/build';

/** A job that has builds. */
export interface Job {
  readonly type: 'job';
  readonly name: string;
  readonly fullName: string;
  /** How people see it where its name is encoded. */
  readonly displayName: string;
  readonly kind: JenkinsJobKind;
  readonly branch: string;
  /** It builds the branch that the repository calls its main one. */
  readonly isPrimary: boolean;
  readonly isDisabled: boolean;
  /** Undefined for a job that checks nothing out. */
  readonly plan: JenkinsJobPlan | undefined;
  /** Oldest first; undefined until somebody asked. */
  builds: BuildPlan[] | undefined;
}

/** A folder of jobs. */
export interface Folder {
  readonly type: 'folder';
  readonly name: string;
  readonly fullName: string;
  readonly items: Item[];
}

/** A job for each branch of a repository. */
export interface Multibranch {
  readonly type: 'multibranch';
  readonly name: string;
  readonly fullName: string;
  readonly plan: JenkinsJobPlan;
  readonly items: Job[];
}

export type Item = Job | Folder | Multibranch;

/** Path of an item below the controller's address, with a slash at its end. */
export function pathOf(fullName: string): string {
  return fullName
    .split('/')
    .map(part => `job/${encodeURIComponent(part)}/`)
    .join('');
}

/** A branch's name as part of a job's: Jenkins encodes what may not stand in a name. */
export function branchJob(plan: JenkinsJobPlan, branch: string): Job {
  const name = encodeURIComponent(branch);
  return {
    type: 'job',
    name,
    fullName: `${plan.fullName}/${name}`,
    displayName: branch,
    kind: 'multibranch',
    branch,
    isPrimary: branch === 'main',
    isDisabled: plan.isDisabled === true,
    plan,
    builds: undefined,
  };
}
