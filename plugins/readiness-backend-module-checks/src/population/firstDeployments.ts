import {
  readOf,
  type FirstDeployments,
  type InstanceApplications,
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

type OfArgoCd = readonly Reading<readonly FirstDeployment[]>[];
type OfStore = readonly Reading<FirstDeployments>[];

/** Who tells of first deployments, and to which tiers they are looked for. */
export interface FirstSources {
  readonly applications: OfArgoCd;
  /** What the delivery store tells, whichever system deploys. Empty where nothing fills one. */
  readonly told: OfStore;
  readonly tiers: readonly string[];
}

/** Why nobody can know of first deployments at all; undefined where somebody tells. */
export function nobodyTells({
  applications,
  told,
}: Pick<FirstSources, 'applications' | 'told'>): string | undefined {
  return applications.length === 0 && told.length === 0
    ? 'No source of deployments is connected: nobody knows when services were first deployed.'
    : undefined;
}

/** What was read, by component: thousands of services ask for the same. */
const byComponent = new WeakMap<
  OfArgoCd,
  ReadonlyMap<string, readonly FirstDeployment[]>
>();
const byRef = new WeakMap<
  OfStore,
  ReadonlyMap<string, Reading<FirstDeployments>>
>();

/** What Argo CD remembers of a component, by its name. */
export function inArgoCd(
  readings: OfArgoCd,
  name: string,
): readonly FirstDeployment[] {
  const known =
    byComponent.get(readings) ??
    new Map(
      groupBy(
        readOf(readings).flatMap(({ value }) => value),
        item => item.component,
      ),
    );
  byComponent.set(readings, known);
  return known.get(name) ?? [];
}

/** What the delivery store tells of a component; undefined where it is not asked. */
export function inStore(
  readings: OfStore,
  ref: string,
): Reading<FirstDeployments> | undefined {
  const known =
    byRef.get(readings) ??
    new Map(readings.map(reading => [reading.subject.ref, reading]));
  byRef.set(readings, known);
  return known.get(ref);
}
