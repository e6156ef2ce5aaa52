import { Measurement } from '../checks';
import { isAtLeast, isBelow, Range } from '../numbers';
import { PhaseDiagnostic } from '../phase';
import { PillarResult } from '../pillars';
import { OrganisationStandard, VerdictRules } from '../standard';
import {
  FoundationDay,
  foundationHeldDays,
  foundationLatched,
  VerdictFacts,
} from '../verdict';
import { portalFacts, Registers } from './declared';
import { PrerequisiteResult } from './document';
import { SignalsDay } from './signalSince';

const DAY_MS = 86_400_000;

/** What an earlier assessment said; newest and oldest in any order. */
export interface EarlierAssessment extends FoundationDay, SignalsDay {
  /** Capped Lo and Hi of the pillars, by id. */
  readonly pillars: Readonly<Record<string, Range>>;
}

/** What the verdict's facts are gathered from. */
export interface FactSources {
  readonly standard: OrganisationStandard;
  readonly asOf: Date;
  readonly prerequisites: readonly PrerequisiteResult[];
  readonly pillars: readonly PillarResult[];
  readonly phase: PhaseDiagnostic;
  readonly typicalChangeHours: Range;
  readonly registers: Registers;
  readonly engineers: Range;
  readonly accelerators: Range;
  readonly history: readonly EarlierAssessment[];
  readonly measurementOf: (checkId: string) => Measurement | undefined;
}

/** Gathers the facts that the verdict depends on; what is not known stays undefined. */
export function gatherFacts(from: FactSources): VerdictFacts {
  const { standard, asOf, history, phase } = from;
  return {
    gates: gatesOf(from.prerequisites),
    variation: phase.result,
    foundationLatched: foundationLatched(history, asOf, standard.verdict),
    foundationHeldDays: foundationHeldDays(history, asOf, standard.verdict),
    engineers: from.engineers,
    accelerators: from.accelerators,
    typicalChangeHours: from.typicalChangeHours,
    questionsRepeat: questionsRepeat(from),
    pillarsReady: pillarsReady(from),
    ...portalFacts(from.registers, asOf),
  };
}

/** A prerequisite that the standard does not list applies to nobody. */
function gatesOf(
  prerequisites: readonly PrerequisiteResult[],
): VerdictFacts['gates'] {
  const gateOf = (id: PrerequisiteResult['id']) =>
    prerequisites.find(prerequisite => prerequisite.id === id)?.decision.gate ??
    'NA';
  return {
    P1: gateOf('P1'),
    P2: gateOf('P2'),
    P3: gateOf('P3'),
    P4: gateOf('P4'),
    P5: gateOf('P5'),
  };
}

function questionsRepeat(from: FactSources): boolean | undefined {
  const { standard, measurementOf } = from;
  const measurement = measurementOf(standard.roles.repeatQuestions);
  if (measurement?.kind === 'not_applicable') {
    return false;
  }
  if (measurement?.kind !== 'measured') {
    return undefined;
  }
  const line = standard.verdict.repeatQuestionShare;
  if (isAtLeast(measurement.value.lo, line)) {
    return true;
  }
  return isBelow(measurement.value.hi, line) ? false : undefined;
}

/** Ready when today and every day of the last four weeks say so; not ready when one of them excludes it. */
function pillarsReady(from: FactSources): boolean | undefined {
  const { standard, asOf, history } = from;
  const { latchDays } = standard.verdict;
  const today = Object.fromEntries(
    from.pillars.map(({ id, score }) => [id, score.capped]),
  );
  const recent = history.filter(
    ({ at }) => asOf.getTime() - at.getTime() <= latchDays * DAY_MS,
  );
  const days = [today, ...recent.map(({ pillars }) => pillars)];
  const states = days.map(day => readyOn(day, standard));
  if (states.includes(false)) {
    return false;
  }
  const covered = new Set(
    recent.map(({ at }) => Math.floor(at.getTime() / DAY_MS)),
  ).size;
  return states.every(state => state === true) && covered >= latchDays
    ? true
    : undefined;
}

function readyOn(
  pillars: Readonly<Record<string, Range>>,
  standard: OrganisationStandard,
): boolean | undefined {
  const line = levelStart(standard.verdict);
  const needed = standard.roles.readyPillars.map(id => pillars[id]);
  if (needed.some(range => range !== undefined && isBelow(range.hi, line))) {
    return false;
  }
  return needed.every(range => range !== undefined && isAtLeast(range.lo, line))
    ? true
    : undefined;
}

function levelStart({ pillarLevel }: VerdictRules): number {
  return [0, 30, 60, 75, 90][pillarLevel - 1] ?? 60;
}
