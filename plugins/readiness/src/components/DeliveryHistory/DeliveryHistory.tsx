import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { formatDay, RecordTable } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryDeployment, DeliveryNumbers } from '../../answers';
import { readinessApiRef } from '../../api';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useSay } from '../../useSay';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { Answered, Part } from '../PageFrame';
import styles from './DeliveryHistory.module.css';
import { Mark } from './Mark';

/** As many as the backend tells at once; more marks than these are a wall. */
const MOST = 400;

type Period = DeliveryNumbers['periods'][number];

interface Row {
  readonly period: Period;
  readonly deployments: readonly DeliveryDeployment[];
}

/** Deployments by the part of the window that they ended in, the newest first; parts without any are left out. */
function rowsOf(
  { periods, window }: DeliveryNumbers,
  deployments: readonly DeliveryDeployment[],
): readonly Row[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: window.timeZone });
  return [...periods]
    .reverse()
    .map(period => ({
      period,
      deployments: deployments.filter(({ finishedAt }) => {
        const day = dayOf.format(Date.parse(finishedAt));
        return day >= period.fromDay && day < period.toDay;
      }),
    }))
    .filter(row => row.deployments.length > 0);
}

/** A service's deployments as marks in the lane of their environment. */
export function DeliveryHistory({
  scope,
  numbers,
}: {
  readonly scope: DeliveryScope;
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const query = useQuery(
    deliveryQueries.deployments(delivery, scope, {
      days,
      metric: 'change-fail-rate',
      limit: MOST,
    }),
  );
  if (numbers.counts.reached === 0) return null;
  return (
    <Part title={t('delivery.history.title')} note={t('delivery.history.note')}>
      <Answered
        query={query}
        label={t('delivery.deployments.reading')}
        failed={why => t('delivery.failed', { why })}
      >
        {({ items, nextCursor }) => (
          <>
            <RecordTable
              label={t('delivery.history.title')}
              rows={rowsOf(numbers, items)}
              keyOf={({ period }) => period.fromDay}
              columns={[
                {
                  header: t('delivery.chosen.from'),
                  isRowHeader: true,
                  minWidth: '7rem',
                  cell: ({ period }) => formatDay(Date.parse(period.fromDay)),
                },
                {
                  header: t('delivery.history.production'),
                  cell: ({ deployments }) => (
                    <div className={styles.lane}>
                      {deployments.map(deployment => (
                        <Mark key={deployment.id} deployment={deployment} />
                      ))}
                    </div>
                  ),
                },
              ]}
            />
            {nextCursor === undefined ? null : (
              <Text as="p" color="secondary">
                {t('delivery.history.cut', { count: items.length })}
              </Text>
            )}
          </>
        )}
      </Answered>
    </Part>
  );
}
