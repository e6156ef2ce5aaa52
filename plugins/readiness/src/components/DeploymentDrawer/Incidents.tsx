import { Text } from '@backstage/ui';
import { exactTime } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay, type Say } from '../../useSay';
import styles from './DeploymentDrawer.module.css';
import { OutsideLink } from './OutsideLink';

type Incident = DeliveryDeploymentDetails['incidents'][number];

function lastedWords(
  { impactStartedAt, resolvedAt }: Incident,
  t: Say,
): string {
  if (impactStartedAt === undefined) return t('delivery.deployment.notStored');
  const from = exactTime(Date.parse(impactStartedAt));
  return resolvedAt === undefined
    ? t('delivery.deployment.incidentOpen', { from })
    : t('delivery.deployment.incidentLasted', {
        from,
        to: exactTime(Date.parse(resolvedAt)),
      });
}

/** Incidents that a deployment is held to have caused. */
export function Incidents({
  incidents,
}: {
  readonly incidents: DeliveryDeploymentDetails['incidents'];
}) {
  const t = useSay();
  if (incidents.length === 0) return null;
  return (
    <section aria-label={t('delivery.deployment.incidents')}>
      <Text as="h3" weight="bold">
        {t('delivery.deployment.incidents')}
      </Text>
      <ul className={styles.list}>
        {incidents.map(incident => (
          <li key={incident.id}>
            <OutsideLink url={incident.url}>
              {incident.title ?? incident.id}
            </OutsideLink>
            <Text as="p" variant="body-small" color="secondary">
              {lastedWords(incident, t)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
