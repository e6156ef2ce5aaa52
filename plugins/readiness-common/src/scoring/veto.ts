import { z } from 'zod';
import { Measurement } from '../checks';
import { isAbove, isAtLeast, Range, rangeSchema } from '../numbers';
import { VetoRule } from '../standard';
import { KnownPlans, liftsVeto, VetoGround, Waiver } from '../waivers';
import { quantityOf } from './confidence';
import { Caps } from './score';

/** Schema of {@link VetoState}: `lifted` is a veto that a waiver has set aside. */
export const vetoStateSchema = z.enum(['fired', 'clear', 'unknown', 'lifted']);

/** What a veto says. */
export type VetoState = z.infer<typeof vetoStateSchema>;

/** Schema of {@link VetoResult}. */
export const vetoResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  checkId: z.string(),
  state: vetoStateSchema,
  value: rangeSchema.optional(),
  limit: z.number(),
  fires: z.enum(['at-least', 'above']),
});

/** A veto with what it was read from. */
export type VetoResult = Readonly<z.infer<typeof vetoResultSchema>>;

/** What a veto is read from. */
export interface VetoSources {
  readonly measurement: Measurement | undefined;
  readonly waiver: Waiver | undefined;
  /** Nothing that its check reads is unread. */
  readonly isComplete: boolean;
  readonly plans: KnownPlans;
  readonly asOf: Date;
}

/** Reads a veto from its check's measurement; no measurement leaves it unknown. */
export function readVeto(rule: VetoRule, from: VetoSources): VetoResult {
  const { measurement } = from;
  const value =
    measurement?.kind === 'measured'
      ? quantityOf(measurement, rule.quantity)
      : undefined;
  return {
    id: rule.id,
    title: rule.title,
    checkId: rule.check,
    state: stateOf(rule, value, from),
    ...(value === undefined ? {} : { value }),
    limit: rule.limit,
    fires: rule.fires,
  };
}

/** What a set of vetoes does to a score. */
export function capsOf(vetoes: readonly VetoResult[]): Caps {
  return {
    fired: vetoes.some(({ state }) => state === 'fired'),
    unknown: vetoes.some(({ state }) => state === 'unknown'),
  };
}

function stateOf(
  rule: VetoRule,
  value: Range | undefined,
  from: VetoSources,
): VetoState {
  const { waiver, plans } = from;
  const lifts = waiver
    ? liftsVeto(waiver, groundOf(rule, value, from), plans)
    : false;
  if (lifts) {
    return 'lifted';
  }
  const measured = measuredState(rule, value, from.measurement);
  return measured === 'fired' && lifts === undefined ? 'unknown' : measured;
}

function groundOf(
  { check }: VetoRule,
  value: Range | undefined,
  { measurement, isComplete, asOf }: VetoSources,
): VetoGround {
  const findings = measurement?.kind === 'measured' ? measurement.findings : [];
  const subjects = findings.flatMap(
    ({ subjectRef, team }) => subjectRef ?? team ?? [],
  );
  return {
    check,
    subjects,
    isComplete: isComplete && value !== undefined && value.lo === value.hi,
    asOf,
  };
}

function measuredState(
  rule: VetoRule,
  value: Range | undefined,
  measurement: Measurement | undefined,
): VetoState {
  if (measurement?.kind === 'not_applicable') {
    return 'clear';
  }
  if (value === undefined) {
    return 'unknown';
  }
  if (reaches(rule, value.lo)) {
    return 'fired';
  }
  return reaches(rule, value.hi) ? 'unknown' : 'clear';
}

function reaches(rule: VetoRule, value: number): boolean {
  return rule.fires === 'at-least'
    ? isAtLeast(value, rule.limit)
    : isAbove(value, rule.limit);
}
