import type { StatusOutcome } from '@groundwork/plugin-status-react';
import { countWords, type Range } from '@groundwork/plugin-readiness-common';
import type { CheckResult, PrerequisiteResult } from './answers';

type Gate = PrerequisiteResult['decision']['gate'];
type State = CheckResult['state'];

/** A gate as people read it. */
export function gateWords({
  decision,
  vetoes,
}: Pick<PrerequisiteResult, 'decision' | 'vetoes'>): string {
  const fired = vetoes.filter(({ state }) => state === 'fired').length;
  switch (decision.gate) {
    case 'PASS':
      return 'passes, certain';
    case 'FAIL':
      return decision.decidedBy === 'veto' && fired > 0
        ? 'fails by veto, certain'
        : 'fails, certain';
    case 'UNDETERMINED':
      return 'undecided';
    case 'NA':
      return 'does not apply';
    default:
      throw new Error(`Unknown gate ${String(decision.gate satisfies never)}`);
  }
}

/** Shape and colour of a gate. */
export function gateOutcome(gate: Gate): StatusOutcome {
  const outcomes: Readonly<Record<Gate, StatusOutcome>> = {
    PASS: 'passes',
    FAIL: 'fails',
    UNDETERMINED: 'unknown',
    NA: 'not-applicable',
  };
  return outcomes[gate];
}

/** Shape and colour of a check's state; what nobody measures is unknown, whatever it would count for. */
export function stateOutcome({
  state,
  declared,
}: Pick<CheckResult, 'state' | 'declared'>): StatusOutcome {
  if (declared) return 'unknown';
  const outcomes: Readonly<Record<State, StatusOutcome>> = {
    pass: 'passes',
    partial: 'partly',
    fail: 'fails',
    unknown: 'unknown',
    error: 'unknown',
    not_applicable: 'not-applicable',
    exempt: 'not-applicable',
    informative: 'not-applicable',
  };
  return outcomes[state];
}

/** A check's state as people read it. */
export function stateWords({
  state,
  declared,
  waiver,
}: Pick<CheckResult, 'state' | 'declared' | 'waiver'>): string {
  if (declared) return 'not measured yet';
  const words: Readonly<Record<State, string>> = {
    pass: 'passes',
    partial: 'partly',
    fail: 'fails',
    unknown: 'unknown',
    error: 'unknown: the check failed',
    not_applicable: 'does not apply',
    exempt: waiver ? `waived to ${waiver.expiresAt.slice(0, 10)}` : 'waived',
    informative: 'not scored',
  };
  return words[state];
}

const SHARES: ReadonlySet<string> = new Set([
  'share',
  'dominance',
  'similarity',
]);

/** A measured value in its unit; a range while something is unread. */
export function valueWords(value: Range, unit: string | undefined): string {
  const format = (number: number) => {
    if (unit !== undefined && SHARES.has(unit))
      return `${Math.floor(number * 100 + 1e-9)} %`;
    if (unit === 'yes-no') return number === 1 ? 'yes' : 'no';
    return number.toLocaleString('en', { maximumFractionDigits: 2 });
  };
  const [lo, hi] = [format(value.lo), format(value.hi)];
  return lo === hi ? lo : `${lo} to ${hi}`;
}

/** Where full marks start, in the unit of the value. */
export function thresholdWords({
  threshold,
  unit,
}: Pick<CheckResult, 'threshold' | 'unit'>): string | undefined {
  if (!threshold || unit === 'yes-no') return undefined;
  const line = valueWords({ lo: threshold.oneAt, hi: threshold.oneAt }, unit);
  return threshold.oneAt < threshold.zeroAt
    ? `at most ${line}`
    : `at least ${line}`;
}

/** The bounds bar read aloud. */
export function boundsSentence({
  score,
  vetoes,
  decision,
  gateLine,
}: Pick<
  PrerequisiteResult,
  'score' | 'vetoes' | 'decision' | 'gateLine'
>): string {
  if (!score.applies) return 'does not apply';
  const { lo, hi } = score.displayed;
  const fired = vetoes.filter(({ state }) => state === 'fired').length;
  const gates: Readonly<Record<Gate, string>> = {
    PASS: 'is passed',
    FAIL: 'cannot be reached',
    UNDETERMINED: 'is undecided',
    NA: 'does not apply',
  };
  const parts = [
    `between ${lo} and ${hi} of 100`,
    `the gate at ${gateLine} ${gates[decision.gate]}`,
  ];
  if (fired > 0) parts.push(countWords(fired, 'veto'));
  return parts.join('; ');
}

/** A level, or the range that missing evidence still allows. */
export function levelWords({
  lo,
  hi,
}: {
  readonly lo: number;
  readonly hi: number;
}): string {
  return lo === hi ? `level ${lo}` : `level ${lo} to ${hi}`;
}
