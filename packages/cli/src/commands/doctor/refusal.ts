import { explain, type Source } from '@groundwork/source-client';

/** Of an answer that refuses: by which system, and where it is about one thing, which. */
export interface Refusal {
  readonly source: Source;
  /** 403 is about what was asked for; everything else here about who asked. */
  readonly status: number;
  readonly what?: string;
}

/** Who refused what, in the words in which the portal will say it itself. */
export function refusal({ source, status, what = '' }: Refusal): string {
  const reason = status === 403 ? 'forbidden' : 'unauthorized';
  return explain({ reason, source, what, status }).says.replace(/\.$/, '');
}
