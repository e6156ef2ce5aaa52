import {
  explainFailure,
  formatDay,
  type SourceFailureReason,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import { sourceWords, type Range } from '@groundwork/plugin-readiness-common';
import type { CheckResult, PrerequisiteResult, UnreadReason } from './answers';
import type { Say } from './useSay';

type Gate = PrerequisiteResult['decision']['gate'];
type State = CheckResult['state'];
type Effort = CheckResult['look']['effort'];

function firedOf(vetoes: PrerequisiteResult['vetoes']): number {
  return vetoes.filter(({ state }) => state === 'fired').length;
}

/** A gate as people read it. */
export function gateWords(
  { decision, vetoes }: Pick<PrerequisiteResult, 'decision' | 'vetoes'>,
  t: Say,
): string {
  switch (decision.gate) {
    case 'PASS':
      return t('gate.pass');
    case 'FAIL':
      return decision.decidedBy === 'veto' && firedOf(vetoes) > 0
        ? t('gate.failByVeto')
        : t('gate.fail');
    case 'UNDETERMINED':
      return t('gate.undetermined');
    case 'NA':
      return t('gate.notApplicable');
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
    exempt: 'waived',
    informative: 'not-applicable',
  };
  return outcomes[state];
}

/** A check's state as people read it. */
export function stateWords(
  {
    state,
    declared,
    waiver,
  }: Pick<CheckResult, 'state' | 'declared'> & {
    readonly waiver?:
      | Pick<NonNullable<CheckResult['waiver']>, 'expiresAt'>
      | undefined;
  },
  t: Say,
): string {
  if (declared) return t('state.declared');
  switch (state) {
    case 'pass':
      return t('state.pass');
    case 'partial':
      return t('state.partial');
    case 'fail':
      return t('state.fail');
    case 'unknown':
      return t('state.unknown');
    case 'error':
      return t('state.error');
    case 'not_applicable':
      return t('state.notApplicable');
    case 'exempt':
      return waiver
        ? t('state.waivedUntil', { day: dayWords(waiver.expiresAt) })
        : t('state.waived');
    case 'informative':
      return t('state.informative');
    default:
      throw new Error(`Unknown state ${String(state satisfies never)}`);
  }
}

/** A day that somebody has set, such as the last one of a waiver. */
export function dayWords(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : formatDay(ms);
}

/** How much work a repair or a look is. */
export function effortWords(effort: Effort, t: Say): string {
  switch (effort) {
    case 'low':
      return t('effort.low');
    case 'medium':
      return t('effort.medium');
    case 'high':
      return t('effort.high');
    default:
      throw new Error(`Unknown effort ${String(effort satisfies never)}`);
  }
}

const SHARES: ReadonlySet<string> = new Set([
  'share',
  'dominance',
  'similarity',
  // eslint-disable-next-line no-restricted-syntax -- the name of a unit, as a check has it
  'lower bound of a share',
]);

const DAY_HOURS = 24;
const HOUR_MINUTES = 60;

/** Hours as people say them: of two days and more, days. */
function hoursWords(hours: number, t: Say): string {
  const digits = (number: number, places: number) =>
    number.toLocaleString('en', { maximumFractionDigits: places });
  if (hours < 1) return t('value.minutes', { number: digits(hours * 60, 0) });
  return hours < 2 * DAY_HOURS
    ? t('value.hours', { number: digits(hours, 1) })
    : t('value.days', { number: digits(hours / DAY_HOURS, 1) });
}

/** A measured value in its unit; a range while something is unread. */
export function valueWords(
  value: Range,
  unit: string | undefined,
  t: Say,
): string {
  const format = (number: number): string => {
    if (unit !== undefined && SHARES.has(unit))
      return `${Math.floor(number * 100 + 1e-9)} %`;
    if (unit === 'hours') return hoursWords(number, t);
    if (unit === 'yes-no') return number === 1 ? t('value.yes') : t('value.no');
    if (unit === 'minutes' && number >= 2 * HOUR_MINUTES)
      return hoursWords(number / HOUR_MINUTES, t);
    const digits = number.toLocaleString('en', { maximumFractionDigits: 2 });
    if (unit === 'minutes') return t('value.minutes', { number: digits });
    return unit === 'per-week'
      ? t('value.perWeek', { number: digits })
      : digits;
  };
  const [lo, hi] = [format(value.lo), format(value.hi)];
  return lo === hi ? lo : t('value.range', { lo, hi });
}

/** Where full marks start, in the unit of the value: it says which way is good. */
export function thresholdWords(
  { threshold, unit }: Pick<CheckResult, 'threshold' | 'unit'>,
  t: Say,
): string | undefined {
  if (!threshold) return undefined;
  if (unit === 'yes-no') return t('value.yes');
  const line = valueWords(
    { lo: threshold.oneAt, hi: threshold.oneAt },
    unit,
    t,
  );
  return threshold.oneAt < threshold.zeroAt
    ? t('value.atMost', { line })
    : t('value.atLeast', { line });
}

function gateSentence(gate: Gate, line: string, t: Say): string {
  switch (gate) {
    case 'PASS':
      return t('bounds.passed', { gate: line });
    case 'FAIL':
      return t('bounds.missed', { gate: line });
    case 'UNDETERMINED':
      return t('bounds.undecided', { gate: line });
    case 'NA':
      return t('bounds.notApplicable');
    default:
      throw new Error(`Unknown gate ${String(gate satisfies never)}`);
  }
}

/** The bounds bar read aloud. */
export function boundsSentence(
  {
    score,
    vetoes,
    decision,
    gateLine,
  }: Pick<PrerequisiteResult, 'score' | 'vetoes' | 'decision' | 'gateLine'>,
  t: Say,
): string {
  if (!score.applies) return t('gate.notApplicable');
  const { lo, hi } = score.displayed;
  const fired = firedOf(vetoes);
  return [
    t('bounds.between', { lo: String(lo), hi: String(hi) }),
    gateSentence(decision.gate, String(gateLine), t),
    ...(fired > 0 ? [t('bounds.vetoes', { count: fired })] : []),
  ].join('; ');
}

/** A level, or the range that missing evidence still allows. */
export function levelWords(
  { lo, hi }: { readonly lo: number; readonly hi: number },
  t: Say,
): string {
  return lo === hi
    ? t('level.exact', { level: String(lo) })
    : t('level.range', { lo: String(lo), hi: String(hi) });
}

/** What became of looking at something, said after its name. */
export function unreadWords(reason: UnreadReason, t: Say): string {
  if (reason === 'not_collected') return t('unread.notCollected');
  if (reason === 'stale') return t('unread.stale');
  return explainFailure(reason satisfies SourceFailureReason).says;
}

/** What a source is called: an instance by its name, all of a kind by what people call them. */
export function sourceName({
  kind,
  instance,
}: {
  readonly kind: string;
  readonly instance: string;
}): string {
  return instance === 'all' ? sourceWords(`${kind}:all`) : instance;
}

/** Name of an entity without its kind and namespace. */
export function nameOf(entityRef: string): string {
  return entityRef.split('/').pop() ?? entityRef;
}
