import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';
import { goldenPathIsFaster } from './golden-path-is-faster';

const whole = allFixtures().find(
  ({ check, name }) =>
    check.id === goldenPathIsFaster.id && name.startsWith('pass.'),
);
const measure = (change: CheckFixture['evidence']) => {
  if (!whole) throw new Error('No fixture passes');
  const { evidence, ...rest } = whole.fixture;
  return measureFixture(goldenPathIsFaster, {
    ...rest,
    evidence: { ...evidence, ...change },
  });
};

describe('the speed of the path beside that of other ways', () => {
  it.each([
    ['no scaffolder is connected', { 'golden-path-runs': [] }],
    ['no Argo CD is connected', { application: [] }],
    ['nobody knows how old the services are', { 'service-origin': [] }],
  ])('is not known where %s', (_, change) => {
    expect(measure(change).kind).toBe('unknown');
  });

  it('is not known of fewer than five services on either side, and says how many there are', () => {
    const origins = whole?.fixture.evidence['service-origin'] ?? [];
    expect(measure({ 'service-origin': origins.slice(1) })).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('4 services'),
    });
  });
});
