import { CheckResult, PrerequisiteResult } from '../../assessment';
import { Range } from '../../numbers';
import { VetoState } from '../../scoring';
import { Judgement } from './judging';

const SLACK = 1e-9;
const ANYTHING: Range = { lo: 0, hi: 1 };
const FACTORS = [
  'coverage',
  'freshness',
  'reliability',
  'population',
  'kappa',
] as const;

/** Counted beside the value for the reader; no grade and no veto reads them. */
const SHOWN_ONLY: ReadonlySet<string> = new Set([
  'applied',
  'selfHealing',
  'ignoredDifferences',
  'effective',
  'concentration',
  'effectivePipelines',
  'newcomerSurprise',
]);

/** Sentences on where a judgement of a part says more than what a judgement of more allows; none when all is well. */
export type Complaints = readonly string[];

/**
 * What `part` says has to hold in `more`, which sees everything that it sees and more: the verdict is among those that it
 * names, every number lies in its bounds, and nothing in it was better for what it does not see.
 */
export function complaints(part: Judgement, more: Judgement): Complaints {
  const [before, after] = [part.organisation, more.organisation];
  return [
    ...after.verdict.possible
      .filter(phase => !before.verdict.possible.includes(phase))
      .map(phase => `verdict ${before.verdict.possible.join()}, then ${phase}`),
    ...before.prerequisites.flatMap((prerequisite, index) => {
      const other = after.prerequisites[index];
      return other ? prerequisiteComplaints(prerequisite, other) : [];
    }),
    ...before.context.flatMap((check, index) =>
      checkComplaints(check, after.context[index]),
    ),
    ...part.subjects.flatMap((subject, index) => {
      const other = more.subjects[index];
      return other
        ? [
            ...outside(
              `level of ${subject.subject.ref}`,
              subject.level,
              other.level,
            ),
            ...subject.checks.flatMap((check, at) =>
              checkComplaints(check, other.checks[at]),
            ),
          ]
        : [];
    }),
  ];
}

function prerequisiteComplaints(
  part: PrerequisiteResult,
  more: PrerequisiteResult,
): Complaints {
  const name = part.id;
  return [
    ...outside(`${name} capped`, part.score.capped, more.score.capped),
    ...outside(`${name} uncapped`, part.score.uncapped, more.score.uncapped),
    ...gateComplaints(name, part.decision.gate, more.decision.gate),
    ...part.vetoes.flatMap((veto, index) => {
      const other = more.vetoes[index];
      return other && !mayBecome(veto.state, other.state)
        ? [`${name} ${veto.id} ${veto.state}, then ${other.state}`]
        : [];
    }),
    ...part.checks.flatMap((check, index) =>
      checkComplaints(check, more.checks[index]),
    ),
  ];
}

function gateComplaints(name: string, part: string, more: string): Complaints {
  return part === 'UNDETERMINED' || part === more
    ? []
    : [`${name} gate ${part}, then ${more}`];
}

function mayBecome(part: VetoState, more: VetoState): boolean {
  const isOpen = (state: VetoState) => state === 'clear' || state === 'lifted';
  return part === 'unknown' || part === more || (isOpen(part) && isOpen(more));
}

function checkComplaints(
  part: CheckResult,
  more: CheckResult | undefined,
): Complaints {
  if (!more) {
    return [`${part.checkId} is gone`];
  }
  const name = `${part.checkId} of ${part.subjectRef}`;
  const stateOf = ({ state, stateWithoutWaiver }: CheckResult) =>
    stateWithoutWaiver ?? state;
  if (stateOf(part) === 'error' || stateOf(more) === 'error') {
    return [`${name} broke: ${part.explanation} ${more.explanation}`];
  }
  if (stateOf(part) === 'not_applicable') {
    return stateOf(more) === 'not_applicable'
      ? []
      : [`${name} did not apply, then is ${stateOf(more)}`];
  }
  if (stateOf(more) === 'not_applicable') {
    // What is earned or lost for certain stays so: something was there to be judged.
    return outside(
      `${name}, which may not apply,`,
      part.sRange ?? ANYTHING,
      ANYTHING,
    );
  }
  return [...rangeComplaints(name, part, more), ...factors(name, part, more)];
}

function rangeComplaints(
  name: string,
  part: CheckResult,
  more: CheckResult,
): Complaints {
  const quantities = Object.entries(part.quantities)
    .filter(([id]) => !SHOWN_ONLY.has(id))
    .flatMap(([id, range]) =>
      outside(`${name} ${id}`, range, more.quantities[id] ?? range),
    );
  return [
    ...outside(`${name} s`, part.sRange ?? ANYTHING, more.sRange ?? ANYTHING),
    ...(part.value && more.value
      ? outside(`${name} value`, part.value, more.value)
      : []),
    ...quantities,
  ];
}

function factors(
  name: string,
  { confidence: part }: CheckResult,
  { confidence: more }: CheckResult,
): Complaints {
  // What is worth nothing anyway may say so in any way.
  return part.kappa <= SLACK
    ? []
    : FACTORS.filter(factor => part[factor] > more[factor] + SLACK).map(
        factor =>
          `${name} ${factor} ${part[factor]} for less, then ${more[factor]}`,
      );
}

function outside(name: string, part: Range, more: Range): Complaints {
  return more.lo < part.lo - SLACK || more.hi > part.hi + SLACK
    ? [`${name} ${part.lo}..${part.hi}, then ${more.lo}..${more.hi}`]
    : [];
}
