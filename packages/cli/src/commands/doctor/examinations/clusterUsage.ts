import type { SourceClient } from '@groundwork/source-client';
import { ask } from '../ask';
import type { Finding } from '../finding';

const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

/** Every cluster has this namespace, and it holds few pods: the answer counts here, not what is in it. */
const path = '/apis/metrics.k8s.io/v1beta1/namespaces/default/pods';

/**
 * Whether the cluster tells what its pods use. The Kubernetes tab shows it beside each pod and is complete without it,
 * so that nothing here is worse than advice. Asked for rather than reviewed: a right to what is not there is granted too.
 */
export async function examineUsage(
  name: string,
  http: SourceClient,
): Promise<Finding> {
  const base = { area: 'cluster', subject: `${name} usage` } as const;
  const advice = (says: string, fix: string): Finding => ({
    ...base,
    outcome: 'advice',
    says: `${says}; the Kubernetes tab shows pods without CPU and memory`,
    fix,
  });
  const answer = await ask(http, path, { what: 'what its pods use' });
  if (answer.kind === 'silent')
    return advice(
      `its metrics server does not answer: ${answer.reason}`,
      'look at the metrics server in this cluster',
    );
  switch (answer.status) {
    case 200:
      return {
        ...base,
        outcome: 'can-be-read',
        says: 'its metrics server answers',
      };
    case 404:
      return advice(
        'it has no metrics server',
        'install one, or set skipMetricsLookup for this cluster so that it is not asked',
      );
    case 403:
      return advice(
        'the token may not list pods in apiGroup "metrics.k8s.io"',
        `kubectl apply -f ${roleFile}`,
      );
    default:
      return advice(
        `its metrics server answers ${answer.status}`,
        'look at the metrics server in this cluster',
      );
  }
}
