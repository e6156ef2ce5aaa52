import {
  dayWords,
  isWhole,
  readOf,
  toDeclare,
  unreadOf,
  type ConvergencePlan,
  type Declarations,
  type Finding,
  type Reading,
} from '@groundwork/plugin-readiness-common';

/** What one register says of plans to converge. */
export interface Plans extends Pick<Declarations, 'file'> {
  readonly plans: readonly ConvergencePlan[];
  /** False where it may hold another one, which nobody could understand. */
  readonly isWhole: boolean;
}

export function plansIn(declared: Declarations): Plans {
  const { convergencePlans, file } = declared;
  return {
    plans: convergencePlans,
    isWhole: isWhole(declared, 'convergencePlans'),
    ...(file === undefined ? {} : { file }),
  };
}

/** The plans for a topic, by whether they are past their date, and whether a register may hold one more. */
export interface PlansOnTopic {
  readonly plans: readonly ConvergencePlan[];
  /** A plan past its date counts for nothing. */
  readonly lapsed: readonly ConvergencePlan[];
  readonly mayBeMore: boolean;
}

/** See {@link PlansOnTopic}. */
export function openPlans(
  readings: readonly Reading<Plans>[],
  topic: string,
  asOf: Date,
): PlansOnTopic {
  const registers = readOf(readings).map(({ value }) => value);
  const onTopic = registers
    .flatMap(({ plans }) => plans)
    .filter(plan => plan.topic === topic);
  const isOpen = ({ dueAt }: ConvergencePlan) =>
    Date.parse(dueAt) > asOf.getTime();
  return {
    plans: onTopic.filter(isOpen),
    lapsed: onTopic.filter(plan => !isOpen(plan)),
    mayBeMore:
      unreadOf(readings).length > 0 ||
      registers.some(register => !register.isWhole),
  };
}

/**
 * What to write where differences stand and no plan covers them. Nobody is asked to write what may stand in a register
 * that could not be read, nor to write again a plan that only needs a new date.
 */
export function plansToDeclare(
  readings: readonly Reading<Plans>[],
  { plans, lapsed, mayBeMore }: PlansOnTopic,
  missing: { readonly message: string; readonly yaml?: string },
): readonly Finding[] {
  if (plans.length > 0 || mayBeMore) return [];
  if (lapsed.length > 0)
    return lapsed.map(({ title, dueAt, owner }) => ({
      message: `The plan "${title}" of ${owner} was to end on ${dayWords(
        dueAt,
      )} and counts for nothing since. Give it a new date, or finish it.`,
    }));
  const mend = toDeclare(readings, 'convergencePlans');
  const { message, yaml = mend.yaml } = missing;
  return [{ message, mend: { ...mend, yaml } }];
}
