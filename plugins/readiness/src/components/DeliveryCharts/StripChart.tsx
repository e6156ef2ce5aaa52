import { Link } from 'react-router-dom';
import {
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { stacked, type StripPoint } from './stacked';

/** Named times between which marks of a logarithmic axis are chosen, in hours. */
const MARKS = [1 / 60, 0.25, 1, 4, 12, 24, 72, 168, 720, 2160, 8760];
const ROOM = 1.2;

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** A dot, hollow where it rests on too little; it leads where the name in the table leads. */
function Dot({
  cx = 0,
  cy = 0,
  payload,
}: {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: StripPoint | undefined;
}) {
  if (!payload) return null;
  const { label, href, isMeasured, isOff } = payload;
  const colour = isOff ? 'var(--bui-fg-negative)' : 'var(--bui-fg-primary)';
  return (
    <Link to={href} tabIndex={-1}>
      <title>{label}</title>
      <circle
        cx={cx}
        cy={cy}
        r={5}
        fill={isMeasured ? colour : 'var(--bui-bg-app)'}
        stroke={colour}
        strokeWidth={1.5}
      />
    </Link>
  );
}

/** Times on a logarithmic axis, a dot each, those that are alike above one another. The table beside it is what a screen reader reaches. */
export function StripChart({
  points,
  line,
  words,
}: {
  readonly points: readonly StripPoint[];
  /** The time that all are held against, under its name. */
  readonly line: { readonly label: string; readonly hours: number } | undefined;
  words(hours: number): string;
}) {
  const dots = stacked(points);
  const hours = [
    ...points.map(point => point.hours),
    ...(line ? [line.hours] : []),
  ];
  const [least, most] = [Math.min(...hours), Math.max(...hours)];
  // Ends at marks, so that there are two at least.
  const from = MARKS.findLast(mark => mark * ROOM <= least) ?? least / ROOM;
  const to = MARKS.find(mark => mark >= most * ROOM) ?? most * ROOM;
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={140}>
        <ScatterChart
          accessibilityLayer={false}
          margin={{ top: 24, right: 32, bottom: 0, left: 32 }}
        >
          <XAxis
            type="number"
            dataKey="hours"
            scale="log"
            domain={[from, to]}
            allowDataOverflow
            ticks={MARKS.filter(mark => mark >= from && mark <= to)}
            tickFormatter={words}
            tick={tick}
          />
          <YAxis
            type="number"
            dataKey="row"
            domain={[-0.5, Math.max(3, ...dots.map(({ row }) => row)) + 0.5]}
            hide
          />
          {line ? (
            <ReferenceLine
              x={line.hours}
              stroke="var(--bui-fg-secondary)"
              strokeDasharray="6 4"
              label={{
                value: line.label,
                position: 'top',
                fill: 'var(--bui-fg-secondary)',
                fontSize: 12,
              }}
            />
          ) : null}
          <Scatter data={dots} shape={Dot} isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
