import { EFFORT_COST } from '../checks';
import { Gate } from '../scoring';
import { CheckResult } from './checkResult';
import {
  OrganisationAssessment,
  PrerequisiteResult,
  SubjectAssessment,
} from './document';
import { Move, Repair } from './plan';
import { itemOf } from './scoreItem';

/**
 * The next moves: repairs of failing prerequisites, those that clear a veto first, then by gain for effort; behind them
 * those of undecided ones, which may turn out to be open as they are (docs/explanation/how-the-score-works.md, "The plan").
 */
export function organisationPlan(
  prerequisites: readonly PrerequisiteResult[],
): OrganisationAssessment['plan'] {
  const worth = ({ gain, effort }: Move) => gain / EFFORT_COST[effort];
  const movesTo = (gate: Gate) =>
    prerequisites
      .filter(({ decision }) => decision.gate === gate)
      .flatMap(movesOf)
      .sort(
        (a, b) =>
          Number(b.vetoes.length > 0) - Number(a.vetoes.length > 0) ||
          worth(b) - worth(a),
      );
  return { moves: [...movesTo('FAIL'), ...movesTo('UNDETERMINED')] };
}

function movesOf({ id, checks, vetoes }: PrerequisiteResult): readonly Move[] {
  const items = checks
    .map(check => ({ check, item: itemOf(check) }))
    .filter(({ item }) => item.state === 'scored' || item.state === 'unknown');
  const weight = items.reduce((sum, { item }) => sum + item.weight, 0);
  return items.flatMap(({ check, item }) =>
    repairOf(check).map(repair => ({
      ...repair,
      prerequisite: id,
      gain:
        weight === 0
          ? 0
          : (100 * item.weight * (1 - item.s * item.kappa)) / weight,
      vetoes: vetoes
        .filter(
          ({ checkId, state }) =>
            checkId === check.checkId && state === 'fired',
        )
        .map(({ title }) => title),
    })),
  );
}

/** What fails on the way to the next level, least effort first, then in the order of the ladder. */
export function subjectPlan({
  checks,
  next,
}: Pick<SubjectAssessment, 'checks' | 'next'>): SubjectAssessment['plan'] {
  return {
    repairs: checks
      .filter(({ checkId }) => next?.missing.includes(checkId))
      .flatMap(repairOf)
      .sort((a, b) => EFFORT_COST[a.effort] - EFFORT_COST[b.effort]),
  };
}

/** The repair that lifts most subjects for its effort, and which: those whose next level it is on the way to. */
export function firstRepair(
  subjects: readonly {
    readonly plan: SubjectAssessment['plan'];
    readonly subject: { readonly ref: string };
  }[],
): (Repair & { readonly services: string[] }) | undefined {
  const byCheck = new Map<string, Repair & { readonly services: string[] }>();
  for (const { plan, subject } of subjects) {
    for (const repair of plan.repairs) {
      const known = byCheck.get(repair.checkId);
      byCheck.set(repair.checkId, {
        ...repair,
        services: [...(known?.services ?? []), subject.ref],
      });
    }
  }
  const worth = (repair: Repair & { readonly services: string[] }) =>
    repair.services.length / EFFORT_COST[repair.effort];
  const [best] = [...byCheck.values()].sort(
    (a, b) => worth(b) - worth(a) || (a.checkId < b.checkId ? -1 : 1),
  );
  return best;
}

function repairOf({
  checkId,
  state,
  remediation,
}: CheckResult): readonly Repair[] {
  return remediation && (state === 'fail' || state === 'partial')
    ? [{ checkId, ...remediation }]
    : [];
}
