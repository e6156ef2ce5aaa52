import type { SplitClusters } from './splitClusters';

function clustersWord(count: number): string {
  return count === 1 ? '1 cluster' : `${count} clusters`;
}

/** The one sentence on top: where it runs, and how much of that is unknown. */
export function summarise(split: SplitClusters): string {
  const { read, asked, notReadCount } = split;
  if (asked === 0) {
    return 'No cluster is connected to the portal.';
  }
  if (notReadCount === asked) {
    return 'No cluster could be read: whether this runs is unknown.';
  }
  const unknown =
    notReadCount === 0
      ? ''
      : ` ${clustersWord(notReadCount)} could not be read.`;
  if (read.length === 0) {
    return `No cluster that answered runs this.${unknown}`;
  }
  const names = read.map(({ cluster }) => cluster.name);
  return `Runs in ${names.join(', ')}.${unknown}`;
}
