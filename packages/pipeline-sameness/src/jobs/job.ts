import type { Encounters } from '../actions/place';
import type { LinkedJob } from './chain';
import type { Occasion } from './occasions';

/** References and templates that a job came across, and what of it nobody could open. */
export type Found = Pick<Encounters, 'references' | 'templates' | 'opaque'>;

/** Nothing come across yet. */
export function nothingFound(): Found {
  return { references: new Set(), templates: new Set(), opaque: new Set() };
}

/** A job with everything that it takes from elsewhere in its place. */
export interface ReadJob extends LinkedJob {
  readonly environments: readonly string[];
  readonly gates: readonly string[];
  /** When it runs. */
  readonly occasions: ReadonlySet<Occasion>;
  /** Files of the repository that say what it does. */
  readonly files: readonly string[];
  readonly found: Found;
}
