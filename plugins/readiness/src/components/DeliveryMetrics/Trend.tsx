import type { DeliveryNumbers } from '../../answers';
import type { MetricName } from './metricNames';
import styles from './DeliveryMetrics.module.css';

const WIDTH = 120;
const HEIGHT = 36;
const EDGE = 3;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Stretches of values without a gap: nothing is drawn through a time of which nothing is known. */
function stretchesOf(
  values: readonly (number | undefined)[],
): readonly (readonly Point[])[] {
  const most = Math.max(...values.map(value => value ?? 0), Number.MIN_VALUE);
  const step = (WIDTH - 2 * EDGE) / Math.max(values.length - 1, 1);
  const stretches: Point[][] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const point = {
      x: EDGE + index * step,
      y: HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE),
    };
    const last = stretches.at(-1);
    if (last && index > 0 && values[index - 1] !== undefined) last.push(point);
    else stretches.push([point]);
  });
  return stretches;
}

/** The shape of a metric over the window, from zero; the series below tells it in words. */
export function Trend({
  periods,
  name,
}: {
  readonly periods: DeliveryNumbers['periods'];
  readonly name: MetricName;
}) {
  const stretches = stretchesOf(
    periods.map(({ metrics }) => metrics[name].value),
  );
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {stretches.map(points => (
        <polyline
          key={points[0]?.x}
          points={(points.length === 1 ? [...points, ...points] : points)
            .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
            .join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={points.length === 1 ? 4 : 1.5}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
