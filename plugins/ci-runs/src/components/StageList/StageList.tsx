import type { CiStage } from '@groundwork/plugin-ci-runs-common';
import { formatDuration, Status } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import { runOutcome, statusWord } from '../../words';
import styles from './StageList.module.css';

function Stage({ stage }: { readonly stage: CiStage }) {
  const t = useSay();
  const { name, status, durationMs } = stage;
  const word = statusWord(status, t);
  return (
    <li className={styles.stage}>
      <Status outcome={runOutcome(status)} title={word}>
        {status === 'passed' ? name : t('stages.state', { name, status: word })}
      </Status>
      <span className={styles.took}>
        {durationMs === undefined ? '' : formatDuration(durationMs)}
      </span>
    </li>
  );
}

/** The stages of a run in their order, folded until somebody wants to know. */
export function StageList(props: { readonly stages: readonly CiStage[] }) {
  const t = useSay();
  const { stages } = props;
  return (
    <details className={styles.stages}>
      <summary>{t('stages.count', { count: stages.length })}</summary>
      <ol className={styles.list}>
        {stages.map((stage, index) => (
          // A pipeline may have two stages of one name.
          <Stage key={`${index}/${stage.name}`} stage={stage} />
        ))}
      </ol>
    </details>
  );
}
