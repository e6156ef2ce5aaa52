import {
  clusterSubject,
  inventoryOf,
  organisation,
  sourceSubject,
  type Inventory,
  type InventoryComponent,
} from '@groundwork/plugin-readiness-common';
import { deliveriesOf } from './readinessDeliveries';
import {
  approvalsOf,
  baselinesOf,
  firstsOf,
  historyOf,
  originOf,
  runOf,
  runsOf,
  smallChangesOf,
  ticketsOf,
  touchesOf,
} from './readinessPractice';
import {
  documentationOf,
  JENKINS_EVERY,
  pipelineOf,
} from './readinessRepositories';

export const TEAMS = 200;

const CLUSTERS = ['one', 'two'];
const TIERS = ['staging', 'production'];
const instances = TIERS.map(tier => sourceSubject(`argocd-${tier}`, 'argocd'));
const scaffolder = sourceSubject('scaffolder', 'scaffolder');
const tracker = sourceSubject('tracker', 'github-tickets');

/** The value of one kind for one subject. */
export interface Fact {
  readonly kind: string;
  readonly subjectRef: string;
  readonly value: unknown;
}

/** A made-up organisation: 200 teams, services dealt out to them, two clusters and an Argo CD instance per tier. */
export function estateInventory(services: number): Inventory {
  const entity = (
    kind: string,
    name: string,
    spec: Record<string, string>,
  ) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec,
  });
  const numbers = Array.from({ length: TEAMS }, (_, index) => index);
  return inventoryOf(
    [
      ...numbers.map(team => entity('Group', `team-${team}`, { type: 'team' })),
      ...numbers.map(team => ({
        ...entity('User', `member-${team}`, {}),
        spec: { memberOf: [`team-${team}`] },
      })),
      ...Array.from({ length: services }, (_, index) =>
        entity('Component', `service-${String(index).padStart(5, '0')}`, {
          type: 'service',
          lifecycle: 'production',
          owner: `team-${index % TEAMS}`,
        }),
      ),
    ],
    {
      clusters: TIERS.flatMap(tier =>
        CLUSTERS.map(name => ({
          name: `${tier}-${name}`,
          tier,
          ...(tier === 'staging' ? { promotesTo: `production-${name}` } : {}),
        })),
      ),
      subjects: [...instances, scaffolder, tracker],
    },
  );
}

/** What collectors would have seen of that organisation: every kind of evidence that the standard reads. */
export function estateFacts(inventory: Inventory): readonly Fact[] {
  const { components } = inventory;
  return [
    ...components.flatMap(serviceFacts),
    ...inventory.clusters.flatMap(({ name, tier }, cluster) => {
      const own = components.filter((_, index) => index % 2 === cluster % 2);
      const { ref } = clusterSubject(name, tier);
      return clusterFacts(ref, own);
    }),
    ...instances.map(({ ref }) => ({
      kind: 'application',
      subjectRef: ref,
      value: { applications: components.map(applicationOf) },
    })),
    {
      kind: 'golden-path-runs',
      subjectRef: scaffolder.ref,
      value: runsOf(components),
    },
    { kind: 'tickets', subjectRef: tracker.ref, value: ticketsOf() },
    {
      kind: 'frozen-baselines',
      subjectRef: organisation.ref,
      value: baselinesOf(),
    },
    {
      kind: 'attestation',
      subjectRef: organisation.ref,
      value: { attestations: [] },
    },
    {
      kind: 'declaration',
      subjectRef: organisation.ref,
      value: {
        engineers: 1_200,
        accelerators: [],
        convergencePlans: [],
        mandates: [],
        needs: [],
        platformTeam: {
          ...{ group: 'group:default/team-0', people: 6 },
          ...{ by: 'group:default/team-0', at: '2026-01-01' },
        },
      },
    },
  ];
}

/** What is known of one service, apart from what runs of it. */
export function serviceFacts(
  { ref, name, team = '' }: InventoryComponent,
  index: number,
): readonly Fact[] {
  const repository = `organisation/${name}`;
  const values = {
    ownership: {
      declared: team,
      owner: { ref: team, kind: 'Group', type: 'team', members: 1 },
    },
    'support-links': {
      runbook: { url: `https://git.example/${repository}/RUNBOOK.md` },
    },
    documentation: documentationOf(repository, index % 4 === 0),
    pipeline: { repository, sha: 'a'.repeat(40), pipeline: pipelineOf(index) },
    'delivery-metrics': deliveriesOf(index),
    'small-changes': smallChangesOf(index),
    'first-deployments': firstsOf(index),
    'service-origin': originOf(repository, index),
    'change-approvals': approvalsOf(repository, team, index),
    'early-touches': touchesOf(repository, team, index),
    ...(index % JENKINS_EVERY === 0
      ? { 'pipeline-run': runOf(name, index) }
      : {}),
  };
  return Object.entries(values).map(([kind, value]) => ({
    kind,
    subjectRef: ref,
    value,
  }));
}

function clusterFacts(
  subjectRef: string,
  services: readonly InventoryComponent[],
): readonly Fact[] {
  const values = {
    workload: { workloads: services.map(workloadOf), unread: [] },
    'entry-point': {
      classes: [],
      unread: [],
      entries: services.map(({ name }) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        namespace: 'services',
        name,
        hosts: [`${name}.example.org`],
        controller: 'k8s.io/ingress-nginx',
        components: [name],
      })),
    },
    'cluster-profile': {
      version: { gitVersion: 'v1.32.4', major: 1, minor: 32 },
      attributes: {
        ingressControllers: ['k8s.io/ingress-nginx'],
        policies: [],
      },
      addOns: [],
      objects: [],
      unread: [],
    },
  };
  return Object.entries(values).map(([kind, value]) => ({
    kind,
    subjectRef,
    value,
  }));
}

function workloadOf({ name }: InventoryComponent, index: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'services',
    name,
    uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    resourceVersion: String(100_000 + index),
    component: name,
    replicas: 2,
    images: [`registry.example.org/${name}:1.4.2`],
    claims: { argocdTracking: { application: name, matchesSelf: true } },
    writers: [
      {
        manager: 'argocd-controller',
        operation: 'Apply',
        at: new Date().toISOString(),
        touchesSpec: true,
        onlyRestarts: false,
      },
    ],
    secrets: [
      {
        operator: 'external-secrets',
        backend: index % 8 === 0 ? 'aws-secrets-manager' : 'vault',
        reference: `Secret services/${name}`,
      },
    ],
    serviceAccount: name,
    identity: { patterns: ['aws-irsa'], staticCredentials: [], signs: [] },
    network: {
      policies: ['NetworkPolicy services/default-deny'],
      deniesByDefault: true,
      open: [],
    },
    telemetry: {
      signs: [{ way: 'monitor', name: `ServiceMonitor services/${name}` }],
      unanswered: [],
      open: [],
    },
    hygiene: {
      containers: 1,
      withReadinessProbe: 1,
      withLivenessProbe: 1,
      withMemoryRequest: 1,
      withMemoryLimit: 1,
    },
    budgets: index % 3 === 0 ? [] : [{ name, maxUnavailable: 1 }],
    nodes: 2,
  };
}

function applicationOf({ name }: InventoryComponent, index: number) {
  return {
    name,
    component: name,
    destination: {
      name: `production-${CLUSTERS[index % 2]}`,
      namespace: 'services',
    },
    sync: index % 30 === 0 ? 'OutOfSync' : 'Synced',
    health: 'Healthy',
    automated: true,
    selfHeal: true,
    prune: true,
    ignoredDifferences: 0,
    resources: [
      { group: 'apps', kind: 'Deployment', namespace: 'services', name },
    ],
    images: [`registry.example.org/${name}:1.4.2`],
    history: historyOf(index),
  };
}
