import type { StreamProgress } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** A rollout that was told, and of which more is to be told. */
const toldSchema = z.object({
  number: z.number().int(),
  runId: z.string().exactOptional(),
  /** It failed; a cluster goes on trying. */
  failed: z.boolean().exactOptional(),
});

/** See {@link toldSchema}. */
export type Told = z.infer<typeof toldSchema>;

const knownSchema = z.object({
  /** Where it is, as events name it. */
  place: z.string().exactOptional(),
  /** Number of the last rollout that was read; they count from one. */
  last: z.number().int(),
  read: z.number().int(),
  /** From when on none is missing, and how each ended is known. */
  sinceMs: z.number().exactOptional(),
  /** Not seen to end. */
  open: z.array(toldSchema).readonly(),
  /** Told without a commit, which its registry may know. */
  asked: z.array(toldSchema).readonly(),
  /** What was rolled out lately. */
  lately: z.array(z.string()).readonly(),
});

/** What was read of a workload. */
export type Known = z.infer<typeof knownSchema>;

/** What is known of a workload that was not seen before. */
export const nothing: Known = {
  ...{ last: 0, read: 0 },
  ...{ open: [], asked: [], lately: [] },
};

/** What was read of a cluster, by the uids of its workloads. */
export const positionSchema = z.object({
  workloads: z.record(z.string(), knownSchema),
});

/** See {@link positionSchema}. */
export type Position = z.infer<typeof positionSchema>;

/** Numbers count from one, so that they say how many there were. */
export function progressOf({ workloads }: Position): StreamProgress {
  const all = Object.values(workloads);
  const since = all.flatMap(({ sinceMs }) => sinceMs ?? []);
  return {
    read: all.reduce((sum, { read }) => sum + read, 0),
    of: all.reduce((sum, { last }) => sum + last, 0),
    ...(since.length > 0 ? { completeFromMs: Math.max(...since) } : {}),
    ...placesFrom(all),
  };
}

/** Of one place the latest; as long as a workload of before it was noted is not seen again, its place is not known. */
function placesFrom(
  all: readonly Known[],
): Pick<StreamProgress, 'placesFromMs'> {
  if (all.some(({ place }) => place === undefined)) {
    return {};
  }
  const from = new Map<string, number>();
  for (const { place = '', sinceMs } of all) {
    if (sinceMs !== undefined) {
      from.set(place, Math.max(sinceMs, from.get(place) ?? -Infinity));
    }
  }
  return from.size > 0 ? { placesFromMs: Object.fromEntries(from) } : {};
}
