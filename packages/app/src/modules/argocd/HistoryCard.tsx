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
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import {
  areSeveralPerInstance,
  byApplication,
  historyOf,
  shortRevision,
  silentInstancesOf,
} from './history';
import type { ArgocdApplication, HistoryRow } from './history';
import { argocdQueries } from './queries';
import type { RevisionDetails } from './queries';

const ROWS_AT_ONCE = 10;

/** What is known of the revisions of a history: by application and revision, or why nothing is. */
interface Revisions {
  readonly isPending: boolean;
  readonly details: ReadonlyMap<string, RevisionDetails>;
}

function keyOf(row: {
  readonly instance: string;
  readonly application: string;
  readonly revision: string;
}): string {
  return `${row.instance}/${row.application}/${row.revision}`;
}

/** One question for each application of the history. */
function useRevisions(rows: readonly HistoryRow[]): Revisions {
  const backend = {
    discoveryApi: useApi(discoveryApiRef),
    fetchApi: useApi(fetchApiRef),
  };
  const histories = byApplication(rows);
  const answers = useQueries({
    queries: histories.map(history =>
      argocdQueries.revisions(backend, history),
    ),
  });
  return {
    isPending: answers.some(({ isPending }) => isPending),
    details: new Map(
      histories.flatMap((history, index) =>
        (answers[index]?.data ?? []).map(
          details => [keyOf({ ...history, ...details }), details] as const,
        ),
      ),
    ),
  };
}

/** Message and author of a revision; one that could not be read says so in its place. */
function Change(props: {
  readonly row: HistoryRow;
  readonly revisions: Revisions;
}) {
  const { details, isPending } = props.revisions;
  const known = details.get(keyOf(props.row));
  if (known) {
    return (
      <>
        {known.message?.split('\n')[0]}
        <RecordDetail>{known.author?.replace(/ <.*>$/, '')}</RecordDetail>
      </>
    );
  }
  return isPending ? (
    <Skeleton width="100%" height={32} />
  ) : (
    <Status outcome="unknown">details unknown</Status>
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

const REVISION: RecordColumn<HistoryRow> = {
  header: 'Revision',
  cell: ({ revision }) => (
    <code title={revision}>{shortRevision(revision)}</code>
  ),
};

function HistoryTable({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const more = Math.min(ROWS_AT_ONCE, rows.length - shown);
  const where = areSeveralPerInstance(rows) ? APPLICATION : INSTANCE;
  const revisions = useRevisions(rows);
  const change: RecordColumn<HistoryRow> = {
    header: 'Change',
    cell: row => <Change row={row} revisions={revisions} />,
  };
  return (
    <Flex direction="column" gap="3" align="start">
      <RecordTable
        label="Deployments"
        columns={[DEPLOYED, where, REVISION, change]}
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
