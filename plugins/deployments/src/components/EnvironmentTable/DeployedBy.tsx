import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import { RecordDetail } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import type { Say } from '../../words';

const SHORT_REVISION = 7;

function actor(
  { deployedBy }: DeploymentEnvironment,
  t: Say,
): string | undefined {
  return (
    deployedBy &&
    (deployedBy.name ??
      t(deployedBy.kind === 'person' ? 'person' : 'automation'))
  );
}

function words(environment: DeploymentEnvironment, t: Say) {
  const name = actor(environment, t);
  const revision = environment.rollback?.fromRevision.slice(0, SHORT_REVISION);
  if (revision !== undefined)
    return name
      ? t('rolledBackBy', { revision, name })
      : t('rolledBack', { revision });
  return name && t('by', { name });
}

/** Who or what deployed, and whether it put an older revision back. */
export function DeployedBy(props: {
  readonly environment: DeploymentEnvironment;
}) {
  const said = words(props.environment, useSay());
  return said ? <RecordDetail>{said}</RecordDetail> : null;
}
