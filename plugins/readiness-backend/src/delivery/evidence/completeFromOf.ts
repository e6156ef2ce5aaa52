import { z } from 'zod';

const progressSchema = z.object({
  completeFromMs: z.number().optional(),
  placesFromMs: z.record(z.string(), z.number()).optional(),
});

/**
 * From when on a part of a source tells all of some places; empty where it misses nothing. A part that tells of many places says
 * it of each, and of those that it does not name it misses nothing.
 */
export function completeFromOf(
  progress: string,
  places: readonly string[],
): readonly number[] {
  const { completeFromMs: ofAll, placesFromMs } = progressSchema.parse(
    JSON.parse(progress),
  );
  if (placesFromMs) {
    return places.flatMap(place => placesFromMs[place] ?? []);
  }
  return ofAll === undefined ? [] : [ofAll];
}
