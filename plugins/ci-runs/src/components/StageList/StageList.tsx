import type { CiStage } from '@groundwork/plugin-ci-runs-common';
import { formatDuration, Status } from '@groundwork/plugin-status-react';
import { runOutcome } from '../../words';
import styles from './StageList.module.css';

function Stage({ stage }: { readonly stage: CiStage }) {
  const { name, status, durationMs } = stage;
  return (
    <li className={styles.stage}>
      <Status outcome={runOutcome(status)} title={status}>
        {name}
        {status === 'passed' ? '' : `: ${status}`}
      </Status>
      <span className={styles.took}>
        {durationMs === undefined ? '' : formatDuration(durationMs)}
      </span>
    </li>
  );
}

/** The stages of a run in their order, folded until somebody wants to know. */
export function StageList(props: { readonly stages: readonly CiStage[] }) {
  const { stages } = props;
  return (
    <details className={styles.stages}>
      <summary>
        {stages.length === 1 ? '1 stage' : `${stages.length} stages`}
      </summary>
      <ol className={styles.list}>
        {stages.map((stage, index) => (
          // A pipeline may have two stages of one name.
          <Stage key={`${index}/${stage.name}`} stage={stage} />
        ))}
      </ol>
    </details>
  );
}
