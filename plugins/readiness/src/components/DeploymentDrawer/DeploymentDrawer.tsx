import { useApi } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import type { DeploymentName } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useOpened } from '../../useAddress';
import { useSay } from '../../useSay';
import { Drawer } from '../Drawer';
import { PRODUCTION } from '../DeliveryMetrics/useTier';
import { useMayContest, WhoMay } from '../Overlays';
import { Answered } from '../PageFrame';
import { read, written } from './address';
import { Attempts } from './Attempts';
import { Changes } from './Changes';
import { Environments } from './Environments';
import { Facts } from './Facts';
import { Incidents } from './Incidents';
import { NotCounted } from './NotCounted';
import { Related } from './Related';
import { Rules } from './Rules';

const PARAMETER = 'deployment';

/** Opens the drawer on a deployment. */
export function useDeploymentDrawer(): (of: DeploymentName) => void {
  const [, open] = useOpened(PARAMETER);
  return of => open(written(of));
}

function Content({ of }: { readonly of: DeploymentName }) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const open = useDeploymentDrawer();
  const query = useQuery(deliveryQueries.deployment(delivery, of));
  const mayContest = useMayContest(of.service);
  const openOther = (id: string) => open({ service: of.service, id });
  return (
    <Answered
      query={query}
      label={t('delivery.deployment.reading')}
      failed={why => t('delivery.deployment.failed', { why })}
    >
      {details => (
        <Flex direction="column" gap="5">
          <NotCounted details={details} />
          <Facts details={details} />
          <Rules details={details} mayContest={mayContest} />
          <Changes details={details} />
          <Incidents details={details} mayContest={mayContest} />
          <Related
            title={t('delivery.deployment.undid')}
            related={details.undid}
            open={openOther}
          />
          <Related
            title={t('delivery.deployment.undoneBy')}
            related={details.undoneBy}
            open={openOther}
          />
          <Attempts attempts={details.attempts} />
          <Environments details={details} mayContest={mayContest} />
          {details.tier === PRODUCTION ? (
            <WhoMay service={of.service} mayContest={mayContest} />
          ) : null}
        </Flex>
      )}
    </Answered>
  );
}

/** One deployment down to its commits, incidents and what its sources told. Escape closes it. */
export function DeploymentDrawer() {
  const t = useSay();
  const [value, open] = useOpened(PARAMETER);
  const of = value === undefined ? undefined : read(value);
  return (
    <Drawer
      title={t('delivery.deployment.title')}
      isOpen={value !== undefined}
      close={() => open(undefined)}
    >
      {of ? (
        <Content of={of} />
      ) : (
        <Status outcome="unknown">{t('delivery.deployment.noSuch')}</Status>
      )}
    </Drawer>
  );
}
