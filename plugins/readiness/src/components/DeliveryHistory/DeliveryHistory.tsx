import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  formatDay,
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DeliveryNumbers } from '../../answers';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';
import { useSay, type Say } from '../../useSay';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { Answered, failureWords, Part } from '../PageFrame';
import { SaveTable, type FileColumn } from '../TableFile';
import styles from './DeliveryHistory.module.css';
import { marksOf, rowsOf, type HistoryMark, type HistoryRow } from './lanes';
import { Mark } from './Mark';
import { OtherMark } from './OtherMark';

/** As many as the backend tells at once; more marks than these are a wall. */
const MOST = 400;

/** Nothing where nothing was deployed, so that a phone leaves the lane out. */
function laneOf(marks: readonly ReactNode[] = []): ReactNode {
  return marks.length === 0 ? undefined : (
    <div className={styles.lane}>{marks}</div>
  );
}

function columnsOf(
  environments: readonly string[],
  t: Say,
): readonly RecordColumn<HistoryRow>[] {
  return [
    {
      header: t('delivery.chosen.from'),
      isRowHeader: true,
      minWidth: '7rem',
      cell: ({ period }) => formatDay(Date.parse(period.fromDay)),
    },
    {
      header: t('delivery.history.production'),
      cell: ({ production }) =>
        laneOf(
          production.map(deployment => (
            <Mark key={deployment.id} deployment={deployment} />
          )),
        ),
    },
    ...environments.map(environment => ({
      header: environment,
      cell: ({ others }: HistoryRow) =>
        laneOf(
          others
            .get(environment)
            ?.map(deployment => (
              <OtherMark
                key={deployment.id}
                environment={environment}
                deployment={deployment}
              />
            )),
        ),
    })),
  ];
}

const fileColumns: readonly FileColumn<HistoryMark>[] = [
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'id', of: ({ id }) => id },
  { name: 'finished_at', of: ({ finishedAt }) => finishedAt },
  { name: 'status', of: ({ status }) => status },
];

/** A service's deployments as marks in the lanes of their environments. */
export function DeliveryHistory({
  service,
  numbers,
}: {
  readonly service: string;
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const query = useQuery(
    deliveryQueries.deployments(
      delivery,
      { of: 'service', ref: service },
      { days, metric: 'change-fail-rate', limit: MOST },
    ),
  );
  const others = useQuery(
    deliveryQueries.environments(delivery, service, { days }),
  );
  const lanes = others.data?.items ?? [];
  const reached = numbers.counts.reached ?? query.data?.items.length ?? 0;
  if (reached === 0 && lanes.length === 0) return null;
  return (
    <Part
      title={t('delivery.history.title')}
      note={t('delivery.history.note', { tier: numbers.tier })}
    >
      <Answered
        query={query}
        label={t('delivery.deployments.reading')}
        failed={why => t('delivery.failed', { why })}
      >
        {({ items, nextCursor }) => (
          <>
            <RecordTable
              label={t('delivery.history.title')}
              rows={rowsOf(numbers, items, lanes)}
              keyOf={({ period }) => period.fromDay}
              columns={columnsOf(
                lanes.map(({ environment }) => environment),
                t,
              )}
            />
            <SaveTable
              label={t('delivery.history.title')}
              file={{
                name: 'deployments-by-environment',
                columns: fileColumns,
              }}
              rows={marksOf(rowsOf(numbers, items, lanes), numbers.tier)}
            />
            {nextCursor === undefined ? null : (
              <Text as="p" color="secondary">
                {t('delivery.history.cut', { count: items.length })}
              </Text>
            )}
          </>
        )}
      </Answered>
      {others.data?.notListed ? (
        <Text as="p" color="secondary">
          {t('delivery.history.elsewhereCut', { count: others.data.notListed })}
        </Text>
      ) : null}
      {others.error ? (
        <Text as="p" color="secondary">
          {t('delivery.history.elsewhereUnknown', {
            why: failureWords(others.error, t),
          })}
        </Text>
      ) : null}
    </Part>
  );
}
