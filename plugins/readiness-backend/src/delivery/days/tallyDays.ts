import {
  ChangeFailure,
  commitTimes,
  DeliveredChange,
  DeploymentRecord,
  DeliverySettings,
  LEAD_TIME_STAGES,
  mergeTimes,
  stagesOf,
} from '@groundwork/delivery-metrics';
import { absenceOf } from '../commitAbsence';
import { bucketOf, Sketch, Sketched, sketched, SketchSums } from './sketch';
import { Counted, nameOfSketch, Tally } from './tally';

type Recovered = Extract<ChangeFailure['recovery'], { state: 'recovered' }>;

/** How records are counted by days. */
export interface DayConventions {
  readonly settings: Pick<
    DeliverySettings,
    'excludeRollbacksFromCfrDenominator'
  >;
  /** The day of a time; undefined for one that does not count. */
  readonly dayOf: (timeMs: number) => string | undefined;
  /** Series that are kept by day; all unless stated. To sketch what nobody asks for costs most of counting. */
  readonly sketches?: readonly Sketched[];
}

class DayTally {
  readonly #counts = new Map<string, number>();
  readonly #durations = new Map<Sketched, number[]>();
  readonly #sketches: readonly Sketched[];

  constructor(sketches: readonly Sketched[]) {
    this.#sketches = sketches;
  }

  toTally(sums: SketchSums): Tally {
    return Object.fromEntries<number | Sketch>([
      ...this.#counts,
      ...[...this.#durations].map(([series, durations]) => {
        durations.forEach(each => sums.add(bucketOf(each), 1));
        return [nameOfSketch(series), sums.take()] as const;
      }),
    ]);
  }

  addFinished(
    record: DeploymentRecord,
    settings: DayConventions['settings'],
  ): void {
    const { kind, failure, failedAttempts, rework, leftOut } = record;
    this.#add('failedAttempts', failedAttempts.length);
    this.#add('leftOutRedeploys', leftOut === 'redeploy' ? 1 : 0);
    this.#add('leftOutWithoutChange', leftOut === 'no-change' ? 1 : 0);
    if (isCounted(record)) {
      this.#add('deployments');
      this.#add('redeployments', kind === 'redeploy' ? 1 : 0);
      const absence = absenceOf(record);
      if (absence !== undefined) {
        this.#add('withoutSha');
        this.#add(`withoutSha:${absence}`);
      }
      this.#add('forward', kind === 'forward' ? 1 : 0);
      this.#add(
        'forwardWithChanges',
        kind === 'forward' && record.changes.length > 0 ? 1 : 0,
      );
    }
    if (hasReached(record)) {
      this.#add('reached');
      this.#add('denominator', isInDenominator(record, settings) ? 1 : 0);
      this.#add('failures', failure ? 1 : 0);
      this.#add('remedied', failure && isShownByRemedy(failure) ? 1 : 0);
      this.#add('rework', rework.length > 0 ? 1 : 0);
    }
    const isOpen = failure?.recovery.state === 'open' && leftOut === undefined;
    this.#add('open', isOpen ? 1 : 0);
    if (record.status === 'success') {
      this.#addChanges(record);
    }
  }

  #addChanges(deployment: DeploymentRecord): void {
    const hasStages = LEAD_TIME_STAGES.some(stage =>
      this.#sketches.includes(stage),
    );
    for (const change of deployment.changes) {
      if (change.leadTimeMs === undefined) {
        this.#add('unmeasured');
      } else {
        this.#add('changes');
        this.#sketch('lead', change.leadTimeMs);
        if (hasStages) {
          this.#addStages(deployment, change);
        }
        this.#addOtherwise(deployment, change);
      }
    }
  }

  #addStages(deployment: DeploymentRecord, change: DeliveredChange): void {
    const { service } = deployment;
    const stages = stagesOf({ service, change, deployment });
    for (const stage of LEAD_TIME_STAGES) {
      this.#sketch(stage, stages[stage]);
    }
  }

  #addOtherwise(deployment: DeploymentRecord, change: DeliveredChange): void {
    this.#add('countedOtherwise');
    if (this.#sketches.includes('commits')) {
      commitTimes({ change, deployment }).forEach(time =>
        this.#sketch('commits', time),
      );
    }
    if (this.#sketches.includes('merged')) {
      mergeTimes({ change, deployment }).forEach(time =>
        this.#sketch('merged', time),
      );
    }
  }

  addRecovery({ fromMs, toMs, basis }: Recovered): void {
    this.#add('recoveries');
    this.#add('recoveriesByIncident', basis === 'incident' ? 1 : 0);
    this.#sketch('recovery', toMs - fromMs);
  }

  #sketch(series: Sketched, durationMs: number | undefined): void {
    if (durationMs !== undefined && this.#sketches.includes(series)) {
      const known = this.#durations.get(series) ?? [];
      this.#durations.set(series, known);
      known.push(durationMs);
    }
  }

  #add(name: Counted, count = 1): void {
    if (count !== 0) {
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
    }
  }
}

function isShownByRemedy({ reasons }: ChangeFailure): boolean {
  return reasons.some(
    reason => reason !== 'incident' && reason !== 'failed-rollout',
  );
}

/** Counts records by the days on which deployments finished and recoveries ended. */
export function tallyDays(
  records: Iterable<DeploymentRecord>,
  { settings, dayOf, sketches = sketched }: DayConventions,
): ReadonlyMap<string, Tally> {
  const days = new Map<string, DayTally>();
  const on = (timeMs: number): DayTally | undefined => {
    const day = dayOf(timeMs);
    if (day === undefined) {
      return undefined;
    }
    const known = days.get(day) ?? new DayTally(sketches);
    days.set(day, known);
    return known;
  };
  for (const record of records) {
    on(record.finishedAtMs)?.addFinished(record, settings);
    const recovery = recoveryOf(record);
    if (recovery) {
      on(recovery.toMs)?.addRecovery(recovery);
    }
  }
  const sums = new SketchSums();
  return new Map([...days].map(([day, tally]) => [day, tally.toTally(sums)]));
}

/** A recovery that counts. */
export function recoveryOf({
  failure,
  leftOut,
}: Pick<DeploymentRecord, 'failure' | 'leftOut'>): Recovered | undefined {
  return failure?.recovery.state === 'recovered' && leftOut === undefined
    ? failure.recovery
    : undefined;
}

/** Whether a deployment is in the count of deployments. */
export function isCounted({ status, leftOut }: DeploymentRecord): boolean {
  return status === 'success' && leftOut === undefined;
}

/** Whether a deployment reached users, as far as anybody knows. */
export function hasReached(record: DeploymentRecord): boolean {
  return (
    isCounted(record) ||
    (record.status === 'failure' && record.failure !== undefined)
  );
}

/** Whether the change fail rate is a share of it. */
export function isInDenominator(
  record: DeploymentRecord,
  settings: DayConventions['settings'],
): boolean {
  return (
    hasReached(record) &&
    (!settings.excludeRollbacksFromCfrDenominator ||
      record.kind !== 'rollback' ||
      record.failure !== undefined)
  );
}
