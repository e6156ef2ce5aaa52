import { proofWith, say } from '../../__testUtils__';
import { answerOf, intervalWords, progressWords } from './words';

const t = say();

describe('the words of a proof', () => {
  it('say an interval with its direction at both ends, in the unit of the metric', () => {
    const between = (lo: number, hi: number) => ({ interval: { lo, hi } });
    expect(intervalWords(between(-60, -12), 'hours', t)).toBe(
      'From 2.5 days shorter to 12 h shorter, in 95 of 100 draws.',
    );
    expect(intervalWords(between(-4.04, 2), 'percent', t)).toBe(
      'From 4 points lower to 2 points higher, in 95 of 100 draws.',
    );
    expect(intervalWords(between(0.4, 1.25), 'per-week', t)).toBe(
      'From 0.4 a week more to 1.3 a week more, in 95 of 100 draws.',
    );
    // Both in the unit of the larger one, as the values beside it are.
    expect(intervalWords(between(-7, 31.5), 'per-week', t)).toBe(
      'From 1 a day fewer to 4.5 a day more, in 95 of 100 draws.',
    );
    expect(intervalWords({}, 'hours', t)).toBeUndefined();
    // Five of one length each: nothing is between the ends.
    expect(intervalWords(between(-3, -3), 'hours', t)).toBe(
      '3 h shorter, in 95 of 100 draws.',
    );
  });

  it('name what became worse beside what became better', () => {
    const proof = proofWith();
    const after = proof.after && {
      ...proof.after,
      comparisons: proof.after.comparisons.map(compared =>
        compared.metric === 'reworkRate'
          ? {
              ...compared,
              change: { ...compared.change, says: 'worse' as const },
            }
          : compared,
      ),
    };
    expect(answerOf({ ...proof, ...(after ? { after } : {}) }, t).answer).toBe(
      'Better than in the baseline: Change lead time. Worse than in the baseline: Rework rate.',
    );
  });

  it('say that nothing is shown where nothing is, and not that nothing changed', () => {
    const proof = proofWith();
    const after = proof.after && {
      ...proof.after,
      comparisons: proof.after.comparisons.filter(
        ({ metric }) => metric === 'deploymentFrequency',
      ),
    };
    const { answer, beside } = answerOf(
      { ...proof, ...(after ? { after } : {}) },
      t,
    );
    expect(answer).toBe('No change is shown.');
    expect(beside).toEqual([
      'Not shown: Deployment frequency. The difference may be chance alone; that is neither better nor worse.',
    ]);
  });

  it('say apart what rests on too few, which chance is not asked about', () => {
    const proof = proofWith();
    const after = proof.after && {
      ...proof.after,
      comparisons: proof.after.comparisons.map(compared =>
        compared.metric === 'recoveryTime'
          ? {
              ...compared,
              change: {
                says: 'not-shown' as const,
                sentence:
                  'It rests on fewer than 5 in the baseline or after it, which shows nothing.',
                difference: -3,
              },
            }
          : compared,
      ),
    };
    expect(
      answerOf({ ...proof, ...(after ? { after } : {}) }, t).beside,
    ).toEqual([
      'Not shown: Deployment frequency, Change fail rate, and Rework rate. The difference may be chance alone; that is neither better nor worse.',
      'Too few to show anything: Recovery time. With fewer than 5 in the baseline or after it nothing is called better or worse.',
    ]);
  });

  it('never round a way up to the end of it', () => {
    expect(progressWords({ percent: 99.9, state: 'under-way' }, t)).toBe(
      '99 % of the way',
    );
    expect(
      progressWords({ percent: -50, state: 'worse-than-baseline' }, t),
    ).toBe('further away than at the baseline');
    expect(progressWords({ percent: 100, state: 'met' }, t)).toBe('met');
  });
});
