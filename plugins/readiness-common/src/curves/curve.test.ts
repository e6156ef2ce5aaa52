import {
  dominanceCurve,
  falling,
  grade,
  gradeRange,
  logarithmic,
  piecewise,
} from './curve';

describe('curves', () => {
  it('a dominance of 0.60 scores 0, of 0.81 the functional 0.6, of 0.95 everything', () => {
    expect(grade(dominanceCurve(), 0.6)).toBe(0);
    expect(grade(dominanceCurve(), 0.81)).toBeCloseTo(0.6, 12);
    expect(grade(dominanceCurve(), 0.95)).toBeCloseTo(1, 12);
    expect(grade(dominanceCurve(), 1)).toBe(1);
  });

  it('falls where less is better, and turns a range around', () => {
    const handWrites = falling(0.2, 0.05);
    expect(grade(handWrites, 0.05)).toBe(1);
    expect(grade(handWrites, 0.2)).toBe(0);
    expect(gradeRange(handWrites, { lo: 0.05, hi: 0.2 })).toEqual({
      lo: 0,
      hi: 1,
    });
  });

  it('is straight in the logarithm: the geometric middle scores a half', () => {
    expect(grade(logarithmic(480, 60), Math.sqrt(480 * 60))).toBeCloseTo(
      0.5,
      12,
    );
    expect(grade(logarithmic(480, 60), 0)).toBe(1);
  });

  it('how-to tickets: 5 a week score 1, 20 score 0.6, 50 score 0, and flat beyond', () => {
    const tickets = piecewise([
      [5, 1],
      [20, 0.6],
      [50, 0],
    ]);
    expect(
      [0, 5, 12.5, 20, 35, 50, 80].map(count => grade(tickets, count)),
    ).toEqual([1, 1, 0.8, 0.6, 0.3, 0, 0]);
  });
});
