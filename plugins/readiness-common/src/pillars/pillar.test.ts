import { PillarInput } from '../standard';
import { pillarOf } from './pillar';

const rule = (inputs: readonly PillarInput[]) => ({
  id: 'delivery',
  title: 'Delivery Engineering',
  inputs,
});
const p2: PillarInput = { from: { prerequisite: 'P2' }, share: 0.7 };
const frequency: PillarInput = {
  from: { check: 'frequency', title: 'Deployment frequency' },
};
const leadTime: PillarInput = {
  from: { check: 'lead-time', title: 'Lead time' },
};

describe('a pillar', () => {
  it('gives stated shares to their inputs and divides the rest equally', () => {
    const { score, unknownInputs } = pillarOf(
      rule([p2, frequency, leadTime]),
      ({ from }) =>
        'prerequisite' in from
          ? { title: 'P2', applies: true, lo: 40, hi: 60, confidence: 0.8 }
          : {
              title: from.title,
              applies: true,
              lo: 0,
              hi: 100,
              confidence: 0,
            },
    );
    expect(score.uncapped.lo).toBeCloseTo(28, 9);
    expect(score.uncapped.hi).toBeCloseTo(72, 9);
    expect(score.confidence).toBeCloseTo(0.56, 9);
    expect(score.uncapped.score).toBeCloseTo(50, 9);
    expect(unknownInputs).toEqual(['Deployment frequency', 'Lead time']);
  });

  it('leaves out inputs that do not apply, and is nothing when none does', () => {
    const only = pillarOf(rule([p2, frequency]), ({ from }) => ({
      title: 'x',
      applies: 'prerequisite' in from,
      lo: 50,
      hi: 50,
      confidence: 1,
    }));
    expect(only.score.displayed).toMatchObject({ lo: 50, score: 50, hi: 50 });
    const none = pillarOf(rule([p2]), () => ({
      title: 'x',
      applies: false,
      lo: 0,
      hi: 0,
      confidence: 0,
    }));
    expect(none.score.applies).toBe(false);
    expect(none.score.displayed).not.toHaveProperty('score');
  });
});
