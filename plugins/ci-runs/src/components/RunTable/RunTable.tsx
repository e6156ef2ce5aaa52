import { Link } from '@backstage/ui';
import type { CiRun } from '@groundwork/plugin-ci-runs-common';
import {
  formatDuration,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import { runOutcome } from '../../words';
import styles from './RunTable.module.css';

const SHORT_SHA = 7;

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function RunTitle({ run }: { readonly run: CiRun }) {
  const title = run.title ?? run.name;
  return isWebAddress(run.url) ? (
    <Link href={run.url} target="_blank" rel="noopener noreferrer">
      {title}
    </Link>
  ) : (
    <>{title}</>
  );
}

function Row({ run }: { readonly run: CiRun }) {
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : '';
  return (
    <tr>
      <td data-label="Result">
        <Status outcome={runOutcome(run.status)}>{run.status}</Status>
      </td>
      <th scope="row">
        <RunTitle run={run} />
        <span className={styles.detail}>
          {run.name}, {run.event}
          {attempt}
        </span>
      </th>
      <td data-label="Commit">
        <code>{run.sha.slice(0, SHORT_SHA)}</code>
        {run.branch ? (
          <span className={styles.detail}>{run.branch}</span>
        ) : null}
      </td>
      <td data-label="Started">
        {run.startedAt ? <RelativeTime at={run.startedAt} /> : 'not yet'}
        {run.actor ? (
          <span className={styles.detail}>by {run.actor}</span>
        ) : null}
      </td>
      <td data-label="Took" className={styles.number}>
        {run.durationMs === undefined ? '' : formatDuration(run.durationMs)}
      </td>
    </tr>
  );
}

/** Runs as rows, newest first. */
export function RunTable(props: { readonly runs: readonly CiRun[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Result</th>
          <th scope="col">Run</th>
          <th scope="col">Commit</th>
          <th scope="col">Started</th>
          <th scope="col" className={styles.number}>
            Took
          </th>
        </tr>
      </thead>
      <tbody>
        {props.runs.map(run => (
          <Row key={`${run.id}/${run.attempt}`} run={run} />
        ))}
      </tbody>
    </table>
  );
}
