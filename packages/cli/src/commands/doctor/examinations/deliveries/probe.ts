import {
  SourceError,
  type FailureReason,
  type SourceClient,
  type SourceRequestOptions,
} from '@groundwork/source-client';
import type { z } from 'zod';
import type { Finding } from '../../finding';

const area = 'deliveries';

/** A right that a source of deliveries takes. */
export interface NeededRight {
  /** The source as the configuration calls it, and what is read of it. */
  readonly subject: string;
  /** As it fits behind "read". */
  readonly what: string;
  /** In the words of the system that grants it. */
  readonly missing: string;
  /** How it is given, and nothing more with it. */
  readonly fix: string;
}

/** What a missing right looks like: GitHub and Jenkins hide what a token may not see. */
const REFUSALS: readonly FailureReason[] = [
  'unauthorized',
  'forbidden',
  'not_found',
];

/** One thing that is read to see whether it can be. */
export interface Probe<T> {
  readonly path: string;
  /** What the collectors understand of it. */
  readonly schema: z.ZodType<T>;
  readonly query?: SourceRequestOptions['query'];
}

/** @throws SourceError */
export function readAs<T>(
  client: SourceClient,
  { path, schema, query = {} }: Probe<T>,
  { what, missing }: NeededRight,
): Promise<T> {
  return client.read(path, schema, { query, what, right: missing });
}

/** What the end of a reading says of a right. */
export async function tried(
  right: NeededRight,
  read: (right: NeededRight) => Promise<unknown>,
): Promise<Finding> {
  const { subject, what } = right;
  try {
    await read(right);
  } catch (error) {
    return cannotBeRead(right, error);
  }
  return { area, subject, outcome: 'can-be-read', says: `${what} can be read` };
}

/** In the words of the source client, and with the right where a missing one may be why. @throws whatever is no SourceError */
export function cannotBeRead(
  { subject, missing, fix }: NeededRight,
  error: unknown,
): Finding {
  if (!(error instanceof SourceError)) throw error;
  const { reason, says } = error;
  return {
    ...{ area, subject, outcome: 'cannot-be-read' },
    says: says.replace(/\.$/, ''),
    ...(REFUSALS.includes(reason)
      ? { missing, fix }
      : { fix: 'see what is said of the system itself' }),
  };
}

/** Of what there is nothing to try a right on. */
export function nothingToTry(subject: string, says: string): Finding {
  return { area, subject, outcome: 'not-examined', says };
}
