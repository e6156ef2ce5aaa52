import type { ClustersAnswer } from '../../answers';
import { valueWords } from '../../words';
import type { Say } from '../../useSay';

/** The answer to "what differs?", of the least alike pair. */
export function answerSentences(
  { clusters, pairs }: ClustersAnswer,
  t: Say,
): readonly string[] {
  const [least] = pairs;
  if (clusters.length === 0) return [t('clusters.none')];
  if (!least) return [t('clusters.noPromotion')];
  const { from, to, differing, unknown, similarity } = least;
  const between = { from, to };
  if (differing.length > 0)
    return [
      t('clusters.differ', { count: differing.length, ...between }),
      ...(pairs.length > 1
        ? [t('clusters.leastOf', { pairs: String(pairs.length) })]
        : []),
      t('clusters.agree', {
        similarity: valueWords(similarity, 'similarity', t),
      }),
    ];
  // The bounds of a pair of which nothing is known are all there is.
  if (similarity.lo === 0 && similarity.hi === 1)
    return [t('clusters.nothingRead', between)];
  return unknown.length > 0
    ? [t('clusters.unknown', { count: unknown.length, ...between })]
    : [t('clusters.alike', { count: pairs.length })];
}
