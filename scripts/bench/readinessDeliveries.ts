import type { MeasuredDeliveries } from '@groundwork/plugin-readiness-common';

const MOVES = [-7, -1, 1, 7];

/** A metric whose value is nearly the same when its window is moved. */
function metric(value: number, sampleSize: number) {
  const moved = MOVES.map(days => ({ days, value: value * (1 + days / 100) }));
  return { sampleSize, value, moved };
}

/** What is measured of a made-up service that is deployed twice to nine times a week; every ninth one's past is too short. */
export function deliveriesOf(index: number): MeasuredDeliveries {
  const perWeek = 2 + (index % 8);
  const deployments = perWeek * 13;
  return {
    window: { fromDay: '2026-08-01', toDay: '2026-10-31', days: 91 },
    source: 'bench bench',
    observedDays: index % 9 === 0 ? 20 : 91,
    join: { deployments, withChanges: deployments - (index % 5) },
    production: { isProven: true, otherEnvironments: ['staging'] },
    hasIncidentSource: true,
    incidentsRead: true,
    failures: 3 + (index % 4),
    metrics: {
      deploymentFrequency: metric(perWeek, deployments),
      leadTime: metric(4 + (index % 60), deployments),
      changeFailRate: metric(3 + (index % 12), deployments),
      recoveryTime: metric(1 + (index % 5), 3 + (index % 4)),
      reworkRate: metric(2 + (index % 9), deployments),
    },
  };
}
