import {
  PolarAngleAxis,
  PolarGrid,
  PolarRadiusAxis,
  Radar,
  RadarChart,
  ResponsiveContainer,
} from 'recharts';
import type { OrganisationAssessment } from '../../answers';
import { useSay } from '../../useSay';
import styles from './PillarRadar.module.css';

type Pillars = OrganisationAssessment['pillars'];

/** A pillar's name on two lines, so that it fits beside the chart. */
function Label({
  x,
  y,
  textAnchor,
  payload,
}: {
  readonly x: number | string;
  readonly y: number | string;
  readonly textAnchor: 'start' | 'middle' | 'end' | 'inherit';
  readonly payload: { readonly value: string };
}) {
  const [first = '', ...rest] = payload.value.split(' ');
  return (
    <text
      x={x}
      y={y}
      textAnchor={textAnchor}
      fill="var(--bui-fg-secondary)"
      fontSize={11}
    >
      <tspan x={x}>{first}</tspan>
      <tspan x={x} dy={13}>
        {rest.join(' ')}
      </tspan>
    </text>
  );
}

/** The five pillars: what is known for sure inside what missing evidence still allows, with the same as a table. */
export function PillarRadar({ pillars }: { readonly pillars: Pillars }) {
  const t = useSay();
  const rows = pillars.map(({ id, title, score, unknownInputs }) => ({
    id,
    title,
    lo: score.displayed.lo,
    hi: score.displayed.hi,
    level: score.level,
    unknownInputs,
  }));
  // What is known to be 0 is known, too.
  const known = pillars.filter(({ score }) => score.confidence > 0).length;
  return (
    <div className={styles.radar}>
      {/* The table beside it is what a keyboard and a screen reader reach. */}
      <div className={styles.chart} aria-hidden="true">
        <ResponsiveContainer width="100%" height={260}>
          <RadarChart data={rows} outerRadius="58%" accessibilityLayer={false}>
            <PolarGrid stroke="var(--bui-border-1)" />
            <PolarAngleAxis dataKey="title" tick={Label} />
            <PolarRadiusAxis domain={[0, 100]} tick={false} axisLine={false} />
            <Radar
              dataKey="hi"
              stroke="var(--bui-border-2)"
              strokeDasharray="4 3"
              fill="var(--bui-fg-secondary)"
              fillOpacity={0.12}
              isAnimationActive={false}
            />
            <Radar
              dataKey="lo"
              stroke="var(--bui-fg-primary)"
              fill="var(--bui-fg-primary)"
              fillOpacity={0.5}
              isAnimationActive={false}
            />
          </RadarChart>
        </ResponsiveContainer>
      </div>
      <table className={styles.table}>
        <caption>{t('organisation.pillarsKnown', { count: known })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('organisation.pillar')}</th>
            <th scope="col">{t('organisation.between')}</th>
            <th scope="col">{t('organisation.level')}</th>
            <th scope="col">{t('organisation.unknownInputs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              <td>
                {t('organisation.betweenAnd', {
                  lo: String(row.lo),
                  hi: String(row.hi),
                })}
              </td>
              <td>
                {row.level.lo === row.level.hi
                  ? row.level.lo
                  : t('value.range', {
                      lo: String(row.level.lo),
                      hi: String(row.level.hi),
                    })}
              </td>
              <td>{row.unknownInputs.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
