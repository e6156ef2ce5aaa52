import {
  between,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  workload,
  type FieldWriter,
  type Finding,
  type Range,
  type SourceObject,
  type Workload,
  countWords,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  handChangeOf,
  judgeHandChange,
  type HandChange,
} from '../judgements/handChange';
import type { Judgement } from '../judgements/judgement';
import { clustersOf } from '../population/clusters';
import {
  concerns,
  ownedRows,
  unowned,
  type OwnedRow,
  type Row,
} from '../population/owners';
import { percent, unownedSentence, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** A write counts this many days. */
  windowDays: z.number().positive().default(90),
});

/** What a finding says of a workload that was changed. */
interface Fact {
  readonly change: HandChange;
  readonly object?: SourceObject;
  /** See {@link isApplied}. */
  readonly isApplied: boolean;
}

/** Applied from a laptop or a CI job; counted apart, because it may be either. */
function isApplied({ manager, operation }: FieldWriter): boolean {
  return (
    manager === 'kubectl-client-side-apply' ||
    (manager === 'kubectl' && operation === 'Apply')
  );
}

function factOf(item: Workload): Fact {
  const change = handChangeOf(item);
  return {
    change,
    isApplied: (item.writers ?? []).some(isApplied),
    ...(change.write || change.isHidden ? { object: objectNameOf(item) } : {}),
  };
}

type Judged = OwnedRow<Fact> & { readonly judgement: Judgement };

function findingsOf(rows: readonly Judged[]): readonly Finding[] {
  return rows.flatMap((row): Finding[] => {
    const { cluster, evidenceId, fact, judgement } = row;
    if (judgement.state !== 'fails' || !fact.object) return [];
    const { kind, namespace, name } = fact.object;
    return [
      {
        message: `${kind} ${namespace}/${name} ${judgement.says}.`,
        where: cluster,
        object: fact.object,
        ...(evidenceId === undefined ? {} : { evidenceId }),
        ...concerns(row),
      },
    ];
  });
}

function explain(
  value: Range,
  rows: readonly Judged[],
  { windowDays, unread }: { windowDays: number; unread: readonly string[] },
): string {
  const hidden = rows.filter(({ fact }) => fact.change.isHidden).length;
  return [
    `${percent(
      value,
    )} of the workloads in production were changed by hand in the last ${windowDays} days. An edit that self-heal undid leaves no trace, so a low share is weak evidence.`,
    hidden === 0
      ? ''
      : ` Of ${countWords(hidden, 'workload')} nobody can tell who wrote to ${
          hidden === 1 ? 'it' : 'them'
        }: managedFields are hidden.`,
    unownedSentence(unowned(rows).length, rows.length),
    unreadSentence(unread),
  ].join('');
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
  reads: { workloads: ['writers', 'unchangedSince'] },
  appliesTo: 'organisation',
  version: 2,
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads.map(item => ({ marks: marksOf(item), fact: factOf(item) })),
  },
  evaluate(
    { workloads },
    { settings: { tiers, windowDays }, inventory, asOf },
  ) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const rows = ownedRows(read, inventory).map(row => ({
      ...row,
      judgement: judgeHandChange(row.fact.change, { asOf, windowDays }),
    }));
    if (rows.length === 0 && unread.length === 0)
      return notApplicable('No workload runs in production.', {
        clusters: names,
      });
    const number = (state: Judgement['state']) =>
      rows.filter(({ judgement }) => judgement.state === state).length;
    const [failing, open] = [number('fails'), number('unknown')];
    // A cluster that was not read may hold any number of workloads, of components and of nobody.
    const value =
      unread.length > 0
        ? between(0, 1)
        : between(failing / rows.length, (failing + open) / rows.length);
    const applied = rows.filter(({ fact }) => fact.isApplied).length;
    return measured(value, {
      clusters: names,
      quantities: { applied: rows.length === 0 ? 0 : applied / rows.length },
      population: {
        read: rows.length - open,
        expected: rows.length + unread.length * inventory.components.length,
        unit: 'workload',
      },
      findings: findingsOf(rows),
      explanation: explain(value, rows, { windowDays, unread }),
    });
  },
});
