import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { isAsProduction } from './aligned';
import { writeApplied } from './applied';

const EVERYWHERE = ['require-labels', 'disallow-latest-tag'];
const PRODUCTION_ONLY = ['require-probes', 'require-requests-and-limits'];

/** Policies of the cluster's engine, and an admission policy that every cluster has. */
export function writePolicies(cluster: Cluster, at: number): void {
  const { policyEngine } = cluster.plan;
  const isStrict = isAsProduction(cluster);
  for (const object of admissionPolicy(isStrict ? 'Deny' : 'Audit'))
    writeApplied(cluster, object, at);
  if (policyEngine === 'none') return;
  const action = policyEngine === 'kyverno-enforce' ? 'Enforce' : 'Audit';
  const names = isStrict ? [...EVERYWHERE, ...PRODUCTION_ONLY] : EVERYWHERE;
  for (const name of names)
    writeApplied(cluster, clusterPolicy(name, action), at);
}

/** What the policies found, per namespace. */
export function writePolicyReports(cluster: Cluster, at: number): void {
  if (cluster.plan.policyEngine === 'none') return;
  const namespaces = new Set(
    cluster.store
      .listKind('Deployment')
      .map(each => each.metadata.namespace ?? ''),
  );
  for (const namespace of namespaces) {
    const workloads = cluster.store.listKind('Deployment', namespace);
    const results = workloads.map(workload => ({
      policy: 'require-labels',
      rule: 'labels',
      result:
        workload.metadata.labels?.['backstage.io/kubernetes-id'] === undefined
          ? 'fail'
          : 'pass',
      resources: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace,
          name: workload.metadata.name,
          uid: workload.metadata.uid,
        },
      ],
      timestamp: { seconds: Math.floor(at / 1000), nanos: 0 },
    }));
    const failed = results.filter(({ result }) => result === 'fail').length;
    const report: KubernetesObject = {
      apiVersion: 'wgpolicyk8s.io/v1alpha2',
      kind: 'PolicyReport',
      metadata: {
        name: 'require-labels',
        namespace,
        labels: { 'app.kubernetes.io/managed-by': 'kyverno' },
      },
      results,
      summary: {
        pass: results.length - failed,
        fail: failed,
        warn: 0,
        error: 0,
        skip: 0,
      },
    };
    cluster.write(
      report,
      { manager: 'reports-controller', operation: 'Update' },
      at,
    );
  }
}

function clusterPolicy(
  name: string,
  action: 'Enforce' | 'Audit',
): KubernetesObject {
  const match = {
    any: [{ resources: { kinds: ['Deployment', 'StatefulSet'] } }],
  };
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name },
    spec: {
      validationFailureAction: action,
      background: true,
      rules: [
        {
          name,
          match,
          validate: {
            message: `See ${name} in the platform's handbook.`,
            pattern: {},
          },
        },
      ],
    },
  };
}

function admissionPolicy(
  action: 'Deny' | 'Audit',
): readonly KubernetesObject[] {
  const name = 'replicas-within-reason';
  const rules = [
    {
      apiGroups: ['apps'],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['deployments'],
    },
  ];
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: rules },
        validations: [{ expression: 'object.spec.replicas <= 50' }],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, validationActions: [action] },
    },
  ];
}
