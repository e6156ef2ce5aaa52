/**
 * Since when a workload's spec is as it is. `kubectl scale` leaves no time in managedFields; it cannot be younger than the
 * last change of the spec, and the spec's generation counts those.
 */
import {
  workload,
  type FieldWriter,
  type Subject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import type { CollectContext } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { WorkloadObject } from '../cluster/objects';

const statusFields = z.object({
  'f:status': z.object({ 'f:observedGeneration': z.unknown() }),
});

/** A write to the spec that says nothing of when it was made. */
export function hasTimelessWrite(writers: readonly FieldWriter[]): boolean {
  return writers.some(({ at, touchesSpec }) => touchesSpec && at === undefined);
}

/**
 * The last time at which the controller wrote the status, if it had then seen the present generation: the spec has not
 * changed since.
 */
export function seenByController({
  metadata,
  status,
}: WorkloadObject): string | undefined {
  const { generation, managedFields } = metadata;
  if (generation === undefined || status?.observedGeneration !== generation)
    return undefined;
  return managedFields?.find(
    ({ subresource, fieldsV1 }) =>
      subresource === 'status' && statusFields.safeParse(fieldsV1).success,
  )?.time;
}

/** What an earlier look has noted of the same objects in the same generation, by uid and generation. */
export type EarlierLook = ReadonlyMap<string, string>;

function keyOf({
  uid,
  generation,
}: Pick<Workload, 'uid' | 'generation'>): string | undefined {
  return uid === undefined || generation === undefined
    ? undefined
    : `${uid} ${generation}`;
}

/** Reads what the last good look at the cluster has noted; empty where nobody keeps it. */
export async function earlierLook(
  subject: Subject,
  { earlier }: CollectContext,
): Promise<EarlierLook> {
  const value = await earlier?.(subject);
  const parsed = workload.schema.safeParse(value);
  if (!parsed.success) return new Map();
  return new Map(
    parsed.data.workloads.flatMap(item => {
      const key = keyOf(item);
      return key === undefined || item.unchangedSince === undefined
        ? []
        : [[key, item.unchangedSince] as const];
    }),
  );
}

/** The workload with the earliest time that is known to be after its last change; at the latest the time of this look. */
export function withUnchangedSince(
  item: Workload,
  earlier: EarlierLook,
  asOf: Date,
): Workload {
  if (!hasTimelessWrite(item.writers ?? [])) return item;
  const known = [item.unchangedSince, earlier.get(keyOf(item) ?? '')];
  const since = known.reduce(
    (first: string, time) =>
      time !== undefined && Date.parse(time) < Date.parse(first) ? time : first,
    asOf.toISOString(),
  );
  return { ...item, unchangedSince: since };
}
