import {
  Bar as Column,
  ComposedChart,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';

/** How often something was deployed in a step of the window, and how often it failed. */
export interface Happened {
  readonly label: string;
  readonly deployments: number;
  /** A rollout that broke and still hit users is one of these and no deployment. */
  readonly failed: number;
  /** Whether an incident counts as caused by one of them. */
  readonly hasIncident: boolean;
}

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** Below a series and with its axis: how much was deployed, the failed part dark, and a mark where incidents followed. The table beside it is what a screen reader reaches. */
export function HappenedChart({
  steps,
}: {
  readonly steps: readonly Happened[];
}) {
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={84}>
        <ComposedChart
          data={steps.map(({ label, deployments, failed, hasIncident }) => ({
            ...{ label, failed, well: Math.max(0, deployments - failed) },
            incident: hasIncident ? Math.max(deployments, failed) : undefined,
          }))}
          accessibilityLayer={false}
          margin={{ top: 16, right: 16, bottom: 4, left: 8 }}
        >
          <XAxis dataKey="label" hide />
          <YAxis allowDecimals={false} tick={tick} tickCount={3} width={84} />
          <Column
            dataKey="failed"
            stackId="deployments"
            fill="var(--bui-fg-primary)"
            isAnimationActive={false}
          />
          <Column
            dataKey="well"
            stackId="deployments"
            fill="var(--bui-border-2)"
            isAnimationActive={false}
          />
          <Scatter
            dataKey="incident"
            shape="diamond"
            fill="var(--bui-fg-negative)"
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
