import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';
import { goldenPathIsChosen } from './golden-path-is-chosen';

const WHILE_IN_FORCE = '2026-08-15T00:00:00Z';

describe('whether the golden path is chosen', () => {
  it('S25: is not measurable while a mandate is in force, and asks for a survey instead', () => {
    const [mandated] = allFixtures().filter(
      ({ check, name }) =>
        check === goldenPathIsChosen && name === 'fail.once-mandated',
    );
    if (!mandated) throw new Error('There is no fixture with a mandate');
    const { fixture } = mandated;
    expect(
      measureFixture(goldenPathIsChosen, { ...fixture, asOf: WHILE_IN_FORCE }),
    ).toMatchObject({
      kind: 'unknown',
      reason:
        'Not measurable: the path is mandated (New services come from the template). Ask each team that used it: "Would you use it if it were optional?"',
    });
    expect(
      measureFixture(goldenPathIsChosen, { ...fixture, asOf: WHILE_IN_FORCE }),
    ).toMatchObject({
      findings: [
        {
          message: expect.stringContaining('golden-path-if-optional'),
          mend: { yaml: expect.stringContaining('golden-path-if-optional') },
        },
      ],
    });
    // Once it has ended it is measured again, and what was made before is no choice.
    expect(measureFixture(goldenPathIsChosen, fixture)).toMatchObject({
      value: { lo: 0, hi: 0 },
    });
  });

  it.each([
    [
      { share: 0.7 },
      'If it were optional, 70 % of those who answered would use it (21 of 30 answered, 1 Aug 2026).',
    ],
    [
      { median: 3 },
      'The answers are a median, and this asks for the share of those who would use it if it were optional.',
    ],
    [
      { share: 0.7, answered: 2 },
      'Ask each team that used it: "Would you use it if it were optional?"',
    ],
  ])(
    'S25: tells what the survey %j said while a mandate is in force, and measures nothing by it',
    (totals, sentence) => {
      const mandated = allFixtures().find(
        ({ check, name }) =>
          check === goldenPathIsChosen && name === 'fail.once-mandated',
      );
      if (!mandated) throw new Error('There is no fixture with a mandate');
      const { evidence, ...fixture } = mandated.fixture;
      const survey = {
        ...{ question: 'golden-path-if-optional', asked: 30, answered: 21 },
        ...{ by: 'ada.quill', at: '2026-08-01', ...totals },
      };
      const declared = (evidence.declaration ?? []).map(reading =>
        'value' in reading
          ? {
              ...reading,
              value: { ...Object(reading.value), surveys: [survey] },
            }
          : reading,
      );
      expect(
        measureFixture(goldenPathIsChosen, {
          ...fixture,
          evidence: { ...evidence, declaration: declared },
          asOf: WHILE_IN_FORCE,
        }),
      ).toMatchObject({
        kind: 'unknown',
        reason: `Not measurable: the path is mandated (New services come from the template). ${sentence}`,
      });
    },
  );
});
