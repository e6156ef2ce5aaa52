import { Text } from '@backstage/ui';
import {
  RecordDetail,
  RecordTable,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { SaveTable, type FileColumn } from '../TableFile';
import styles from './DeliveryMetrics.module.css';
import { metricIds } from './useChosenMetric';

type Score = NonNullable<DeliveryNumbers['quickCheck']>;
type Part = Score['parts'][number];

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** A score has one digit behind the point, as DORA shows it. */
function scoreWords(score: number): string {
  return score.toFixed(1);
}

function wholeWords({ overall, parts, industry }: Score, t: Say): string {
  const said = {
    industry: scoreWords(industry.overall),
    year: String(industry.year),
  };
  if (overall !== undefined)
    return t('delivery.quickCheck.whole', {
      ...said,
      score: scoreWords(overall),
    });
  const missing = parts.filter(({ score }) => score === undefined);
  return t('delivery.quickCheck.notKnown', {
    ...said,
    count: missing.length,
    missing: LIST.format(
      missing.map(({ metric }) => t(`delivery.metrics.${metric}`)),
    ),
  });
}

function columnsOf(
  { industry: { year } }: Score,
  t: Say,
): readonly RecordColumn<Part>[] {
  return [
    {
      header: t('baseline.metric'),
      isRowHeader: true,
      cell: ({ metric }) => t(`delivery.metrics.${metric}`),
    },
    {
      header: t('delivery.quickCheck.score'),
      cell: ({ score, ...part }) =>
        score === undefined ? (
          <>
            <Status outcome="unknown">{t('delivery.notKnown')}</Status>
            {part.undefined ? (
              <RecordDetail>{part.undefined.sentence}</RecordDetail>
            ) : null}
          </>
        ) : (
          scoreWords(score)
        ),
    },
    {
      header: t('delivery.quickCheck.industry', { year: String(year) }),
      align: 'end',
      cell: ({ mean }) => scoreWords(mean),
    },
  ];
}

const fileColumns = ({ industry }: Score): readonly FileColumn<Part>[] => [
  { name: 'metric', of: ({ metric }) => metricIds[metric] },
  { name: 'score', of: ({ score }) => score },
  { name: 'why_no_score', of: part => part.undefined?.sentence },
  { name: `all_industries_${industry.year}`, of: ({ mean }) => mean },
];

/** DORA's Quick Check of production: one line, and folded in it what that is made of. */
export function QuickCheck({ numbers }: { readonly numbers: DeliveryNumbers }) {
  const t = useSay();
  const { quickCheck } = numbers;
  if (!quickCheck) return null;
  const label = t('delivery.quickCheck.label');
  return (
    <details className={styles.quickCheck}>
      <summary>
        <Text as="span">{wholeWords(quickCheck, t)}</Text>
      </summary>
      <Text as="p" color="secondary">
        {t('delivery.quickCheck.note', {
          source: quickCheck.industry.source,
        })}
      </Text>
      <RecordTable
        label={label}
        rows={quickCheck.parts}
        keyOf={({ metric }) => metric}
        columns={columnsOf(quickCheck, t)}
      />
      <SaveTable
        label={label}
        file={{
          name: 'quick-check',
          columns: fileColumns(quickCheck),
        }}
        rows={quickCheck.parts}
      />
    </details>
  );
}
