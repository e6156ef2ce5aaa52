import type {
  Company,
  Release,
  Service,
  WorkloadOwner,
} from '../company/types';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-21T00:00:00Z');

interface Sketch {
  readonly name: string;
  readonly owner: WorkloadOwner;
  /** Who manages it in staging, where that differs. */
  readonly staging?: WorkloadOwner;
  readonly team?: string;
  readonly trouble?: Service['trouble'];
  readonly type?: Service['type'];
  readonly versions?: number;
}

/** The estate of the recordings as the sandbox would describe it: one staging and one production cluster. */
export function smallCompany(extra: readonly Sketch[] = []): Company {
  const sketches: readonly Sketch[] = [
    { name: 'ledger', owner: 'argocd' },
    // Recorded after a person had rolled production back, with automated sync off for it.
    { name: 'payments', owner: 'argocd-manual', staging: 'argocd' },
    {
      name: 'statements',
      owner: 'argocd-manual',
      staging: 'argocd',
      versions: 12,
    },
    { name: 'cards', owner: 'helm' },
    { name: 'core-banking', owner: 'kubectl', team: 'core' },
    { name: 'scorer', owner: 'ci-apply', team: 'core' },
    ...extra,
  ];
  return {
    chapter: 'graveyard',
    workBegan: NOW,
    seed: 1,
    organisation: 'saltmarsh',
    now: NOW,
    days: 60,
    teams: [
      {
        name: 'money',
        title: 'Money',
        lineage: 'api',
        secrets: 'vault',
        platform: false,
      },
      {
        name: 'core',
        title: 'Core',
        lineage: 'api',
        secrets: 'shared-document',
        platform: false,
      },
    ],
    squads: [{ name: 'money-one', team: 'money' }],
    people: [
      { login: 'ada-quill', displayName: 'Ada Quill', squad: 'money-one' },
    ],
    services: sketches.map(serviceOf),
    clusters: [
      {
        name: 'staging',
        lineage: 'api',
        environment: 'staging',
        region: 'eu-west-1',
        kubernetesVersion: 'v1.35.4',
        ingressController: 'nginx',
        policyEngine: 'kyverno-audit',
        metricsServer: 'ready',
      },
      {
        name: 'production',
        lineage: 'api',
        environment: 'production',
        region: 'eu-west-1',
        kubernetesVersion: 'v1.35.4',
        ingressController: 'traefik',
        policyEngine: 'kyverno-enforce',
        metricsServer: 'ready',
      },
      {
        name: 'recovery',
        lineage: 'recovery',
        environment: 'recovery',
        region: 'eu-west-1',
        kubernetesVersion: 'v1.29.12',
        ingressController: 'nginx',
        policyEngine: 'none',
        metricsServer: 'none',
      },
    ],
  };
}

function serviceOf({
  name,
  owner,
  staging = owner,
  team = 'money',
  trouble,
  type = 'service',
  versions = 3,
}: Sketch): Service {
  const releases = Array.from(
    { length: versions },
    (_, index): Release => ({
      version: `1.0.${index}`,
      commit: index,
      deployedAt: NOW - (versions - index) * DAY,
      ...(owner === 'argocd-manual' ? { deployedBy: 'ada-quill' } : {}),
    }),
  );
  return {
    name,
    description: `${name} of the test estate`,
    type,
    lifecycle: 'production',
    tier: 1,
    system: 'money',
    team,
    squad: 'money-one',
    catalogOwner: team,
    lineage: 'api',
    repository: name,
    codeChangedAt: NOW - 2 * DAY,
    dependsOn: [],
    replicas: 2,
    host: `${name}.saltmarsh.example`,
    managedBy: { staging, production: owner },
    releases: { staging: releases, production: releases },
    ...(trouble === undefined ? {} : { trouble }),
  };
}
