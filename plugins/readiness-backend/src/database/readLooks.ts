import { EvidenceRecord, Looks } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Turns } from '../turns';
import { chunked } from './chunked';
import { EvidenceRow, LookRow, recordOf } from './rows';

const RECORD_COLUMNS = ['id', 'record'] as const;

/** The records behind rows of looks. A look whose latest record is gone is left out. */
export async function readLooks(
  rows: readonly LookRow[],
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
  const records = new Map<string, EvidenceRecord>();
  for (const chunk of chunked([...ids])) {
    const found = await from
      .knex<EvidenceRow>('evidence')
      .select([...columns])
      .whereIn('id', [...chunk]);
    await from.turns.map(found, row => records.set(row.id, recordOf(row)));
  }
  return rows.flatMap(row => {
    const latest = records.get(row.latest_id);
    const lastGood = records.get(row.last_good_id ?? '');
    return latest ? [{ latest, ...(lastGood ? { lastGood } : {}) }] : [];
  });
}
