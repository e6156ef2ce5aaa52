import type { MetricsServer, SecretsMechanism } from './types';

/** The seams between the parts of the sandbox: each part is written against these and nothing else of the others. */

/** Reads of the bare repositories behind the Git host. Paths have no leading slash. */
export interface Repositories {
  /** Full SHA of a branch, tag or SHA; undefined when there is none. */
  resolve(repository: string, ref: string): Promise<string | undefined>;
  readFile(
    repository: string,
    ref: string,
    path: string,
  ): Promise<string | undefined>;
  /** Paths of all files below a folder, recursively. */
  listFiles(
    repository: string,
    ref: string,
    folder: string,
  ): Promise<readonly string[]>;
  /** SHA of the commit with that index in the service's history, as `Release.commit` names it. */
  releaseCommit(service: string, commit: number): Promise<string | undefined>;
  /** Newest first, at most `limit`, those that touch `path` when given. */
  log(
    repository: string,
    query: {
      readonly ref: string;
      readonly path?: string;
      readonly limit: number;
    },
  ): Promise<readonly CommitRecord[]>;
}

export interface CommitRecord {
  readonly sha: string;
  readonly author: string;
  readonly email: string;
  readonly at: number;
  readonly message: string;
  readonly parents: readonly string[];
}

/** A push that the Git host took, by a person or by a workflow's job. */
export interface PushEvent {
  readonly repository: string;
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly pusher: string;
}

export interface PushFeed {
  onPush(listener: (event: PushEvent) => void): void;
}

/** An image that a workflow's job built and pushed; the registry serves it from then on. */
export interface BuiltImage {
  readonly name: string;
  readonly tag: string;
  readonly repository: string;
  readonly revision: string;
}

export interface ImageStore {
  add(image: BuiltImage): void;
  find(name: string, reference: string): BuiltImage | undefined;
}

/** Sandbox time, which a test can set and advance. */
export interface Clock {
  now(): number;
  /** Runs after that much sandbox time. */
  after(milliseconds: number, action: () => void): void;
}

/** What a test asked to go wrong, per system: `git-host`, `registry`, `jenkins`, `former-portal`, `pagerduty`, `jira`, `cluster:<name>`, `argocd:<name>`. */
export interface FaultPlan {
  current(system: string): Fault | undefined;
}

/** What a test changed in the company while it runs; each part applies what concerns it. */
export type Mutation =
  | {
      readonly kind: 'team-secrets';
      readonly team: string;
      readonly mechanism: SecretsMechanism;
    }
  /** The register no longer holds the team's attestation; nothing else moves. */
  | { readonly kind: 'lose-attestation'; readonly team: string }
  /** The reader token of the cluster loses its rights: every list answers 403. */
  | { readonly kind: 'revoke-cluster'; readonly cluster: string }
  /** Somebody puts a secret into the stores behind a cluster. */
  | {
      readonly kind: 'put-secret';
      readonly cluster: string;
      readonly path: string;
    }
  /** The cluster gets a metrics server, a slow one, or loses it; discovery says so too. */
  | {
      readonly kind: 'metrics-server';
      readonly cluster: string;
      readonly metricsServer: MetricsServer;
    };

export type Fault =
  | {
      readonly kind: 'status';
      readonly status: 401 | 403 | 404 | 500 | 502 | 503;
      readonly path?: string;
      readonly query?: Readonly<Record<string, string>>;
      readonly times?: number;
    }
  | {
      readonly kind: 'rate-limit';
      /** Not said in the answer when it is left out: GitHub need not. */
      readonly retryAfterSeconds?: number;
      readonly secondary?: boolean;
      readonly path?: string;
      readonly query?: Readonly<Record<string, string>>;
      readonly times?: number;
    }
  | { readonly kind: 'slow'; readonly delayMs: number; readonly path?: string }
  | { readonly kind: 'never-answers'; readonly path?: string }
  /** A cluster answers for itself (version, discovery, reviews of rights), and for none of its objects; other APIs are silent. */
  | { readonly kind: 'storage-hangs' }
  | { readonly kind: 'stalls'; readonly path?: string }
  | {
      readonly kind: 'cut-off-body';
      readonly path?: string;
      readonly times?: number;
    }
  | {
      readonly kind: 'html-200';
      readonly path?: string;
      readonly times?: number;
    }
  | { readonly kind: 'page-changes'; readonly path?: string }
  | { readonly kind: 'dead' }
  | { readonly kind: 'bad-certificate' };
