import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { ReleasedPlaceRow } from '../derive/releasedPlaces';
import { DayWindow } from './window';

/** That a source told of a service, and the catalog does not say so any more. */
export interface ReleasedPlace {
  readonly source: string;
  readonly place: string;
  readonly service: string;
  readonly atMs: number;
}

/** Those of some services, or of all, that happened since a window began; the latest first. */
export async function readReleased(
  knex: Knex,
  services: readonly string[] | undefined,
  { fromMs }: Pick<DayWindow, 'fromMs'>,
): Promise<readonly ReleasedPlace[]> {
  const found: ReleasedPlaceRow[] = [];
  for (const chunk of services ? chunked(services) : [undefined]) {
    const since = knex<ReleasedPlaceRow>('delivery_released_places').where(
      'released_at_ms',
      '>=',
      fromMs,
    );
    found.push(
      ...(await (chunk ? since.whereIn('service', [...chunk]) : since)),
    );
  }
  return found
    .map(({ source, place, service, released_at_ms: at }) => ({
      ...{ source, place, service, atMs: Number(at) },
    }))
    .sort(
      (a, b) =>
        b.atMs - a.atMs ||
        `${a.service} ${a.place}`.localeCompare(`${b.service} ${b.place}`),
    );
}
