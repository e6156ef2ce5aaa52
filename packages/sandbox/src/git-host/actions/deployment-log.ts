import { webUrlOf } from '../shapes/repository';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  DeploymentRecord,
  DeploymentState,
  RepositoryRecord,
} from '../state/records';

const LEAD_MS = 90_000;

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
  private readonly byRepository = new Map<string, DeploymentRecord[]>();

  constructor(private readonly state: GitHostState) {}

  /** Oldest first. */
  of(record: RepositoryRecord): readonly DeploymentRecord[] {
    return this.own(record);
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
    this.own(record).push(deployment);
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
      const earlier = this.own(record).filter(
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

  private own(record: RepositoryRecord): DeploymentRecord[] {
    const key = fullNameOf(record);
    const known = this.byRepository.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = this.past(record);
    this.byRepository.set(key, made);
    return made;
  }

  /** Only what GitHub Actions deploys: the legacy lineage deploys from Jenkins, and the Git host hears nothing of it. */
  private past(record: RepositoryRecord): DeploymentRecord[] {
    const { company, template } = this.state;
    const services =
      record.owner === company.organisation
        ? company.services.filter(
            service =>
              service.repository === record.name && service.lineage === 'api',
          )
        : [];
    const releases = services.flatMap(service =>
      (['staging', 'production'] as const).flatMap(environment =>
        service.releases[environment].map((release, index) => ({
          service,
          environment,
          release,
          next: service.releases[environment][index + 1],
        })),
      ),
    );
    releases.sort((a, b) => a.release.deployedAt - b.release.deployedAt);
    return releases.map(
      ({ service, environment, release, next }, index): DeploymentRecord => {
        const id = record.id * 100_000 + index;
        const creator = release.deployedBy ?? BOT_LOGIN;
        const logUrl = `${webUrlOf(this.state, record)}/actions`;
        const status = (
          place: number,
          given: { readonly state: DeploymentState; readonly at: number },
        ) => ({
          id: id * 10 + place,
          creator,
          description: '',
          logUrl,
          ...given,
        });
        return {
          id,
          sha: template.index.histories[service.name]?.[release.commit] ?? '',
          ref: 'main',
          task: 'deploy',
          environment,
          description:
            release.rollback === true
              ? `Roll back to ${release.version}`
              : `Deploy ${release.version}`,
          creator,
          createdAt: release.deployedAt - LEAD_MS,
          statuses: [
            status(1, {
              state: 'in_progress',
              at: release.deployedAt - LEAD_MS / 2,
            }),
            status(2, { state: 'success', at: release.deployedAt }),
            ...(next === undefined
              ? []
              : [status(3, { state: 'inactive', at: next.deployedAt })]),
          ],
        };
      },
    );
  }
}
