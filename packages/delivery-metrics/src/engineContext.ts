import { ChangeOwnership } from './changeOfCommit';
import { CommitGraph } from './commitGraph';
import { hotfixRule, type HotfixRule } from './hotfix';
import { IdSet } from './idSet';
import type { Incident } from './incidents';
import { PullRequestIndex } from './pullRequests';
import type { RolloutEntry } from './rolloutEntry';
import type { DeliverySettings } from './settings';

/** What all parts of one delivery state share. */
export interface EngineContext {
  readonly settings: DeliverySettings;
  readonly graph: CommitGraph;
  readonly pullRequests: PullRequestIndex;
  readonly ownership: ChangeOwnership;
  readonly isHotfix: HotfixRule;
  readonly excludedAuthors: ReadonlySet<string>;
  /** Commits that some service's history depends on: news about them concerns it. */
  readonly consulted: IdSet;
  /** Per incident report the deployments that first shipped what says it fixes it. */
  readonly fixers: Map<string, Set<RolloutEntry>>;
  /** What has to be handed out again. */
  readonly touchedRollouts: Set<RolloutEntry>;
  readonly touchedIncidents: Set<Incident>;
}

export function newEngineContext(settings: DeliverySettings): EngineContext {
  const graph = new CommitGraph();
  const pullRequests = new PullRequestIndex(graph);
  return {
    settings,
    graph,
    pullRequests,
    ownership: new ChangeOwnership(graph, pullRequests),
    isHotfix: hotfixRule(settings),
    excludedAuthors: new Set(settings.excludeAuthors),
    consulted: new IdSet(),
    fixers: new Map(),
    touchedRollouts: new Set(),
    touchedIncidents: new Set(),
  };
}
