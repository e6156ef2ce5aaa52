/** What the Git host knows besides Git objects. Times are epoch milliseconds. */
export interface RepositoryRecord {
  readonly id: number;
  readonly owner: string;
  /** What the plan of the company calls it, whatever its name is now; nothing where it is not planned. */
  readonly plannedName: string | undefined;
  /** Changes when somebody renames it; the id does not. */
  name: string;
  readonly createdAt: number;
  description: string | undefined;
  homepage: string | undefined;
  isPrivate: boolean;
  archived: boolean;
  defaultBranch: string;
  updatedAt: number;
  pushedAt: number;
  topics: readonly string[];
  hasIssues: boolean;
  hasWiki: boolean;
  hasProjects: boolean;
  /** Settings of merging as the client sent them, by GitHub's names. */
  merging: Readonly<Record<string, unknown>>;
  /** What the client asked to protect, by branch. */
  readonly protections: Map<string, Readonly<Record<string, unknown>>>;
  readonly variables: Map<string, string>;
}

export interface PullRecord {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly createdAt: number;
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly base: string;
  title: string;
  body: string | undefined;
  head: string;
  draft: boolean;
  state: 'open' | 'closed';
  updatedAt: number;
  closedAt: number | undefined;
  mergedAt: number | undefined;
  mergedBy: string | undefined;
  mergeCommit: string | undefined;
  labels: readonly string[];
}

export interface CommentRecord {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly at: number;
}

/** That somebody put a label on an issue or took it away. */
export interface RelabelledRecord {
  readonly kind: 'LABELED_EVENT' | 'UNLABELED_EVENT';
  readonly label: string;
  readonly at: number;
}

export interface IssueRecord {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly createdAt: number;
  title: string;
  body: string | undefined;
  labels: readonly string[];
  assignee: string | undefined;
  state: 'open' | 'closed';
  updatedAt: number;
  closedAt: number | undefined;
  readonly comments: CommentRecord[];
  /** Since it was written; the oldest first. */
  relabelled?: readonly RelabelledRecord[];
}

export type DeploymentState =
  | 'pending'
  | 'queued'
  | 'in_progress'
  | 'success'
  | 'failure'
  | 'error'
  | 'inactive';

export interface DeploymentStatusRecord {
  readonly id: number;
  readonly state: DeploymentState;
  readonly at: number;
  readonly creator: string;
  readonly description: string;
  readonly logUrl: string;
}

export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | undefined;
  readonly creator: string;
  readonly createdAt: number;
  /** Oldest first. */
  readonly statuses: DeploymentStatusRecord[];
}

export interface HookRecord {
  readonly id: number;
  readonly createdAt: number;
  readonly url: string;
  readonly secret: string | undefined;
  readonly contentType: 'json' | 'form';
  readonly events: readonly string[];
  /** Sends late and twice at times. */
  readonly isUnruly?: true;
  active: boolean;
  lastResponse: {
    readonly code: number | undefined;
    readonly status: string;
    readonly message: string | undefined;
  };
}

export type Conclusion = 'success' | 'failure' | 'skipped' | 'cancelled';
export type RunStatus = 'queued' | 'waiting' | 'in_progress' | 'completed';

export interface StepRecord {
  readonly name: string;
  readonly status: RunStatus;
  readonly conclusion: Conclusion | undefined;
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

export interface JobRecord {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
  readonly createdAt: number;
  readonly stepNames: readonly string[];
  status: RunStatus;
  conclusion: Conclusion | undefined;
  startedAt: number;
  completedAt: number | undefined;
}

export interface AttemptRecord {
  readonly number: number;
  readonly actor: string;
  readonly startedAt: number;
  status: RunStatus;
  conclusion: Conclusion | undefined;
  updatedAt: number;
  jobs: readonly JobRecord[];
}

export interface ReferencedWorkflow {
  readonly path: string;
  readonly sha: string;
  readonly ref: string;
}

export interface RunRecord {
  readonly id: number;
  readonly workflowId: number;
  readonly workflowPath: string;
  readonly workflowName: string;
  readonly runNumber: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly title: string;
  readonly actor: string;
  readonly createdAt: number;
  readonly referencedWorkflows: readonly ReferencedWorkflow[];
  /** Oldest first; never empty. */
  readonly attempts: AttemptRecord[];
}

export interface WorkflowRecord {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly createdAt: number;
}
