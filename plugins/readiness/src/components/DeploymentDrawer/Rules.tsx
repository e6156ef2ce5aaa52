import { Text } from '@backstage/ui';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay } from '../../useSay';
import { PRODUCTION } from '../DeliveryMetrics/useTier';
import { Said, SayThis } from '../Overlays';
import styles from './DeploymentDrawer.module.css';

/** Which rules made a deployment what it is in each number, and what people say of it. */
export function Rules({
  details: { tier, deployment, rules, overlays, isCounted },
  mayContest,
}: {
  readonly details: DeliveryDeploymentDetails;
  readonly mayContest: boolean;
}) {
  const t = useSay();
  const { service, id, rework, status } = deployment;
  const said = overlays.filter(
    ({ kind }) =>
      kind === 'deployment-is-hotfix' || kind === 'deployment-is-not-hotfix',
  );
  return (
    <section aria-label={t('overlays.rules')} className={styles.list}>
      <Text as="h3" weight="bold">
        {t('overlays.rules')}
      </Text>
      <dl className={styles.facts}>
        {rules.map(({ about, sentence }) => (
          <div key={`${about} ${sentence}`} className={styles.fact}>
            <dt>{t(`overlays.about.${about}`)}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      {said.map(overlay => (
        <Said key={overlay.id} overlay={overlay} mayContest={mayContest} />
      ))}
      {said.length === 0 &&
      status === 'success' &&
      isCounted &&
      tier === PRODUCTION ? (
        <SayThis
          service={service}
          mayContest={mayContest}
          claim={{
            kind: rework.includes('hotfix')
              ? 'deployment-is-not-hotfix'
              : 'deployment-is-hotfix',
            deployment: id,
          }}
        />
      ) : null}
    </section>
  );
}
