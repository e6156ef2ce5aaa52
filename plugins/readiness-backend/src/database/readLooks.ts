import { LookRecord, Looks } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Turns } from '../turns';
import { chunked } from './chunked';
import { readAhead } from './readAhead';
import { EvidenceRow, LookRow, lookRecordOf, recordOf } from './rows';

const RECORD_COLUMNS = ['id', 'record'] as const;

/** What of a row of `looks` leads to its records. */
export const LOOK_COLUMNS = ['latest_id', 'last_good_id'] as const;

type Found = Pick<EvidenceRow, 'id' | 'record'> &
  Partial<Pick<EvidenceRow, 'value'>>;

/** The records behind rows of looks. A look whose latest record is gone is left out. */
export async function readLooks(
  rows: readonly Pick<LookRow, (typeof LOOK_COLUMNS)[number]>[],
  from: {
    readonly knex: Knex;
    readonly turns: Turns;
    readonly withValues: boolean;
  },
): Promise<readonly Looks[]> {
  const ids = new Set<string>();
  for (const { latest_id: latest, last_good_id: good } of rows) {
    ids.add(latest);
    if (good !== null) ids.add(good);
  }
  const columns = from.withValues
    ? [...RECORD_COLUMNS, 'value' as const]
    : RECORD_COLUMNS;
  const read = from.withValues ? recordOf : lookRecordOf;
  const records = new Map<string, LookRecord>();
  await readAhead(chunked([...ids]), {
    read: (chunk): Promise<readonly Found[]> =>
      from.turns.answer(
        from
          .knex<EvidenceRow>('evidence')
          .select([...columns])
          .whereIn('id', [...chunk]),
      ),
    work: found => from.turns.map(found, row => records.set(row.id, read(row))),
  });
  return rows.flatMap(row => {
    const latest = records.get(row.latest_id);
    const lastGood = records.get(row.last_good_id ?? '');
    return latest ? [{ latest, ...(lastGood ? { lastGood } : {}) }] : [];
  });
}
