import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { sketched } from './sketch';
import { sumOf, Tally } from './tally';
import { tallyDays } from './tallyDays';

const HOUR_MS = 3_600_000;
const NINE_MS = Date.parse('2026-09-01T09:00:00Z');

const deployment: DeploymentRecord = {
  service: 'component:default/payments',
  id: 'd1',
  status: 'success',
  kind: 'forward',
  sha: 'a'.repeat(40),
  startedAtMs: NINE_MS,
  finishedAtMs: NINE_MS + HOUR_MS,
  failedAttempts: [],
  changes: [
    {
      id: 'pr1',
      repository: 'github:42',
      authoredAtMs: NINE_MS - 4 * HOUR_MS,
      commitsAuthoredAtMs: [NINE_MS - 4 * HOUR_MS],
      createdAtMs: NINE_MS - 3 * HOUR_MS,
      mergedAtMs: NINE_MS - HOUR_MS,
      leadTimeMs: 5 * HOUR_MS,
      clockSkew: false,
    },
  ],
  rework: [],
};

const conventions = {
  settings: { excludeRollbacksFromCfrDenominator: false },
  dayOf: () => '2026-09-01',
};

function seriesOf(tally: Tally): readonly string[] {
  return Object.keys(tally)
    .flatMap(name => (name.includes('~') ? [name.split('~')[0] ?? ''] : []))
    .sort();
}

describe('tallyDays', () => {
  it('keeps all series of durations where days are stored', () => {
    const tally = sumOf(tallyDays([deployment], conventions).values());
    expect(seriesOf(tally)).toEqual(
      sketched.filter(series => series !== 'recovery').sort(),
    );
  });

  it('sketches only what is asked for, and counts the same', () => {
    const all = sumOf(tallyDays([deployment], conventions).values());
    const lead = sumOf(
      tallyDays([deployment], { ...conventions, sketches: ['lead'] }).values(),
    );
    expect(seriesOf(lead)).toEqual(['lead']);
    expect(lead).toEqual(
      Object.fromEntries(
        Object.entries(all).filter(
          ([name]) => !name.includes('~') || name.startsWith('lead~'),
        ),
      ),
    );
  });
});
