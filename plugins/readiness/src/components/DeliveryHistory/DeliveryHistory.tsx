import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RecordTable } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryNumbers } from '../../answers';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { isOfProduction } from '../DeliveryMetrics/useTier';
import { shortSha } from '../DeploymentDrawer/shortSha';
import { Answered, failureWords, Part } from '../PageFrame';
import { SaveTable, type FileColumn } from '../TableFile';
import { columnsOf } from './columns';
import { marksOf, ofCommit, rowsOf, type HistoryMark } from './lanes';

/** The commit whose deployments are marked. */
const COMMIT = 'commit';
/** As many as the backend tells at once; more marks than these are a wall. */
const MOST = 400;

const fileColumns: readonly FileColumn<HistoryMark>[] = [
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'id', of: ({ id }) => id },
  { name: 'finished_at', of: ({ finishedAt }) => finishedAt },
  { name: 'status', of: ({ status }) => status },
  { name: 'started_by', of: ({ startedBy }) => startedBy?.name },
  { name: 'started_by_kind', of: ({ startedBy }) => startedBy?.kind },
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
  const [commit] = useAddress(COMMIT);
  if (reached === 0 && lanes.length === 0 && commit === undefined) return null;
  const rows = rowsOf(numbers, query.data?.items ?? [], lanes);
  const chosen = ofCommit(commit, rows);
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
            {commit === undefined || others.isPending ? null : (
              <Text as="p" role="status">
                {chosen.length === 0
                  ? t('delivery.history.ofCommitNone', {
                      commit: shortSha(commit),
                    })
                  : t('delivery.history.ofCommit', {
                      commit: shortSha(commit),
                      count: chosen.length,
                    })}
              </Text>
            )}
            {rows.length === 0 ? null : (
              <>
                <RecordTable
                  label={t('delivery.history.title')}
                  rows={rows}
                  keyOf={({ period }) => period.fromDay}
                  columns={columnsOf(
                    service,
                    lanes.map(({ environment }) => environment),
                    chosen,
                    t,
                  )}
                />
                <SaveTable
                  label={t('delivery.history.title')}
                  file={{
                    name: 'deployments-by-environment',
                    columns: fileColumns,
                  }}
                  rows={marksOf(rows, numbers.tier)}
                />
              </>
            )}
            {nextCursor === undefined ? null : (
              <Text as="p" color="secondary">
                {t(
                  isOfProduction(numbers)
                    ? 'delivery.history.cut'
                    : 'delivery.history.cutOfProduction',
                  { count: items.length },
                )}
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
