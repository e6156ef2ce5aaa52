import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { Tally } from '../days/tally';
import {
  DayConventions,
  hasReached,
  isCounted,
  isInDenominator,
  recoveryOf,
} from '../days/tallyDays';

/** A deployment that counts differently because of what people say; absent where it does not count at all. */
export interface MovedRecord {
  readonly said?: DeploymentRecord | undefined;
  readonly told?: DeploymentRecord | undefined;
}

/** What of each metric can be moved, as it is counted among the days. */
export const movedCounts = {
  deploymentFrequency: 'movedDeployments',
  leadTime: 'movedChanges',
  changeFailRate: 'movedFailures',
  recoveryTime: 'movedRecoveries',
  reworkRate: 'movedRework',
} as const;

/** See {@link movedCounts}. */
export type MovedCount = (typeof movedCounts)[keyof typeof movedCounts];

type Settings = DayConventions['settings'];

/** What a deployment adds to a metric, and when; the same text for the same. */
interface Part {
  readonly text: string;
  readonly atMs: number;
}

const countedByDeployment = [
  'movedDeployments',
  'movedFailures',
  'movedRework',
  'movedRecoveries',
] as const;

const partOf: Readonly<
  Record<
    (typeof countedByDeployment)[number],
    (record: DeploymentRecord, settings: Settings) => Part | undefined
  >
> = {
  movedDeployments: record =>
    isCounted(record)
      ? { text: 'deployment', atMs: record.finishedAtMs }
      : undefined,
  movedFailures: (record, settings) =>
    isInDenominator(record, settings)
      ? {
          text: record.failure ? 'failed' : 'went well',
          atMs: record.finishedAtMs,
        }
      : undefined,
  movedRework: record =>
    hasReached(record)
      ? {
          text: record.rework.length > 0 ? 'rework' : 'planned',
          atMs: record.finishedAtMs,
        }
      : undefined,
  movedRecoveries: record => {
    const recovery = recoveryOf(record);
    return recovery && { text: `${recovery.fromMs}`, atMs: recovery.toMs };
  },
};

/** How many items of each metric count differently, by the days on which they count, or else would. */
export function countMoved(
  moved: readonly MovedRecord[],
  { settings, dayOf }: DayConventions,
): ReadonlyMap<string, Tally> {
  const days = new Map<string, Partial<Record<MovedCount, number>>>();
  const add = (name: MovedCount, atMs: number) => {
    const day = dayOf(atMs);
    if (day !== undefined) {
      const counts = days.get(day) ?? {};
      days.set(day, counts);
      counts[name] = (counts[name] ?? 0) + 1;
    }
  };
  for (const pair of moved) {
    for (const name of countedByDeployment) {
      const said = pair.said && partOf[name](pair.said, settings);
      const told = pair.told && partOf[name](pair.told, settings);
      if (!isSame(said, told)) {
        add(name, said?.atMs ?? told?.atMs ?? NaN);
      }
    }
  }
  const [said, told] = [changesOf(moved, 'said'), changesOf(moved, 'told')];
  for (const id of new Set([...said.keys(), ...told.keys()])) {
    if (!isSame(said.get(id), told.get(id))) {
      add('movedChanges', said.get(id)?.atMs ?? told.get(id)?.atMs ?? NaN);
    }
  }
  return days;
}

function isSame(a: Part | undefined, b: Part | undefined): boolean {
  return a?.text === b?.text && a?.atMs === b?.atMs;
}

/** A change may count with another deployment: it is one all the same. */
function changesOf(
  moved: readonly MovedRecord[],
  side: 'said' | 'told',
): ReadonlyMap<string, Part> {
  const changes = new Map<string, Part>();
  for (const pair of moved) {
    const record = pair[side];
    if (record?.status === 'success') {
      for (const { repository = '', id, leadTimeMs } of record.changes) {
        if (leadTimeMs !== undefined) {
          changes.set(`${repository} ${id}`, {
            text: `${leadTimeMs}`,
            atMs: record.finishedAtMs,
          });
        }
      }
    }
  }
  return changes;
}
