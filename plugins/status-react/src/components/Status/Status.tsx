import type { ReactNode } from 'react';
import { StatusShape } from './StatusShape';
import styles from './Status.module.css';

/** What a status can say; `unknown` means that nobody could look and is never a pass. */
export type StatusOutcome =
  | 'passes'
  | 'partly'
  | 'fails'
  | 'unknown'
  | 'not-applicable';

/** Props of {@link Status}. */
export interface StatusProps {
  readonly outcome: StatusOutcome;
  /** The word; it carries the meaning, shape and colour only repeat it. */
  readonly children: ReactNode;
  /** More detail, shown on hover. */
  readonly title?: string;
}

/** A status as word, shape and colour, always in that order of importance. */
export function Status(props: StatusProps) {
  return (
    <span
      className={styles.status}
      data-outcome={props.outcome}
      title={props.title}
    >
      <StatusShape outcome={props.outcome} />
      <span>{props.children}</span>
    </span>
  );
}
