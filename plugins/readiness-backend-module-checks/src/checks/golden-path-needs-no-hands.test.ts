import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';
import { goldenPathNeedsNoHands } from './golden-path-needs-no-hands';

const whole = allFixtures().find(
  ({ check, name }) =>
    check.id === goldenPathNeedsNoHands.id && name.startsWith('pass.'),
);
const measure = (change: CheckFixture['evidence']) => {
  if (!whole) throw new Error('No fixture passes');
  const { evidence, ...rest } = whole.fixture;
  return measureFixture(goldenPathNeedsNoHands, {
    ...rest,
    evidence: { ...evidence, ...change },
  });
};
const of = (kind: string) => {
  const [first] = whole?.fixture.evidence[kind] ?? [];
  if (!first || !('value' in first)) throw new Error(kind);
  return first;
};

describe('the help that a run of a template takes', () => {
  it.each([
    ['no scaffolder is connected', { 'golden-path-runs': [] }],
    ['nobody says who the platform team is', { declaration: [] }],
    ['no ticket tracker is connected', { tickets: [] }],
  ])('is not known where %s', (_, change) => {
    expect(measure(change).kind).toBe('unknown');
  });

  it('is not asked for where nobody made anything', () => {
    expect(
      measure({
        'golden-path-runs': [
          { ...of('golden-path-runs'), value: { runs: [] } },
        ],
      }).kind,
    ).toBe('not_applicable');
  });

  it('counts everything up to today as possible where nobody knows when staging was reached', () => {
    const value = { applications: [] };
    expect(
      measure({ application: [{ ...of('application'), value }] }),
    ).toMatchObject({ value: { lo: 0, hi: 2 } });
  });

  it('counts tickets of before the oldest that is listed as any number', () => {
    const { subject, value } = of('tickets');
    expect(
      measure({
        tickets: [
          { subject, value: { ...Object(value), tickets: [], unlisted: 3 } },
        ],
      }),
    ).toMatchObject({ value: { lo: 0.5, hi: 10 } });
  });
});
