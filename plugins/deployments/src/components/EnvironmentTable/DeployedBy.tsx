import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import { RecordDetail } from '@groundwork/plugin-status-react';

const SHORT_REVISION = 7;

function actor({ deployedBy }: DeploymentEnvironment): string | undefined {
  if (!deployedBy) {
    return undefined;
  }
  const { kind, name } = deployedBy;
  return name ?? (kind === 'person' ? 'a person' : 'automation');
}

/** Who or what deployed, and whether it put an older revision back. */
export function DeployedBy(props: {
  readonly environment: DeploymentEnvironment;
}) {
  const by = actor(props.environment);
  const { rollback } = props.environment;
  const how = rollback
    ? `rolled back from ${rollback.fromRevision.slice(0, SHORT_REVISION)}`
    : undefined;
  const words = [how, by ? `by ${by}` : undefined].filter(Boolean).join(' ');
  return words ? <RecordDetail>{words}</RecordDetail> : null;
}
