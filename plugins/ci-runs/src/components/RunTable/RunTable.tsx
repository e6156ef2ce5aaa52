import { Link } from '@backstage/ui';
import type { CiRun } from '@groundwork/plugin-ci-runs-common';
import {
  formatDuration,
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import { decisiveStage, runOutcome } from '../../words';
import { StageList } from '../StageList';

const SHORT_SHA = 7;

interface CellProps {
  readonly run: CiRun;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function Title({ run }: CellProps) {
  const title = run.title ?? run.name;
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : '';
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
        {run.name}, {run.event}
        {attempt}
      </RecordDetail>
    </>
  );
}

function Commit({ run }: CellProps) {
  return (
    <>
      {run.sha ? <code>{run.sha.slice(0, SHORT_SHA)}</code> : 'no commit'}
      {run.branch ? <RecordDetail>{run.branch}</RecordDetail> : null}
    </>
  );
}

function Started({ run }: CellProps) {
  return (
    <>
      {run.startedAt ? <RelativeTime at={run.startedAt} /> : 'not yet'}
      {run.actor ? <RecordDetail>by {run.actor}</RecordDetail> : null}
    </>
  );
}

function Result({ run }: CellProps) {
  const stage = decisiveStage(run);
  return (
    <>
      <Status outcome={runOutcome(run.status)}>{run.status}</Status>
      {stage ? <RecordDetail>at {stage}</RecordDetail> : null}
      {run.stages?.length ? <StageList stages={run.stages} /> : null}
    </>
  );
}

const COLUMNS: readonly RecordColumn<CiRun>[] = [
  { header: 'Result', cell: run => <Result run={run} /> },
  { header: 'Run', isRowHeader: true, cell: run => <Title run={run} /> },
  { header: 'Commit', cell: run => <Commit run={run} /> },
  { header: 'Started', cell: run => <Started run={run} /> },
  {
    header: 'Took',
    align: 'end',
    cell: ({ durationMs }) =>
      durationMs === undefined ? undefined : formatDuration(durationMs),
  },
];

/** Runs as rows, newest first. */
export function RunTable(props: { readonly runs: readonly CiRun[] }) {
  return (
    <RecordTable
      label="CI runs"
      columns={COLUMNS}
      rows={props.runs}
      keyOf={run => `${run.engine}/${run.id}/${run.attempt}`}
    />
  );
}
