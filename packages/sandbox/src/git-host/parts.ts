import type { ImageStore } from '../company';
import type { DeploymentLog } from './actions/deployment-log';
import type { RunLog } from './actions/run-log';
import type { WorkflowRunner } from './actions/runner';
import type { GitHostState } from './state/git-host-state';

/** What the routes need: the state, and what moves by itself. */
export interface GitHostParts {
  readonly state: GitHostState;
  readonly runs: RunLog;
  readonly deployments: DeploymentLog;
  readonly runner: WorkflowRunner;
  readonly images: ImageStore;
}
