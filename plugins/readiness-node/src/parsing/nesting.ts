import { SourceError } from '@groundwork/source-client';

/** Refuses values nested deeper than the limit, without recursing deeper itself. */
export function refuseDeepNesting(value: unknown, limit: number): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (limit === 0) {
    throw new SourceError('parse_error', 'Nested too deeply');
  }
  for (const item of Object.values(value)) {
    refuseDeepNesting(item, limit - 1);
  }
}
