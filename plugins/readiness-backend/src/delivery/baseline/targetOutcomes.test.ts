import { Target } from './BaselineStore';
import { FrozenMetric } from './snapshot';
import { judgeTargets, Judging } from './targetOutcomes';

const frozen: FrozenMetric = {
  ...{ unit: 'hours', better: 'lower', value: 48, sampleSize: 20 },
  sample: { kind: 'durations', durations: [[48, 20]] },
};
const metrics: Judging['metrics'] = {
  ...{ leadTime: frozen, recoveryTime: frozen },
  ...{ deploymentFrequency: frozen, changeFailRate: frozen },
  reworkRate: frozen,
};

function target(value: number, setOn: string, dueDay: string): Target {
  return {
    ...{ baseline: 'h', metric: 'leadTime', value, dueDay },
    ...{ owner: 'group:default/a', setBy: 'user:default/b' },
    setAtMs: Date.parse(`${setOn}T12:00:00Z`),
  };
}

/** Judges against lead times by the day before which their window ends, in hours. */
async function judged(
  newestFirst: readonly Target[],
  times: Readonly<Record<string, number>>,
  to = '2026-11-22',
) {
  const asked: string[] = [];
  const found = await judgeTargets(newestFirst, {
    ...{ metrics, to, comparableFrom: '2026-03-01' },
    localDay: atMs => new Date(atMs).toISOString().slice(0, 10),
    measure: async until => {
      asked.push(until);
      const value = times[until];
      const known = value === undefined ? {} : { value };
      return {
        ...{ leadTime: known, recoveryTime: {}, deploymentFrequency: {} },
        ...{ changeFailRate: {}, reworkRate: {} },
      };
    },
  });
  return { outcomes: found.map(({ outcome }) => outcome), asked };
}

describe('what became of a target', () => {
  it('is told by the window that ends with its day, whatever came later', async () => {
    const { outcomes } = await judged(
      [target(24, '2026-01-05', '2026-06-30')],
      { '2026-07-01': 20, '2026-11-22': 60 },
    );
    expect(outcomes).toEqual([
      { state: 'met', until: '2026-07-01', value: 20 },
    ]);
  });

  it('is that it was missed where it was reached only later', async () => {
    const { outcomes } = await judged(
      [target(24, '2026-01-05', '2026-06-30')],
      { '2026-07-01': 30, '2026-11-22': 20 },
    );
    expect(outcomes).toEqual([
      { state: 'missed', until: '2026-07-01', value: 30 },
    ]);
  });

  it('is still to come until its day is over', async () => {
    const { outcomes, asked } = await judged(
      [target(24, '2026-01-05', '2026-11-22')],
      {},
    );
    expect({ outcomes, asked }).toEqual({
      outcomes: [{ state: 'to-come' }],
      asked: [],
    });
  });

  it('goes on in a chain: met before its day and followed, passed and followed, and the newest to come', async () => {
    const { outcomes, asked } = await judged(
      [
        target(6, '2026-10-01', '2026-12-31'),
        target(12, '2026-05-01', '2026-08-31'),
        target(24, '2026-01-05', '2026-06-30'),
      ],
      { '2026-05-01': 20, '2026-09-01': 13 },
    );
    expect(outcomes).toEqual([
      { state: 'to-come' },
      { state: 'missed', until: '2026-09-01', value: 13 },
      { state: 'met', until: '2026-05-01', value: 20 },
    ]);
    expect(asked).toEqual(['2026-09-01', '2026-05-01']);
  });

  it('is neither met nor missed when another one took its place before its day', async () => {
    const { outcomes } = await judged(
      [
        target(30, '2026-05-01', '2026-12-31'),
        target(24, '2026-01-05', '2026-06-30'),
      ],
      { '2026-05-01': 40 },
    );
    expect(outcomes).toEqual([
      { state: 'to-come' },
      { state: 'replaced', until: '2026-05-01', value: 40 },
    ]);
  });

  it.each<[string, string, Readonly<Record<string, number>>]>([
    ['the window has no value', '2026-06-30', {}],
    [
      'too little time had passed since the baseline',
      '2026-02-01',
      { '2026-02-02': 1 },
    ],
  ])('is not known, and not met, when %s', async (_, dueDay, times) => {
    const { outcomes } = await judged(
      [target(24, '2026-01-05', dueDay)],
      times,
    );
    expect(outcomes).toMatchObject([{ state: 'not-known' }]);
    expect(outcomes[0]).not.toHaveProperty('value');
  });
});
