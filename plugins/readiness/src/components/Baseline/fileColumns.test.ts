import {
  baselineWith,
  leadTimeTarget,
  numbersWith,
  proofWith,
} from '../../__testUtils__';
import { csvFile, type FileColumn } from '../TableFile';
import {
  freezableColumns,
  listColumns,
  proofColumns,
  targetColumns,
} from './fileColumns';
import { proofRows } from './proofRows';

function recordsOf<T>(
  columns: readonly FileColumn<T>[],
  rows: readonly T[],
): readonly Readonly<Record<string, string | undefined>>[] {
  const [head = '', ...lines] = csvFile(columns, rows)
    .text.trim()
    .split('\r\n');
  const names = head.split(',');
  return lines.map(line => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
}

describe('the file of a proof', () => {
  it('holds what was compared as numbers, and names what it is of in each row', () => {
    const proof = proofWith();
    const [lead] = recordsOf(proofColumns(proof), proofRows(proof));
    expect(lead).toMatchObject({
      baseline: 'Before the common pipeline',
      hash: 'f1'.repeat(32),
      is_intact: 'yes',
      scope: 'organisation:default',
      frozen_first_day: '2026-08-24',
      frozen_last_day: '2026-11-21',
      after_first_day: '2027-02-20',
      after_last_day: '2027-05-20',
      metric: 'lead-time',
      unit: 'hours',
      frozen_value: '76',
      frozen_sample_size: '41',
      after_value: '40',
      after_sample_size: '60',
      says: 'improved',
      difference: '-36',
      difference_from: '-47',
      difference_to: '-20',
      target: '24',
      target_owner: 'group:default/platform',
      target_due_day: '2027-05-01',
      progress: 'under-way',
    });
  });

  it('leaves empty what has no value, and does not take it for zero', () => {
    const proof = proofWith();
    const recovery = recordsOf(proofColumns(proof), proofRows(proof)).find(
      ({ metric }) => metric === 'recovery-time',
    );
    expect(recovery).toMatchObject({
      frozen_value: '',
      after_value: '',
      says: 'undefined',
      difference: '',
      target: '',
    });
  });

  it('holds the frozen numbers while it is too early to compare, and says when it was touched', () => {
    const { after: _, ...early } = proofWith({
      baseline: baselineWith({ isIntact: false }),
    });
    const [lead] = recordsOf(proofColumns(early), proofRows(early));
    expect(lead).toMatchObject({
      is_intact: 'no',
      frozen_value: '76',
      after_value: '',
      says: '',
    });
  });
});

it('saves what could be frozen, targets and baselines as the portal keeps them', () => {
  const numbers = numbersWith();
  const { leadTime } = numbers.metrics;
  expect(
    recordsOf(freezableColumns(numbers), [
      { name: 'leadTime', metric: leadTime },
    ]),
  ).toMatchObject([
    {
      window_first_day: numbers.window.fromDay,
      metric: 'lead-time',
      value: String(leadTime.value),
    },
  ]);
  expect(
    recordsOf(targetColumns(baselineWith()), [
      {
        ...leadTimeTarget,
        outcome: { state: 'missed', until: '2027-05-02', value: 30 },
      },
      { ...leadTimeTarget, outcome: { state: 'to-come' } },
    ]),
  ).toMatchObject([
    {
      ...{ metric: 'lead-time', unit: 'hours', value: '24' },
      ...{ due_day: '2027-05-01', outcome: 'missed', outcome_value: '30' },
    },
    { outcome: 'to-come', outcome_value: '', judged_before_day: '' },
  ]);
  expect(recordsOf(listColumns, [baselineWith()])).toMatchObject([
    { name: 'Before the common pipeline', is_intact: 'yes', previous: '' },
  ]);
});
