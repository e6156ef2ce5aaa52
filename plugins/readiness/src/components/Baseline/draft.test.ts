import {
  dayAfter,
  isSet,
  problemsOf,
  targetDraftOf,
  todayIn,
  valueOf,
  type FrozenMetric,
  type TargetDraft,
} from './draft';

const leadTime: FrozenMetric = {
  unit: 'hours',
  better: 'lower',
  value: 76,
  sampleSize: 41,
};
const rate: FrozenMetric = { ...leadTime, unit: 'percent', value: 15 };
const frequency: FrozenMetric = {
  ...leadTime,
  unit: 'per-week',
  better: 'higher',
  value: 3.2,
};
const TODAY = '2026-11-22';

function draft(more: Partial<TargetDraft> = {}): TargetDraft {
  return {
    amount: 1,
    unit: 'days',
    owner: { id: 'group:default/platform', label: 'Platform' },
    day: '2027-05-01',
    ...more,
  };
}

describe('the target of a metric', () => {
  it('is told in the unit that its writer chose, and sent in hours', () => {
    expect(valueOf(draft(), leadTime)).toBe(24);
    expect(valueOf(draft({ amount: 90, unit: 'minutes' }), leadTime)).toBe(1.5);
    expect(valueOf(draft({ amount: 5 }), rate)).toBe(5);
    expect(valueOf(draft({ amount: undefined }), leadTime)).toBeUndefined();
  });

  it('has nothing wrong with it where none is wanted', () => {
    const empty = draft({ amount: undefined, owner: undefined, day: '' });
    expect(problemsOf(empty, leadTime, TODAY)).toEqual({});
  });

  it.each([
    ['a time of nothing', leadTime, 0, 'not-positive'],
    ['a time longer than the baseline', leadTime, 4, 'worse'],
    ['no deployment at all', frequency, 0, 'not-positive'],
    ['fewer deployments than the baseline', frequency, 3, 'worse'],
    ['more than all of them', rate, 101, 'over-hundred'],
    ['a higher rate than the baseline', rate, 16, 'worse'],
  ] as const)('is not %s', (_, metric, amount, amountProblem) => {
    expect(problemsOf(draft({ amount }), metric, TODAY)).toEqual({
      amount: amountProblem,
    });
  });

  it('may ask to hold what there is, and that nothing fails', () => {
    expect(problemsOf(draft({ amount: 15 }), rate, TODAY)).toEqual({});
    expect(problemsOf(draft({ amount: 0 }), rate, TODAY)).toEqual({});
  });

  it('needs an owner and a day to come, each said by itself', () => {
    expect(
      problemsOf(draft({ owner: undefined, day: TODAY }), leadTime, TODAY),
    ).toEqual({ owner: 'missing', day: 'past' });
    expect(problemsOf(draft({ day: '' }), leadTime, TODAY)).toEqual({
      day: 'missing',
    });
    expect(problemsOf(draft({ day: '2026-11-23' }), leadTime, TODAY)).toEqual(
      {},
    );
  });

  it('comes back as it was sent, and is not sent again unchanged', () => {
    const target = {
      metric: 'leadTime',
      value: 0.35,
      owner: 'group:default/platform',
      dueDay: '2027-05-01',
      setBy: 'user:default/rhea',
      setAt: '2026-11-22T10:00:00.000Z',
    } as const;
    const again = targetDraftOf(leadTime, {
      target,
      owner: undefined,
      today: TODAY,
    });
    expect(again).toEqual({
      amount: 21,
      unit: 'minutes',
      owner: { id: 'group:default/platform', label: 'platform' },
      day: '2027-05-01',
    });
    expect(isSet(again, leadTime, target)).toBe(true);
    expect(isSet({ ...again, amount: 20 }, leadTime, target)).toBe(false);
    expect(isSet({ ...again, day: '2027-05-02' }, leadTime, target)).toBe(
      false,
    );
    expect(isSet(again, leadTime, undefined)).toBe(false);
  });

  it('begins without an amount, in the unit of the baseline, half a year from now', () => {
    expect(
      targetDraftOf(leadTime, {
        target: undefined,
        owner: undefined,
        today: TODAY,
      }),
    ).toEqual({
      amount: undefined,
      unit: 'days',
      owner: undefined,
      day: '2027-05-21',
    });
  });
});

describe('days', () => {
  it('are those of the time zone in which days are counted', () => {
    const late = Date.parse('2026-11-22T23:30:00Z');
    expect(todayIn('UTC', late)).toBe('2026-11-22');
    expect(todayIn('Asia/Tokyo', late)).toBe('2026-11-23');
  });

  it('are counted over the end of a month', () => {
    expect(dayAfter('2027-02-28', 1)).toBe('2027-03-01');
    expect(dayAfter('2027-03-01', -1)).toBe('2027-02-28');
  });
});
