import { chunked } from '../../database/chunked';
import { Marks } from './marks';
import { NewMark, ServiceRow } from './resultRows';
import { Within } from './within';

/** What another tier has to look at again, too; incidents count in production alone. */
const handedOn = ['run', 'commit', 'pull-request'] as const;

/**
 * Leaves what production has looked at to the other tiers of the service: they are worked out apart from it, so that
 * production neither waits for them nor fails with them. A service that was never deployed elsewhere costs one look at a key.
 */
export async function handOnMarks(
  { transaction, service }: Within,
  marks: Marks,
  isElsewhere: boolean,
): Promise<void> {
  const services = () => transaction<ServiceRow>('delivery_tier_services');
  if (isElsewhere) {
    await services().insert({ service }).onConflict('service').ignore();
  } else if (
    (await services().where({ service }).first('service')) === undefined
  ) {
    return;
  }
  const rows: readonly NewMark[] = marks.has('all')
    ? [{ service, kind: 'all', key: '' }]
    : handedOn.flatMap(kind =>
        marks.keys(kind).map(key => ({ service, kind, key })),
      );
  for (const chunk of chunked(rows)) {
    await transaction<NewMark>('delivery_tier_marks').insert([...chunk]);
  }
}
