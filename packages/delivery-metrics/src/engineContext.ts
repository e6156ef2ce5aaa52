import type { Incident, RolloutEntry } from './rolloutEntry';

/** What a ledger and its incidents tell each other while a batch is applied. */
export interface EngineContext {
  /** Per incident report the deployments that first shipped what says it fixes it. */
  readonly fixers: Map<string, Set<RolloutEntry>>;
  /** What has to be handed out again. */
  readonly touchedRollouts: Set<RolloutEntry>;
  readonly touchedIncidents: Set<Incident>;
}

export function newEngineContext(): EngineContext {
  return {
    fixers: new Map(),
    touchedRollouts: new Set(),
    touchedIncidents: new Set(),
  };
}
