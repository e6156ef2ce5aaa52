import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import {
  environmentOutcome,
  healthPlaceWords,
  healthWord,
  noVersionWords,
  syncWords,
  versionsRunning,
} from '../../words';
import { DeployedBy } from './DeployedBy';
import { EnvironmentLinks } from './EnvironmentLinks';

interface CellProps {
  readonly environment: DeploymentEnvironment;
}

function Version({ environment }: CellProps) {
  const running = versionsRunning(environment);
  return running.length > 0 ? (
    <>
      {running.map(({ version, where }) => (
        <div key={where ?? version}>
          <code>{version}</code>
          {where ? <RecordDetail> {where}</RecordDetail> : null}
        </div>
      ))}
    </>
  ) : (
    <>{noVersionWords(environment)}</>
  );
}

function Health({ environment }: CellProps) {
  const outcome = environmentOutcome(environment);
  const { ready, desired, unknown } = environment;
  const where =
    outcome === 'unknown' ? undefined : healthPlaceWords(environment);
  return (
    <>
      <Status outcome={outcome}>
        {outcome === 'unknown' ? 'unknown' : healthWord(environment.health)}
      </Status>
      {where ? <RecordDetail>{where}</RecordDetail> : null}
      {unknown ? (
        <RecordDetail>no answer from {unknown.sources.join(', ')}</RecordDetail>
      ) : null}
      {ready !== undefined && desired !== undefined ? (
        <RecordDetail>
          {ready} of {desired} ready
        </RecordDetail>
      ) : null}
    </>
  );
}

function Git({ environment }: CellProps) {
  const { outcome, word } = syncWords(environment.sync);
  return <Status outcome={outcome}>{word}</Status>;
}

function Deployed({ environment }: CellProps) {
  return environment.deployedAt ? (
    <>
      <RelativeTime at={environment.deployedAt} />
      <DeployedBy environment={environment} />
    </>
  ) : (
    <RecordDetail>
      {environment.health === 'not-deployed' ? 'not yet' : 'not recorded'}
    </RecordDetail>
  );
}

const COLUMNS: readonly RecordColumn<DeploymentEnvironment>[] = [
  { header: 'Environment', isRowHeader: true, cell: ({ name }) => name },
  {
    header: 'Version',
    // A cluster's name does not fit into the width of a version number.
    minWidth: '8rem',
    cell: environment => <Version environment={environment} />,
  },
  {
    header: 'Health',
    cell: environment => <Health environment={environment} />,
  },
  { header: 'Git', cell: environment => <Git environment={environment} /> },
  {
    header: 'Deployed',
    minWidth: '7.5rem',
    cell: environment => <Deployed environment={environment} />,
  },
];

const LINKS: RecordColumn<DeploymentEnvironment> = {
  header: 'See',
  cell: environment => <EnvironmentLinks environment={environment} />,
};

/** Environments as rows, in the order in which a change travels. */
export function EnvironmentTable(props: {
  readonly environments: readonly DeploymentEnvironment[];
}) {
  const { environments } = props;
  const withLinks = environments.some(({ links }) => links.length > 0);
  return (
    <RecordTable
      label="Environments"
      columns={withLinks ? [...COLUMNS, LINKS] : COLUMNS}
      rows={environments}
      keyOf={({ name }) => name}
    />
  );
}
