import { IncidentElsewhere } from './incidentsElsewhere';
import { Counting, Telling } from './numbers';
import { OutdatedService, ServiceSource, SourceGroup } from './ServiceSources';
import { ReleasedPlace } from './releasedPlaces';
import { RenamedPart } from './renamedParts';
import { SourceReadings } from './sourceReading';
import { SquadMove } from './squadMoves';
import { Together } from './together';
import { Unattributed } from './uncountedIncidents';
import { Unplaced } from './unplacedIncidents';
import { WithdrawnIncident } from './withdrawnIncidents';

/** What quality is told from. */
export interface QualityFacts {
  readonly telling: Telling;
  readonly counting: Counting;
  readonly weekEarlier: {
    readonly telling: Telling;
    readonly counting: Counting;
  };
  readonly groups: readonly SourceGroup[];
  /** Service by service; none for the organisation, whose numbers name nobody. */
  readonly sources: readonly ServiceSource[];
  /** Those of them that were read for the whole window, so that they can be compared. */
  readonly compared: readonly ServiceSource[];
  /** Of the parts of sources that concern the services. */
  readonly readings: SourceReadings;
  /** Services whose results are not those of all that is known, or how many. */
  readonly outdated: readonly OutdatedService[] | number;
  /** Incidents of the window that their sources took back. */
  readonly withdrawn: readonly WithdrawnIncident[];
  /** Incidents of the window that name an environment that is not production. */
  readonly elsewhere: readonly IncidentElsewhere[];
  /** Incidents of the window that are attributed to no deployment. */
  readonly unattributed: Unattributed;
  /** Incidents of the window that name no service that is known; of the organisation only, because they are nobody's. */
  readonly unplaced: Unplaced;
  /** How long before an incident a deployment may have ended that caused it. */
  readonly attributionMs: number;
  /** What sources told of services, and the catalog does not say so any more. */
  readonly released: readonly ReleasedPlace[];
  /** What the catalog calls by a former name. */
  readonly renamed: readonly RenamedPart[];
  /** Squads that came to the team or left it within the window. */
  readonly moved: readonly SquadMove[];
  /** Of the organisation only. */
  readonly together?: Together;
  /** Services that no source of deployments tells of. */
  readonly untold: readonly string[];
  /** Sources that the configuration lets count, by service. */
  readonly chosenSources: ReadonlyMap<string, string>;
  /** Where there is only one service, the source that counts is told with its reason. */
  readonly isOneService: boolean;
}
