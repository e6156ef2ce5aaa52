import type { EvidenceRecord } from '@groundwork/plugin-readiness-common';

/** A source that did not give what was asked of it, and why. */
export interface UnreadSource {
  /** `kubernetes production-api`: what it is and as the configuration calls it. */
  readonly source: string;
  readonly reason: string;
  /** What it said, or that it said nothing. */
  readonly message: string;
  /** How many looks failed for that reason. */
  readonly looks: number;
}

/** The failed looks of a run by source and reason, in the order in which they were made. */
export function unreadSources(
  records: readonly EvidenceRecord[],
): readonly UnreadSource[] {
  const found = new Map<string, UnreadSource>();
  for (const record of records) {
    if (record.outcome !== 'failed') continue;
    const { reason = 'unknown reason', message = 'It gave none.' } = record;
    const source = `${record.source.kind} ${record.source.instance}`;
    const key = `${source} ${reason}`;
    const known = found.get(key) ?? { source, reason, message, looks: 0 };
    found.set(key, { ...known, looks: known.looks + 1 });
  }
  return [...found.values()];
}
