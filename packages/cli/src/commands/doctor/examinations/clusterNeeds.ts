import type { Config } from '@backstage/config';
import { clusterReads } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { readClusters } from '@groundwork/plugin-readiness-node';
import type { SourceClient } from '@groundwork/source-client';
import { builtInGroups } from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import { ask } from '../ask';
import type { Need, Right } from './clusterRights';

const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

const discoverySchema = z.object({
  groups: z.array(z.object({ name: z.string() })),
});

const list = (group: string, resource: string): Right => ({
  verb: 'list',
  group,
  resource,
});

/** What the Kubernetes tab asks for. */
export function tabNeed(config: Config): Need {
  const kinds = config.getOptionalStringArray('kubernetes.objectTypes') ?? [
    'pods',
    'services',
    'deployments',
    'replicasets',
  ];
  return {
    purpose: 'the Kubernetes tab',
    without: 'cannot-be-read',
    rights: kinds.map(resource =>
      list(builtInGroups[resource] ?? '', resource),
    ),
    fix: `kubectl apply -f ${roleFile}, or take what you do not need out of kubernetes.objectTypes`,
  };
}

/** Whether `groundwork.environments` names the cluster. */
export function isCompared(config: Config, name: string): boolean {
  return readClusters(config).some(cluster => cluster.name === name);
}

/**
 * What the readiness verdict asks of a cluster. A group that the cluster does not have is asked for nothing; a cluster
 * that `groundwork.environments` does not name enters no comparison, so that a missing right is advice there.
 *
 * @returns undefined when the cluster does not say which groups it has
 */
export async function readinessNeed(
  config: Config,
  name: string,
  http: SourceClient,
): Promise<Need | undefined> {
  const answer = await ask(http, '/apis', { what: 'its API groups' });
  const discovery =
    answer.kind === 'answered'
      ? discoverySchema.safeParse(answer.body)
      : undefined;
  if (!discovery?.success) return undefined;
  const there = new Set(['', ...discovery.data.groups.map(each => each.name)]);
  return {
    purpose: 'the readiness verdict',
    without: isCompared(config, name) ? 'cannot-be-read' : 'advice',
    rights: Object.entries(clusterReads)
      .filter(([group]) => there.has(group))
      .flatMap(([group, kinds]) => kinds.map(kind => list(group, kind))),
    fix: `kubectl apply -f ${roleFile}, which docs/how-to/connect-a-cluster.md explains`,
  };
}
