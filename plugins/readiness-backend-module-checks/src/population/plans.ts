import {
  isWhole,
  readOf,
  unreadOf,
  type ConvergencePlan,
  type Declarations,
  type Reading,
} from '@groundwork/plugin-readiness-common';

/** What one register says of plans to converge. */
export interface Plans {
  readonly plans: readonly ConvergencePlan[];
  /** False where it may hold another one, which nobody could understand. */
  readonly isWhole: boolean;
}

export function plansIn(declared: Declarations): Plans {
  return {
    plans: declared.convergencePlans,
    isWhole: isWhole(declared, 'convergencePlans'),
  };
}

/** The plans for a topic that are not past their date, and whether a register may hold one more. */
export function openPlans(
  readings: readonly Reading<Plans>[],
  topic: string,
  asOf: Date,
): {
  readonly plans: readonly ConvergencePlan[];
  readonly mayBeMore: boolean;
} {
  const registers = readOf(readings).map(({ value }) => value);
  return {
    plans: registers
      .flatMap(({ plans }) => plans)
      .filter(
        plan => plan.topic === topic && Date.parse(plan.dueAt) > asOf.getTime(),
      ),
    mayBeMore:
      unreadOf(readings).length > 0 ||
      registers.some(register => !register.isWhole),
  };
}
