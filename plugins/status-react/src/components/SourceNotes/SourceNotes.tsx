import { explainFailure } from '../../failureReasons';
import type { SourceFailureReason } from '../../failureReasons';
import { StatusShape } from '../Status/StatusShape';
import styles from './SourceNotes.module.css';

/** A source that could not be read, or not in full. */
export interface FailedSource {
  readonly name: string;
  readonly reason: SourceFailureReason;
  /** What exactly was refused or missing: "deployments", "pod metrics". */
  readonly subject?: string;
  /** What to do about it; left out, the general advice for the reason stands. */
  readonly fix?: string;
}

/** Props of {@link SourceNotes}. */
export interface SourceNotesProps {
  /** What is counted, in the plural: "clusters", "sources". */
  readonly noun: string;
  /** How many were asked. */
  readonly asked: number;
  readonly failed: readonly FailedSource[];
}

function Note({ source }: { readonly source: FailedSource }) {
  const { says, fix } = explainFailure(source.reason);
  const subject = source.subject ? ` on ${source.subject}` : '';
  return (
    <li>
      <details className={styles.note}>
        <summary>
          <strong>{source.name}</strong> {says}
          {subject}. <span className={styles.fixLink}>How to fix</span>
        </summary>
        <p>{source.fix ?? fix}</p>
      </details>
    </li>
  );
}

/**
 * The line above a page that is complete for the rest: how many sources
 * answered, and each one that did not with its reason. Nothing is rendered when
 * all of them answered.
 */
export function SourceNotes({ noun, asked, failed }: SourceNotesProps) {
  if (failed.length === 0) {
    return null;
  }
  return (
    <div className={styles.notes} role="status">
      <span className={styles.count}>
        <StatusShape outcome="unknown" />
        <span>
          {asked - failed.length} of {asked} {noun} answered.
        </span>
      </span>
      <ul className={styles.list}>
        {failed.map(source => (
          <Note key={`${source.name}/${source.subject}`} source={source} />
        ))}
      </ul>
    </div>
  );
}
