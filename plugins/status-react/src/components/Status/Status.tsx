import type { ReactNode } from 'react';
import type { StatusOutcome } from './StatusOutcome';
import { StatusShape } from './StatusShape';
import styles from './Status.module.css';

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
