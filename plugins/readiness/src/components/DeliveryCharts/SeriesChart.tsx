import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

/** A step of the window; without a value where nothing is known. */
export interface SeriesPoint {
  readonly label: string;
  readonly value: number | undefined;
}

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** A metric over time from zero, with gaps where nothing is known. The table beside it is what a screen reader reaches. */
export function SeriesChart({
  points,
  words,
}: {
  readonly points: readonly SeriesPoint[];
  /** A value of the axis in the unit of the metric. */
  words(value: number): string;
}) {
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={240}>
        <LineChart
          data={[...points]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 16, bottom: 0, left: 8 }}
        >
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
          <XAxis dataKey="label" tick={tick} minTickGap={24} />
          <YAxis
            domain={[0, 'auto']}
            tick={tick}
            tickFormatter={value => (value === 0 ? '0' : words(value))}
            width={84}
          />
          <Line
            dataKey="value"
            stroke="var(--bui-fg-primary)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--bui-fg-primary)' }}
            connectNulls={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
