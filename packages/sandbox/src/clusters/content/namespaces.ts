import type { Company, Team } from '../../company/types';
import type { Cluster } from '../cluster';
import { isAsProduction } from './aligned';
import { writeApplied } from './applied';
import { API_SERVER } from './writers';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
];

/** The system's namespaces, the platform's, and one for every team whose services live here. */
export function writeNamespaces(
  cluster: Cluster,
  company: Company,
  at: number,
): void {
  for (const name of SYSTEM_NAMESPACES) writeNamespace(cluster, { name, at });
  for (const name of platformNamespaces(cluster)) {
    writeNamespace(cluster, {
      name,
      at,
      labels: { 'app.kubernetes.io/part-of': 'platform' },
    });
  }
  for (const team of company.teams) {
    const lives = company.services.some(
      service =>
        service.team === team.name &&
        (service.lineage === cluster.plan.lineage ||
          service.secondRegion?.cluster === cluster.plan.name),
    );
    if (lives) writeTeamNamespace(cluster, team, at);
  }
}

export function writeNamespace(
  cluster: Cluster,
  {
    name,
    at,
    labels = {},
  }: {
    readonly name: string;
    readonly at: number;
    readonly labels?: Readonly<Record<string, string>>;
  },
): void {
  const all = { 'kubernetes.io/metadata.name': name, ...labels };
  cluster.write(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: all } },
    SYSTEM_NAMESPACES.includes(name)
      ? API_SERVER
      : { manager: 'kubectl-create', operation: 'Update' },
    at,
  );
  cluster.write(
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: name },
    },
    { manager: 'kube-controller-manager', operation: 'Update' },
    at,
  );
}

const ENTRY_NAMESPACES = {
  nginx: 'ingress-nginx',
  traefik: 'traefik',
  'gateway-api': 'gateway',
} as const;

function platformNamespaces(cluster: Cluster): readonly string[] {
  const { ingressController, formerController, policyEngine, lineage } =
    cluster.plan;
  return [
    ENTRY_NAMESPACES[ingressController],
    ...(formerController === undefined
      ? []
      : [ENTRY_NAMESPACES[formerController]]),
    'external-secrets',
    'monitoring',
    ...(policyEngine === 'none' ? [] : ['kyverno']),
    ...(lineage === 'api' ? ['argocd', 'flux-system'] : []),
  ];
}

/** Sizes for containers that state none. */
function writeDefaults(cluster: Cluster, namespace: string, at: number): void {
  const limits = [
    {
      type: 'Container',
      default: { memory: '512Mi' },
      defaultRequest: { cpu: '50m', memory: '128Mi' },
    },
  ];
  writeApplied(
    cluster,
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'defaults', namespace },
      spec: { limits },
    },
    at,
  );
}

/** Production lets in only whom a policy names, except where nobody asked for it: there one service has a policy of its own. */
function writeNetworkPolicies(
  cluster: Cluster,
  { team, secrets }: { readonly team: string; readonly secrets: string },
  at: number,
): void {
  if (cluster.plan.environment !== 'production') return;
  const denies = { podSelector: {}, policyTypes: ['Ingress'] };
  const own = {
    endpointSelector: { matchLabels: { 'k8s:app': 'credit-decision' } },
    ingress: [{ fromEntities: ['cluster'] }],
  };
  const policy =
    secrets === 'shared-document'
      ? {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'credit-decision', namespace: team },
          spec: own,
        }
      : {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'default-deny', namespace: team },
          spec: denies,
        };
  writeApplied(cluster, policy, at);
}

function writeTeamNamespace(
  cluster: Cluster,
  { name: team, secrets }: Team,
  at: number,
): void {
  const enforce = isAsProduction(cluster) ? 'baseline' : 'privileged';
  writeNamespace(cluster, {
    name: team,
    at,
    labels: { team, 'pod-security.kubernetes.io/enforce': enforce },
  });
  // The team that keeps its secrets in a document never asked for defaults either.
  if (secrets !== 'shared-document') writeDefaults(cluster, team, at);
  const hard = {
    'requests.cpu': '64',
    'requests.memory': '256Gi',
    pods: '400',
  };
  writeApplied(
    cluster,
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'team', namespace: team },
      spec: { hard },
    },
    at,
  );
  writeNetworkPolicies(cluster, { team, secrets }, at);
  const store = {
    provider: {
      aws: {
        service: 'SecretsManager',
        region: 'eu-west-1',
        role: `arn:aws:iam::000000000000:role/${team}`,
      },
    },
  };
  writeApplied(
    cluster,
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'aws', namespace: team },
      spec: store,
    },
    at,
  );
}
