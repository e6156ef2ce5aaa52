import { useSyncExternalStore } from 'react';
import { exactTime } from '../../exactTime';
import { relativeTime } from '../../relativeTime';
import { says } from '../../translation';
import { clock } from './clock';
import styles from './RelativeTime.module.css';

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * A relative time that stays true while the page is open, with the exact one on
 * hover; on paper, where nothing moves and nobody hovers, the exact one stands
 * beside it.
 */
export function RelativeTime({ at }: RelativeTimeProps) {
  const nowMs = useSyncExternalStore(clock.subscribe, clock.nowMs);
  const thenMs = Date.parse(at);
  if (Number.isNaN(thenMs)) {
    return <span>{says.atAnUnknownTime}</span>;
  }
  return (
    <time dateTime={at} title={exactTime(thenMs)} className={styles.time}>
      {relativeTime(thenMs, Math.max(nowMs, thenMs))}
    </time>
  );
}
