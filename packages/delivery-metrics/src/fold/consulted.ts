import type { ServiceCheckpoint } from './checkpoint';
import type { ChangeHistory, HistoryNews } from './changeHistory';
import { rangesHold } from './numberSet';

/**
 * Whether news about commits and pull requests may change what was folded up to a checkpoint: whether it looked at one
 * of them, or at their absence. Such a checkpoint is of no use any more; an older one that had not looked yet is.
 */
export function isAffected(
  checkpoint: ServiceCheckpoint,
  news: HistoryNews,
  { graph }: ChangeHistory,
): boolean {
  const looked = (id: number) =>
    rangesHold(checkpoint.covered, id) || rangesHold(checkpoint.consulted, id);
  return (
    news.commits.some(looked) ||
    news.pullRequests.some(
      pr =>
        pr.commits.some(({ sha }) => looked(graph.idOf(sha))) ||
        (pr.mergeSha !== undefined && looked(graph.idOf(pr.mergeSha))) ||
        checkpoint.pullRequests.some(
          ({ repository, consulted }) =>
            (repository ?? '') === (pr.repository ?? '') &&
            rangesHold(consulted, pr.number),
        ),
    )
  );
}
