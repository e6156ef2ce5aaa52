import {
  Bar as Column,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

/** How many took about as long. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** How many took how long, bars from zero. The table beside it is what a screen reader reaches. */
export function DistributionChart({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={200}>
        <BarChart
          data={[...bars]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 16, bottom: 0, left: 8 }}
        >
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
          <XAxis dataKey="label" tick={tick} minTickGap={8} />
          <YAxis allowDecimals={false} tick={tick} width={48} />
          <Column
            dataKey="count"
            fill="var(--bui-fg-secondary)"
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
