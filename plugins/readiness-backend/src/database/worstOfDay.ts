import { Knex } from 'knex';
import { z } from 'zod';
import { locksRows } from './locksRows';
import { HistoryRow } from './rows';

const boundsSchema = z.object({ id: z.string(), hi: z.number() });
const highestSchema = z.record(z.string(), z.number());
const judgedSchema = z.object({
  prerequisites: z.array(boundsSchema),
  pillars: z.array(boundsSchema),
  lowest: z
    .object({ prerequisites: highestSchema, pillars: highestSchema })
    .optional(),
});

/** The most that was possible at the worst time of a day, by id. */
export type Lowest = NonNullable<z.infer<typeof judgedSchema>['lowest']>;

/** Those of the day's row; of one with a single assessment, and of one that an earlier release wrote, its own. */
export function lowestOf(facts: unknown): Lowest {
  const { lowest, prerequisites, pillars } = judgedSchema.parse(facts);
  return (
    lowest ?? { prerequisites: hisOf(prerequisites), pillars: hisOf(pillars) }
  );
}

/**
 * Stores the row of a day of the organisation. It says what the last assessment of the day said, and the least that was still
 * possible in any of them: whatever has to have stood for days did not stand on a day on which it was seen to fail in the morning
 * and was back at noon. A source that was silent for an hour made it unknown, which is no failure once the day ends well.
 */
export async function putWithWorst(
  transaction: Knex.Transaction,
  row: HistoryRow,
): Promise<void> {
  const { standard_id, subject_ref, day } = row;
  const rows = () =>
    transaction<HistoryRow>('assessment_history').where({
      ...{ standard_id, subject_ref, day },
    });
  // Whoever comes second finds the row and waits for it.
  await transaction<HistoryRow>('assessment_history')
    .insert(row)
    .onConflict(['standard_id', 'subject_ref', 'day'])
    .ignore();
  const before = await (locksRows(transaction)
    ? rows().forUpdate().first()
    : rows().first());
  if (!before) return;
  const isNewer = Number(before.as_of_ms) <= Number(row.as_of_ms);
  const last = isNewer ? row : before;
  const lowest = lower(
    lowestOf(JSON.parse(before.facts)),
    lowestOf(JSON.parse(row.facts)),
  );
  await rows().update({
    as_of_ms: last.as_of_ms,
    facts: JSON.stringify({ ...JSON.parse(last.facts), lowest }),
  });
}

function hisOf(
  bounds: readonly z.infer<typeof boundsSchema>[],
): Lowest['pillars'] {
  return Object.fromEntries(bounds.map(({ id, hi }) => [id, hi]));
}

function lower(one: Lowest, other: Lowest): Lowest {
  return {
    prerequisites: lowerOf(one.prerequisites, other.prerequisites),
    pillars: lowerOf(one.pillars, other.pillars),
  };
}

function lowerOf(
  one: Lowest['pillars'],
  other: Lowest['pillars'],
): Lowest['pillars'] {
  const both = { ...one, ...other };
  return Object.fromEntries(
    Object.entries(both).map(([id, hi]) => [id, Math.min(hi, one[id] ?? hi)]),
  );
}
