import { baselineWith, leadTimeTarget } from '../../__testUtils__';
import { asSay } from '../../useSay';
import { measuresOf } from './measures';
import { marksOf } from './own';
import { AS_FITS } from './units';

const t = asSay((key: string, values?: Readonly<Record<string, string>>) =>
  [key, ...Object.values(values ?? {})].join(' '),
);

function targetMark(asOf: string, dueDay = '2027-05-01') {
  const marks = marksOf(
    {
      own: baselineWith({ targets: [{ ...leadTimeTarget, dueDay }] }),
      numbers: { asOf },
    },
    'leadTime',
    measuresOf(t, { ...AS_FITS, time: 'days' }),
  );
  return marks.find(({ kind }) => kind === 'target');
}

describe('the mark of a target', () => {
  it('says by when until its day is over, in the unit that was chosen', () => {
    expect(targetMark('2027-05-01T23:00:00.000Z')).toEqual({
      kind: 'target',
      value: 24,
      words: 'baseline.mark.target delivery.value.day 1 May 2027',
    });
  });

  it('says that its day has passed from the day after on', () => {
    expect(targetMark('2027-05-02T00:30:00.000Z')?.words).toBe(
      'baseline.mark.targetPassed delivery.value.day 1 May 2027',
    );
  });
});
