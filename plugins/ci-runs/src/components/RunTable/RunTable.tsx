import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { CiRun } from '@groundwork/plugin-ci-runs-common';
import {
  deliveryHistoryHref,
  formatDuration,
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import { decisiveStage, runOutcome, statusWord } from '../../words';
import type { Say } from '../../words';
import { StageList } from '../StageList';

const SHORT_SHA = 7;

interface CellProps {
  readonly run: CiRun;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function Title({ run }: CellProps) {
  const t = useSay();
  const { name, event, attempt } = run;
  const title = run.title ?? name;
  return (
    <>
      {isWebAddress(run.url) ? (
        <Link href={run.url} target="_blank" rel="noopener noreferrer">
          {title}
        </Link>
      ) : (
        title
      )}
      <RecordDetail>
        {attempt > 1
          ? t('table.attempt', { name, event, attempt })
          : t('table.trigger', { name, event })}
      </RecordDetail>
    </>
  );
}

/** A commit; it leads to where it was deployed. */
function Sha({ sha }: { readonly sha: string }) {
  const t = useSay();
  const { entity } = useEntity();
  const short = sha.slice(0, SHORT_SHA);
  const href = deliveryHistoryHref(entity, useEntityRefLink()(entity), sha);
  return href ? (
    <Link href={href} aria-label={t('table.deployments', { commit: short })}>
      <code>{short}</code>
    </Link>
  ) : (
    <code>{short}</code>
  );
}

function Commit({ run }: CellProps) {
  const t = useSay();
  return (
    <>
      {run.sha ? <Sha sha={run.sha} /> : t('table.noCommit')}
      {run.branch ? <RecordDetail>{run.branch}</RecordDetail> : null}
    </>
  );
}

function Started({ run }: CellProps) {
  const t = useSay();
  return (
    <>
      {run.startedAt ? (
        <RelativeTime at={run.startedAt} />
      ) : (
        t('table.notStarted')
      )}
      {run.actor ? (
        <RecordDetail>{t('table.by', { name: run.actor })}</RecordDetail>
      ) : null}
    </>
  );
}

function Result({ run }: CellProps) {
  const t = useSay();
  const stage = decisiveStage(run);
  return (
    <>
      <Status outcome={runOutcome(run.status)}>
        {statusWord(run.status, t)}
      </Status>
      {stage ? <RecordDetail>{t('table.at', { stage })}</RecordDetail> : null}
      {run.stages?.length ? <StageList stages={run.stages} /> : null}
    </>
  );
}

function columns(t: Say): readonly RecordColumn<CiRun>[] {
  return [
    { header: t('table.result'), cell: run => <Result run={run} /> },
    {
      header: t('table.run'),
      isRowHeader: true,
      cell: run => <Title run={run} />,
    },
    { header: t('table.commit'), cell: run => <Commit run={run} /> },
    { header: t('table.started'), cell: run => <Started run={run} /> },
    {
      header: t('table.took'),
      align: 'end',
      cell: ({ durationMs }) =>
        durationMs === undefined ? undefined : formatDuration(durationMs),
    },
  ];
}

/** Runs as rows, newest first. */
export function RunTable(props: { readonly runs: readonly CiRun[] }) {
  const t = useSay();
  return (
    <RecordTable
      label={t('title')}
      columns={columns(t)}
      rows={props.runs}
      keyOf={run => `${run.engine}/${run.id}/${run.attempt}`}
    />
  );
}
