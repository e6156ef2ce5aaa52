import { authorityOf } from './authority';
import { Marks } from './marks';
import { PlaceRow, SourceRow } from './resultRows';
import { countWitnessed, forgetWitnessed, refreshWitnessed } from './witnessed';
import { Within } from './within';

/**
 * Decides which source of a service counts, after what is marked. When that is another one than before, everything of the
 * service is worked out anew: the marks that are returned say so.
 */
export async function settleAuthority(
  within: Within,
  marks: Marks,
): Promise<Marks> {
  if (!marks.has('all') && !marks.has('run')) {
    return marks;
  }
  const { transaction, service, chosenSource } = within;
  const places = await transaction<PlaceRow>('delivery_places')
    .where({ service })
    .whereNotNull('evidence');
  const evidence = new Map(
    places.map(row => [row.source, Number(row.evidence)]),
  );
  if (evidence.size > 1) {
    await refreshWitnessed(within, marks);
  } else if (marks.has('all')) {
    await forgetWitnessed(within);
  } else {
    return marks;
  }
  const seen = await countWitnessed(within);
  const authority = authorityOf(
    [...evidence].map(([source, rank]) => ({
      source,
      evidence: rank,
      seen: seen.get(source) ?? [],
    })),
    chosenSource,
  );
  const rows = [...evidence].sort().map(([source, rank]) => ({
    service,
    source,
    evidence: rank,
    counts: source === authority?.source,
    reason: authority?.reason ?? 'only-source',
    deployments: evidence.size > 1 ? seen.get(source)?.[0] ?? 0 : null,
  }));
  await transaction<SourceRow>('delivery_sources').where({ service }).delete();
  if (rows.length > 0) {
    await transaction<SourceRow>('delivery_sources').insert(rows);
  }
  return (await count(within, places, authority?.source))
    ? marks.withAll()
    : marks;
}

/** Lets the places of one source count, and no other ones; tells whether that is new. */
async function count(
  { transaction, service }: Within,
  places: readonly PlaceRow[],
  authority: string | undefined,
): Promise<boolean> {
  const wrong = places.filter(
    ({ source, counts }) => Boolean(counts) !== (source === authority),
  );
  for (const { source, place } of wrong) {
    await transaction<PlaceRow>('delivery_places')
      .where({ source, place, service })
      .update({ counts: source === authority });
  }
  return wrong.length > 0;
}
