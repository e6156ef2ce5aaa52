import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Opens what the address names behind its #, and puts the reader there. The browser cannot: it looks for it before the
 * assessment has been read. Following the same link again leads there again.
 */
export function useNamedByAddress<T extends HTMLElement>(
  id: string,
  open: (isOpen: boolean) => void,
): RefObject<T> {
  const ref = useRef<T>(null);
  const { hash, key } = useLocation();
  const isNamed = hash === `#${id}`;
  useEffect(() => {
    if (!isNamed) return;
    open(true);
    ref.current?.focus();
  }, [isNamed, key, open]);
  return ref;
}
