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

type Column = RecordColumn<DeploymentEnvironment>;

/** A cluster's name does not fit into the width of a version number. */
const WIDTH_OF_PLACES = '8rem';

const HOW: readonly Column[] = [
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

const LINKS: Column = {
  header: 'See',
  minWidth: '7.5rem',
  cell: environment =>
    environment.links.length > 0 ? (
      <EnvironmentLinks environment={environment} />
    ) : undefined,
};

function columnsFor(
  environments: readonly DeploymentEnvironment[],
): readonly Column[] {
  const hasPlaces = environments.some(environment =>
    versionsRunning(environment).some(({ where }) => where !== undefined),
  );
  return [
    { header: 'Environment', isRowHeader: true, cell: ({ name }) => name },
    {
      header: 'Version',
      ...(hasPlaces ? { minWidth: WIDTH_OF_PLACES } : {}),
      cell: environment => <Version environment={environment} />,
    },
    ...HOW,
    ...(environments.some(({ links }) => links.length > 0) ? [LINKS] : []),
  ];
}

/** Environments as rows, in the order in which a change travels. */
export function EnvironmentTable(props: {
  readonly environments: readonly DeploymentEnvironment[];
}) {
  const { environments } = props;
  return (
    <RecordTable
      label="Environments"
      columns={columnsFor(environments)}
      rows={environments}
      keyOf={({ name }) => name}
    />
  );
}
