import { check, prerequisite } from './__testUtils__/documents';
import { say } from './__testUtils__/say';
import {
  boundsSentence,
  gateOutcome,
  gateWords,
  levelWords,
  stateOutcome,
  stateWords,
  thresholdWords,
  valueWords,
} from './words';

const t = say();

describe('words of a gate', () => {
  const { vetoes } = prerequisite('P1');

  it('name a veto where it decides', () => {
    expect(
      gateWords({ decision: { gate: 'FAIL', decidedBy: 'veto' }, vetoes }, t),
    ).toBe('fails by veto, certain');
    expect(
      gateWords({ decision: { gate: 'FAIL', decidedBy: 'bounds' }, vetoes }, t),
    ).toBe('fails, certain');
  });

  it('never let an open gate look decided', () => {
    expect(gateWords(prerequisite('P3'), t)).toBe('undecided');
    expect(gateOutcome('UNDETERMINED')).toBe('unknown');
  });
});

describe('words of a check', () => {
  it('call what nobody measures unknown, even where it would count for nothing', () => {
    const declared = { state: 'informative', declared: true } as const;
    expect(stateWords(declared, t)).toBe('not measured yet');
    expect(stateOutcome(declared)).toBe('unknown');
  });

  it('say until when a check is waived', () => {
    expect(
      stateWords(
        {
          state: 'exempt',
          declared: false,
          waiver: { expiresAt: '2027-03-12T12:00:00Z' },
        },
        t,
      ),
    ).toBe('waived until 12 Mar 2027');
  });

  it('call a check that failed itself unknown, not failing', () => {
    expect(stateOutcome({ state: 'error', declared: false })).toBe('unknown');
  });
});

describe('words of a value', () => {
  it.each([
    [{ lo: 0.666, hi: 0.666 }, 'share', '66 %'],
    [{ lo: 0.5, hi: 1 }, 'dominance', '50 % to 100 %'],
    [{ lo: 1, hi: 1 }, 'yes-no', 'yes'],
    [{ lo: 0, hi: 1 }, 'yes-no', 'no to yes'],
    [{ lo: 0.5, hi: 30 }, 'hours', '30 min to 30 h'],
    [{ lo: 109.3, hi: 509.9 }, 'hours', '4.6 days to 21.2 days'],
    [{ lo: 0, hi: 43_200 }, 'minutes', '0 min to 30 days'],
    [{ lo: 90, hi: 150 }, 'minutes', '90 min to 2.5 h'],
    [{ lo: 0, hi: 0.55 }, 'lower bound of a share', '0 % to 55 %'],
    [{ lo: 2, hi: 2 }, 'per-week', '2 a week'],
    [{ lo: 1234.567, hi: 1234.567 }, undefined, '1,234.57'],
  ])('reads %j in %s as "%s"', (value, unit, words) => {
    expect(valueWords(value, unit, t)).toBe(words);
  });

  it('never rounds a share up to its threshold', () => {
    expect(valueWords({ lo: 0.8999, hi: 0.8999 }, 'share', t)).toBe('89 %');
    expect(valueWords({ lo: 0.29, hi: 0.29 }, 'share', t)).toBe('29 %');
  });

  it('says on which side of the line full marks are', () => {
    expect(
      thresholdWords(
        {
          threshold: { zeroAt: 0.3, oneAt: 0.05 },
          unit: 'share',
        },
        t,
      ),
    ).toBe('at most 5 %');
    expect(thresholdWords(check('declares-workloads-as-code'), t)).toMatch(
      /^at least \d+ %$/,
    );
    expect(thresholdWords({ unit: 'share' }, t)).toBeUndefined();
  });
});

describe('the bounds read aloud', () => {
  it('say what the gate can still do and how many vetoes cap it', () => {
    const prerequisiteOne = prerequisite('P1');
    expect(boundsSentence(prerequisiteOne, t)).toBe(
      `between ${prerequisiteOne.score.displayed.lo} and 59 of 100; the gate at 60 cannot be reached; 1 veto`,
    );
  });

  it('leave an open gate open', () => {
    expect(boundsSentence({ ...prerequisite('P3'), vetoes: [] }, t)).toBe(
      'between 0 and 100 of 100; the gate at 60 is undecided',
    );
  });

  it('say that a gate is passed when it is', () => {
    const { score, ...rest } = prerequisite('P3');
    const passed = { ...rest, score, decision: { gate: 'PASS' } } as const;
    expect(boundsSentence(passed, t)).toContain('the gate at 60 is passed');
    expect(
      boundsSentence({ ...passed, score: { ...score, applies: false } }, t),
    ).toBe('does not apply');
  });
});

it('a level is a range while evidence is missing', () => {
  expect(levelWords({ lo: 2, hi: 2 }, t)).toBe('level 2');
  expect(levelWords({ lo: 0, hi: 3 }, t)).toBe('level 0 to 3');
});
