import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  formatDuration,
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  areSeveralPerInstance,
  historyOf,
  shortRevision,
  silentInstancesOf,
} from './history';
import type { ArgocdApplication, HistoryRow } from './history';
import { argocdQueries } from './queries';

const ROWS_AT_ONCE = 10;

/** Message and author of a revision; one that cannot be read says so in its place. */
function RevisionDetails({ row }: { readonly row: HistoryRow }) {
  const backend = {
    discoveryApi: useApi(discoveryApiRef),
    fetchApi: useApi(fetchApiRef),
  };
  const { data, error } = useQuery(argocdQueries.revision(backend, row));
  if (error) {
    return <Status outcome="unknown">details unknown</Status>;
  }
  return data ? (
    <>
      {data.message?.split('\n')[0]}
      <RecordDetail>{data.author?.replace(/ <.*>$/, '')}</RecordDetail>
    </>
  ) : (
    <Skeleton width="100%" height={32} />
  );
}

function Deployed({ row }: { readonly row: HistoryRow }) {
  return (
    <>
      <RelativeTime at={row.deployedAt} />
      {row.durationMs === undefined ? null : (
        <RecordDetail>took {formatDuration(row.durationMs)}</RecordDetail>
      )}
    </>
  );
}

const DEPLOYED: RecordColumn<HistoryRow> = {
  header: 'Deployed',
  isRowHeader: true,
  cell: row => <Deployed row={row} />,
};

const INSTANCE: RecordColumn<HistoryRow> = {
  header: 'Instance',
  cell: ({ instance }) => instance,
};

const APPLICATION: RecordColumn<HistoryRow> = {
  header: 'Application',
  cell: ({ application, instance }) => (
    <>
      {application}
      <RecordDetail>{instance}</RecordDetail>
    </>
  ),
};

const CHANGE: readonly RecordColumn<HistoryRow>[] = [
  {
    header: 'Revision',
    cell: ({ revision }) => (
      <code title={revision}>{shortRevision(revision)}</code>
    ),
  },
  { header: 'Change', cell: row => <RevisionDetails row={row} /> },
];

function HistoryTable({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const more = Math.min(ROWS_AT_ONCE, rows.length - shown);
  const where = areSeveralPerInstance(rows) ? APPLICATION : INSTANCE;
  return (
    <Flex direction="column" gap="3" align="start">
      <RecordTable
        label="Deployments"
        columns={[DEPLOYED, where, ...CHANGE]}
        rows={rows.slice(0, shown)}
        keyOf={({ key }) => key}
      />
      {more > 0 ? (
        <Button
          variant="secondary"
          size="small"
          onPress={() => setShown(shown + more)}
        >
          Show {more} more
        </Button>
      ) : null}
    </Flex>
  );
}

/** Deployments as Argo CD remembers them: its last ten per application. */
export function HistoryCard(props: {
  readonly applications: readonly ArgocdApplication[];
}) {
  const rows = historyOf(props.applications);
  const silent = silentInstancesOf(props.applications);
  const isAnyRead = props.applications.length > silent.length;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          Deployments that Argo CD remembers
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {silent.map(({ name }) => (
            <Status key={name} outcome="unknown">
              What {name} has deployed is unknown: it was not read.
            </Status>
          ))}
          {rows.length > 0 ? <HistoryTable rows={rows} /> : null}
          {rows.length === 0 && isAnyRead ? (
            <Text as="p">
              {silent.length > 0
                ? 'The instances that answered have deployed nothing yet.'
                : 'Argo CD has deployed nothing yet.'}
            </Text>
          ) : null}
        </Flex>
      </CardBody>
    </Card>
  );
}
