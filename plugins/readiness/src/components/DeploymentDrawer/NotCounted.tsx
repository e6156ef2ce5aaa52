import { Status } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay } from '../../useSay';

/** That a deployment counts nowhere, because of what people say. */
export function NotCounted({
  details: { isCounted },
}: {
  readonly details: DeliveryDeploymentDetails;
}) {
  const t = useSay();
  return isCounted ? null : (
    <Status outcome="not-applicable">{t('overlays.notCounted')}</Status>
  );
}
