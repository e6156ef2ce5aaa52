import { Button, Link } from '@backstage/ui';
import { exactTime, StatusShape } from '@groundwork/plugin-status-react';
import type { OtherEnvironments } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { hoursWords } from '../DeliveryMetrics/words';
import { starterClause } from '../DeliveryDeployments/starterWords';
import { useDeploymentDrawer } from '../DeploymentDrawer';
import { shortSha } from '../DeploymentDrawer/shortSha';
import styles from './DeliveryHistory.module.css';

const HOUR_MS = 3_600_000;

/** A deployment to another environment: it opens where its tier is declared, and leads to the page of whoever told of it elsewhere. */
export function OtherMark({
  service,
  environment,
  deployment,
}: {
  readonly service: string;
  readonly environment: string;
  readonly deployment: OtherEnvironments['items'][number]['deployments'][number];
}) {
  const t = useSay();
  const open = useDeploymentDrawer();
  const { sha, status, startedAt, finishedAt, url, changes } = deployment;
  const { deployment: id } = deployment;
  const commit =
    sha === undefined ? t('delivery.history.noVersion') : shortSha(sha);
  const version =
    changes === undefined
      ? commit
      : t('delivery.history.short', {
          version: commit,
          changes: String(changes),
        });
  const hours = (Date.parse(finishedAt) - Date.parse(startedAt)) / HOUR_MS;
  const words = t('delivery.history.elsewhere', {
    ...{ version, environment },
    time: exactTime(Date.parse(finishedAt)),
    took: hoursWords(hours, t),
    who: starterClause(deployment, t),
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
  if (id !== undefined)
    return (
      <Button
        variant="secondary"
        size="small"
        aria-label={words}
        onPress={() => open({ service, id })}
      >
        {content}
      </Button>
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
