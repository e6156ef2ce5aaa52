import type { GitHostState } from '../state/git-host-state';
import type {
  DeploymentRecord,
  DeploymentStatusRecord,
  RepositoryRecord,
} from '../state/records';
import { rulesOf, type EnvironmentRule } from '../state/environment-rules';
import { loginShape, teamShape, urlsOf } from './accounts';
import { nodeId, timestamp, type Json } from './json';
import { apiUrlOf, webUrlOf } from './repository';

export function deploymentShape(
  state: GitHostState,
  record: RepositoryRecord,
  deployment: DeploymentRecord,
): Json {
  const api = apiUrlOf(state, record);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description ?? null,
    created_at: timestamp(deployment.createdAt),
    updated_at: timestamp(
      deployment.statuses.at(-1)?.at ?? deployment.createdAt,
    ),
    statuses_url: `${url}/statuses`,
    repository_url: api,
    creator: loginShape(
      urlsOf(state.webUrl),
      state.directory,
      deployment.creator,
    ),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: {},
    transient_environment: false,
    production_environment: deployment.environment === 'production',
    performed_via_github_app: null,
  };
}

export function deploymentStatusShape(
  state: GitHostState,
  record: RepositoryRecord,
  {
    deployment,
    status,
  }: {
    readonly deployment: DeploymentRecord;
    readonly status: DeploymentStatusRecord;
  },
): Json {
  const api = apiUrlOf(state, record);
  const url = `${api}/deployments/${deployment.id}`;
  // GitHub writes an empty text; its own description of the field demands an address, and both are satisfied by one.
  const link = status.logUrl === '' ? webUrlOf(state, record) : status.logUrl;
  const urlsOfStatus = {
    target_url: link,
    log_url: link,
    environment_url: link,
  };
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: loginShape(urlsOf(state.webUrl), state.directory, status.creator),
    description: status.description,
    environment: deployment.environment,
    ...urlsOfStatus,
    created_at: timestamp(status.at),
    updated_at: timestamp(status.at),
    deployment_url: url,
    repository_url: api,
    performed_via_github_app: null,
  };
}

function ruleShape(
  state: GitHostState,
  rule: EnvironmentRule,
  id: number,
): readonly Json[] {
  const common = { id, node_id: nodeId('GateRule', id), type: rule.type };
  switch (rule.type) {
    case 'required_reviewers': {
      const team = state.directory.team(rule.team);
      return team === undefined
        ? []
        : [
            {
              ...common,
              prevent_self_review: false,
              reviewers: [
                {
                  type: 'Team',
                  reviewer: teamShape(
                    urlsOf(state.webUrl),
                    state.directory,
                    team,
                  ),
                },
              ],
            },
          ];
    }
    case 'wait_timer':
      return [{ ...common, wait_timer: rule.minutes }];
    default:
      return [common];
  }
}

export function environmentShape(
  state: GitHostState,
  record: RepositoryRecord,
  { name, place }: { readonly name: string; readonly place: number },
): Json {
  const id = record.id * 10 + place;
  const rules = rulesOf(state, record, name);
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: `${apiUrlOf(state, record)}/environments/${name}`,
    html_url: `${webUrlOf(
      state,
      record,
    )}/deployments/activity_log?environments_filter=${name}`,
    created_at: timestamp(record.createdAt),
    updated_at: timestamp(record.createdAt),
    protection_rules: rules.flatMap((rule, index) =>
      ruleShape(state, rule, id * 10 + index),
    ),
    deployment_branch_policy: rules.some(({ type }) => type === 'branch_policy')
      ? { protected_branches: true, custom_branch_policies: false }
      : null,
    can_admins_bypass: true,
  };
}
