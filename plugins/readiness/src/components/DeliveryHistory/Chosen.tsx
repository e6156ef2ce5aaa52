import { useEffect, useRef, type ReactNode } from 'react';
import styles from './DeliveryHistory.module.css';

/** A mark of the commit that the address names; the first one comes into view. */
export function Chosen({
  isFirst,
  children,
}: {
  readonly isFirst: boolean;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isFirst) place.current?.scrollIntoView?.({ block: 'center' });
  }, [isFirst]);
  return (
    <span ref={place} className={styles.chosen} aria-current="true">
      {children}
    </span>
  );
}
