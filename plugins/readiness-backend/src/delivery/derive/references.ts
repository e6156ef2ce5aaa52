import { EventReference } from '@groundwork/plugin-readiness-common';
import { qualifiedId, sourceKey } from '../events/facts';

/** What an event of a source refers to, among the ids of all sources. */
export function readReference(
  source: string,
  reference: EventReference,
): string {
  return qualifiedId(
    reference.source ? sourceKey(reference.source) : source,
    reference.id,
  );
}
