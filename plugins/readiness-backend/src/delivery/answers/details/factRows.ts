import { chunked } from '../../../database/chunked';
import { splitId } from '../../events/facts';

/** Rows of events by their ids among those of all sources; `read` gets some of one source. */
export async function rowsById<Row>(
  qualified: readonly string[],
  read: (source: string, ids: string[]) => PromiseLike<readonly Row[]>,
): Promise<readonly Row[]> {
  const bySource = new Map<string, string[]>();
  for (const { source, id } of qualified.map(splitId)) {
    const known = bySource.get(source) ?? [];
    bySource.set(source, known);
    known.push(id);
  }
  const rows: Row[] = [];
  for (const [source, ids] of bySource) {
    for (const chunk of chunked(ids)) {
      rows.push(...(await read(source, [...chunk])));
    }
  }
  return rows;
}
