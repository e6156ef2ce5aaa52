import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  exactTime,
  formatDay,
  RecordTable,
  Status,
} from '@groundwork/plugin-status-react';
import type { DeliveryBaseline, DeliveryProof } from '../../answers';
import { useSay } from '../../useSay';
import { metricWords } from '../DeliveryMetrics/words';
import { Part } from '../PageFrame';
import { SaveTable } from '../TableFile';
import { dayAfter } from './draft';
import { baselineFile, listColumns, targetColumns } from './fileColumns';
import { outcomeWords } from './targetWords';
import { scopeOf, useBaselineHref } from './scope';

/** Targets that were set and replaced: the portal only adds them, so who moves one here is seen. */
export function TargetHistory({ proof }: { readonly proof: DeliveryProof }) {
  const t = useSay();
  const { baseline, targetHistory } = proof;
  // One that holds and whose day is to come stands in the table above.
  if (
    targetHistory.length <= baseline.targets.length &&
    targetHistory.every(({ outcome }) => outcome.state === 'to-come')
  )
    return null;
  return (
    <Part title={t('baseline.history.title')} note={t('baseline.history.note')}>
      <RecordTable
        label={t('baseline.history.title')}
        rows={targetHistory}
        keyOf={({ metric, setAt }) => `${metric} ${setAt}`}
        columns={[
          {
            header: t('baseline.metric'),
            isRowHeader: true,
            cell: ({ metric }) => t(`delivery.metrics.${metric}`),
          },
          {
            header: t('baseline.table.target'),
            cell: ({ metric, value }) =>
              metricWords(value, baseline.metrics[metric].unit, t),
          },
          {
            header: t('baseline.history.due'),
            cell: ({ dueDay }) => formatDay(Date.parse(dueDay)),
          },
          {
            header: t('baseline.history.outcome'),
            cell: ({ metric, outcome }) =>
              outcomeWords(outcome, baseline.metrics[metric].unit, t),
          },
          {
            header: t('baseline.targets.owner'),
            cell: ({ owner }) => (
              <EntityRefLink entityRef={parseEntityRef(owner)} hideIcon />
            ),
          },
          {
            header: t('baseline.history.set'),
            cell: ({ setAt }) => exactTime(Date.parse(setAt)),
          },
          {
            header: t('baseline.facts.author'),
            cell: ({ setBy }) =>
              setBy.startsWith('user:') ? (
                <EntityRefLink entityRef={parseEntityRef(setBy)} hideIcon />
              ) : (
                setBy
              ),
          },
        ]}
      />
      <SaveTable
        label={t('baseline.history.title')}
        file={{
          name: baselineFile('targets', baseline),
          columns: targetColumns(baseline),
        }}
        rows={targetHistory}
      />
    </Part>
  );
}

/** Other baselines: those of the same scope or, beside the organisation's, those of teams and services. */
export function OtherBaselines({
  title,
  baselines,
  withScope = false,
}: {
  readonly title: string;
  readonly baselines: readonly DeliveryBaseline[];
  readonly withScope?: boolean;
}) {
  const t = useSay();
  const hrefOf = useBaselineHref();
  if (baselines.length === 0) return null;
  return (
    <Part title={title}>
      <RecordTable
        label={title}
        rows={baselines}
        keyOf={({ hash }) => hash}
        columns={[
          {
            header: t('baseline.others.name'),
            isRowHeader: true,
            cell: ({ name, hash, scope }) => (
              <Link href={`${hrefOf(scopeOf(scope))}?of=${hash}`}>{name}</Link>
            ),
          },
          ...(withScope
            ? [
                {
                  header: t('baseline.others.scope'),
                  cell: ({ scope }: DeliveryBaseline) => (
                    <EntityRefLink entityRef={parseEntityRef(scope.ref)} />
                  ),
                },
              ]
            : []),
          {
            header: t('baseline.facts.window'),
            cell: ({ window }) =>
              t('delivery.span', {
                from: formatDay(Date.parse(window.fromDay)),
                to: formatDay(Date.parse(dayAfter(window.toDay, -1))),
              }),
          },
          {
            header: t('baseline.others.state'),
            cell: ({ isIntact }) =>
              isIntact ? (
                <Status outcome="passes">{t('baseline.others.intact')}</Status>
              ) : (
                <Status outcome="fails">{t('baseline.others.changed')}</Status>
              ),
          },
        ]}
      />
      <SaveTable
        label={title}
        file={{ name: 'baselines', columns: listColumns }}
        rows={baselines}
      />
    </Part>
  );
}
