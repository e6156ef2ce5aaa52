import {
  SourceError,
  type SourceClient,
  type SourceRequestOptions,
} from '@groundwork/source-client';
import { ask, type Answer } from '../../ask';
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

/** Reads one thing of a kind. */
export async function probe(
  client: SourceClient,
  path: string,
  right: NeededRight,
  query: SourceRequestOptions['query'] = {},
): Promise<Finding> {
  const { what } = right;
  return foundBy(right, await ask(client, path, { query, what }));
}

/** What an answer says of a right. */
export function foundBy(right: NeededRight, answer: Answer): Finding {
  const { subject, what, missing, fix } = right;
  const base = { area, subject } as const;
  if (answer.kind === 'silent') {
    return {
      ...{ ...base, outcome: 'cannot-be-read' },
      says: answer.reason,
      fix: 'see what is said of the system itself',
    };
  }
  const { status, headers } = answer;
  if (status === 200) {
    return { ...base, outcome: 'can-be-read', says: `${what} can be read` };
  }
  // GitHub hides what a token may not see.
  if (status === 401 || status === 403 || status === 404) {
    return {
      ...{ ...base, outcome: 'cannot-be-read' },
      says: `${what} cannot be read: ${
        status === 404 ? 'not found, or hidden from the token' : 'refused'
      } (${status})`,
      missing: headers['x-accepted-github-permissions'] || missing,
      fix,
    };
  }
  return {
    ...{ ...base, outcome: 'cannot-be-read' },
    says: `${what} cannot be read: the answer is ${status}`,
    fix: 'try again; that is no answer about rights',
  };
}

/** The same where a client asks that tells refusals from silence. */
export async function tried(
  right: NeededRight,
  read: () => Promise<unknown>,
): Promise<Finding> {
  const answered = (status: number): Answer => ({
    ...{ kind: 'answered', status, headers: {}, body: undefined },
  });
  try {
    await read();
    return foundBy(right, answered(200));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, status = 403, says } = error;
    const isRefusal = reason === 'forbidden' || reason === 'unauthorized';
    return foundBy(
      right,
      isRefusal
        ? answered(status)
        : { kind: 'silent', reason: says.replace(/\.$/, '') },
    );
  }
}

/** Of what there is nothing to try a right on. */
export function nothingToTry(subject: string, says: string): Finding {
  return { area, subject, outcome: 'not-examined', says };
}
