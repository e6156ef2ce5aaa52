import { useEffect, useState } from 'react';
import { relativeTime } from '../../relativeTime';

const REFRESH_EVERY_MS = 60_000;

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
}

/** A relative time that stays true while the page is open, with the exact one on hover. */
export function RelativeTime({ at }: RelativeTimeProps) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), REFRESH_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const thenMs = Date.parse(at);
  if (Number.isNaN(thenMs)) {
    return <span>at an unknown time</span>;
  }
  return (
    <time dateTime={at} title={new Date(thenMs).toLocaleString()}>
      {relativeTime(thenMs, Math.max(nowMs, thenMs))}
    </time>
  );
}
