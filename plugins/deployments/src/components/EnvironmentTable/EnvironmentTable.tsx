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
import type { Say } from '../../words';
import { useSay } from '../../useSay';
import { DeployedBy } from './DeployedBy';
import { EnvironmentLinks } from './EnvironmentLinks';

interface CellProps {
  readonly environment: DeploymentEnvironment;
}

function Version({ environment }: CellProps) {
  const t = useSay();
  const running = versionsRunning(environment, t);
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
    <>{noVersionWords(environment, t)}</>
  );
}

function Health({ environment }: CellProps) {
  const t = useSay();
  const outcome = environmentOutcome(environment);
  const { ready, desired, unknown } = environment;
  const where =
    outcome === 'unknown' ? undefined : healthPlaceWords(environment, t);
  return (
    <>
      <Status outcome={outcome}>
        {healthWord(outcome === 'unknown' ? outcome : environment.health, t)}
      </Status>
      {where ? <RecordDetail>{where}</RecordDetail> : null}
      {unknown ? (
        <RecordDetail>
          {t('noAnswer', { names: unknown.sources.join(', ') })}
        </RecordDetail>
      ) : null}
      {ready !== undefined && desired !== undefined ? (
        <RecordDetail>{t('ready', { ready, desired })}</RecordDetail>
      ) : null}
    </>
  );
}

function Git({ environment }: CellProps) {
  const { outcome, word } = syncWords(environment.sync, useSay());
  return <Status outcome={outcome}>{word}</Status>;
}

function Deployed({ environment }: CellProps) {
  const t = useSay();
  return environment.deployedAt ? (
    <>
      <RelativeTime at={environment.deployedAt} />
      <DeployedBy environment={environment} />
    </>
  ) : (
    <RecordDetail>
      {t(
        environment.health === 'not-deployed'
          ? 'deployed.notYet'
          : 'deployed.notRecorded',
      )}
    </RecordDetail>
  );
}

type Column = RecordColumn<DeploymentEnvironment>;

/** A cluster's name does not fit into the width of a version number. */
const WIDTH_OF_PLACES = '8rem';

function columnsFor(
  environments: readonly DeploymentEnvironment[],
  t: Say,
): readonly Column[] {
  const hasPlaces = environments.some(environment =>
    versionsRunning(environment, t).some(({ where }) => where !== undefined),
  );
  const links: Column = {
    header: t('table.see'),
    minWidth: '7.5rem',
    cell: environment =>
      environment.links.length > 0 ? (
        <EnvironmentLinks environment={environment} />
      ) : undefined,
  };
  return [
    {
      header: t('table.environment'),
      isRowHeader: true,
      cell: ({ name }) => name,
    },
    {
      header: t('table.version'),
      ...(hasPlaces ? { minWidth: WIDTH_OF_PLACES } : {}),
      cell: environment => <Version environment={environment} />,
    },
    {
      header: t('table.health'),
      cell: environment => <Health environment={environment} />,
    },
    {
      header: t('table.git'),
      cell: environment => <Git environment={environment} />,
    },
    {
      header: t('table.deployed'),
      minWidth: '7.5rem',
      cell: environment => <Deployed environment={environment} />,
    },
    ...(environments.some(each => each.links.length > 0) ? [links] : []),
  ];
}

/** Environments as rows, in the order in which a change travels. */
export function EnvironmentTable(props: {
  readonly environments: readonly DeploymentEnvironment[];
}) {
  const t = useSay();
  const { environments } = props;
  return (
    <RecordTable
      label={t('table.label')}
      columns={columnsFor(environments, t)}
      rows={environments}
      keyOf={({ name }) => name}
    />
  );
}
