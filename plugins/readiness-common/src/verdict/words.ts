import { z } from 'zod';
import { Gate } from '../scoring';
import { PrerequisiteId, prerequisiteIds, VerdictRules } from '../standard';
import { Phase, VerdictFacts } from './facts';

const SENTENCES: Readonly<Record<Phase, string>> = {
  FOUNDATION: 'Fix the foundation first.',
  GOLDEN_PATHS: 'Pave a golden path next.',
  CAPACITY_OR_BASELINE_FIRST:
    'Free the platform team and measure a baseline first.',
  OPERATE: 'Operate the portal and prove its effect.',
  PROVE_NEED: 'Put a cost to the need before you build a portal.',
  PORTAL: 'You are ready for a portal.',
  NO_PORTAL_YET: 'Do not build a portal yet.',
  PIECES: 'Build pieces for your worst pains, not a portal.',
  NO_PORTAL:
    'Do not build a portal: documentation, a template repository and a Makefile are enough.',
};

const NAMES: Readonly<Record<Phase, string>> = {
  FOUNDATION: 'fix the foundation',
  GOLDEN_PATHS: 'pave a golden path',
  CAPACITY_OR_BASELINE_FIRST: 'capacity or baseline first',
  OPERATE: 'operate the portal',
  PROVE_NEED: 'prove the need',
  PORTAL: 'build the portal',
  NO_PORTAL_YET: 'no portal yet',
  PIECES: 'pieces',
  NO_PORTAL: 'no portal',
};

const PREREQUISITES = {
  P1: 'The foundation',
  P2: 'One pipeline for everyone',
  P3: 'The golden path',
  P4: "The platform team's capacity",
  P5: 'The baseline',
} as const;

/** What a reason speaks of. */
export const reasonSubjectSchema = z.enum([
  ...prerequisiteIds,
  'variation',
  'foundationLatched',
  'engineers',
  'portal',
]);

interface Reason {
  readonly sentence: string;
  readonly about: z.infer<typeof reasonSubjectSchema>;
}

/** The verdict in words: the sentence on top of the page and the reasons below it. */
export function sentenceFor(
  facts: VerdictFacts,
  {
    phase,
    possible,
    rules,
  }: {
    readonly phase: Phase | undefined;
    readonly possible: readonly Phase[];
    readonly rules: VerdictRules;
  },
): { readonly sentence: string; readonly reasons: Reason[] } {
  if (phase === undefined) {
    const names = possible.map(name => NAMES[name]).join(', or ');
    return {
      sentence: `More evidence is needed: ${names}.`,
      reasons: [...sizeReasons(facts, possible), ...reasonsOf(facts, rules)],
    };
  }
  return {
    sentence: SENTENCES[phase],
    reasons: [...reasonsOf(facts, rules), ...portalAdvice(facts, phase)],
  };
}

/** In the order in which the steps ask for them: what decides comes first. */
function reasonsOf(facts: VerdictFacts, rules: VerdictRules): Reason[] {
  return [
    ...gateReasons(facts, ['P1', 'P2']),
    ...(facts.variation === 'VARIES'
      ? [about('variation', 'The way to production varies by squad.')]
      : []),
    ...(facts.foundationLatched
      ? [about('foundationLatched', heldWords(facts, rules))]
      : []),
    ...gateReasons(facts, ['P3', 'P4', 'P5']),
  ];
}

function gateReasons(
  { gates }: VerdictFacts,
  ids: readonly PrerequisiteId[],
): Reason[] {
  return ids.flatMap(id => {
    const reason = gateReason(gates[id]);
    return reason ? [about(id, `${PREREQUISITES[id]} ${reason}.`)] : [];
  });
}

/** What has to hold for how long before the foundation is left behind, and how far that is. */
function heldWords(
  { foundationHeldDays }: VerdictFacts,
  { functionalScore, latchDays }: VerdictRules,
): string {
  const held =
    foundationHeldDays === 1 ? '1 day' : `${foundationHeldDays || 'no'} days`;
  return `The foundation stays first until it and one pipeline for everyone have held ${functionalScore} of 100 for ${latchDays} days in a row; up to yesterday they have for ${held}.`;
}

/** Said only while the size may still decide: then pieces are possible, too. */
function sizeReasons(
  { engineers }: VerdictFacts,
  possible: readonly Phase[],
): Reason[] {
  if (!possible.includes('PIECES') || engineers.lo === engineers.hi) {
    return [];
  }
  return [
    about(
      'engineers',
      engineers.lo === 0
        ? 'The number of engineers is not known.'
        : `There are at least ${engineers.lo} engineers: not everything that may hold more could be read.`,
    ),
  ];
}

function gateReason(gate: Gate): string | undefined {
  switch (gate) {
    case 'FAIL':
      return 'fails';
    case 'UNDETERMINED':
      return 'is undecided';
    case 'PASS':
    case 'NA':
      return undefined;
    default:
      return neverGate(gate);
  }
}

function portalAdvice(facts: VerdictFacts, phase: Phase): Reason[] {
  if (facts.portalExists !== true) {
    return [];
  }
  switch (phase) {
    case 'FOUNDATION':
      return [
        about(
          'portal',
          'Freeze portal work: the portal is where the missing foundation shows, not what is missing.',
        ),
      ];
    case 'GOLDEN_PATHS':
      return [
        about('portal', 'Freeze portal work until the golden path holds.'),
      ];
    case 'CAPACITY_OR_BASELINE_FIRST':
      return [
        about(
          'portal',
          'Freeze portal work until the team has capacity and a baseline is measured.',
        ),
      ];
    default:
      return [];
  }
}

function about(subject: Reason['about'], sentence: string): Reason {
  return { sentence, about: subject };
}

function neverGate(gate: never): never {
  throw new Error(`Unknown gate ${String(gate)}`);
}
