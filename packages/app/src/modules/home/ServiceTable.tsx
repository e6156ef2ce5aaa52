import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import {
  compareEnvironments,
  environmentOutcome,
  healthWord,
  versionWords,
  wasSeen,
} from '@groundwork/plugin-deployments';
import type {
  DeploymentEnvironment,
  DeploymentStatus,
} from '@groundwork/plugin-deployments-common';
import { RelativeTime, Status } from '@groundwork/plugin-status-react';
import styles from './ServiceTable.module.css';

interface ServiceTableProps {
  readonly services: readonly Entity[];
  readonly statuses: readonly DeploymentStatus[];
  readonly isPending: boolean;
}

/** Every environment in which at least one of the services was seen, staging before production. */
function environmentNames(statuses: readonly DeploymentStatus[]): string[] {
  const environments = statuses
    .flatMap(status => status.environments)
    .filter(wasSeen)
    .sort(compareEnvironments);
  return [...new Set(environments.map(({ name }) => name))];
}

function Where({
  environment,
}: {
  readonly environment: DeploymentEnvironment | undefined;
}) {
  if (!environment) {
    return <Status outcome="not-applicable">not seen</Status>;
  }
  const outcome = environmentOutcome(environment);
  return (
    <>
      <span className={styles.version}>{versionWords(environment)}</span>
      <Status outcome={outcome}>
        {outcome === 'unknown' ? 'unknown' : healthWord(environment.health)}
      </Status>
    </>
  );
}

function LastDeployment({
  status,
}: {
  readonly status: DeploymentStatus | undefined;
}) {
  const [last] = (status?.environments ?? [])
    .flatMap(({ deployedAt, name }) =>
      deployedAt ? [{ deployedAt, name }] : [],
    )
    .sort((a, b) => b.deployedAt.localeCompare(a.deployedAt));
  return last ? (
    <>
      <RelativeTime at={last.deployedAt} />
      <span className={styles.detail}>{last.name}</span>
    </>
  ) : (
    <span className={styles.detail}>not recorded</span>
  );
}

function Row(props: {
  readonly service: Entity;
  readonly status: DeploymentStatus | undefined;
  readonly names: readonly string[];
  readonly isPending: boolean;
}) {
  const { service, status, names, isPending } = props;
  return (
    <tr>
      <th scope="row">
        <EntityRefLink entityRef={service} defaultKind="component" hideIcon />
      </th>
      {names.map(name => (
        <td key={name} data-label={name}>
          <Where
            environment={status?.environments.find(each => each.name === name)}
          />
        </td>
      ))}
      <td data-label="last deployment">
        {isPending ? (
          <Skeleton width="100%" height={20} />
        ) : (
          <LastDeployment status={status} />
        )}
      </td>
    </tr>
  );
}

/** Services as rows, environments as columns. */
export function ServiceTable(props: ServiceTableProps) {
  const { services, statuses, isPending } = props;
  const names = environmentNames(statuses);
  const byRef = new Map(statuses.map(status => [status.entityRef, status]));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Service</th>
          {names.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">Last deployment</th>
        </tr>
      </thead>
      <tbody>
        {services.map(service => {
          const ref = stringifyEntityRef(service);
          return (
            <Row
              key={ref}
              service={service}
              status={byRef.get(ref)}
              names={names}
              isPending={isPending}
            />
          );
        })}
      </tbody>
    </table>
  );
}
