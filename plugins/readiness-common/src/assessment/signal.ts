import { Measurement } from '../checks';
import { isAbove, isAtLeast, isBelow, Range } from '../numbers';
import { quantityOf } from '../scoring';
import { SignalRule } from '../standard';
import { SignalResult } from './document';
import { sinceOf, SignalsDay } from './signalSince';

/** What a signal is read from. */
interface SignalSources {
  readonly measurementOf: (checkId: string) => Measurement | undefined;
  readonly history: readonly SignalsDay[];
  readonly asOf: Date;
  readonly standardVersion: string;
}

/** Compares a measured number with its line; a range that straddles it is unknown. */
export function signalOf(
  rule: SignalRule,
  { measurementOf, history, ...today }: SignalSources,
): SignalResult {
  const measurement = measurementOf(rule.check);
  const value =
    measurement?.kind === 'measured'
      ? quantityOf(measurement, rule.quantity)
      : undefined;
  const state = stateOf(rule, value);
  return {
    id: rule.id,
    title: rule.title,
    speaksFor: rule.speaksFor,
    state,
    ...(state === 'shown' ? { since: sinceOf(rule.id, history, today) } : {}),
    checkId: rule.check,
    ...(value ? { value } : {}),
    line: rule.line,
    ...(rule.unit === undefined ? {} : { unit: rule.unit }),
  };
}

function stateOf(
  rule: SignalRule,
  value: Range | undefined,
): SignalResult['state'] {
  if (!value) {
    return 'unknown';
  }
  const ends = [isShown(rule, value.lo), isShown(rule, value.hi)];
  if (ends.every(Boolean)) {
    return 'shown';
  }
  return ends.some(Boolean) ? 'unknown' : 'not-shown';
}

function isShown({ when, line }: SignalRule, value: number): boolean {
  switch (when) {
    case 'above':
      return isAbove(value, line);
    case 'at-least':
      return isAtLeast(value, line);
    case 'below':
      return isBelow(value, line);
    default:
      return neverWhen(when);
  }
}

function neverWhen(when: never): never {
  throw new Error(`Unknown comparison ${String(when)}`);
}
