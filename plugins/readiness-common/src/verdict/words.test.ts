import { between, exactly } from '../numbers';
import { defaultVerdictRules as rules } from '../standard';
import { Phase, UnknownFact, VerdictFacts } from './facts';
import { anyNumber, atLeast, ready } from './__fixtures__/facts';
import { LooksFor, verdictOf } from './verdict';

const verdict = (
  change: Partial<VerdictFacts>,
  looksFor: LooksFor = () => [],
) => verdictOf({ ...ready, ...change }, rules, looksFor);
const gates = (change: Partial<VerdictFacts['gates']>) => ({
  gates: { ...ready.gates, ...change },
});

describe('the sentence', () => {
  it.each<[Phase, string, Partial<VerdictFacts>]>([
    ['PORTAL', 'You are ready for a portal.', {}],
    ['FOUNDATION', 'Fix the foundation first.', { variation: 'VARIES' }],
  ])('of %s is "%s"', (phase, sentence, change) => {
    expect(verdict(change)).toMatchObject({
      certain: true,
      phase,
      sentence,
      possible: [phase],
      unknownFacts: [],
      looks: [],
    });
  });

  it('names what is possible while more evidence is needed, and no phase', () => {
    const found = verdict(gates({ P1: 'UNDETERMINED', P3: 'FAIL' }));
    expect(found).toEqual({
      certain: false,
      possible: ['FOUNDATION', 'GOLDEN_PATHS'],
      sentence:
        'More evidence is needed: fix the foundation, or pave a golden path.',
      reasons: [
        { sentence: 'The foundation is undecided.', about: 'P1' },
        { sentence: 'The golden path fails.', about: 'P3' },
      ],
      looks: [],
      unknownFacts: ['P1'],
    });
  });

  it('says the step as soon as it is the same for all that is possible', () => {
    expect(verdict({ needsWithoutCost: undefined })).toMatchObject({
      certain: false,
      possible: ['PROVE_NEED', 'PORTAL'],
      step: 5,
    });
    expect(verdict({ reopened: undefined })).not.toHaveProperty('step');
    expect(verdict({ reopened: true })).toMatchObject({ step: 4 });
  });
});

describe('the reasons', () => {
  it('name each prerequisite that fails or is undecided, and none that holds or does not apply', () => {
    const found = verdict(
      gates({ P1: 'FAIL', P2: 'UNDETERMINED', P4: 'NA', P5: 'FAIL' }),
    );
    expect(found.reasons).toEqual([
      { sentence: 'The foundation fails.', about: 'P1' },
      { sentence: 'One pipeline for everyone is undecided.', about: 'P2' },
      { sentence: 'The baseline fails.', about: 'P5' },
    ]);
    expect(verdict({}).reasons).toEqual([]);
  });

  it('name a way to production that varies, and a foundation that has not stood for long enough', () => {
    const held =
      'The foundation stays first until it and one pipeline for everyone have held 60 of 100 for 28 days in a row; up to yesterday they have for';
    const reasonsAfter = (foundationHeldDays: number) =>
      verdict({
        ...gates({ P2: 'FAIL', P3: 'UNDETERMINED' }),
        variation: 'VARIES',
        foundationLatched: true,
        foundationHeldDays,
      }).reasons;
    expect(reasonsAfter(3)).toEqual([
      { sentence: 'One pipeline for everyone fails.', about: 'P2' },
      {
        sentence: 'The way to production varies by squad.',
        about: 'variation',
      },
      {
        sentence: `${held} 3 days.`,
        about: 'foundationLatched',
      },
      { sentence: 'The golden path is undecided.', about: 'P3' },
    ]);
    expect(reasonsAfter(1)[2]?.sentence).toBe(`${held} 1 day.`);
    expect(reasonsAfter(0)[2]?.sentence).toBe(`${held} no days.`);
  });

  const size = 'engineers';
  it('say what is known of the size while it may decide', () => {
    const about = (change: Partial<VerdictFacts>) =>
      verdict(change)
        .reasons.filter(reason => reason.about === size)
        .map(({ sentence }) => sentence);
    expect(about({ engineers: anyNumber })).toEqual([
      'The number of engineers is not known.',
    ]);
    expect(about({ engineers: atLeast(160) })).toEqual([
      'There are at least 160 engineers: not everything that may hold more could be read.',
    ]);
    expect(about({ engineers: atLeast(200), reopened: undefined })).toEqual([]);
    expect(about({ engineers: exactly(160), accelerators: anyNumber })).toEqual(
      [],
    );
  });

  it.each<[string, Partial<VerdictFacts>, readonly string[]]>([
    [
      'a foundation that is missing',
      { variation: 'VARIES' },
      [
        'The way to production varies by squad.',
        'Freeze portal work: the portal is where the missing foundation shows, not what is missing.',
      ],
    ],
    [
      'a golden path that is missing',
      { typicalChangeHours: exactly(100) },
      ['Freeze portal work until the golden path holds.'],
    ],
    [
      'a team without capacity',
      gates({ P4: 'FAIL' }),
      [
        "The platform team's capacity fails.",
        'Freeze portal work until the team has capacity and a baseline is measured.',
      ],
    ],
    ['nothing to freeze it for', { reopened: true }, []],
  ])(
    'tell who has a portal to freeze it for %s, and nobody else',
    (_, change, reasons) => {
      const said = (portalExists: Partial<VerdictFacts>) =>
        verdict({ ...change, ...portalExists }).reasons.map(
          ({ sentence }) => sentence,
        );
      expect(said({ portalExists: true })).toEqual(reasons);
      const withoutAdvice = reasons.filter(text => !/^Freeze/.test(text));
      expect(said({})).toEqual(withoutAdvice);
      expect(said({ portalExists: undefined })).toEqual(withoutAdvice);
    },
  );
});

describe('what is unknown', () => {
  it('is listed in the order in which the steps ask for it', () => {
    const found = verdict({
      gates: {
        P1: 'UNDETERMINED',
        P2: 'UNDETERMINED',
        P3: 'UNDETERMINED',
        P4: 'UNDETERMINED',
        P5: 'UNDETERMINED',
      },
      variation: 'INCONCLUSIVE',
      foundationLatched: undefined,
      engineers: anyNumber,
      accelerators: anyNumber,
      typicalChangeHours: anyNumber,
      reopened: undefined,
      questionsRepeat: undefined,
      pillarsReady: undefined,
      needsWithoutCost: undefined,
    });
    expect(found.unknownFacts).toEqual([
      'engineers',
      'accelerators',
      'P1',
      'P2',
      'variation',
      'foundationLatched',
      'typicalChangeHours',
      'P3',
      'P4',
      'P5',
      'reopened',
      'questionsRepeat',
      'pillarsReady',
      'needsWithoutCost',
    ]);
  });

  it('does not include the size of a unit, which is not judged by it', () => {
    expect(
      verdict({
        engineers: anyNumber,
        accelerators: anyNumber,
        skipsSize: true,
      }),
    ).toMatchObject({ certain: true, unknownFacts: [] });
  });

  it('does not include hours that stay on one side of the line', () => {
    expect(
      verdict({ typicalChangeHours: between(1, 24) }).unknownFacts,
    ).toEqual([]);
    expect(
      verdict({ typicalChangeHours: between(25, 90) }).unknownFacts,
    ).toEqual([]);
    expect(verdict({ typicalChangeHours: between(1, 25) })).toMatchObject({
      possible: ['GOLDEN_PATHS', 'PORTAL'],
      unknownFacts: ['typicalChangeHours'],
    });
  });

  it('counts a size that reaches a line as one that may be on it', () => {
    expect(verdict({ engineers: between(40, 50) }).possible).toEqual([
      'NO_PORTAL',
      'PIECES',
    ]);
    expect(verdict({ engineers: between(40, 49) }).possible).toEqual([
      'NO_PORTAL',
    ]);
  });
});

describe('the looks that would decide', () => {
  const looks = (
    change: Partial<VerdictFacts>,
    cheap: readonly UnknownFact[] = [],
  ) =>
    verdict(change, fact => [
      { title: fact, effort: cheap.includes(fact) ? 'low' : 'medium' },
    ]).looks.map(({ fact }) => fact);

  it('leave out what is unknown and changes nothing', () => {
    const change = {
      ...gates({ P1: 'UNDETERMINED', P4: 'FAIL' }),
      reopened: undefined,
    };
    expect(verdict(change).unknownFacts).toEqual(['P1', 'reopened']);
    expect(looks(change)).toEqual(['P1']);
  });

  it('go by effort where several narrow as much, and by the order of the steps where that is the same', () => {
    const change = { ...gates({ P4: 'UNDETERMINED', P5: 'UNDETERMINED' }) };
    expect(looks(change)).toEqual(['P4', 'P5']);
    expect(looks(change, ['P5'])).toEqual(['P5', 'P4']);
  });

  it('put what decides alone before what only narrows, even at a higher effort', () => {
    const change = { reopened: undefined, questionsRepeat: undefined };
    expect(looks(change, ['questionsRepeat'])).toEqual([
      'reopened',
      'questionsRepeat',
    ]);
  });

  it('are three at most, without those that nobody can take', () => {
    const change = gates({
      P1: 'UNDETERMINED',
      P3: 'UNDETERMINED',
      P4: 'UNDETERMINED',
      P5: 'UNDETERMINED',
    });
    const some = verdict(change, fact =>
      fact === 'P1' ? [] : [{ title: `Look at ${fact}`, effort: 'high' }],
    );
    expect(some.looks).toEqual([
      { fact: 'P3', title: 'Look at P3', effort: 'high' },
      { fact: 'P4', title: 'Look at P4', effort: 'high' },
      { fact: 'P5', title: 'Look at P5', effort: 'high' },
    ]);
    expect(looks(change)).toEqual(['P1', 'P3', 'P4']);
  });
});
