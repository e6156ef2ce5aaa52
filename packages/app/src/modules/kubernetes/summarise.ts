import type { Say } from '../../useSay';
import type { SplitClusters } from './splitClusters';

/** The one sentence on top: where it runs, and how much of that is unknown. */
export function summarise(split: SplitClusters, t: Say): string {
  const { read, asked, notReadCount } = split;
  if (asked === 0) {
    return t('kubernetes.summary.noCluster');
  }
  if (notReadCount === asked) {
    return t('kubernetes.summary.noneRead');
  }
  const names = read.map(({ cluster }) => cluster.name).join(', ');
  return [
    read.length === 0
      ? t('kubernetes.summary.runsNowhere')
      : t('kubernetes.summary.runsIn', { names }),
    ...(notReadCount === 0
      ? []
      : [t('kubernetes.summary.notRead', { count: notReadCount })]),
  ].join(' ');
}
