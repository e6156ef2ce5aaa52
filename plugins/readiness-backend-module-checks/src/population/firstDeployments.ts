import {
  between,
  readOf,
  unreadOf,
  type InstanceApplications,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { groupBy } from './pipelines';

/** One application's first deployment, as far as Argo CD remembers it. */
export interface FirstDeployment {
  readonly component: string;
  /** Undefined where it may be any. */
  readonly tier?: string;
  /** ISO time; absent where nothing was deployed yet, or the first entry of its history is forgotten. */
  readonly at?: string;
}

/** Argo CD numbers the entries of a history from 0 and forgets the oldest. */
const FIRST_ID = 0;
const MINUTE_MS = 60_000;

/** Nothing takes longer, as far as a median is concerned: thirty days. */
export const LONGEST_MINUTES = 30 * 24 * 60;

/** What an instance tells of first deployments. */
export function firstDeploymentsIn({
  applications,
}: InstanceApplications): readonly FirstDeployment[] {
  return applications.flatMap(({ component, tier, history }) => {
    if (component === undefined) return [];
    const first = history.find(({ id }) => id === FIRST_ID);
    return [
      {
        component,
        ...(tier === undefined ? {} : { tier }),
        ...(first ? { at: first.deployedAt } : {}),
      },
    ];
  });
}

type FirstReadings = readonly Reading<readonly FirstDeployment[]>[];

/** What was read, by component: thousands of services ask for the same. */
const byComponent = new WeakMap<
  FirstReadings,
  ReadonlyMap<string, readonly FirstDeployment[]>
>();

function firstsOf(
  readings: FirstReadings,
  component: string | undefined,
): readonly FirstDeployment[] {
  if (component === undefined) return [];
  const known =
    byComponent.get(readings) ??
    new Map(
      groupBy(
        readOf(readings).flatMap(({ value }) => value),
        item => item.component,
      ),
    );
  byComponent.set(readings, known);
  return known.get(component) ?? [];
}

/**
 * Minutes from a time to a component's first deployment to one of the tiers. Open to both sides where it is not known: an
 * instance that was not read, a history that has forgotten its beginning, a service that is deployed another way.
 */
export function minutesToFirst(
  since: string,
  component: string | undefined,
  within: {
    readonly readings: FirstReadings;
    readonly tiers: readonly string[];
  },
): Range {
  const { readings, tiers } = within;
  const own = firstsOf(readings, component).filter(
    ({ tier }) => tier === undefined || tiers.includes(tier),
  );
  const minutes = own.map(({ tier, at }) =>
    tier === undefined || at === undefined ? undefined : minutesFrom(since, at),
  );
  const known = minutes.filter(item => item !== undefined);
  const first = Math.min(LONGEST_MINUTES, ...known);
  const isSure =
    known.length > 0 &&
    known.length === own.length &&
    unreadOf(readings).length === 0;
  return between(isSure ? first : 0, first);
}

/** Undefined for what was deployed before: another service of that name. */
function minutesFrom(since: string, at: string): number | undefined {
  const minutes = (Date.parse(at) - Date.parse(since)) / MINUTE_MS;
  return minutes < 0 ? undefined : minutes;
}

/** Range of the median over all completions. Undefined for none. */
export function medianOf(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  return between(
    middle(ranges.map(({ lo }) => lo)),
    middle(ranges.map(({ hi }) => hi)),
  );
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  return (low + high) / 2;
}
