import { exactTime } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { DeliveryLink } from '../DeliveryMetrics/DeliveryLink';
import { PRODUCTION } from '../DeliveryMetrics/useTier';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { hoursWords } from '../DeliveryMetrics/words';
import { starterWords } from '../DeliveryDeployments/starterWords';
import { kindWords, resultWords } from '../DeliveryDeployments/words';
import styles from './DeploymentDrawer.module.css';
import { OutsideLink } from './OutsideLink';
import { shortSha } from './shortSha';

const HOUR_MS = 3_600_000;

/** What the deployment was, and what came of it. */
export function Facts({
  details: { tier, deployment, commitUrl },
}: {
  readonly details: DeliveryDeploymentDetails;
}) {
  const measures = useMeasures();
  const { t } = measures;
  const { service, sha, withoutSha, startedAt, finishedAt } = deployment;
  const hours = (Date.parse(finishedAt) - Date.parse(startedAt)) / HOUR_MS;
  return (
    <dl className={styles.facts}>
      <dt>{t('delivery.deployments.service')}</dt>
      <dd>
        <DeliveryLink entityRef={service} />
      </dd>
      <dt>{t('delivery.deployments.what')}</dt>
      <dd>{kindWords(deployment, t)}</dd>
      <dt>{t('delivery.deployment.finished')}</dt>
      <dd>
        <time dateTime={finishedAt}>{exactTime(Date.parse(finishedAt))}</time>
      </dd>
      <dt>{t('delivery.deployment.took')}</dt>
      <dd>{hoursWords(hours, t)}</dd>
      <dt>{t('delivery.starter.title')}</dt>
      <dd>{starterWords(deployment, t)}</dd>
      <dt>{t('delivery.deployment.commit')}</dt>
      <dd>
        {sha === undefined ? (
          withoutSha?.sentence
        ) : (
          <OutsideLink url={commitUrl}>
            <code>{shortSha(sha)}</code>
          </OutsideLink>
        )}
      </dd>
      {tier === PRODUCTION ? (
        <>
          <dt>{t('delivery.deployments.result')}</dt>
          <dd>{resultWords(deployment, measures)}</dd>
        </>
      ) : (
        <>
          <dt>{t('delivery.tier')}</dt>
          <dd>{tier}</dd>
        </>
      )}
    </dl>
  );
}
