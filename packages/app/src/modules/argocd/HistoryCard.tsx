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
import { Fragment, useState } from 'react';
import { useSay, type Say } from '../../useSay';
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

function keyOf(
  row: { readonly instance: string; readonly application: string },
  revision: string,
): string {
  return `${row.instance}/${row.application}/${revision}`;
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
          details => [keyOf(history, details.revision), details] as const,
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
  const t = useSay();
  const { details, isPending } = props.revisions;
  const known = props.row.revisions.flatMap(
    revision => details.get(keyOf(props.row, revision)) ?? [],
  );
  if (known.length > 0) {
    return known.map(({ revision, message, author }) => (
      <Fragment key={revision}>
        <div>{message?.split('\n')[0]}</div>
        <RecordDetail>{author?.replace(/ <.*>$/, '')}</RecordDetail>
      </Fragment>
    ));
  }
  return isPending ? (
    <Skeleton width="100%" height={32} />
  ) : (
    <Status outcome="unknown">{t('argocd.history.detailsUnknown')}</Status>
  );
}

function Deployed({ row }: { readonly row: HistoryRow }) {
  const t = useSay();
  return (
    <>
      <RelativeTime at={row.deployedAt} />
      {row.durationMs === undefined ? null : (
        <RecordDetail>
          {t('argocd.history.took', {
            duration: formatDuration(row.durationMs),
          })}
        </RecordDetail>
      )}
    </>
  );
}

/** Where it was deployed: the instance, with the application where the instance alone does not say. */
function whereColumn(isByApplication: boolean, t: Say) {
  const column: RecordColumn<HistoryRow> = isByApplication
    ? {
        header: t('argocd.history.application'),
        cell: ({ application, instance }) => (
          <>
            {application}
            <RecordDetail>{instance}</RecordDetail>
          </>
        ),
      }
    : {
        header: t('argocd.history.instance'),
        cell: ({ instance }) => instance,
      };
  return column;
}

function columns(
  rows: readonly HistoryRow[],
  revisions: Revisions,
  t: Say,
): readonly RecordColumn<HistoryRow>[] {
  return [
    {
      header: t('argocd.history.deployed'),
      isRowHeader: true,
      cell: row => <Deployed row={row} />,
    },
    whereColumn(areSeveralPerInstance(rows), t),
    {
      header: t('argocd.history.revision'),
      cell: ({ revisions: brought }) =>
        brought.map(revision => (
          <div key={revision}>
            <code title={revision}>{shortRevision(revision)}</code>
          </div>
        )),
    },
    {
      header: t('argocd.history.change'),
      cell: row => <Change row={row} revisions={revisions} />,
    },
  ];
}

function HistoryTable({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const t = useSay();
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const more = Math.min(ROWS_AT_ONCE, rows.length - shown);
  const revisions = useRevisions(rows);
  return (
    <Flex direction="column" gap="3" align="start">
      <RecordTable
        label={t('argocd.history.label')}
        columns={columns(rows, revisions, t)}
        rows={rows.slice(0, shown)}
        keyOf={({ key }) => key}
      />
      {more > 0 ? (
        <Button
          variant="secondary"
          size="small"
          onPress={() => setShown(shown + more)}
        >
          {t('argocd.history.more', { more })}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Deployments as Argo CD remembers them: its last ten per application. */
export function HistoryCard(props: {
  readonly applications: readonly ArgocdApplication[];
}) {
  const t = useSay();
  const rows = historyOf(props.applications);
  const silent = silentInstancesOf(props.applications);
  const isAnyRead = props.applications.length > silent.length;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('argocd.history.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {silent.map(({ name }) => (
            <Status key={name} outcome="unknown">
              {t('argocd.history.notRead', { name })}
            </Status>
          ))}
          {rows.length > 0 ? <HistoryTable rows={rows} /> : null}
          {rows.length === 0 && isAnyRead ? (
            <Text as="p">
              {silent.length > 0
                ? t('argocd.history.noneOfThose')
                : t('argocd.history.none')}
            </Text>
          ) : null}
        </Flex>
      </CardBody>
    </Card>
  );
}
