import { z } from 'zod';
import { Measurement } from '../checks';
import { isAbove, isAtLeast, Range, rangeSchema } from '../numbers';
import { VetoRule } from '../standard';
import { liftsVeto, Waiver } from '../waivers';
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

/** Reads a veto from its check's measurement; no measurement leaves it unknown. */
export function readVeto(
  rule: VetoRule,
  measurement: Measurement | undefined,
  waiver: Waiver | undefined,
): VetoResult {
  const value =
    measurement?.kind === 'measured'
      ? quantityOf(measurement, rule.quantity)
      : undefined;
  return {
    id: rule.id,
    title: rule.title,
    checkId: rule.check,
    state: stateOf(rule, { measurement, value, waiver }),
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
  from: {
    readonly measurement: Measurement | undefined;
    readonly value: Range | undefined;
    readonly waiver: Waiver | undefined;
  },
): VetoState {
  if (from.waiver && liftsVeto(from.waiver)) {
    return 'lifted';
  }
  if (from.measurement?.kind === 'not_applicable') {
    return 'clear';
  }
  if (from.value === undefined) {
    return 'unknown';
  }
  if (reaches(rule, from.value.lo)) {
    return 'fired';
  }
  return reaches(rule, from.value.hi) ? 'unknown' : 'clear';
}

function reaches(rule: VetoRule, value: number): boolean {
  return rule.fires === 'at-least'
    ? isAtLeast(value, rule.limit)
    : isAbove(value, rule.limit);
}
