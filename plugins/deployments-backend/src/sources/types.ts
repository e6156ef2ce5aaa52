import type {
  DeployedBy,
  DeploymentInstance,
  DeploymentLocator,
  DeploymentSource as SourceAnswer,
} from '@groundwork/plugin-deployments-common';
import type { SourceError } from '@groundwork/source-client';

/** One entity to look for. */
export interface LookRequest {
  readonly entityRef: string;
  readonly locator: DeploymentLocator;
}

/** The last deployment that a source remembers. */
export interface LastDeployment {
  readonly at?: string;
  readonly by?: DeployedBy;
  readonly revision?: string;
  readonly rollback?: {
    readonly fromRevision: string;
    readonly toRevision: string;
  };
}

/** One object that a source showed for one entity. */
export interface Sighting {
  readonly instance: DeploymentInstance;
  /** Destination as Argo CD names it, or the cluster itself. */
  readonly placement: { readonly cluster?: string; readonly server?: string };
  readonly lastDeployment?: LastDeployment;
  readonly externalUrls: readonly string[];
}

/** What a source showed, by entity; an entity without entry was looked for and is not there. */
export type Sightings = ReadonlyMap<string, readonly Sighting[]>;

/** An Argo CD instance or a Kubernetes cluster. */
export interface Source {
  readonly kind: SourceAnswer['kind'];
  readonly name: string;
  /** Whether the entity says how this source would know it. */
  concerns(locator: DeploymentLocator): boolean;
  /** One look for all entities at once; throws SourceError. */
  look(
    requests: readonly LookRequest[],
    signal: AbortSignal,
  ): Promise<Sightings>;
}

/** What came of one look, never an exception. */
export type Look = {
  readonly source: Source;
  readonly checkedAt: string;
} & (
  | { readonly outcome: 'answered'; readonly sightings: Sightings }
  | { readonly outcome: 'failed'; readonly failure: SourceError }
);
