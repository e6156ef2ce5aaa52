import { CheckedPage, StreamName } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { chunked } from '../../database/chunked';
import { SetAsideRow } from './eventRows';
import { sourceKey } from './facts';

const ROWS_PER_INSERT = 100;

/** Keeps events that nobody understands, each once, with what is wrong with them and when it was first found. */
export async function putAside(
  transaction: Knex.Transaction,
  { collector, source, stream }: StreamName,
  {
    events,
    nowMs,
  }: { readonly events: CheckedPage['setAside']; readonly nowMs: number },
): Promise<void> {
  const rows = new Map(
    events.map(({ reason, event }) => {
      const digest = createHash('sha256').update(event).digest('hex');
      return [
        digest,
        {
          ...{ source: sourceKey(source), digest, collector, stream },
          ...{ reason, event, set_aside_at_ms: nowMs },
        },
      ];
    }),
  );
  for (const chunk of chunked([...rows.values()], ROWS_PER_INSERT)) {
    await transaction<SetAsideRow>('delivery_set_aside')
      .insert([...chunk])
      .onConflict(['source', 'digest'])
      .ignore();
  }
}
