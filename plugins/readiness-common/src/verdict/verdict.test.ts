import fc from 'fast-check';
import { between, exactly } from '../numbers';
import { Gate } from '../scoring';
import { defaultVerdictRules as rules } from '../standard';
import { Phase, VerdictFacts } from './facts';
import { atLeast, anyNumber, ready } from './__fixtures__/facts';
import { isLargeEnough } from './steps';
import { verdictOf } from './verdict';

const looksFor = () => [{ title: 'Look', effort: 'low' as const }];
const verdict = (facts: VerdictFacts) => verdictOf(facts, rules, looksFor);

const phaseOf = (change: Partial<VerdictFacts>) =>
  verdict({ ...ready, ...change }).phase;

describe('steps', () => {
  it.each<[string, Partial<VerdictFacts>, Phase]>([
    ['S18: 30 satisfied engineers', { engineers: exactly(30) }, 'NO_PORTAL'],
    ['S19: 10 developers', { engineers: exactly(10) }, 'NO_PORTAL'],
    ['49 engineers', { engineers: exactly(49) }, 'NO_PORTAL'],
    ['50 engineers', { engineers: exactly(50) }, 'PIECES'],
    ['120 engineers', { engineers: exactly(120) }, 'PIECES'],
    [
      '149 engineers with two accelerators',
      { engineers: exactly(149), accelerators: exactly(2) },
      'PIECES',
    ],
    [
      '150 engineers with two accelerators',
      { engineers: exactly(150), accelerators: exactly(2) },
      'PORTAL',
    ],
    ['199 engineers', { engineers: exactly(199) }, 'PIECES'],
    ['200 engineers', { engineers: exactly(200) }, 'PORTAL'],
    [
      '180 engineers with one accelerator',
      { engineers: exactly(180), accelerators: exactly(1) },
      'PIECES',
    ],
    [
      '180 engineers with two accelerators',
      { engineers: exactly(180), accelerators: exactly(2) },
      'PORTAL',
    ],
    ['a way to production that varies', { variation: 'VARIES' }, 'FOUNDATION'],
    [
      'a failing foundation',
      { gates: { ...ready.gates, P1: 'FAIL' } },
      'FOUNDATION',
    ],
    [
      'pipelines that differ',
      { gates: { ...ready.gates, P2: 'FAIL' } },
      'FOUNDATION',
    ],
    [
      'a foundation that has not stood for 28 days',
      { foundationLatched: true },
      'FOUNDATION',
    ],
    [
      'a change that takes over a day',
      { typicalChangeHours: exactly(24.5) },
      'GOLDEN_PATHS',
    ],
    [
      'a change that takes a day exactly',
      { typicalChangeHours: exactly(24) },
      'PORTAL',
    ],
    [
      'a failing golden path',
      { gates: { ...ready.gates, P3: 'FAIL' } },
      'GOLDEN_PATHS',
    ],
    [
      'a reactive team',
      { gates: { ...ready.gates, P4: 'FAIL' } },
      'CAPACITY_OR_BASELINE_FIRST',
    ],
    [
      'no baseline',
      { gates: { ...ready.gates, P5: 'FAIL' } },
      'CAPACITY_OR_BASELINE_FIRST',
    ],
    ['a reopened portal', { reopened: true }, 'OPERATE'],
    ['needs without a cost', { needsWithoutCost: true }, 'PROVE_NEED'],
    ['S21: nobody asks', { questionsRepeat: false }, 'NO_PORTAL_YET'],
    ['pillars that are not ready', { pillarsReady: false }, 'NO_PORTAL_YET'],
    ['everything ready', {}, 'PORTAL'],
  ])('%s', (_, change, phase) => {
    expect(phaseOf(change)).toBe(phase);
  });

  it('S20: a unit of a federated organisation skips the size step, the whole does not', () => {
    expect(phaseOf({ engineers: exactly(30), skipsSize: true })).toBe('PORTAL');
    expect(phaseOf({ engineers: exactly(500) })).toBe('PORTAL');
  });

  it('S20: four units have four verdicts without the step of size, and the whole has its own', () => {
    const failing = (gate: keyof VerdictFacts['gates']) => ({
      gates: { ...ready.gates, [gate]: 'FAIL' as const },
    });
    const units = [failing('P1'), failing('P3'), failing('P5'), {}];
    const verdictsOf = (skipsSize: boolean) =>
      units.map(unit =>
        phaseOf({ ...unit, skipsSize, engineers: exactly(125) }),
      );
    expect(verdictsOf(true)).toEqual([
      'FOUNDATION',
      'GOLDEN_PATHS',
      'CAPACITY_OR_BASELINE_FIRST',
      'PORTAL',
    ]);
    expect(phaseOf({ ...failing('P1'), engineers: exactly(500) })).toBe(
      'FOUNDATION',
    );
    // What the step of size would say of each.
    expect(verdictsOf(false)).toEqual(units.map(() => 'PIECES'));
  });

  it('S9: tells an organisation that has a portal to freeze work on it', () => {
    const { reasons } = verdict({
      ...ready,
      gates: { ...ready.gates, P1: 'FAIL' },
      portalExists: true,
    });
    expect(reasons.map(({ sentence }) => sentence).join(' ')).toMatch(
      /Freeze portal work/,
    );
  });
});

describe('unknown facts', () => {
  it('a failing foundation is certain although nothing is known of the rest', () => {
    const result = verdict({
      ...ready,
      gates: {
        P1: 'FAIL',
        P2: 'UNDETERMINED',
        P3: 'UNDETERMINED',
        P4: 'UNDETERMINED',
        P5: 'UNDETERMINED',
      },
      variation: 'INCONCLUSIVE',
      typicalChangeHours: anyNumber,
      questionsRepeat: undefined,
      pillarsReady: undefined,
    });
    expect(result).toMatchObject({ certain: true, phase: 'FOUNDATION' });
  });

  it('a failing golden path says nothing while the foundation is unknown', () => {
    const result = verdict({
      ...ready,
      gates: { ...ready.gates, P1: 'UNDETERMINED', P3: 'FAIL' },
    });
    expect(result.certain).toBe(false);
    expect(result.phase).toBeUndefined();
    expect(result.possible).toEqual(['FOUNDATION', 'GOLDEN_PATHS']);
    expect(result.looks.map(({ fact }) => fact)).toEqual(['P1']);
  });

  it('names at most three looks, those that decide alone first, then the cheapest', () => {
    const result = verdictOf(
      {
        ...ready,
        engineers: anyNumber,
        questionsRepeat: undefined,
        pillarsReady: undefined,
        reopened: undefined,
      },
      rules,
      fact => [{ title: fact, effort: fact === 'engineers' ? 'high' : 'low' }],
    );
    expect(result.looks).toHaveLength(3);
    expect(result.looks[0]?.fact).toBe('engineers');
  });
});

const gate = fc.constantFrom<Gate>('PASS', 'FAIL', 'UNDETERMINED', 'NA');
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
/** A known number, or one that is at least so much; at least nothing is not known at all. */
const numberOf = (...known: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(0, ...known), fc.boolean())
    .map(([number, isKnown]) => (isKnown ? exactly(number) : atLeast(number)));
const anyFacts: fc.Arbitrary<VerdictFacts> = fc.record({
  gates: fc.record({ P1: gate, P2: gate, P3: gate, P4: gate, P5: gate }),
  variation: fc.constantFrom('VARIES', 'CONSISTENT', 'INCONCLUSIVE'),
  foundationLatched: maybe(fc.boolean()),
  foundationHeldDays: fc.integer({ min: 0, max: 28 }),
  engineers: numberOf(10, 60, 160, 340),
  accelerators: numberOf(0, 1, 2),
  typicalChangeHours: fc
    .tuple(fc.constantFrom(0, 3, 24, 100), fc.constantFrom(0, 3, 30, Infinity))
    .map(([lo, more]) => between(lo, lo + more)),
  reopened: maybe(fc.boolean()),
  questionsRepeat: maybe(fc.boolean()),
  pillarsReady: maybe(fc.boolean()),
  needsWithoutCost: maybe(fc.boolean()),
  portalExists: fc.constant(false),
});

describe('a size of which only the least is known', () => {
  const { gates } = ready;
  const failing = { ...ready, gates: { ...gates, P1: 'FAIL' as const } };

  it.each([
    [340, ['FOUNDATION']],
    [200, ['FOUNDATION']],
    [160, ['PIECES', 'FOUNDATION']],
    [60, ['PIECES', 'FOUNDATION']],
    [40, ['NO_PORTAL', 'PIECES', 'FOUNDATION']],
  ] as const)('of %i engineers leaves open %j', (engineers, possible) => {
    const result = verdict({ ...failing, engineers: atLeast(engineers) });
    expect(result.possible).toEqual(possible);
    expect(result.certain).toBe(possible.length === 1);
  });

  it('is settled by accelerators only from the line on that asks for them', () => {
    const engineers = atLeast(160);
    const two = verdict({ ...failing, engineers, accelerators: atLeast(2) });
    expect(two).toMatchObject({ certain: true, phase: 'FOUNDATION' });
    const one = verdict({ ...failing, engineers, accelerators: atLeast(1) });
    expect(one.possible).toEqual(['PIECES', 'FOUNDATION']);
    const known = { ...failing, engineers: exactly(160) };
    expect(verdict({ ...known, accelerators: anyNumber }).possible).toEqual([
      'PIECES',
      'FOUNDATION',
    ]);
  });

  it('asks once for a look that settles two of its facts, each alone', () => {
    const result = verdict({
      ...failing,
      engineers: atLeast(160),
      accelerators: anyNumber,
    });
    expect(result.unknownFacts).toEqual(['engineers', 'accelerators']);
    expect(result.looks).toHaveLength(1);
  });

  it('is said, and what would settle it is named once', () => {
    const result = verdict({
      ...failing,
      engineers: atLeast(40),
      accelerators: atLeast(0),
    });
    expect(result.reasons[0]?.sentence).toMatch(
      /^There are at least 40 engineers/,
    );
    expect(result.looks).toEqual([
      { fact: 'engineers', title: 'Look', effort: 'low' },
    ]);
  });
});

describe('whether an organisation is large enough', () => {
  it.each([
    [exactly(340), exactly(0), true],
    [exactly(30), exactly(5), false],
    [exactly(160), exactly(2), true],
    [exactly(160), exactly(1), false],
    [atLeast(200), anyNumber, true],
    [between(10, 49), anyNumber, false],
    [atLeast(100), exactly(0), undefined],
    [exactly(160), atLeast(1), undefined],
  ] as const)(
    'by %j engineers and %j kinds of accelerators is %s',
    (engineers, accelerators, large) => {
      expect(isLargeEnough({ engineers, accelerators }, rules)).toBe(large);
    },
  );
});

describe('certainty', () => {
  it('holds exactly when every completion of the unknown inputs gives the same phase', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const phases = new Set(
          completionsOf(facts).map(complete => verdict(complete).phase),
        );
        const result = verdict(facts);
        expect(new Set(result.possible)).toEqual(phases);
        expect(result.certain).toBe(phases.size === 1);
      }),
      { numRuns: 40 },
    );
  });

  it('is never won by knowing less of the size, and never moves to another verdict', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.nat({ max: 400 }),
        fc.nat({ max: 3 }),
        (facts, engineers, accelerators) => {
          const before = verdict(facts);
          const after = verdict({
            ...facts,
            engineers: atLeast(Math.min(engineers, facts.engineers.lo)),
            accelerators: atLeast(
              Math.min(accelerators, facts.accelerators.lo),
            ),
          });
          expect(after.possible).toEqual(
            expect.arrayContaining([...before.possible]),
          );
          expect(after.certain ? after.phase : before.phase).toBe(before.phase);
        },
      ),
    );
  });
});

/** Written apart from the product's own search: one fact at a time, with more values than the search tries. */
function completionsOf(facts: VerdictFacts): readonly VerdictFacts[] {
  let all: readonly VerdictFacts[] = [facts];
  const complete = (
    isOpen: (item: VerdictFacts) => boolean,
    values: readonly ((item: VerdictFacts) => VerdictFacts)[],
  ) => {
    all = all.flatMap(item =>
      isOpen(item) ? values.map(set => set(item)) : [item],
    );
  };
  for (const id of ['P1', 'P2', 'P3', 'P4', 'P5'] as const) {
    complete(
      item => item.gates[id] === 'UNDETERMINED',
      (['PASS', 'FAIL'] as const).map(value => item => ({
        ...item,
        gates: { ...item.gates, [id]: value },
      })),
    );
  }
  complete(
    item => item.variation === 'INCONCLUSIVE',
    (['VARIES', 'CONSISTENT'] as const).map(variation => item => ({
      ...item,
      variation,
    })),
  );
  const numbers = {
    engineers: [0, 1, 49, 50, 149, 150, 199, 200, 5000],
    accelerators: [0, 1, 2, 4],
    typicalChangeHours: [0.1, 24, 24.1, 500],
  } as const;
  for (const fact of [
    'engineers',
    'accelerators',
    'typicalChangeHours',
  ] as const) {
    const { lo, hi } = facts[fact];
    const inside = numbers[fact].filter(value => value > lo && value <= hi);
    complete(
      () => lo < hi,
      [lo, ...inside].map(value => item => ({
        ...item,
        [fact]: exactly(value),
      })),
    );
  }
  const values = {
    foundationLatched: [true, false],
    reopened: [true, false],
    questionsRepeat: [true, false],
    pillarsReady: [true, false],
    needsWithoutCost: [true, false],
  } as const;
  for (const [fact, options] of Object.entries(values)) {
    if (facts[fact as keyof VerdictFacts] === undefined && all.length < 4000) {
      complete(
        () => true,
        options.map(value => item => ({ ...item, [fact]: value })),
      );
    }
  }
  return all;
}
