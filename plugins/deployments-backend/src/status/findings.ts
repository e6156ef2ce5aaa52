import type { SourceError } from '@groundwork/source-client';
import type { Sighting } from '../sources/types';
import type { Environment } from './environments';

/** A source that could not be read. */
export interface FailedLook {
  readonly sourceName: string;
  readonly failure: SourceError;
}

/** Everything known about one environment of one service. */
export interface EnvironmentFindings {
  readonly environment: Environment;
  readonly sightings: Sighting[];
  readonly failed: FailedLook[];
}
