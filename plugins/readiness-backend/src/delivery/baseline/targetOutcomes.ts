import { targetProgress } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Target } from './BaselineStore';
import { dayAfter } from './dayAfter';
import { describeTarget } from './describe';
import { FrozenMetric, FrozenMetricName, Snapshot } from './snapshot';

type Judged = ReadinessSchemas['JudgedTarget'];

/** What targets are judged by. */
export interface Judging {
  readonly metrics: Snapshot['metrics'];
  /** The day by which they are judged; it is not over and does not count. */
  readonly to: string;
  /** Before that day there is too little after the baseline. */
  readonly comparableFrom: string;
  localDay(atMs: number): string;
  /** The metrics of the window that ends before a day. */
  measure(
    to: string,
  ): Promise<Readonly<Record<FrozenMetricName, Pick<FrozenMetric, 'value'>>>>;
}

/**
 * What became of every target that was ever set, the newest first. One that another has replaced is judged by the day
 * on which that happened, if its own had not come by then: a target that was met early and followed by the next one was met.
 */
export async function judgeTargets(
  newestFirst: readonly Target[],
  judging: Judging,
): Promise<readonly Judged[]> {
  const measured = new Map<string, ReturnType<Judging['measure']>>();
  const measure = (to: string) => {
    const found = measured.get(to) ?? judging.measure(to);
    measured.set(to, found);
    return found;
  };
  const judged: Judged[] = [];
  for (const [index, target] of newestFirst.entries()) {
    const next = newestFirst
      .slice(0, index)
      .findLast(({ metric }) => metric === target.metric);
    judged.push({
      ...describeTarget(target),
      outcome: await outcomeOf(target, next, { ...judging, measure }),
    });
  }
  return judged;
}

async function outcomeOf(
  target: Target,
  next: Target | undefined,
  { metrics, to, comparableFrom, localDay, measure }: Judging,
): Promise<Judged['outcome']> {
  const due = dayAfter(target.dueDay, 1);
  const replaced = next && localDay(next.setAtMs);
  const isReplaced = replaced !== undefined && replaced < due;
  const until = isReplaced ? replaced : due;
  if (until > to) return { state: 'to-come' };
  const before = metrics[target.metric];
  const value =
    until < comparableFrom
      ? undefined
      : (await measure(until))[target.metric].value;
  if (before.value === undefined || value === undefined) {
    return { state: isReplaced ? 'replaced' : 'not-known', until };
  }
  const { state } = targetProgress(
    {
      ...{ baseline: before.value, target: target.value },
      better: before.better,
    },
    value,
  );
  if (state === 'met') return { state: 'met', until, value };
  return { state: isReplaced ? 'replaced' : 'missed', until, value };
}
