import type { RunningClusters } from './clusters';
import type { Mutation } from './company';
import type { RunningGitHost } from './git-host';

/** What of the running company a mutation reaches. */
interface Changeable {
  readonly gitHost: RunningGitHost;
  readonly clusters: RunningClusters;
}

/** Teams whose attestation is in the register when the company begins. */
export const attestingTeams = ({ company }: RunningGitHost) =>
  company.teams
    .filter(team => team.secrets === 'shared-document')
    .map(team => team.name);

/** Changes the company while it runs; gives the teams whose attestation is in the register afterwards. */
export async function applyMutation(
  mutation: Mutation,
  {
    parts,
    attesting,
  }: { readonly parts: Changeable; readonly attesting: readonly string[] },
): Promise<readonly string[]> {
  const { gitHost, clusters } = parts;
  const { company } = gitHost;
  if ('cluster' in mutation) {
    if (!company.clusters.some(cluster => cluster.name === mutation.cluster)) {
      throw new RangeError(`There is no cluster "${mutation.cluster}".`);
    }
    changeCluster(mutation, clusters);
    return attesting;
  }
  if (!company.teams.some(team => team.name === mutation.team)) {
    throw new RangeError(`There is no team "${mutation.team}".`);
  }
  const others = attesting.filter(team => team !== mutation.team);
  const remaining =
    mutation.kind === 'team-secrets' && mutation.mechanism === 'shared-document'
      ? [...others, mutation.team]
      : others;
  await gitHost.setAttestations(remaining);
  if (mutation.kind === 'team-secrets') {
    clusters.moveSecrets(mutation.team, mutation.mechanism);
  }
  return remaining;
}

function changeCluster(
  mutation: Extract<Mutation, { readonly cluster: string }>,
  clusters: RunningClusters,
): void {
  switch (mutation.kind) {
    case 'revoke-cluster':
      clusters.revokeReader(mutation.cluster);
      break;
    case 'metrics-server':
      clusters.setMetricsServer(mutation.cluster, mutation.metricsServer);
      break;
    case 'put-secret':
      clusters.putSecret(mutation.cluster, mutation.path);
      break;
    default: {
      const unreachable: never = mutation;
      throw new TypeError(`No such change: ${String(unreachable)}`);
    }
  }
}
