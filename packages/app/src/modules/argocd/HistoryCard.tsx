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
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useSay, type Say } from '../../useSay';
import { areSeveralPerInstance, historyOf, shortRevision } from './history';
import type { HistoryRow } from './history';
import type { ArgocdAnswer, RevisionDetails } from './queries';

const ROWS_AT_ONCE = 10;

/** What is known of the revisions of a history; without an answer nothing is. */
interface Revisions {
  readonly isPending: boolean;
  readonly details: ReadonlyMap<string, RevisionDetails>;
}

function keyOf(
  row: Pick<HistoryRow, 'instance' | 'namespace' | 'application'>,
  revision: string,
): string {
  const { instance, namespace, application } = row;
  return [instance, namespace, application, revision].join('/');
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

function HistoryTable(props: {
  readonly rows: readonly HistoryRow[];
  readonly query: UseQueryResult<readonly RevisionDetails[]>;
}) {
  const { rows, query } = props;
  const t = useSay();
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const more = Math.min(ROWS_AT_ONCE, rows.length - shown);
  const revisions = {
    isPending: query.isPending,
    details: new Map(
      query.data?.map(details => [keyOf(details, details.revision), details]),
    ),
  };
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
  readonly answer: ArgocdAnswer;
  /** Asked beside the answer, so that neither waits for the other. */
  readonly revisions: UseQueryResult<readonly RevisionDetails[]>;
}) {
  const t = useSay();
  const { applications, instances } = props.answer;
  const rows = historyOf(applications);
  const silent = instances.filter(({ error }) => error !== undefined);
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
          {rows.length > 0 ? (
            <HistoryTable rows={rows} query={props.revisions} />
          ) : null}
          {rows.length === 0 && applications.length > 0 ? (
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
