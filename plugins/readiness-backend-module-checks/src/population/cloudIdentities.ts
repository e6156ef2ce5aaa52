/** How the workloads of production prove to a cloud who they are, counted. */
import {
  dominanceOf,
  dominanceOverCompletions,
  shareOverCompletions,
  weigh,
  type Finding,
  type Range,
  type SourceObject,
  type Weights,
} from '@groundwork/plugin-readiness-common';
import {
  identityOf,
  judgeIdentity,
  patternWords,
  type Identified,
  type IdentityAnswer,
} from '../judgements/cloudIdentity';
import type { Judgement } from '../judgements/judgement';
import { concerns, unowned, type OwnedRow } from './owners';

/** A workload as far as it proves who it is. */
export interface IdentityFact extends Identified {
  readonly object: SourceObject;
}

/** A workload with what it answers. */
type Answered<F extends IdentityFact> = OwnedRow<F> & {
  readonly answer: IdentityAnswer;
  readonly judgement: Judgement;
};

export function answered<F extends IdentityFact>(
  row: OwnedRow<F>,
): Answered<F> {
  const { fact } = row;
  return { ...row, answer: identityOf(fact), judgement: judgeIdentity(fact) };
}

/** Everything that talks to a cloud, or may. */
export interface CloudPopulation {
  readonly rows: readonly Answered<IdentityFact>[];
  /** Those of components: what belongs to nobody enters no dominance. */
  readonly known: number;
  readonly unknown: number;
  readonly weights: Weights;
}

const patternsOf = ({ answer }: Answered<IdentityFact>) =>
  answer.state === 'known' ? [answer.patterns] : [];

export function cloudPopulation(
  all: readonly Answered<IdentityFact>[],
): CloudPopulation {
  const rows = all.filter(({ answer }) => answer.state !== 'no-cloud');
  const owned = rows.filter(({ owners }) => owners.length > 0);
  const answers = owned.flatMap(patternsOf);
  return {
    rows,
    known: answers.length,
    unknown: owned.length - answers.length,
    weights: weigh(answers.map(patterns => ({ answers: patterns }))),
  };
}

/** Share of the workloads with the most common pattern; undefined where none of a component talks to a cloud. */
export function patternDominance({
  weights,
  unknown,
}: CloudPopulation): Range | undefined {
  return dominanceOverCompletions(
    weights,
    Array.from({ length: unknown }, () => 1),
  );
}

/** Share of those that hold a key. One of nobody counts: whose it is changes nothing about the key. */
export function keyShare({ rows }: CloudPopulation): Range | undefined {
  const patterns = rows.flatMap(patternsOf);
  return shareOverCompletions({
    having: patterns.filter(own => own.includes('static-key')).length,
    read: patterns.length,
    unread: rows.length - patterns.length,
  });
}

/** Workloads of which nobody knows whether they talk to a cloud at all. */
export function unreadIdentities({ rows }: CloudPopulation): number {
  return rows.filter(
    ({ answer, fact: { identity } }) =>
      answer.state === 'unknown' && (identity?.signs ?? []).length === 0,
  ).length;
}

function findingOf(
  row: Answered<IdentityFact>,
  says: string,
  mend?: Finding['mend'],
): Finding {
  const { cluster, evidenceId, fact } = row;
  const { kind, namespace, name } = fact;
  return {
    message: `${kind} ${namespace}/${name} in ${cluster} ${says}.`,
    where: cluster,
    object: fact.object,
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(mend ? { mend } : {}),
    ...concerns(row),
  };
}

/** What of those that hold the promise is not the most common way. */
function odd(
  row: Answered<IdentityFact>,
  most: string | undefined,
): readonly Finding[] {
  const { answer } = row;
  if (answer.state !== 'known' || most === undefined || row.owners.length === 0)
    return [];
  const other = answer.patterns.find(pattern => pattern !== most);
  return other === undefined
    ? []
    : [
        findingOf(
          row,
          `proves who it is in another way than most: ${patternWords(
            other,
          )}. Most have: ${patternWords(most)}`,
        ),
      ];
}

/** One for each workload that holds a key, shares an account, does not show how it proves who it is, or differs. */
export function identityFindings({
  rows,
  weights,
}: CloudPopulation): readonly Finding[] {
  const most = dominanceOf(weights)?.largest;
  const of = (state: Judgement['state']) =>
    rows.flatMap((row): readonly Finding[] => {
      const { judgement, fact } = row;
      if (judgement.state !== state) return [];
      if (judgement.state === 'holds') return odd(row, most);
      const isTold =
        state === 'fails' || (fact.identity?.signs ?? []).length > 0;
      return isTold ? [findingOf(row, judgement.says, judgement.mend)] : [];
    });
  return [...of('fails'), ...of('unknown'), ...of('holds')];
}

/** How many of those that talk to a cloud belong to no component. */
export function strayIdentities({ rows }: CloudPopulation): number {
  return unowned(rows).length;
}
