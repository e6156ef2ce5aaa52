import {
  explainFailure,
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { Button } from '@backstage/ui';
import type { CollectorHealth } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { nameOf, sourceName } from '../../words';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import styles from './CollectorsPage.module.css';

const MINUTE_MS = 60_000;

function every(cadenceMs: number, t: Say): string {
  const minutes = Math.round(cadenceMs / MINUTE_MS);
  return minutes < 60
    ? t('collectors.minutes', { number: String(minutes) })
    : t('collectors.hours', { number: String(Math.round(minutes / 60)) });
}

type Failure = CollectorHealth['failing'][number];

/** Whose evidence is missing, where it is not all of a source. */
function entityName({ subjectRef }: Failure): string {
  return subjectRef.startsWith('component:') ? `${nameOf(subjectRef)}: ` : '';
}

function Failing({ failing }: Pick<CollectorHealth, 'failing'>) {
  const t = useSay();
  const openEvidence = useEvidenceDrawer();
  if (failing.length === 0) return null;
  return (
    <ul className={styles.failing}>
      {failing.slice(0, 10).map(item => (
        <li key={item.evidenceId}>
          {entityName(item)}
          {t('collectors.since', {
            instance: sourceName(item.source),
            why: explainFailure(item.reason).says,
          })}{' '}
          <RelativeTime at={item.since} />
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('collectors.evidenceOf', {
              instance: sourceName(item.source),
              subject: item.subjectRef,
            })}
            onPress={() => openEvidence({ id: item.evidenceId })}
          >
            {t('findings.evidence')}
          </Button>
        </li>
      ))}
      {failing.length > 10 ? (
        <li>{t('collectors.more', { number: String(failing.length - 10) })}</li>
      ) : null}
    </ul>
  );
}

function LastLook({ item }: { readonly item: CollectorHealth }) {
  const t = useSay();
  const { observed, absent, failed } = item.counts;
  const looks = observed + absent + failed;
  if (looks === 0 && !item.lastRunAt)
    return <Status outcome="unknown">{t('collectors.notRunYet')}</Status>;
  if (failed === 0)
    return <Status outcome="passes">{t('collectors.answers')}</Status>;
  return (
    <Status outcome={failed === looks ? 'fails' : 'partly'}>
      {t('collectors.failed', {
        failed: failed.toLocaleString('en'),
        looks: looks.toLocaleString('en'),
      })}
    </Status>
  );
}

function columnsOf(t: Say): readonly RecordColumn<CollectorHealth>[] {
  return [
    {
      header: t('collectors.collector'),
      isRowHeader: true,
      cell: ({ title, collector }) => (
        <>
          {title}
          <RecordDetail>{collector}</RecordDetail>
        </>
      ),
    },
    {
      header: t('collectors.lastLook'),
      cell: item => (
        <>
          <LastLook item={item} />
          <Failing failing={item.failing} />
        </>
      ),
    },
    {
      header: t('collectors.observed'),
      align: 'end',
      cell: ({ counts }) => counts.observed.toLocaleString('en'),
    },
    {
      header: t('collectors.nothingThere'),
      align: 'end',
      cell: ({ counts }) => counts.absent.toLocaleString('en'),
    },
    {
      header: t('collectors.ran'),
      cell: ({ lastRunAt }) =>
        lastRunAt ? <RelativeTime at={lastRunAt} /> : t('collectors.never'),
    },
    {
      header: t('collectors.every'),
      align: 'end',
      cell: ({ cadenceMs }) => every(cadenceMs, t),
    },
  ];
}

/** What each collector read, when, and what it could not read. */
export function Collectors({
  items,
}: {
  readonly items: readonly CollectorHealth[];
}) {
  const t = useSay();
  return (
    <RecordTable
      label={t('collectors.title')}
      columns={columnsOf(t)}
      rows={items}
      keyOf={({ collector }) => collector}
    />
  );
}
