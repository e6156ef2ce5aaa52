import { Knex } from 'knex';
import type { DeliveryOptions } from '../options';
import { readIncidentsElsewhere } from './incidentsElsewhere';
import { Telling } from './numbers';
import type { QualityFacts } from './qualityFacts';
import { readReleased } from './releasedPlaces';
import { readRenamed } from './renamedParts';
import { readSquadMoves } from './squadMoves';
import { readUnattributed } from './uncountedIncidents';
import { readUnplaced } from './unplacedIncidents';
import { readWithdrawn } from './withdrawnIncidents';

/** What happened to services, squads and incidents and is to be known beside the numbers of a window. */
export type Remarks = Pick<
  QualityFacts,
  | 'unattributed'
  | 'unplaced'
  | 'withdrawn'
  | 'elsewhere'
  | 'released'
  | 'renamed'
  | 'moved'
>;

/** Of some services, or of all; moves of squads only of a team. */
export async function readRemarks(
  {
    knex,
    options,
  }: {
    readonly knex: Knex;
    readonly options: Pick<DeliveryOptions, 'tiers' | 'settings'>;
  },
  {
    services,
    team,
  }: {
    readonly services?: readonly string[];
    readonly team?: string | undefined;
  },
  { window, tier }: Pick<Telling, 'window' | 'tier'>,
): Promise<Remarks> {
  const { tiers, settings } = options;
  const [
    unattributed,
    unplaced,
    withdrawn,
    elsewhere,
    released,
    renamed,
    moved,
  ] = await Promise.all([
    readUnattributed(knex, services, window),
    services ? { total: 0, latest: [] } : readUnplaced(knex, window),
    readWithdrawn(knex, services, window),
    readIncidentsElsewhere(knex, services, { window, tier, tiers, settings }),
    readReleased(knex, services, window),
    readRenamed(knex, services),
    team === undefined ? [] : readSquadMoves(knex, team, window),
  ]);
  return {
    unattributed,
    unplaced,
    withdrawn,
    elsewhere,
    released,
    renamed,
    moved,
  };
}
