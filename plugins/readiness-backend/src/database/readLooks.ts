import { EvidenceRecord, Looks } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from './chunked';
import { EvidenceRow, LookRow, recordOf } from './rows';

const RECORD_COLUMNS = ['id', 'record'] as const;

/** The records behind rows of looks. A look whose latest record is gone is left out. */
export async function readLooks(
  knex: Knex,
  rows: readonly LookRow[],
  withValues: boolean,
): Promise<readonly Looks[]> {
  const ids = new Set(
    rows.flatMap(({ latest_id: latest, last_good_id: good }) =>
      good === null ? [latest] : [latest, good],
    ),
  );
  const columns = withValues
    ? [...RECORD_COLUMNS, 'value' as const]
    : RECORD_COLUMNS;
  const records = new Map<string, EvidenceRecord>();
  for (const chunk of chunked([...ids])) {
    const found = await knex<EvidenceRow>('evidence')
      .select([...columns])
      .whereIn('id', [...chunk]);
    for (const row of found) {
      records.set(row.id, recordOf(row));
    }
  }
  return rows.flatMap(row => {
    const latest = records.get(row.latest_id);
    const lastGood = records.get(row.last_good_id ?? '');
    return latest ? [{ latest, ...(lastGood ? { lastGood } : {}) }] : [];
  });
}
