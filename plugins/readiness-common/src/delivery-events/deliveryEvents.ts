import { z } from 'zod';
import { sourceSchema } from '../evidence';

/** Times outside the years 1970 to 9999 are mistakes of a clock or of a unit. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const timeMs = z.number().int().min(0).max(LAST_MS);
const name = z.string().min(1).max(255);
const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** A page for people. Whoever shows it still has to look what it leads to: it is what an outside system said. */
const url = z.url({ protocol: /^https?$/ }).max(2048);

/** Something that a source calls by its own id; the source of the event unless another one is named. */
const referenceSchema = z.strictObject({
  source: sourceSchema.optional(),
  id: name,
});

/** See {@link referenceSchema}. */
export type EventReference = Readonly<z.infer<typeof referenceSchema>>;

/** What a source says of a deployment, in the words of GitHub; `inactive` only says that a newer one took over. */
export const deploymentStates = [
  'queued',
  'waiting',
  'pending',
  'in_progress',
  'success',
  'failure',
  'error',
  'inactive',
] as const;

const statusSchema = z.strictObject({
  state: z.enum(deploymentStates),
  atMs: timeMs,
});

/**
 * Why a deployment names no commit: how far the question got, the least far first. Of two answers the one that got further holds,
 * whichever came first, so that a registry's silence does not cover what it said.
 */
export const commitAbsences = [
  /** It will be asked for. */
  'not-asked-yet',
  /** Whoever told of the deployment names none. */
  'not-told',
  /** A build names no commit that it checked out. */
  'not-checked-out',
  /** Argo CD's history has no revision of it. */
  'no-revision',
  /** The application comes from elsewhere since. */
  'sources-changed',
  /** It has several sources, and not of each the revision is known or can be asked at. */
  'several-sources',
  /** Nobody could say what was made of the revision of the GitOps repository. */
  'manifests-not-read',
  /** None of its images, or several, may be the service. */
  'image-ambiguous',
  'registry-not-configured',
  'registry-silent',
  'registry-refused',
  'image-not-found',
  /** Neither the tag nor the label of its image is a commit. */
  'image-without-commit',
] as const;

/** See {@link commitAbsences}. */
export type CommitAbsence = (typeof commitAbsences)[number];

/** What may start a deployment; `unknown` where its source tells that of none. */
export const starterKinds = ['person', 'automation', 'unknown'] as const;

const starterSchema = z.strictObject({
  kind: z.enum(starterKinds),
  /** As the source calls the person, the app or the trigger. */
  name: name.optional(),
});

/** Who or what started a deployment. It is shown with that deployment and goes into no number. */
export type DeploymentStarter = Readonly<z.infer<typeof starterSchema>>;

const deploymentSchema = z.strictObject({
  kind: z.literal('deployment'),
  /** One per environment and attempt, the same whenever the source is read. */
  id: name,
  /**
   * Where the source deploys to, by an id that a new name does not change: `repository:42`, `application:argocd/pay`,
   * `workload:prod-eu/shop/Deployment/cart`. Which service that is, is said apart from the events.
   */
  place: name,
  /** As the source calls it; whether it is production is judged from the name. */
  environment: name,
  /** The repository that `sha` is a commit of. */
  repository: referenceSchema.optional(),
  /** Absent when the source does not say what it deployed. */
  sha: sha.optional(),
  /** Why it is absent. */
  withoutSha: z
    .strictObject({
      reason: z.enum(commitAbsences),
      /** What the reason leaves open, as a sentence: who refused what. */
      detail: z.string().min(1).max(1024).optional(),
    })
    .optional(),
  startedAtMs: timeMs,
  /** Attempts and regions of one run are one deployment. */
  runId: name.optional(),
  attempt: z.number().int().nonnegative().optional(),
  /** What is known of its history; more may follow as events of their own. */
  statuses: z.array(statusSchema).max(1000).default([]),
  /** Absent where the source does not say it of this one. */
  startedBy: starterSchema.optional(),
  /** Its own page, or that of the run or application that it is part of. */
  url: url.optional(),
});

const deploymentStatusSchema = statusSchema.extend({
  kind: z.literal('deployment-status'),
  deploymentId: name,
});

const pullRequestSchema = z.strictObject({
  kind: z.literal('pull-request'),
  /** Id of the repository, numeric where the source has one: a new name is no other repository. */
  repository: name,
  number: z.number().int().positive(),
  createdAtMs: timeMs,
  mergedAtMs: timeMs,
  /** Its original commits, as they were before the merge squashed or rebased them. */
  commits: z.array(z.strictObject({ sha, authoredAtMs: timeMs })).max(10_000),
  mergeSha: sha.optional(),
  author: name.optional(),
  title: z.string().max(1024).optional(),
  labels: z.array(z.string().max(255)).max(1000).optional(),
  headBranch: z.string().max(1024).optional(),
  /** Number of the pull request of the same repository that it takes back. */
  revertOf: z.number().int().positive().optional(),
  /** Incidents that it says it fixes. */
  fixes: z.array(referenceSchema).max(1000).optional(),
  /** Changed paths; absent when unknown, and then it is a change of every service of the repository. */
  files: z.array(z.string().max(4096)).max(10_000).optional(),
  url: url.optional(),
  /** Page of a commit of the repository, with `{sha}` for the commit. */
  commitUrl: url.optional(),
  /** When the source last changed it: of two versions the later one holds. */
  updatedAtMs: timeMs.optional(),
});

const commitSchema = z.strictObject({
  kind: z.literal('commit'),
  repository: name,
  sha,
  parents: z.array(sha).max(100),
  authoredAtMs: timeMs,
  /** Number of the pull request that brought it to its base branch. */
  pr: z.number().int().positive().optional(),
  merge: z.boolean().optional(),
  cherryPickOf: sha.optional(),
  author: name.optional(),
  /** First line of its message. */
  title: z.string().max(1024).optional(),
  url: url.optional(),
});

const incidentSchema = z.strictObject({
  kind: z.literal('incident'),
  id: name,
  /** Where it was felt, the most affected first; see `place` of a deployment. */
  places: z.array(name).max(1000),
  /** Absent is production; one of another environment counts for nobody there. Whether it is production is judged from the name. */
  environment: name.optional(),
  createdAtMs: timeMs,
  /** When users began to be affected; `createdAtMs` stands in for it. */
  impactStartedAtMs: timeMs.optional(),
  /** Absent while it is open. */
  resolvedAtMs: timeMs.optional(),
  /** The deployment that somebody named as its cause. */
  cause: referenceSchema.optional(),
  /** `false` says that no change caused it. */
  changeCaused: z.boolean().optional(),
  /** Reports with one key, of whichever source, are one incident. */
  dedupKey: name.optional(),
  title: z.string().max(1024).optional(),
  url: url.optional(),
  updatedAtMs: timeMs.optional(),
  /**
   * The source took back that it is an incident, and why, as it fits behind "because": it counts no more until a later version
   * comes without this. A tombstone says that there never was one.
   */
  withdrawn: z
    .strictObject({ atMs: timeMs, reason: z.string().min(1).max(1024) })
    .optional(),
});

const tombstoneSchema = z.strictObject({
  kind: z.literal('tombstone'),
  of: z.enum(['deployment', 'incident']),
  /** The id of what the source says never happened. That a source no longer lists something says nothing. */
  id: name,
});

/** Schema of {@link DeliveryEvent}. */
export const deliveryEventSchema = z.discriminatedUnion('kind', [
  deploymentSchema,
  deploymentStatusSchema,
  pullRequestSchema,
  commitSchema,
  incidentSchema,
  tombstoneSchema,
]);

/**
 * Something that happened, as its source tells it: immutable, and idempotent by source, kind and id. Events may come in any
 * order, any number of times; a source that tells more of one later sends it again.
 */
export type DeliveryEvent = Readonly<z.infer<typeof deliveryEventSchema>>;

/** What a collector may leave out of an event. */
export type DeliveryEventInput = Readonly<z.input<typeof deliveryEventSchema>>;

/** An event of one kind. */
export type DeliveryEventOf<Kind extends DeliveryEvent['kind']> = Extract<
  DeliveryEvent,
  { kind: Kind }
>;
