import type { Step } from '../types';
import type { Encounters } from './place';

/** A job with everything that it calls in its place. */
export interface ExpandedJob {
  readonly id: string;
  readonly needs: readonly string[];
  readonly environments: readonly string[];
  readonly steps: readonly Step[];
  readonly gates: readonly string[];
  readonly found: Encounters;
}
