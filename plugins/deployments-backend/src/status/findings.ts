import type { LookFailure } from '../sources/LookFailure';
import type { Sighting } from '../sources/types';
import type { Environment } from './environments';

/** A source that could not be read. */
export interface FailedLook {
  readonly sourceName: string;
  readonly failure: LookFailure;
}

/** Everything known about one environment of one service. */
export interface EnvironmentFindings {
  readonly environment: Environment;
  readonly sightings: Sighting[];
  readonly failed: FailedLook[];
}
