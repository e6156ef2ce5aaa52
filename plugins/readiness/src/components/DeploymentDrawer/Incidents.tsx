import { Text } from '@backstage/ui';
import { exactTime } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { Said, SayThis } from '../Overlays';
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
  details: { incidents, deployment },
  mayContest,
}: {
  readonly details: DeliveryDeploymentDetails;
  readonly mayContest: boolean;
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
            <Text as="p" variant="body-small" color="secondary">
              {incident.rule}
            </Text>
            {incident.setAside ? (
              <Said overlay={incident.setAside} mayContest={mayContest} />
            ) : (
              <SayThis
                service={deployment.service}
                mayContest={mayContest}
                claim={{
                  kind: 'incident-not-caused-by',
                  incident: incident.id,
                  deployment: deployment.id,
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
