import { isInWindow } from './calendar';
import { metricResult, type MetricResult } from './metricResult';
import { deploymentName, type ScopedRecords } from './scope';

/** How often the services in scope were deployed to production. */
export interface DeploymentFrequency {
  /** Successful logical deployments in the window; zero is a value. */
  readonly deployments: MetricResult;
  /** Deployments per calendar day in the time zone, times seven. */
  readonly perWeek: MetricResult;
  /** Attempts in the window that failed, whatever became of their run. */
  readonly failedAttempts: number;
  /** Local dates and ISO weeks with deployments. */
  readonly byDay: Readonly<Record<string, number>>;
  readonly byWeek: Readonly<Record<string, number>>;
}

/**
 * Deployment frequency is a count per week, as DORA counts it: the number of days with one cannot exceed seven
 * and hides deployment on demand. Redeployments count and are labelled; a window without deployments gives zero.
 */
export function deploymentFrequency({
  scope,
  calendar,
  counted,
  deployments,
}: ScopedRecords): DeploymentFrequency {
  const days = calendar.calendarDays(scope.window);
  const basis = {
    sampleSize: counted.length,
    evidence: { deployments: counted.map(deploymentName) },
  };
  const attempts = deployments.flatMap(deployment => deployment.failedAttempts);
  return {
    deployments: metricResult(counted.length, {
      ...basis,
      reason: 'no-deployments',
    }),
    perWeek: metricResult(days > 0 ? (counted.length * 7) / days : undefined, {
      ...basis,
      reason: 'window-shorter-than-a-day',
    }),
    failedAttempts: attempts.filter(attempt =>
      isInWindow(scope.window, attempt.finishedAtMs),
    ).length,
    byDay: tally(
      counted.map(deployment => calendar.localDate(deployment.finishedAtMs)),
    ),
    byWeek: tally(
      counted.map(deployment => calendar.isoWeek(deployment.finishedAtMs)),
    ),
  };
}

function tally(buckets: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const bucket of [...buckets].sort())
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return Object.fromEntries(counts);
}
