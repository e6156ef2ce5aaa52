import type { CheckResult, OrganisationAssessment } from './answers';

const COST = { low: 1, medium: 3, high: 8 } as const;

/** A repair, with what it would gain. */
export interface Move {
  readonly check: CheckResult;
  readonly prerequisite: string;
  /** Points of 100 by which the prerequisite's lower bound rises when the check passes for certain. */
  readonly gain: number;
  /** Vetoes that the repair would clear. */
  readonly vetoes: readonly string[];
  readonly effort: 'low' | 'medium' | 'high';
}

function movesOfPrerequisite({
  id,
  checks,
  vetoes,
  decision,
}: OrganisationAssessment['prerequisites'][number]): readonly Move[] {
  if (decision.gate !== 'FAIL') return [];
  const counted = checks.filter(
    ({ state }) => !['not_applicable', 'exempt', 'informative'].includes(state),
  );
  const weight = counted.reduce((sum, check) => sum + check.weight, 0);
  return counted.flatMap(check => {
    const { remediation, state } = check;
    if (!remediation || (state !== 'fail' && state !== 'partial')) return [];
    const kappa = check.confidence.kappa;
    const gain =
      weight === 0
        ? 0
        : (100 * check.weight * (1 - (check.s ?? 0) * kappa)) / weight;
    const cleared = vetoes
      .filter(veto => veto.checkId === check.checkId && veto.state === 'fired')
      .map(({ title }) => title);
    return [
      {
        check,
        prerequisite: id,
        gain,
        vetoes: cleared,
        effort: remediation.effort,
      },
    ];
  });
}

/**
 * The next moves: repairs of failing prerequisites, those that clear a veto first, then by gain for effort (low 1,
 * medium 3, high 8).
 */
export function nextMoves(
  { prerequisites }: Pick<OrganisationAssessment, 'prerequisites'>,
  most: number,
): readonly Move[] {
  const worth = ({ gain, effort }: Move) => gain / COST[effort];
  return prerequisites
    .flatMap(movesOfPrerequisite)
    .sort(
      (a, b) =>
        Number(b.vetoes.length > 0) - Number(a.vetoes.length > 0) ||
        worth(b) - worth(a),
    )
    .slice(0, most);
}
