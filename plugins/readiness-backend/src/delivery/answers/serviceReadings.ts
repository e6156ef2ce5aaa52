import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { PlaceRow } from '../derive/resultRows';
import { StreamServiceRow } from '../events/streamServices';
import { PRODUCTION_TIER, Tiers } from '../tiers';
import { Health } from './sourceHealth';
import { collectorKey, partKey, SourcePart } from './sourceParts';
import { readingOf, SourceReadings } from './sourceReading';
import { DayWindow } from './window';

/** How far the parts of sources that concern some services were read: what fails elsewhere is no matter of theirs. */
export interface ServiceReadings {
  /** For all of them together. */
  readonly readings: SourceReadings;
  /**
   * Whether what a source tells of deployments of one of them to production was read for a whole window: less was seen where less was
   * read.
   */
  readonly hasReadAll: (
    service: string,
    source: string,
    window: Pick<DayWindow, 'fromMs'>,
  ) => boolean;
}

type Row = Pick<
  StreamServiceRow,
  'collector' | 'source' | 'stream' | 'service' | 'environment'
>;

/** See {@link ServiceReadings}. */
export async function readServiceReadings(
  knex: Knex,
  services: readonly string[],
  { health, tiers }: { readonly health: Health; readonly tiers: Tiers },
): Promise<ServiceReadings> {
  const rows = (await readRows(knex, services)).flatMap(row => {
    const part = health.parts.get(partKey(row));
    return part ? [{ ...row, part }] : [];
  });
  const places = await readPlaces(knex, rows);
  const own = new Map<string, SourcePart>();
  const deploying = new Map<string, SourcePart[]>();
  for (const { service, source, environment, part: whole } of rows) {
    const name = `${service} ${source}`;
    const part = asFarAs(whole, places.get(name) ?? []);
    const key = partKey(part);
    own.set(key, laterOf(part, own.get(key)));
    if (
      tiers.mayBe(environment, PRODUCTION_TIER) &&
      !health.ofOthers.has(collectorKey(part))
    ) {
      deploying.set(name, [...(deploying.get(name) ?? []), part]);
    }
  }
  const bySource = new Map<string, SourcePart[]>();
  for (const part of own.values()) {
    const known = bySource.get(part.source) ?? [];
    bySource.set(part.source, known);
    known.push(part);
  }
  const ofAll = (source: string) => health.ofAll.get(source) ?? [];
  return {
    readings: new Map(
      [...health.readings].map(([source, { onlyTells }]) => [
        source,
        {
          ...readingOf([...ofAll(source), ...(bySource.get(source) ?? [])]),
          onlyTells,
        },
      ]),
    ),
    hasReadAll: (service, source, window) =>
      [
        ...ofAll(source).filter(
          part => !health.ofOthers.has(collectorKey(part)),
        ),
        ...(deploying.get(`${service} ${source}`) ?? []),
      ].every(part => wasReadFrom(part, window.fromMs)),
  };
}

/** A part that tells of many places, as far as it tells of some. */
function asFarAs(part: SourcePart, places: readonly string[]): SourcePart {
  const { placesFromMs, completeFromMs, ...rest } = part;
  if (!placesFromMs) {
    return part;
  }
  const from = places.flatMap(place => placesFromMs.get(place) ?? []);
  return from.length === 0
    ? rest
    : { ...rest, completeFromMs: Math.max(...from) };
}

/** The same part for two services. */
function laterOf(one: SourcePart, other: SourcePart | undefined): SourcePart {
  return (other?.completeFromMs ?? -Infinity) >
    (one.completeFromMs ?? -Infinity)
    ? other ?? one
    : one;
}

/** The places of services at those sources whose parts tell of many. */
async function readPlaces(
  knex: Knex,
  rows: readonly (Row & { readonly part: SourcePart })[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = rows.filter(({ part }) => part.placesFromMs);
  const sources = [...new Set(asked.map(({ source }) => source))];
  const places = new Map<string, string[]>();
  for (const chunk of chunked([
    ...new Set(asked.map(({ service }) => service)),
  ])) {
    const found = await knex<PlaceRow>('delivery_places')
      .whereIn('service', [...chunk])
      .whereIn('source', sources)
      .select('service', 'source', 'place');
    for (const { service, source, place } of found) {
      const name = `${service} ${source}`;
      places.set(name, [...(places.get(name) ?? []), place]);
    }
  }
  return places;
}

async function readRows(
  knex: Knex,
  services: readonly string[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const chunk of chunked(services)) {
    rows.push(
      ...(await knex<StreamServiceRow>('delivery_stream_services')
        .whereIn('service', [...chunk])
        .select('collector', 'source', 'stream', 'service', 'environment')),
    );
  }
  return rows;
}

function wasReadFrom(
  { outcome, completeFromMs }: SourcePart,
  fromMs: number,
): boolean {
  return (
    outcome !== 'failed' &&
    outcome !== 'unfinished' &&
    (completeFromMs === undefined || completeFromMs <= fromMs)
  );
}
