import type { PushEvent } from '../../company';
import type {
  DeploymentRecord,
  DeploymentStatusRecord,
  IssueRecord,
  JobRecord,
  PullRecord,
  RunRecord,
} from './records';

/** What a webhook or another part of the sandbox may want to hear about. `repository` is `<owner>/<name>`. */
export type HostEvent =
  | {
      readonly kind: 'push';
      readonly repository: string;
      readonly push: PushEvent;
    }
  | {
      readonly kind: 'repository';
      readonly repository: string;
      readonly action: 'created' | 'edited';
    }
  | {
      readonly kind: 'repository';
      readonly repository: string;
      readonly action: 'renamed';
      readonly from: string;
    }
  | {
      readonly kind: 'pull_request';
      readonly repository: string;
      readonly action: 'opened' | 'closed' | 'edited';
      readonly pull: PullRecord;
    }
  | {
      readonly kind: 'issues';
      readonly repository: string;
      readonly action: 'opened' | 'closed' | 'edited' | 'reopened';
      readonly issue: IssueRecord;
    }
  | {
      readonly kind: 'issues';
      readonly repository: string;
      readonly action: 'labeled' | 'unlabeled';
      readonly issue: IssueRecord;
      readonly label: string;
    }
  | {
      readonly kind: 'workflow_run';
      readonly repository: string;
      readonly action: 'requested' | 'in_progress' | 'completed';
      readonly run: RunRecord;
    }
  | {
      readonly kind: 'workflow_job';
      readonly repository: string;
      readonly action: 'queued' | 'in_progress' | 'completed';
      readonly run: RunRecord;
      readonly job: JobRecord;
    }
  | {
      readonly kind: 'deployment';
      readonly repository: string;
      readonly deployment: DeploymentRecord;
    }
  | {
      readonly kind: 'deployment_status';
      readonly repository: string;
      readonly deployment: DeploymentRecord;
      readonly status: DeploymentStatusRecord;
    };
