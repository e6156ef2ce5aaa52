import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import { RelativeTime, Status } from '@groundwork/plugin-status-react';
import {
  environmentOutcome,
  healthWord,
  syncWords,
  versionWords,
} from '../../words';
import { DeployedBy } from './DeployedBy';
import { EnvironmentLinks } from './EnvironmentLinks';
import styles from './EnvironmentTable.module.css';

interface RowProps {
  readonly environment: DeploymentEnvironment;
}

function Health({ environment }: RowProps) {
  const outcome = environmentOutcome(environment);
  const { ready, desired, unknown } = environment;
  const replicas =
    ready !== undefined && desired !== undefined
      ? `${ready} of ${desired} ready`
      : undefined;
  return (
    <>
      <Status outcome={outcome}>
        {outcome === 'unknown' ? 'unknown' : healthWord(environment.health)}
      </Status>
      {unknown ? (
        <span className={styles.detail}>
          no answer from {unknown.sources.join(', ')}
        </span>
      ) : null}
      {replicas ? <span className={styles.detail}>{replicas}</span> : null}
    </>
  );
}

function Deployed({ environment }: RowProps) {
  return environment.deployedAt ? (
    <>
      <RelativeTime at={environment.deployedAt} />
      <DeployedBy environment={environment} />
    </>
  ) : (
    <span className={styles.detail}>not recorded</span>
  );
}

function Row(props: RowProps & { readonly withLinks: boolean }) {
  const { environment } = props;
  const sync = syncWords(environment.sync);
  return (
    <tr>
      <th scope="row">{environment.name}</th>
      <td data-label="Version" className={styles.version}>
        {versionWords(environment)}
      </td>
      <td data-label="Health">
        <Health environment={environment} />
      </td>
      <td data-label="Git">
        <Status outcome={sync.outcome}>{sync.word}</Status>
      </td>
      <td data-label="Deployed" className={styles.deployed}>
        <Deployed environment={environment} />
      </td>
      {props.withLinks ? (
        <td data-label="See">
          <EnvironmentLinks environment={environment} />
        </td>
      ) : null}
    </tr>
  );
}

/** Environments as rows, in the order in which a change travels. */
export function EnvironmentTable(props: {
  readonly environments: readonly DeploymentEnvironment[];
}) {
  const { environments } = props;
  const withLinks = environments.some(({ links }) => links.length > 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">Version</th>
          <th scope="col">Health</th>
          <th scope="col">Git</th>
          <th scope="col">Deployed</th>
          {withLinks ? <th scope="col">See</th> : null}
        </tr>
      </thead>
      <tbody>
        {environments.map(environment => (
          <Row
            key={environment.name}
            environment={environment}
            withLinks={withLinks}
          />
        ))}
      </tbody>
    </table>
  );
}
