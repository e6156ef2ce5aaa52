import * as fc from 'fast-check';
import type {
  DeliveryCommit,
  DeliveryEvents,
  DeliveryPullRequest,
  DeploymentAttempt,
  IncidentReport,
} from '../events';
import { DEPLOYMENT_STATES } from '../events';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from '../settings';

export const HOUR_MS = 3_600_000;
export const START_MS = Date.UTC(2026, 7, 31);

/** A complete set of events. */
export type History = {
  readonly [Kind in keyof DeliveryEvents]-?: NonNullable<DeliveryEvents[Kind]>;
};

const SERVICES = ['api', 'web'] as const;
/** Dense enough for rollouts to overlap and for incidents to fall between them; beyond the window at both ends. */
const hour = fc.integer({ min: -24, max: 140 });
const at = (hours: number) => START_MS + hours * HOUR_MS;
const shaOf = (prefix: string, index: number) =>
  `${prefix}${index.toString(16).padStart(4, '0')}`.repeat(8);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Commits of one repository; parents lie earlier in the list, so the graph has branches, merges and several roots. */
function commits(prefix: string): fc.Arbitrary<DeliveryCommit[]> {
  const draft = fc.record({
    parents: fc.oneof(
      { weight: 6, arbitrary: fc.constant<number[]>([0]) },
      { weight: 2, arbitrary: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }) },
    ),
    hours: hour,
    pr: maybe(fc.integer({ min: 1, max: 4 })),
    pick: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 8 }),
    author: maybe(fc.constantFrom('bot', 'someone')),
  });
  return fc
    .array(draft, { minLength: 4, maxLength: 14, size: 'max' })
    .map(drafts =>
      drafts.map(({ parents, hours, pr, pick, author }, index) => ({
        sha: shaOf(prefix, index),
        parents: [...new Set(parents.map(back => index - 1 - back))]
          .filter(p => p >= 0)
          .map(p => shaOf(prefix, p)),
        authoredAtMs: at(hours),
        pr,
        author,
        cherryPickOf:
          pick === undefined || pick >= index ? undefined : shaOf(prefix, pick),
      })),
    );
}

function pullRequests(prefix: string): fc.Arbitrary<DeliveryPullRequest[]> {
  const pullRequest = fc.record({
    number: fc.integer({ min: 1, max: 4 }),
    createdAtMs: hour.map(at),
    mergedAtMs: hour.map(at),
    commits: fc.array(
      fc.record({
        sha: fc.nat({ max: 16 }).map(index => shaOf(prefix, index)),
        authoredAtMs: hour.map(at),
      }),
      { maxLength: 3 },
    ),
    mergeSha: maybe(fc.nat({ max: 16 }).map(index => shaOf(prefix, index))),
    author: maybe(fc.constantFrom('bot', 'someone')),
    title: maybe(fc.constantFrom('Hotfix', 'Feature', 'hotfixes')),
    revertOf: maybe(fc.integer({ min: 1, max: 4 })),
    fixes: maybe(
      fc.array(
        fc.nat({ max: 5 }).map(index => `${prefix}-I${index}`),
        { maxLength: 2 },
      ),
    ),
    files: maybe(
      fc.array(fc.constantFrom('web/a', 'api/b', 'docs/c'), { maxLength: 2 }),
    ),
  });
  return fc.uniqueArray(pullRequest, {
    selector: pr => pr.number,
    maxLength: 6,
    size: 'max',
  });
}

function deployments(
  prefix: string,
  services: readonly string[],
): fc.Arbitrary<DeploymentAttempt[]> {
  const draft = fc.record({
    service: fc.constantFrom(...services),
    environment: fc.constantFrom(
      'production',
      'production',
      'production',
      'prod-eu',
      'staging',
    ),
    sha: fc.option(
      fc.nat({ max: 15 }).map(index => shaOf(prefix, index)),
      { nil: undefined, freq: 10 },
    ),
    status: fc.constantFrom(
      'success' as const,
      'success' as const,
      'success' as const,
      'failure' as const,
      'pending' as const,
    ),
    started: hour,
    lasted: fc.nat({ max: 6 }),
    runId: maybe(fc.constantFrom('r1', 'r2', 'r3')),
    attempt: maybe(fc.integer({ min: 1, max: 3 })),
    statuses: fc.option(
      fc.array(
        fc.record({
          state: fc.constantFrom(...DEPLOYMENT_STATES),
          atMs: hour.map(at),
        }),
        { maxLength: 3 },
      ),
      {
        nil: undefined,
        freq: 6,
      },
    ),
  });
  return fc
    .array(draft, { minLength: 3, maxLength: 20, size: 'max' })
    .map(drafts =>
      drafts.map(({ started, lasted, ...deployment }, index) => ({
        ...deployment,
        id: `${prefix}-D${index}`,
        startedAtMs: at(started),
        finishedAtMs: at(started + lasted),
      })),
    );
}

/** Reports of incidents that may name any of the deployments. */
export function incidents(
  prefix: string,
  services: readonly string[],
): fc.Arbitrary<IncidentReport[]> {
  const draft = fc.record({
    services: fc.uniqueArray(fc.constantFrom(...services), {
      maxLength: 2,
      size: 'max',
    }),
    createdAtMs: hour.map(at),
    impactStartedAtMs: maybe(hour.map(at)),
    lasted: maybe(fc.nat({ max: 30 })),
    causeDeploymentId: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.nat({ max: 17 }).map(index => `${prefix}-D${index}`),
      },
    ),
    changeCaused: fc.constantFrom(undefined, undefined, undefined, true, false),
    dedupKey: maybe(fc.constantFrom('k1', 'k2')),
  });
  return fc.array(draft, { maxLength: 6, size: 'max' }).map(drafts =>
    drafts.map(({ lasted, dedupKey, ...incident }, index) => ({
      ...incident,
      id: `${prefix}-I${index}`,
      dedupKey: dedupKey && `${prefix}-${dedupKey}`,
      resolvedAtMs:
        lasted === undefined
          ? undefined
          : Math.max(incident.createdAtMs, incident.impactStartedAtMs ?? 0) +
            lasted * HOUR_MS,
    })),
  );
}

/** A history of some services, with everything that goes wrong in real ones. */
export function histories(
  prefix = 'a',
  services: readonly string[] = SERVICES,
): fc.Arbitrary<History> {
  return fc.record({
    commits: commits(prefix),
    pullRequests: pullRequests(prefix),
    deployments: deployments(prefix, services),
    incidents: incidents(prefix, services),
  });
}

/** Any choice of conventions. */
export const conventions: fc.Arbitrary<DeliverySettings> = fc
  .record({
    failedDeploymentsAreFailures: fc.boolean(),
    excludeRedeploys: fc.boolean(),
    requireChange: fc.boolean(),
    excludeRollbacksFromCfrDenominator: fc.boolean(),
    excludeAuthors: fc.constantFrom<readonly string[]>([], ['bot']),
    attributionMs: fc.constantFrom(0, 6 * HOUR_MS, 24 * HOUR_MS),
    interventionMs: fc.constantFrom(Infinity, 12 * HOUR_MS, 0),
    servicePaths: fc.constantFrom<DeliverySettings['servicePaths']>(
      new Map(),
      new Map([['web', ['^web/']]]),
    ),
  })
  .map(chosen => ({ ...DEFAULT_DELIVERY_SETTINGS, ...chosen }));
