import {
  between,
  countWords,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  workload,
  type Finding,
  type Range,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { Judgement } from '../judgements/judgement';
import {
  CLAIMS,
  CLAIM_WORDS,
  isServing,
  judgeClaim,
  type Claim,
  type Kept,
} from '../judgements/upkeep';
import { clustersOf } from '../population/clusters';
import {
  concerns,
  ownedRows,
  unowned,
  type OwnedRow,
  type Row,
} from '../population/owners';
import {
  list,
  percent,
  unownedSentence,
  unreadSentence,
} from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
});

interface Fact extends Kept {
  readonly object: SourceObject;
}

function factOf(item: Workload): Fact {
  const { kind, name, podLabels, hygiene, replicas, budgets, nodes } = item;
  return {
    kind,
    name,
    ...(podLabels === undefined ? {} : { podLabels }),
    ...(hygiene === undefined ? {} : { hygiene }),
    ...(replicas === undefined ? {} : { replicas }),
    ...(budgets === undefined ? {} : { budgets }),
    ...(nodes === undefined ? {} : { nodes }),
    object: objectNameOf(item),
  };
}

type Judged = OwnedRow<Fact> & {
  readonly claims: ReadonlyMap<Claim, Judgement>;
};

const judged = (row: OwnedRow<Fact>): Judged => ({
  ...row,
  claims: new Map(CLAIMS.map(claim => [claim, judgeClaim(row.fact, claim)])),
});

/** Share of the judgements that hold, over what those that are not known may say. */
function shareOf(judgements: readonly Judgement[]): Range {
  const number = (state: Judgement['state']) =>
    judgements.filter(judgement => judgement.state === state).length;
  const [held, open] = [number('holds'), number('unknown')];
  return between(held / judgements.length, (held + open) / judgements.length);
}

const ofClaim = (rows: readonly Judged[], claim: Claim) =>
  rows.flatMap(({ claims }) => claims.get(claim) ?? []);

const LACKS = 'has no ';

/** `runs one copy; has no memory limit and no liveness probe`. */
function inWords(says: readonly string[]): string {
  const lacks = says.flatMap(each =>
    each.startsWith(LACKS) ? [each.slice(LACKS.length)] : [],
  );
  const others = says.filter(each => !each.startsWith(LACKS));
  const lacking =
    lacks.length === 0 ? [] : [`has ${list(lacks.map(each => `no ${each}`))}`];
  return [...others, ...lacking].join('; ');
}

/** One for each workload that lacks something: all of what it lacks, and the lines that mend the worst of it. */
function findingsOf(rows: readonly Judged[]): readonly Finding[] {
  return rows.flatMap((row): Finding[] => {
    const { cluster, evidenceId, fact, claims } = row;
    const failing = [...claims.values()].flatMap(judgement =>
      judgement.state === 'fails' ? [judgement] : [],
    );
    const [worst] = failing;
    if (!worst) return [];
    const { kind, namespace, name } = fact.object;
    return [
      {
        message: `${kind} ${namespace}/${name} in ${cluster} ${inWords(
          failing.map(({ says }) => says),
        )}.`,
        where: cluster,
        object: fact.object,
        ...(evidenceId === undefined ? {} : { evidenceId }),
        ...(worst.mend ? { mend: worst.mend } : {}),
        ...concerns(row),
      },
    ];
  });
}

/** Each claim with the share of workloads that meet it. */
function byClaim(rows: readonly Judged[]): ReadonlyMap<Claim, Range> {
  return new Map(CLAIMS.map(claim => [claim, shareOf(ofClaim(rows, claim))]));
}

function isOpen({ claims }: Judged): boolean {
  return [...claims.values()].some(({ state }) => state === 'unknown');
}

function explain(
  value: Range,
  rows: readonly Judged[],
  unread: readonly string[],
): string {
  const open = rows.filter(isOpen).length;
  return [
    `Workloads in production do ${percent(
      value,
    )} of what keeps them up: they say when they are ready and when they hang, ask for memory and limit it, and survive a node drain. More is better.`,
    open === 0
      ? ''
      : ` Of ${countWords(open, 'workload')} a part could not be judged.`,
    unownedSentence(unowned(rows).length, rows.length),
    unreadSentence(unread),
  ].join('');
}

/** How much of what keeps a workload up is there, as a mean over all that serve. */
export const workloadsAreWellKept = defineOrganisationCheck({
  id: 'workloads-are-well-kept',
  title: 'Workloads have probes, limits and a disruption budget',
  failureTitle: 'Workloads lack probes, limits or a disruption budget',
  why: 'A pod that cannot say that it is ready, that may take all memory of its node, or that is the only one turns routine work into an outage.',
  remediation: {
    summary:
      'Put probes, memory and a disruption budget into the template that all services start from, then into the named ones.',
    effort: 'medium',
    href: 'how-to/keep-workloads-well',
  },
  reads: { workloads: ['hygiene', 'replicas', 'budgets', 'nodes'] },
  appliesTo: 'organisation',
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads
        .filter(isServing)
        .map(item => ({ marks: marksOf(item), fact: factOf(item) })),
  },
  evaluate({ workloads }, { settings: { tiers }, inventory }) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const rows = ownedRows(read, inventory).map(judged);
    if (rows.length === 0 && unread.length === 0)
      return notApplicable('Nothing in production waits for requests.', {
        clusters: names,
      });
    // A cluster that was not read may hold any number of workloads, kept in any way.
    const shares =
      unread.length > 0
        ? new Map(CLAIMS.map(claim => [claim, between(0, 1)]))
        : byClaim(rows);
    const mean = (end: 'lo' | 'hi') =>
      [...shares.values()].reduce((sum, share) => sum + share[end], 0) /
      shares.size;
    const value = between(mean('lo'), mean('hi'));
    return measured(value, {
      clusters: names,
      quantities: Object.fromEntries(shares),
      population: {
        read: rows.filter(row => !isOpen(row)).length,
        expected: rows.length + unread.length * inventory.components.length,
        unit: 'workload',
      },
      parts: [...shares].flatMap(([claim, { lo, hi }]) =>
        lo === hi ? [{ label: CLAIM_WORDS[claim], value: lo }] : [],
      ),
      findings: findingsOf(rows),
      explanation: explain(value, rows, unread),
    });
  },
});
