import {
  between,
  defineOrganisationCheck,
  measured,
  notApplicable,
  workload,
  type FieldWriter,
  type Finding,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import { componentsByName } from '../population/teams';
import { percent, unreadSentence } from '../population/words';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** A write counts this many days. */
  windowDays: z.number().positive().default(90),
});

/** Managers that kubectl's imperative verbs write (kubectl's own source; seen on a real server). */
const IMPERATIVE =
  /^kubectl-(edit|patch|set|scale|replace|create|run|label|annotate|rollout|autoscale|expose|taint)$/;

interface HandWrite {
  readonly component: string | undefined;
  readonly namespace: string;
  readonly object: SourceObject;
  readonly manager: string;
  /** ISO time; absent when the server gives none, which counts as recent. */
  readonly at?: string;
}

interface Row {
  readonly component: string | undefined;
  /** Its server told nothing about writers. */
  readonly isStripped: boolean;
  /** See {@link isApplied}. */
  readonly isApplied: boolean;
}

interface Summary {
  readonly rows: readonly Row[];
  readonly handWrites: readonly HandWrite[];
}

/** A write to the spec that only a person at a terminal makes. */
export function isByHand({
  manager,
  operation,
  subresource,
  touchesSpec,
  onlyRestarts,
}: FieldWriter): boolean {
  if (operation !== 'Update' || !touchesSpec || onlyRestarts) return false;
  // `kubectl scale` writes as plain `kubectl` to the subresource; the autoscaler does the same under another name.
  if (subresource === 'scale') return manager === 'kubectl';
  return subresource === undefined && IMPERATIVE.test(manager);
}

/** A write without a time counts as recent: the server did not say that it is old. */
export function isWithin(
  at: string | undefined,
  asOf: Date,
  days: number,
): boolean {
  return at === undefined || Date.parse(at) >= asOf.getTime() - days * DAY_MS;
}

/** Applied from a laptop or a CI job; counted apart, because it may be either. */
function isApplied({ manager, operation }: FieldWriter): boolean {
  return (
    manager === 'kubectl-client-side-apply' ||
    (manager === 'kubectl' && operation === 'Apply')
  );
}

function latest(writes: readonly FieldWriter[]): FieldWriter | undefined {
  return [...writes].sort((a, b) =>
    (a.at ?? '9999') < (b.at ?? '9999') ? 1 : -1,
  )[0];
}

function handWrite(item: Workload): readonly HandWrite[] {
  const write = latest((item.writers ?? []).filter(isByHand));
  if (!write) return [];
  const { apiVersion, kind, namespace, name, uid, resourceVersion } = item;
  const object = {
    apiVersion,
    kind,
    namespace,
    name,
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
  return [
    {
      component: item.component,
      namespace,
      object,
      manager: write.manager,
      ...(write.at === undefined ? {} : { at: write.at }),
    },
  ];
}

/** Share of workloads that a person changed in the cluster. */
export const changesNothingByHand = defineOrganisationCheck({
  id: 'changes-nothing-by-hand',
  title: 'Nobody changes production by hand',
  failureTitle: 'Workloads in production were changed by hand',
  why: 'A change made in the cluster is in no review and no history; the next deployment undoes it, or nobody dares to deploy.',
  remediation: {
    summary:
      'Make the change in Git, take write rights away from people, and switch self-heal on.',
    effort: 'medium',
    href: 'how-to/change-nothing-by-hand',
  },
  appliesTo: 'organisation',
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): Summary => ({
      rows: workloads.map(({ component, writers }) => ({
        component,
        isStripped: writers === undefined,
        isApplied: (writers ?? []).some(isApplied),
      })),
      handWrites: workloads.flatMap(handWrite),
    }),
  },
  evaluate(
    { workloads },
    { settings: { tiers, windowDays }, inventory, asOf },
  ) {
    const { read, unread } = clustersOf(workloads, inventory, tiers);
    const components = componentsByName(inventory);
    const isOwned = ({
      component,
    }: {
      readonly component?: string | undefined;
    }) => component !== undefined && components.has(component);
    // Only what the catalog knows can be expected in a cluster that was not read; the rest is a finding without a share.
    const rows = read.flatMap(({ value }) => value.rows.filter(isOwned));
    const stripped = rows.filter(({ isStripped }) => isStripped).length;
    const unreadWorkloads = unread.length * components.size + stripped;
    const population = rows.length - stripped + unreadWorkloads;
    if (population === 0)
      return notApplicable('No workload runs in production.');
    const byHand = read
      .flatMap(({ value }) => value.handWrites)
      .filter(
        write => isOwned(write) && isWithin(write.at, asOf, windowDays),
      ).length;
    const findings = read.flatMap(({ subject, evidenceId, value }) =>
      value.handWrites
        .filter(({ at }) => isWithin(at, asOf, windowDays))
        .map(({ component, object, manager, at }): Finding => {
          const owner =
            component === undefined ? undefined : components.get(component);
          return {
            message: `${object.kind} ${object.namespace}/${
              object.name
            } was changed in the cluster by ${manager}${
              at === undefined ? '' : ` on ${at.slice(0, 10)}`
            }.`,
            where: subject.name,
            object,
            ...(evidenceId === undefined ? {} : { evidenceId }),
            ...(owner ? { subjectRef: owner.ref } : {}),
            ...(owner?.team ? { team: owner.team } : {}),
          };
        }),
    );
    const value = between(
      byHand / population,
      (byHand + unreadWorkloads) / population,
    );
    const applied = rows.filter(row => row.isApplied).length;
    return measured(value, {
      quantities: { applied: rows.length === 0 ? 0 : applied / rows.length },
      population: {
        read: rows.length - stripped,
        expected: population,
        unit: 'workload',
      },
      findings,
      explanation: `${percent(
        value,
      )} of the workloads that components own in production were changed by hand in the last ${windowDays} days. An edit that self-heal undid leaves no trace, so a low share is weak evidence.${unreadSentence(
        unread,
      )}`,
    });
  },
});
