import { useApi } from '@backstage/frontend-plugin-api';
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
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import { argoCDApiRef } from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { historyOf, shortRevision } from './history';
import type { ArgocdApplication, HistoryRow } from './history';
import styles from './HistoryCard.module.css';
import { argocdQueries } from './queries';

const ROWS_AT_ONCE = 10;

/** Message and author of a revision; one that cannot be read says so in its place. */
function RevisionDetails({ row }: { readonly row: HistoryRow }) {
  const api = useApi(argoCDApiRef);
  const { data, error } = useQuery(argocdQueries.revision(api, row));
  if (error) {
    return <Status outcome="unknown">details unknown</Status>;
  }
  return data ? (
    <>
      {data.message?.split('\n')[0]}
      <span className={styles.detail}>
        {data.author?.replace(/ <.*>$/, '')}
      </span>
    </>
  ) : (
    <Skeleton width="100%" height={32} />
  );
}

function Row({ row }: { readonly row: HistoryRow }) {
  return (
    <tr>
      <td data-label="Deployed">
        <RelativeTime at={row.deployedAt} />
        {row.durationMs === undefined ? null : (
          <span className={styles.detail}>
            took {formatDuration(row.durationMs)}
          </span>
        )}
      </td>
      <td data-label="Instance">{row.instance}</td>
      <td data-label="Revision">
        <code title={row.revision}>{shortRevision(row.revision)}</code>
      </td>
      <td data-label="Change">
        <RevisionDetails row={row} />
      </td>
    </tr>
  );
}

function HistoryTable({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const more = Math.min(ROWS_AT_ONCE, rows.length - shown);
  return (
    <Flex direction="column" gap="3" align="start">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Deployed</th>
            <th scope="col">Instance</th>
            <th scope="col">Revision</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(row => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
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
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          Deployments that Argo CD remembers
        </Text>
      </CardHeader>
      <CardBody>
        {rows.length > 0 ? (
          <HistoryTable rows={rows} />
        ) : (
          <Text as="p">Argo CD has deployed nothing yet.</Text>
        )}
      </CardBody>
    </Card>
  );
}
