import { isAbove, Range } from '../numbers';
import { Gate } from '../scoring';
import { PrerequisiteId, prerequisiteIds, VerdictRules } from '../standard';
import { UnknownFact, VerdictFacts } from './facts';
import { CompleteFacts, decide, Decision } from './steps';

type Patch = (facts: CompleteFacts) => CompleteFacts;

/** An unknown fact and the values it may turn out to have, one per distinguishable case. */
export interface OpenFact {
  readonly fact: UnknownFact;
  /** The only step of the decision that asks for it. */
  readonly step: Decision['step'];
  readonly alternatives: readonly Patch[];
}

/** The facts as far as they are known; unknown ones carry a placeholder that every completion overwrites. */
export function knownFacts(facts: VerdictFacts): CompleteFacts {
  return {
    gates: {
      P1: settled(facts.gates.P1),
      P2: settled(facts.gates.P2),
      P3: settled(facts.gates.P3),
      P4: settled(facts.gates.P4),
      P5: settled(facts.gates.P5),
    },
    varies: facts.variation === 'VARIES',
    foundationLatched: facts.foundationLatched === true,
    engineers: facts.engineers.lo,
    accelerators: facts.accelerators.lo,
    typicalChangeHours: facts.typicalChangeHours.lo,
    reopened: facts.reopened === true,
    questionsRepeat: facts.questionsRepeat === true,
    pillarsReady: facts.pillarsReady === true,
    needsWithoutCost: facts.needsWithoutCost === true,
    skipsSize: facts.skipsSize === true,
  };
}

/** The unknown facts, in the order of the steps that ask for them. */
export function openFacts(
  facts: VerdictFacts,
  rules: VerdictRules,
): readonly OpenFact[] {
  return [
    ...openSize(facts, rules),
    ...openGates(facts, ['P1', 'P2']),
    ...(facts.variation === 'INCONCLUSIVE'
      ? [
          openFact('variation', [
            having({ varies: true }),
            having({ varies: false }),
          ]),
        ]
      : []),
    ...openFlag(facts, 'foundationLatched'),
    ...openHours(facts.typicalChangeHours, rules),
    ...openGates(facts, ['P3', 'P4', 'P5']),
    ...openFlag(facts, 'reopened'),
    ...openFlag(facts, 'questionsRepeat'),
    ...openFlag(facts, 'pillarsReady'),
    ...openFlag(facts, 'needsWithoutCost'),
  ];
}

function openSize(
  facts: VerdictFacts,
  rules: VerdictRules,
): readonly OpenFact[] {
  if (facts.skipsSize) {
    return [];
  }
  return [
    ...openNumber('engineers', facts.engineers, [
      rules.noPortalBelowEngineers,
      rules.piecesBelowEngineers,
      rules.eligibleFromEngineers,
    ]),
    ...openNumber('accelerators', facts.accelerators, [
      rules.acceleratorsNeeded,
    ]),
  ];
}

/** A number within a range, completed by its lowest value and by every line of a rule that it may still reach. */
function openNumber(
  fact: 'engineers' | 'accelerators',
  range: Range,
  lines: readonly number[],
): readonly OpenFact[] {
  const reached = lines.filter(line => line > range.lo && line <= range.hi);
  return range.lo < range.hi
    ? [
        openFact(
          fact,
          [range.lo, ...reached].map(value => having({ [fact]: value })),
        ),
      ]
    : [];
}

/** Only which side of the line it is on matters, so its ends speak for what is between. */
function openHours(
  { lo, hi }: Range,
  { goldenPathHours }: VerdictRules,
): readonly OpenFact[] {
  return isAbove(lo, goldenPathHours) === isAbove(hi, goldenPathHours)
    ? []
    : [
        openFact('typicalChangeHours', [
          having({ typicalChangeHours: lo }),
          having({ typicalChangeHours: hi }),
        ]),
      ];
}

function openGates(
  facts: VerdictFacts,
  ids: readonly PrerequisiteId[],
): readonly OpenFact[] {
  return prerequisiteIds
    .filter(id => ids.includes(id) && facts.gates[id] === 'UNDETERMINED')
    .map(id => openFact(id, [withGate(id, 'PASS'), withGate(id, 'FAIL')]));
}

type Flag =
  | 'foundationLatched'
  | 'reopened'
  | 'questionsRepeat'
  | 'pillarsReady'
  | 'needsWithoutCost';

function openFlag(facts: VerdictFacts, fact: Flag): readonly OpenFact[] {
  return facts[fact] === undefined
    ? [openFact(fact, [having({ [fact]: true }), having({ [fact]: false })])]
    : [];
}

const STEP_OF: Readonly<Record<UnknownFact, Decision['step']>> = {
  engineers: 0,
  accelerators: 0,
  P1: 1,
  P2: 1,
  variation: 1,
  foundationLatched: 1,
  typicalChangeHours: 2,
  P3: 2,
  P4: 3,
  P5: 3,
  reopened: 4,
  questionsRepeat: 5,
  pillarsReady: 5,
  needsWithoutCost: 5,
};
const STEPS: readonly Decision['step'][] = [0, 1, 2, 3, 4, 5, 6];

/**
 * The decisions of all completions. A lower step wins and no later step asks for its facts again, so all completions
 * that get past a step go on alike: one of them stands for the rest, and the search stays small.
 */
export function decisionsOf(
  base: CompleteFacts,
  open: readonly OpenFact[],
  rules: VerdictRules,
): readonly Decision[] {
  const decisions = new Map<string, Decision>();
  let survivor: CompleteFacts | undefined = base;
  for (const step of STEPS) {
    if (survivor === undefined) {
      break;
    }
    let completed: readonly CompleteFacts[] = [survivor];
    for (const { alternatives } of open.filter(fact => fact.step === step)) {
      completed = completed.flatMap(facts =>
        alternatives.map(set => set(facts)),
      );
    }
    survivor = undefined;
    for (const facts of completed) {
      const decision = decide(facts, rules);
      if (decision.step <= step) {
        decisions.set(`${decision.step} ${decision.phase}`, decision);
      } else {
        survivor ??= facts;
      }
    }
  }
  return [...decisions.values()];
}

function openFact(fact: UnknownFact, alternatives: readonly Patch[]): OpenFact {
  return { fact, step: STEP_OF[fact], alternatives };
}

function having(patch: Partial<CompleteFacts>): Patch {
  return facts => ({ ...facts, ...patch });
}

function withGate(id: PrerequisiteId, gate: 'PASS' | 'FAIL'): Patch {
  return facts => ({ ...facts, gates: { ...facts.gates, [id]: gate } });
}

function settled(gate: Gate): 'PASS' | 'FAIL' | 'NA' {
  return gate === 'UNDETERMINED' ? 'NA' : gate;
}
