/**
 * The language of pipeline sameness: what a delivery pipeline is made of once names, versions and secrets are taken
 * away. Source of the definitions: docs/explanation/how-pipelines-are-compared.md.
 */

/** A CI system, recognised by the files that it reads. */
export type Engine =
  | 'github-actions'
  | 'jenkins'
  | 'gitlab-ci'
  | 'azure-pipelines'
  | 'circleci'
  | 'drone'
  | 'buildkite'
  | 'bitbucket-pipelines'
  | 'tekton';

/** What a step is for. `deploy` carries the environment after a colon where it is known: `deploy:production`. */
export type Stage =
  | 'checkout'
  | 'setup'
  | 'lint'
  | 'test'
  | 'sast'
  | 'sca'
  | 'image'
  | 'sign'
  | 'publish'
  | 'deploy'
  | `deploy:${string}`
  | 'verify'
  | 'promote'
  | 'rollback'
  | 'notify';

/** One thing that a pipeline does, after normalisation. */
export interface Atom {
  /** Undefined: the dictionary does not know it; it still counts as an atom. */
  readonly stage?: Stage;
  /** Action at its major version (`actions/checkout@v4`), or the head of a command (`npm publish`). */
  readonly head: string;
  /** What it proves of a delivery, where that is not what its stage says by itself. */
  readonly delivers?: DeliveryBasis | 'nothing';
}

/**
 * What a delivery rests on, from the strongest evidence to the weakest: it changes an environment, pushes an image,
 * publishes a package, or is only called so.
 */
export type DeliveryBasis = 'deploys' | 'image' | 'package' | 'name';

/** A step of the expanded delivery slice. */
export interface Step {
  readonly atoms: readonly Atom[];
  /** The step comes out of a template of another repository rather than out of the repository itself. */
  readonly inTemplate: boolean;
  /** What it does lies in a file or an action that nobody could read. */
  readonly isHidden?: boolean;
}

/** The four parts that are compared. T, A and G are sets (sorted, without duplicates), Q is a sequence. */
export interface Fingerprint {
  /** T: references to templates, `path@major`. */
  readonly templates: readonly string[];
  /** Q: stages in the order in which they run, repeats in a row folded. */
  readonly stages: readonly Stage[];
  /** A: `stage|head`. */
  readonly atoms: readonly string[];
  /** G: gates, triggers, permission class, artefact identity. */
  readonly gates: readonly string[];
}

/**
 * How the delivery slice was found, with its confidence (docs/explanation/how-pipelines-are-compared.md, "The slice").
 */
export type SliceBasis = 'run' | 'deployment' | 'environment' | 'heuristic';

/** Confidence of each way of finding the delivery slice: 1 is a runtime link, less is inference. */
export const SLICE_CONFIDENCE: Readonly<Record<SliceBasis, number>> = {
  run: 1,
  deployment: 0.9,
  environment: 0.8,
  heuristic: 0.6,
};

/** A pipeline that was understood. */
export interface KnownPipeline {
  readonly outcome: 'known';
  readonly engine: Engine;
  /** Paths of the files on the way from commit to production, sorted. */
  readonly slice: readonly string[];
  readonly basis: SliceBasis;
  /** 0 to 1; the lowest of what the slice and its expansion rest on. */
  readonly confidence: number;
  readonly fingerprint: Fingerprint;
  readonly steps: { readonly total: number; readonly inTemplate: number };
  /** References that decide sameness by reference: reusable workflows, shared libraries, composite actions elsewhere. */
  readonly references: readonly string[];
  /** `uses` that could not be followed: what they do is not known. */
  readonly opaque: readonly string[];
  readonly deliversToProduction: boolean;
  /** The strongest evidence of a delivery in the slice; undefined in evidence that was stored before it was kept. */
  readonly delivery?: DeliveryBasis | undefined;
  /** What starts the slice: `push:default`, `release`, `workflow_dispatch`. */
  readonly triggers?: readonly string[] | undefined;
  /** Environments that it deploys to; `unknown` where the file does not say which. */
  readonly environments?: readonly string[] | undefined;
}

/** A file that nobody could understand, and why. */
export interface NotUnderstood {
  readonly path: string;
  readonly reason: string;
}

/** A pipeline that could not be understood; never to be read as "different". */
export interface UnknownPipeline {
  readonly outcome: 'unknown';
  /** Undefined: no file of any known engine. */
  readonly engine?: Engine | undefined;
  readonly reason: string;
  readonly opaque: readonly string[];
  /** The one that decides first. Undefined where every file was understood and none delivers. */
  readonly notUnderstood?: readonly NotUnderstood[] | undefined;
}

/** What is known of the pipeline of one repository. */
export type Pipeline = KnownPipeline | UnknownPipeline;

/** Reads a file of a repository; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;

/** A place outside the repository that a pipeline names. */
export interface RemoteReference {
  /** `owner/name`, or the bare name of a Jenkins shared library. */
  readonly repository: string;
  /** Path inside that repository; empty for an action at its root. */
  readonly path: string;
  readonly ref: string;
  /** The kind of host that it is on, where that need not be the host of the repository that names it. */
  readonly host?: 'gitlab' | 'azure-repos' | 'bitbucket' | 'github';
}

/** Opens the repository behind a reference at its ref; undefined where it cannot be read. */
export type OpenRemote = (reference: RemoteReference) => ReadText | undefined;

/** A repository's CI files as text, and the means to follow what they name. */
export interface PipelineSource {
  /** Paths of all files that may matter, relative to the root of the repository, with forward slashes. */
  readonly paths: readonly string[];
  readonly read: ReadText;
  readonly openRemote: OpenRemote;
  /** Parses YAML with size, depth and alias limits; throws an Error with a one-line message. */
  readonly parseYaml: (text: string) => unknown;
  /** Finds the shared library that defines a global variable, for files that do not name the library. */
  readonly findLibrary?: (variable: string) => RemoteReference | undefined;
  /** Paths of CI files that a run or a deployment has proven to deliver, when that is known. */
  readonly provenSlice?: {
    readonly paths: readonly string[];
    readonly basis: 'run' | 'deployment';
  };
}
