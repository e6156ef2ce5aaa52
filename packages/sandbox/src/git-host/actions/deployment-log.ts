import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  DeploymentRecord,
  DeploymentState,
  RepositoryRecord,
} from '../state/records';
import { pastDeployments } from './past-deployments';

export interface NewDeployment {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly creator: string;
  readonly description?: string | undefined;
  readonly task?: string | undefined;
}

export interface NewStatus {
  readonly state: DeploymentState;
  readonly creator: string;
  readonly description?: string | undefined;
  readonly logUrl?: string | undefined;
  readonly autoInactive?: boolean | undefined;
}

/** Deployments of every repository: those of the company's past, made when first asked for, and those that happen. */
export class DeploymentLog {
  private readonly byRepository = new Map<number, DeploymentRecord[]>();

  constructor(private readonly state: GitHostState) {}

  /** Oldest first. */
  of(record: RepositoryRecord): DeploymentRecord[] {
    const known = this.byRepository.get(record.id);
    if (known !== undefined) {
      return known;
    }
    const made = pastDeployments(this.state, record);
    this.byRepository.set(record.id, made);
    return made;
  }

  create(record: RepositoryRecord, given: NewDeployment): DeploymentRecord {
    const deployment: DeploymentRecord = {
      id: this.state.newId(),
      sha: given.sha,
      ref: given.ref,
      task: given.task ?? 'deploy',
      environment: given.environment,
      description: given.description,
      creator: given.creator,
      createdAt: this.state.clock.now(),
      statuses: [],
    };
    this.of(record).push(deployment);
    this.state.events.emit({
      kind: 'deployment',
      repository: fullNameOf(record),
      deployment,
    });
    return deployment;
  }

  /** Adds a status; a success makes the environment's earlier successes inactive, unless it says not to. */
  addStatus(
    record: RepositoryRecord,
    deployment: DeploymentRecord,
    given: NewStatus,
  ) {
    const status = {
      id: this.state.newId(),
      state: given.state,
      at: this.state.clock.now(),
      creator: given.creator,
      description: given.description ?? '',
      logUrl: given.logUrl ?? '',
    };
    deployment.statuses.push(status);
    this.state.events.emit({
      kind: 'deployment_status',
      repository: fullNameOf(record),
      deployment,
      status,
    });
    if (given.state === 'success' && given.autoInactive !== false) {
      const earlier = this.of(record).filter(
        each =>
          each !== deployment &&
          each.environment === deployment.environment &&
          each.statuses.at(-1)?.state === 'success',
      );
      earlier.forEach(each =>
        this.addStatus(record, each, {
          state: 'inactive',
          creator: given.creator,
        }),
      );
    }
    return status;
  }
}
