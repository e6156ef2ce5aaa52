import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay } from '../../useSay';
import { PRODUCTION } from '../DeliveryMetrics/useTier';
import { Said, SayThis } from '../Overlays';
import styles from './DeploymentDrawer.module.css';

/** The environments that a deployment went to, and whether people say that one is not production. */
export function Environments({
  details: { tier, deployment, attempts, overlays },
  mayContest,
}: {
  readonly details: DeliveryDeploymentDetails;
  readonly mayContest: boolean;
}) {
  const t = useSay();
  const said = overlays.filter(
    ({ kind }) => kind === 'environment-is-not-production',
  );
  const isSaid = (name: string) =>
    said.some(
      ({ environment = '' }) =>
        environment.trim().toLowerCase() === name.trim().toLowerCase(),
    );
  const others = [
    ...new Set(attempts.map(({ environment }) => environment)),
  ].filter(environment => !isSaid(environment));
  // Nobody has to say of another tier that it is not production.
  if (tier !== PRODUCTION || (said.length === 0 && !mayContest)) return null;
  return (
    <section aria-label={t('overlays.environments')} className={styles.list}>
      {said.map(overlay => (
        <Said key={overlay.id} overlay={overlay} mayContest={mayContest} />
      ))}
      {others.map(environment => (
        <SayThis
          key={environment}
          service={deployment.service}
          mayContest={mayContest}
          claim={{ kind: 'environment-is-not-production', environment }}
        />
      ))}
    </section>
  );
}
