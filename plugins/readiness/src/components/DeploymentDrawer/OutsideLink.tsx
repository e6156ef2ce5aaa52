import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';

/** A page of an outside system. What is no web address, whoever gave it, is text. */
export function OutsideLink({
  url,
  children,
}: {
  readonly url: string | undefined;
  readonly children: ReactNode;
}) {
  return url !== undefined && /^https?:\/\//i.test(url) ? (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
