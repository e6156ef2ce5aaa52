import { webUrlOf } from '../shapes/repository';
import { fullNameOf } from '../state/git-host-state';
import type { DeploymentRecord, DeploymentState } from '../state/records';
import { commitToGitOps } from './gitops-commit';
import { imageOfJob, serviceOfJob } from './job-effects';
import type { LiveRun, RunSurroundings } from './live-run';
import type { PlannedJob } from './plan-run';

/** Does to images and to the GitOps repository what the job's YAML says. */
export async function doJob(
  { state, images }: RunSurroundings,
  live: LiveRun,
  plan: PlannedJob,
): Promise<void> {
  const { record, run } = live;
  const image = imageOfJob(plan, {
    name: serviceOfJob(plan) ?? record.plannedName ?? record.name,
    tag: String(run.runNumber),
  });
  if (image !== undefined) {
    live.built.set('image', image);
    images.add({
      ...image,
      repository:
        record.owner === state.company.organisation
          ? record.name
          : fullNameOf(record),
      revision: run.headSha,
    });
  }
  const built = live.built.get('image');
  if (plan.environment !== undefined && built !== undefined) {
    await commitToGitOps(state, {
      record,
      sha: run.headSha,
      service: serviceOfJob(plan) ?? built.name,
      environment: plan.environment,
      image: built,
    });
  }
}

/** A job with an environment is a deployment from its first moment on. */
export function beginDeployment(
  surroundings: RunSurroundings,
  live: LiveRun,
  environment: string,
): DeploymentRecord {
  const { record, run } = live;
  const deployment = surroundings.deployments.create(record, {
    sha: run.headSha,
    ref: run.headBranch,
    environment,
    creator: run.actor,
  });
  moveDeployment(surroundings, live, { deployment, state: 'in_progress' });
  return deployment;
}

/** Says how far the deployment is, with a link to the run. */
export function moveDeployment(
  { state: host, deployments }: RunSurroundings,
  { record, run }: LiveRun,
  {
    deployment,
    state,
  }: {
    readonly deployment: DeploymentRecord;
    readonly state: DeploymentState;
  },
): void {
  deployments.addStatus(record, deployment, {
    state,
    creator: run.actor,
    logUrl: `${webUrlOf(host, record)}/actions/runs/${run.id}`,
  });
}
