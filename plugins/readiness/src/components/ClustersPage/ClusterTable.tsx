import { Button } from '@backstage/ui';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import type {
  ClustersAnswer,
  ComparedAttribute,
  ComparedCell,
  ComparedCluster,
} from '../../answers';
import { useSay, type Say } from '../../useSay';
import { unreadWords } from '../../words';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import styles from './ClustersPage.module.css';

type State = ComparedAttribute['state'];

/** Versions are compared as such: what another cluster runs is not something that this one lacks. */
const VERSIONS: ReadonlySet<ComparedAttribute['attribute']> = new Set([
  'kubernetes',
  'kubelets',
  'addOns',
]);

const OUTCOMES: Readonly<Record<State, StatusOutcome>> = {
  alike: 'passes',
  differs: 'fails',
  unknown: 'unknown',
  nothing: 'not-applicable',
};

/** The row that says when each cluster was read stands among those of the attributes. */
type Row = ComparedAttribute | 'read';

function Values({
  cell,
  attribute,
  isRead,
}: {
  readonly cell: ComparedCell;
  readonly attribute: ComparedAttribute['attribute'];
  readonly isRead: boolean;
}) {
  const t = useSay();
  const { values, differing, lacks, reason } = cell;
  if (values === undefined)
    return (
      <Status outcome="unknown">
        {reason && isRead
          ? t('clusters.notKnownWhy', { why: unreadWords(reason, t) })
          : t('clusters.notKnown')}
      </Status>
    );
  return (
    <>
      {values.length === 0 ? t('clusters.noValue') : null}
      <ul className={styles.values}>
        {values.map(value => (
          <li key={value}>
            {differing.includes(value) ? (
              <>
                <mark className={styles.differs}>{value}</mark>{' '}
                <span className={styles.word}>≠ {t('clusters.onlyHere')}</span>
              </>
            ) : (
              value
            )}
          </li>
        ))}
      </ul>
      {lacks.length > 0 && !VERSIONS.has(attribute) ? (
        <RecordDetail>
          <span className={styles.word}>
            ≠ {t('clusters.lacks', { names: lacks.join(', ') })}
          </span>
        </RecordDetail>
      ) : null}
    </>
  );
}

function LastRead({ cluster }: { readonly cluster: ComparedCluster }) {
  const t = useSay();
  const openEvidence = useEvidenceDrawer();
  const { name, reason, readAt, evidenceId } = cluster;
  return (
    <>
      {reason ? (
        <Status outcome="unknown">{unreadWords(reason, t)}</Status>
      ) : null}
      {readAt ? <RelativeTime at={readAt} /> : null}{' '}
      {evidenceId ? (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('clusters.evidenceOf', { name })}
          onPress={() => openEvidence({ id: evidenceId })}
        >
          {t('findings.evidence')}
        </Button>
      ) : null}
    </>
  );
}

function columnsOf(
  { clusters, pairs }: ClustersAnswer,
  t: Say,
): readonly RecordColumn<Row>[] {
  return [
    {
      header: t('clusters.attribute'),
      isRowHeader: true,
      minWidth: '10rem',
      cell: row => (row === 'read' ? t('clusters.lastRead') : row.title),
    },
    {
      header: t('clusters.state'),
      cell: row =>
        row === 'read' ? undefined : (
          <Status outcome={OUTCOMES[row.state]}>
            {t(
              pairs.length === 0
                ? 'clusters.states.notCompared'
                : `clusters.states.${row.state}`,
            )}
          </Status>
        ),
    },
    ...clusters.map((cluster, index): RecordColumn<Row> => {
      const { name, tier, promotesTo: to } = cluster;
      return {
        header:
          to === undefined
            ? t('clusters.column', { name, tier })
            : t('clusters.columnPromotes', { name, tier, to }),
        minWidth: '9rem',
        cell: row => {
          if (row === 'read') return <LastRead cluster={cluster} />;
          const cell = row.cells[index];
          return cell ? (
            <Values
              cell={cell}
              attribute={row.attribute}
              isRead={cluster.reason === undefined}
            />
          ) : undefined;
        },
      };
    }),
  ];
}

/** Attributes as rows, clusters as columns on their way to production; what differs is marked. */
export function ClusterTable({ answer }: { readonly answer: ClustersAnswer }) {
  const t = useSay();
  return (
    <div className={styles.scroll}>
      <RecordTable<Row>
        label={t('clusters.table')}
        columns={columnsOf(answer, t)}
        rows={['read', ...answer.attributes]}
        keyOf={row => (row === 'read' ? row : row.attribute)}
      />
    </div>
  );
}
