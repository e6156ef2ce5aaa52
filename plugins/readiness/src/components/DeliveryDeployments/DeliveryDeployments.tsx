import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  exactTime,
  RecordDetail,
  RecordTable,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryDeployment } from '../../answers';
import { readinessApiRef } from '../../api';
import type { AskedDeployments, DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';
import {
  DEPLOYMENTS_AFTER,
  metricIds,
  useChosenMetric,
} from '../DeliveryMetrics/useChosenMetric';
import { DeliveryLink } from '../DeliveryMetrics/DeliveryLink';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { useOnly } from '../DeliveryMetrics/useOnly';
import type { Measures } from '../DeliveryMetrics/measures';
import { PRODUCTION, useTier } from '../DeliveryMetrics/useTier';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { useDeploymentDrawer } from '../DeploymentDrawer';
import { Answered } from '../PageFrame';
import styles from './DeliveryDeployments.module.css';
import { Export } from './Export';
import { OnlyChoice } from './OnlyChoice';
import { kindWords, resultOutcome, resultWords, slowestWords } from './words';

const PER_PAGE = 25;

function Opener({ deployment }: { readonly deployment: DeliveryDeployment }) {
  const t = useSay();
  const open = useDeploymentDrawer();
  const { service, id, finishedAt } = deployment;
  const time = exactTime(Date.parse(finishedAt));
  return (
    <Button
      variant="tertiary"
      size="small"
      className={styles.opener ?? ''}
      onPress={() => open({ service, id })}
      aria-label={t('delivery.deployments.open', {
        service: nameOf(service),
        time,
      })}
    >
      <time dateTime={finishedAt}>{time}</time>
    </Button>
  );
}

function Result({ deployment }: { readonly deployment: DeliveryDeployment }) {
  const measures = useMeasures();
  const { t } = measures;
  return (
    <>
      <Status outcome={resultOutcome(deployment)}>
        {resultWords(deployment, measures)}
      </Status>
      {deployment.isContested ? (
        <RecordDetail>{t('delivery.deployments.contested')}</RecordDetail>
      ) : null}
    </>
  );
}

function columnsOf(
  scope: DeliveryScope,
  tier: string,
  measures: Measures,
): readonly RecordColumn<DeliveryDeployment>[] {
  const { t } = measures;
  const service: RecordColumn<DeliveryDeployment> = {
    header: t('delivery.deployments.service'),
    cell: deployment => <DeliveryLink entityRef={deployment.service} />,
  };
  const result: RecordColumn<DeliveryDeployment> = {
    header: t('delivery.deployments.result'),
    cell: deployment => <Result deployment={deployment} />,
  };
  return [
    {
      header: t('delivery.deployments.finished'),
      isRowHeader: true,
      minWidth: '14rem',
      cell: deployment => <Opener deployment={deployment} />,
    },
    ...(scope.of === 'service' ? [] : [service]),
    {
      header: t('delivery.deployments.what'),
      cell: deployment => (
        <>
          {kindWords(deployment, t)}
          {deployment.withoutSha ? (
            <RecordDetail>
              {t('delivery.deployment.withoutCommit', {
                why: deployment.withoutSha.sentence,
              })}
            </RecordDetail>
          ) : null}
        </>
      ),
    },
    {
      header: t('delivery.deployments.shipped'),
      align: 'end',
      cell: ({ changes }) =>
        changes.length === 0
          ? t('delivery.deployments.noChange')
          : t('delivery.deployments.changes', { count: changes.length }),
    },
    {
      header: t('delivery.deployments.took'),
      align: 'end',
      cell: deployment => slowestWords(deployment, measures),
    },
    // What came of it is counted in production.
    ...(tier === PRODUCTION ? [result] : []),
  ];
}

/** What is asked for by the address. */
function useAsked(): AskedDeployments {
  const { length: days } = useWindowLength();
  const { chosen } = useChosenMetric();
  const { tier } = useTier();
  const { only } = useOnly();
  return { days, tier, metric: metricIds[chosen], only };
}

/** The page of deployments that the address names. */
export function useDeploymentsPage(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  const asked = useAsked();
  const [cursor] = useAddress(DEPLOYMENTS_AFTER);
  return useQuery(
    deliveryQueries.deployments(delivery, scope, {
      ...asked,
      limit: PER_PAGE,
      cursor,
    }),
  );
}

/** The deployments behind the chosen number, the newest first; each opens down to its commits. */
export function DeliveryDeployments({
  scope,
}: {
  readonly scope: DeliveryScope;
}) {
  const measures = useMeasures();
  const { t } = measures;
  const [cursor, turn] = useAddress(DEPLOYMENTS_AFTER);
  const asked = useAsked();
  const query = useDeploymentsPage(scope);
  return (
    <section aria-label={t('delivery.deployments.title')}>
      <Text as="h3" weight="bold">
        {t('delivery.deployments.title')}
      </Text>
      <OnlyChoice />
      <Answered
        query={query}
        label={t('delivery.deployments.reading')}
        failed={why => t('delivery.failed', { why })}
      >
        {({ tier, items, nextCursor }) =>
          items.length === 0 ? (
            <>
              <Text as="p">
                {t(`delivery.deployments.${asked.only ? 'noneOnly' : 'none'}`)}
              </Text>
              <Export scope={scope} asked={asked} />
            </>
          ) : (
            <>
              <RecordTable
                label={t('delivery.deployments.title')}
                columns={columnsOf(scope, tier, measures)}
                rows={items}
                keyOf={({ service, id }) => `${service} ${id}`}
              />
              <Export scope={scope} asked={asked} />
              <Flex gap="3">
                {cursor === undefined ? null : (
                  <Button variant="secondary" onPress={() => turn(undefined)}>
                    {t('delivery.deployments.fromTheStart')}
                  </Button>
                )}
                {nextCursor === undefined ? null : (
                  <Button variant="secondary" onPress={() => turn(nextCursor)}>
                    {t('delivery.deployments.next')}
                  </Button>
                )}
              </Flex>
            </>
          )
        }
      </Answered>
    </section>
  );
}
