import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import {
  compareEnvironments,
  environmentOutcome,
  healthWords,
  useDeploymentWords,
  versionWords,
  wasSeen,
} from '@groundwork/plugin-deployments';
import type {
  DeploymentEnvironment,
  DeploymentStatus,
} from '@groundwork/plugin-deployments-common';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import { useSay, type Say } from '../../useSay';
import styles from './ServiceTable.module.css';

interface ServiceTableProps {
  readonly services: readonly Entity[];
  readonly statuses: readonly DeploymentStatus[];
  /** References of services that could not be answered for. */
  readonly missing: readonly string[];
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
  isUnknown,
}: {
  readonly environment: DeploymentEnvironment | undefined;
  readonly isUnknown: boolean;
}) {
  const t = useSay();
  const words = useDeploymentWords();
  if (isUnknown) {
    return <Status outcome="unknown">{t('services.unknown')}</Status>;
  }
  if (!environment) {
    return <Status outcome="not-applicable">{t('services.notSeen')}</Status>;
  }
  return (
    <>
      <code className={styles.version}>{versionWords(environment, words)}</code>
      <Status outcome={environmentOutcome(environment)}>
        {healthWords(environment, words)}
      </Status>
    </>
  );
}

interface ServiceRow {
  readonly ref: string;
  readonly service: Entity;
  readonly status: DeploymentStatus | undefined;
  /** Nobody could answer for it. */
  readonly isUnknown: boolean;
}

function LastDeployment({
  status,
  isUnknown,
}: Pick<ServiceRow, 'status' | 'isUnknown'>) {
  const t = useSay();
  const [last] = (status?.environments ?? [])
    .flatMap(({ deployedAt, name }) =>
      deployedAt ? [{ deployedAt, name }] : [],
    )
    .sort((a, b) => b.deployedAt.localeCompare(a.deployedAt));
  return last ? (
    <>
      <RelativeTime at={last.deployedAt} />
      <RecordDetail>{last.name}</RecordDetail>
    </>
  ) : (
    <RecordDetail>
      {isUnknown ? t('services.unknown') : t('services.notRecorded')}
    </RecordDetail>
  );
}

function serviceColumn(t: Say): RecordColumn<ServiceRow> {
  return {
    header: t('services.service'),
    isRowHeader: true,
    cell: ({ service }) => (
      <EntityRefLink entityRef={service} defaultKind="component" hideIcon />
    ),
  };
}

function environmentColumn(name: string): RecordColumn<ServiceRow> {
  return {
    header: name,
    cell: ({ status, isUnknown }) => (
      <Where
        isUnknown={isUnknown}
        environment={status?.environments.find(each => each.name === name)}
      />
    ),
  };
}

function lastDeploymentColumn(
  isPending: boolean,
  t: Say,
): RecordColumn<ServiceRow> {
  return {
    header: t('services.lastDeployment'),
    cell: ({ status, isUnknown }) =>
      isPending ? (
        <Skeleton width="100%" height={20} />
      ) : (
        <LastDeployment status={status} isUnknown={isUnknown} />
      ),
  };
}

/** Services as rows, environments as columns. */
export function ServiceTable(props: ServiceTableProps) {
  const t = useSay();
  const { services, statuses, missing, isPending } = props;
  const byRef = new Map(statuses.map(status => [status.entityRef, status]));
  return (
    <RecordTable
      label={t('services.label')}
      columns={[
        serviceColumn(t),
        ...environmentNames(statuses).map(environmentColumn),
        lastDeploymentColumn(isPending, t),
      ]}
      rows={services.map(service => {
        const ref = stringifyEntityRef(service);
        return {
          ref,
          service,
          status: byRef.get(ref),
          isUnknown: missing.includes(ref),
        };
      })}
      keyOf={({ ref }) => ref}
    />
  );
}
