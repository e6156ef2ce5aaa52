import {
  indexLooks,
  LookRecord,
  Looks,
  LooksIndex,
} from '@groundwork/plugin-readiness-common';
import { EvidenceStore } from '../database';

/** Where looks come from: the present ones in memory, and all that is stored of them. */
export interface KnownLooks {
  readonly index: LooksIndex;
  readonly evidence: EvidenceStore;
}

/**
 * Looks of some subjects with their values. The index knows them but for the values, and but for what a failed one says of
 * itself: where one failed, or its record is gone meanwhile, everything about its subject is read.
 */
export async function ownEvidence(
  kinds: readonly string[],
  subjectRefs: readonly string[],
  { index, evidence }: KnownLooks,
): Promise<LooksIndex> {
  const known = subjectRefs.flatMap(ref =>
    kinds.flatMap(kind => index.of(kind, ref)),
  );
  const values = await evidence.values(
    known
      .filter(({ latest }) => latest.outcome === 'observed')
      .map(({ latest }) => latest.id),
  );
  const isWhole = ({ latest }: Looks) =>
    latest.outcome === 'absent' || values.has(latest.id);
  const incomplete = new Set(
    known.filter(look => !isWhole(look)).map(look => look.latest.subjectRef),
  );
  const read =
    incomplete.size > 0
      ? await evidence.looksWithValues(kinds, [...incomplete])
      : [];
  const valued = known
    .filter(({ latest }) => !incomplete.has(latest.subjectRef))
    .map(({ latest }) => withValue(latest, values));
  return indexLooks([...valued, ...read]);
}

/** Unless it failed, the latest look is the last good one. */
function withValue(
  latest: LookRecord,
  values: ReadonlyMap<string, unknown>,
): Looks {
  const record = values.has(latest.id)
    ? { ...latest, value: values.get(latest.id) }
    : latest;
  return { latest: record, lastGood: record };
}
