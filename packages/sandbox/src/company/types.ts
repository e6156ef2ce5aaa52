/**
 * The pretend company: one deterministic description from which every server of the sandbox derives its answers.
 * Times are epoch milliseconds in sandbox time; names are lower-case DNS labels.
 */

/** Three chapters of one history, of which two are written; each begins where the one before ends. */
export type Chapter = 'graveyard' | 'foundations';

/** How a service travels to production. */
export type Lineage = 'legacy' | 'api';

export type Environment = 'staging' | 'production';

/** Where a team's services take their secrets from. */
export type SecretsMechanism =
  | 'vault'
  | 'aws-secrets-manager'
  | 'shared-document';

/** What last wrote a workload: the tool that a reader of `managedFields` would name. */
export type WorkloadOwner =
  | 'argocd'
  | 'argocd-manual'
  | 'helm'
  | 'kubectl'
  | 'ci-apply'
  | 'flux';

export interface Person {
  readonly login: string;
  readonly displayName: string;
  readonly squad: string;
}

export interface Squad {
  readonly name: string;
  readonly team: string;
}

export interface Team {
  readonly name: string;
  readonly title: string;
  readonly lineage: Lineage;
  readonly secrets: SecretsMechanism;
  /** The platform team is a team of four beside the six; it owns no product service. */
  readonly platform: boolean;
}

export interface Release {
  readonly version: string;
  /** Index of the commit on the default branch of the service's repository, 0 is the oldest. */
  readonly commit: number;
  /** When it reached the environment. */
  readonly deployedAt: number;
  /** Login of a person, or undefined when automation did it. */
  readonly deployedBy?: string;
  /** The run that brought it had been tried before, and had failed then. */
  readonly firstFailedAt?: number;
  /** The entry brought an earlier version back. */
  readonly rollback?: true;
  /** When it was asked for, of one that waited long for consent. */
  readonly askedAt?: number;
}

export type CommitKind =
  | 'import'
  | 'code'
  | 'docs'
  | 'pipeline'
  | 'catalog'
  | 'converge';

/** A commit on the default branch, oldest first; the index in the list is what `Release.commit` names. */
export interface CommitPlan {
  readonly at: number;
  readonly author: string;
  readonly kind: CommitKind;
  readonly message: string;
}

/** What four months of foundation work did to a service. */
export interface FoundationWork {
  /** Those since the work began, oldest first; they follow the service's history of before. */
  readonly commits: readonly CommitPlan[];
  /** When its repository took the one pipeline, and the service the one way in and the vault. Undefined: not yet. */
  readonly convergedAt?: number;
}

/** Where a service runs in production besides its lineage's own cluster. */
export interface SecondRegion {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Name of the region's environment at the Git host and of its folder in the GitOps repository. */
  readonly environment: string;
  /** Oldest first. The last one runs there, whatever the first region has by now. */
  readonly releases: readonly Release[];
}

export interface Service {
  readonly name: string;
  readonly description: string;
  readonly type: 'service' | 'library' | 'job' | 'website';
  readonly lifecycle: 'production' | 'experimental' | 'deprecated';
  readonly tier: 1 | 2 | 3;
  readonly system: string;
  /** The team that really answers for it, whatever the catalog says. */
  readonly team: string;
  readonly squad: string;
  /** `spec.owner` as written in its catalog-info.yaml; mostly stale: that is the graveyard. */
  readonly catalogOwner: string;
  readonly lineage: Lineage;
  readonly repository: string;
  /** Its objects carry no id; its catalog entry selects them by their usual label, as older services do. */
  readonly isSelected?: true;
  /** Undefined: no documentation; else when its last commit was. */
  readonly docsChangedAt?: number;
  readonly codeChangedAt: number;
  readonly dependsOn: readonly string[];
  readonly providesApi?: string;
  readonly runbook?: string;
  readonly onCall?: string;
  readonly replicas: number;
  readonly host?: string;
  readonly managedBy: Readonly<Record<Environment, WorkloadOwner | undefined>>;
  /** Oldest first; empty when the service does not run there. The last one runs. */
  readonly releases: Readonly<Record<Environment, readonly Release[]>>;
  /** A second production cluster, in another region, that the same runs deploy to. */
  readonly secondRegion?: SecondRegion;
  /** Absent in the chapter before that work. */
  readonly work?: FoundationWork;
  /** Something that is wrong with it now, so that the portal has something to say. */
  readonly trouble?:
    | 'crash-loop'
    | 'image-pull'
    | 'stuck-rollout'
    | 'out-of-sync'
    | 'no-endpoint-address';
}

/** Whether a cluster measures what its pods use: not at all, or so slowly that most who ask have left by then. */
export type MetricsServer = 'ready' | 'slow' | 'none';

export interface ClusterPlan {
  readonly name: string;
  readonly lineage: Lineage | 'recovery';
  readonly environment: Environment | 'recovery';
  /** Where it stands, as its nodes say. */
  readonly region: string;
  readonly kubernetesVersion: string;
  readonly ingressController: 'nginx' | 'traefik' | 'gateway-api';
  /** The one before, which still serves whoever has not moved. */
  readonly formerController?: 'nginx' | 'traefik';
  /** Storage, policies and add-ons are those of the other environment. */
  readonly isAligned?: true;
  readonly policyEngine: 'kyverno-enforce' | 'kyverno-audit' | 'none';
  readonly metricsServer: MetricsServer;
}

export interface Company {
  readonly chapter: Chapter;
  readonly seed: number;
  readonly organisation: string;
  /** Sandbox time at which the company was generated: "now" of the first request. */
  readonly now: number;
  /** How far back the history goes. */
  readonly days: number;
  /** When the foundation work began, which is the graveyard's last moment. */
  readonly workBegan: number;
  /** The company as it was at that moment; absent in the graveyard itself. */
  readonly earlier?: Company;
  readonly teams: readonly Team[];
  readonly squads: readonly Squad[];
  readonly people: readonly Person[];
  readonly services: readonly Service[];
  readonly clusters: readonly ClusterPlan[];
}
