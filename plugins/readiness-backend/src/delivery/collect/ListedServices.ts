import {
  deploymentEvidence,
  EventCollectorRegistration,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { chunked } from '../../database/chunked';
import { claimPlaces } from '../derive/claimPlaces';
import { ReleasedPlaceRow } from '../derive/releasedPlaces';
import { PlaceRow } from '../derive/resultRows';
import { LISTING } from '../events/cursors';
import { CursorRow } from '../events/eventRows';
import { sourceKey } from '../events/facts';
import { StreamServiceRow } from '../events/streamServices';

type Registered = Pick<EventCollectorRegistration, 'collector' | 'evidence'>;

/** A source, and a clock. */
interface Settling {
  readonly transaction: Knex.Transaction;
  readonly source: string;
  readonly registered: Registered;
  readonly nowMs: number;
}

/**
 * What becomes of a service that no part of a source is read for any more, because its catalog entry names none: what the source
 * told of it is kept and counts for nobody, until an entry names a part again. One that names another part has both.
 */
export class ListedServices {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** After a reading for all services of the catalog. */
  async settle(
    registered: Registered,
    streams: readonly string[],
    nowMs: number,
  ): Promise<void> {
    const { id: collector, source: of } = registered.collector;
    const source = sourceKey(of);
    await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        await settleCursors(transaction, { collector, source }, streams);
        if (registered.evidence !== undefined) {
          const named = await namedServices(
            transaction,
            { collector, source },
            streams,
          );
          const settling = { transaction, source, registered, nowMs };
          await release(settling, named);
          await restore(settling, named);
        }
      }),
    );
  }
}

/** How a part went that is not read any more says nothing of its source. */
async function settleCursors(
  transaction: Knex.Transaction,
  key: Pick<CursorRow, 'collector' | 'source'>,
  streams: readonly string[],
): Promise<void> {
  const table = () =>
    transaction<CursorRow>('delivery_cursors')
      .where(key)
      .whereNot({ stream: LISTING });
  const listed = new Set(streams);
  const moved = (await table().select('stream', 'unlisted')).filter(
    ({ stream, unlisted }) => Boolean(unlisted) === listed.has(stream),
  );
  for (const { stream } of moved) {
    await table()
      .where({ stream })
      .update({ unlisted: !listed.has(stream) });
  }
}

/** The services that parts are read for; the others are forgotten. */
async function namedServices(
  transaction: Knex.Transaction,
  key: Pick<StreamServiceRow, 'collector' | 'source'>,
  streams: readonly string[],
): Promise<ReadonlySet<string>> {
  const table = () =>
    transaction<StreamServiceRow>('delivery_stream_services').where(key);
  const listed = new Set(streams);
  const rows = await table();
  const gone = rows.filter(({ stream }) => !listed.has(stream));
  for (const chunk of chunked([...new Set(gone.map(({ stream }) => stream))])) {
    await table()
      .whereIn('stream', [...chunk])
      .delete();
  }
  return new Set(
    rows
      .filter(({ stream }) => listed.has(stream))
      .map(({ service }) => service),
  );
}

async function release(
  { transaction, source, registered, nowMs }: Settling,
  named: ReadonlySet<string>,
): Promise<void> {
  const rows = await transaction<PlaceRow>('delivery_places').where({
    ...{ source, evidence: rankOf(registered) },
  });
  const gone = rows.filter(({ service }) => !named.has(service));
  if (gone.length === 0) {
    return;
  }
  const places = new Set(gone.map(({ place }) => place));
  await claimPlaces(transaction, source, {
    claims: [
      ...[...places].map(place => ({ place })),
      ...rows
        .filter(({ place, service }) => places.has(place) && named.has(service))
        .map(({ place, service }) => ({ place, service })),
    ],
    ...{ evidence: registered.evidence, nowMs },
  });
  for (const { place, service } of gone) {
    await transaction<ReleasedPlaceRow>('delivery_released_places')
      .where({ source, place, service })
      .update({ unlisted: true });
  }
}

/** A part in which nothing happened since says nothing, so what it meant is remembered. */
async function restore(
  { transaction, source, registered, nowMs }: Settling,
  named: ReadonlySet<string>,
): Promise<void> {
  const released = await transaction<ReleasedPlaceRow>(
    'delivery_released_places',
  ).where({ source, unlisted: true });
  const back = released.filter(({ service }) => named.has(service));
  if (back.length === 0) {
    return;
  }
  const places = new Set(back.map(({ place }) => place));
  const taken = await transaction<PlaceRow>('delivery_places').where({
    source,
  });
  await claimPlaces(transaction, source, {
    claims: [...taken.filter(({ place }) => places.has(place)), ...back].map(
      ({ place, service }) => ({ place, service }),
    ),
    ...{ evidence: registered.evidence, nowMs },
  });
}

function rankOf({ evidence }: Registered): number | null {
  return evidence === undefined ? null : deploymentEvidence.indexOf(evidence);
}
