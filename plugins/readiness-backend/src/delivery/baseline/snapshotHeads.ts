import { createHash } from 'node:crypto';
import {
  FrozenMetric,
  FrozenMetricName,
  hashOf,
  parseSnapshot,
  Snapshot,
} from './snapshot';

/** So many are remembered; of an older one everything is worked out again. */
const MOST = 1000;

/** A frozen metric without what it was made of. */
export type MetricHead = Omit<FrozenMetric, 'sample'>;

/** What a list tells of a snapshot: everything but what its metrics were made of, which is nearly all of its text. */
export type SnapshotHead = Omit<Snapshot, 'metrics'> & {
  readonly metrics: Readonly<Record<FrozenMetricName, MetricHead>>;
};

/** A stored text that was read once, with the hash of what it says. */
interface ReadText {
  readonly digest: string;
  readonly hash: string;
  readonly head: SnapshotHead;
}

/**
 * Reads stored snapshots for lists. Each text is parsed, and the hash of what it says worked out, once; afterwards a digest of
 * the text itself says that it is still the same one. So a row that somebody touched meanwhile is read again, and shows.
 */
export class SnapshotHeads {
  readonly #read = new Map<string, ReadText>();

  of(row: { readonly hash: string; readonly snapshot: string }): ReadText {
    const digest = createHash('sha256').update(row.snapshot).digest('hex');
    const known = this.#read.get(row.hash);
    if (known?.digest === digest) {
      return known;
    }
    const snapshot = parseSnapshot(row.snapshot);
    const read = { digest, hash: hashOf(snapshot), head: headOf(snapshot) };
    const [oldest] = this.#read.keys();
    if (oldest !== undefined && this.#read.size >= MOST) {
      this.#read.delete(oldest);
    }
    this.#read.set(row.hash, read);
    return read;
  }
}

function headOf(snapshot: Snapshot): SnapshotHead {
  const { metrics } = snapshot;
  return {
    ...snapshot,
    metrics: {
      deploymentFrequency: metricHead(metrics.deploymentFrequency),
      leadTime: metricHead(metrics.leadTime),
      changeFailRate: metricHead(metrics.changeFailRate),
      recoveryTime: metricHead(metrics.recoveryTime),
      reworkRate: metricHead(metrics.reworkRate),
    },
  };
}

function metricHead({ sample: _, ...head }: FrozenMetric): MetricHead {
  return head;
}
