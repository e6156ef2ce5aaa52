import { Link } from '@backstage/ui';
import { exactTime, StatusShape } from '@groundwork/plugin-status-react';
import type { OtherEnvironments } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { hoursWords } from '../DeliveryMetrics/words';
import { shortSha } from '../DeploymentDrawer/shortSha';
import styles from './DeliveryHistory.module.css';

const HOUR_MS = 3_600_000;

/** A deployment to another environment: its version, and the page of whoever told of it. */
export function OtherMark({
  environment,
  deployment,
}: {
  readonly environment: string;
  readonly deployment: OtherEnvironments['items'][number]['deployments'][number];
}) {
  const t = useSay();
  const { sha, status, startedAt, finishedAt, url } = deployment;
  const version =
    sha === undefined ? t('delivery.history.noVersion') : shortSha(sha);
  const hours = (Date.parse(finishedAt) - Date.parse(startedAt)) / HOUR_MS;
  const words = t('delivery.history.elsewhere', {
    ...{ version, environment },
    time: exactTime(Date.parse(finishedAt)),
    took: hoursWords(hours, t),
    result:
      status === 'success'
        ? t('delivery.history.reached')
        : t('delivery.history.failed'),
  });
  const content = (
    <>
      <StatusShape
        outcome={status === 'success' ? 'not-applicable' : 'fails'}
      />
      {version}
    </>
  );
  return url === undefined ? (
    <span className={styles.other} role="img" aria-label={words} title={words}>
      {content}
    </span>
  ) : (
    <Link
      className={styles.other ?? ''}
      href={url}
      target="_blank"
      variant="body-small"
      aria-label={words}
      title={words}
    >
      {content}
    </Link>
  );
}
