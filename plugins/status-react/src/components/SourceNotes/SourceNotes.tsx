import { explainFailure } from '../../failureReasons';
import type { SourceFailureReason } from '../../failureReasons';
import { says } from '../../translation';
import { StatusShape } from '../Status/StatusShape';
import styles from './SourceNotes.module.css';

/** A source that could not be read, or not in full. */
export interface FailedSource {
  readonly name: string;
  /** Left out where nobody said why. */
  readonly reason?: SourceFailureReason;
  /** What exactly was refused or missing: "deployments", "pod metrics". */
  readonly subject?: string;
  /** Since when, as it ends the sentence: "since 12 Mar, 09:12". */
  readonly since?: string;
  /** What the source or the network said, word for word. */
  readonly message?: string;
  /** What to do about it; left out, the general advice for the reason stands. */
  readonly fix?: string;
}

/** Props of {@link SourceNotes}. */
export interface SourceNotesProps {
  /** What is counted, in the plural: "clusters", "sources". */
  readonly noun: string;
  /** How many were asked. */
  readonly asked: number;
  /** One source may be here more than once, with another reason each time. */
  readonly failed: readonly FailedSource[];
  /** Stands in for the count where these sources did answer, but not in full. */
  readonly heading?: string;
}

function Note({ source }: { readonly source: FailedSource }) {
  const { says: why, fix } = explainFailure(source.reason);
  const subject = source.subject ? says.on(source.subject) : '';
  return (
    <li>
      <details className={styles.note}>
        <summary>
          <strong>{source.name}</strong> {why}
          {subject}
          {source.since ? ` ${source.since}` : ''}.{' '}
          <span className={styles.fixLink}>{says.howToFix}</span>
        </summary>
        {source.message ? <p>{source.message}</p> : null}
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
export function SourceNotes(props: SourceNotesProps) {
  const { noun, asked, failed } = props;
  if (failed.length === 0) {
    return null;
  }
  const silent = new Set(failed.map(({ name }) => name)).size;
  const count = says.answered(asked - silent, asked, noun);
  return (
    <div className={styles.notes} role="status">
      <span className={styles.count}>
        <StatusShape outcome="unknown" />
        <span>{props.heading ?? count}</span>
      </span>
      <ul className={styles.list}>
        {failed.map(source => (
          <Note
            key={`${source.name}/${source.reason}/${source.subject}`}
            source={source}
          />
        ))}
      </ul>
    </div>
  );
}
