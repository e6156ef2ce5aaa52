import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

/** A step of the window; without a value where nothing is known. */
export interface SeriesPoint {
  readonly label: string;
  readonly value: number | undefined;
}

/** A value that the series is held against, under its name. */
export interface SeriesLine {
  readonly label: string;
  readonly value: number;
}

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** A metric over time from zero, with gaps where nothing is known. The table beside it is what a screen reader reaches. */
export function SeriesChart({
  points,
  lines,
  words,
}: {
  readonly points: readonly SeriesPoint[];
  readonly lines: readonly SeriesLine[];
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
          {lines.map(({ label, value }) => (
            <ReferenceLine
              key={label}
              y={value}
              ifOverflow="extendDomain"
              stroke="var(--bui-fg-secondary)"
              strokeDasharray="6 4"
              label={{
                value: label,
                position: 'insideBottomLeft',
                fill: 'var(--bui-fg-secondary)',
                fontSize: 12,
              }}
            />
          ))}
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
