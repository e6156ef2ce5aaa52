import type { Source } from '../failure';
import type { RequestGate, RetryPolicy } from '../gate';
import type { Onward } from '../transport/exchange';
import type { TlsSettings } from '../transport/tls';
import type { Meaning } from './meaning';

/** How the portal is known at a system. */
export interface Credentials {
  readonly headers?: Readonly<Record<string, string>>;
  /** Client certificate and key, PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

/** How to reach one outside system. Only its own origin is ever asked. */
export interface SourceTarget {
  readonly source: Source;
  /** Scheme, host and an optional path prefix. */
  readonly baseUrl: string;
  readonly tls?: TlsSettings;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asked before each request, because tokens are replaced. */
  readonly credentials?: () => Promise<Credentials>;
  readonly meaning?: Meaning;
  /** Whose allowance a rate limit of this system speaks of, where it has several. */
  readonly allowance?: string;
}

/** For whom a system is asked, and within what bounds. */
export interface SourceUse {
  /** Ends everything that is still open, at once. */
  readonly signal?: AbortSignal;
  /** From the start of a request to its last byte; 10 seconds unless stated. */
  readonly timeoutMs?: number;
  /** From the start to the first byte of the answer; as `timeoutMs` unless stated. */
  readonly firstByteMs?: number;
  /** Between two pieces of the body; as `timeoutMs` unless stated. */
  readonly betweenBytesMs?: number;
  /** Longest body after unpacking, 32 MiB unless stated. */
  readonly maxBodyBytes?: number;
  /** Not at all unless stated: a person waits. Only what may safely be asked twice is tried again. */
  readonly retries?: RetryPolicy;
  /** The gate of the process unless stated. */
  readonly gate?: RequestGate;
}

/** One request. */
export interface SourceRequestOptions {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A POST that only asks, as of GraphQL or an access review: it may be tried again, and its words are those of a read. */
  readonly isRead?: boolean;
  /** Statuses outside 200 to 299 that are an answer and not an error; redirects never are. */
  readonly allow?: readonly number[] | 'every';
  /** Where else its redirect may lead, once and without credentials; nowhere unless stated. */
  readonly onward?: Onward;
  /** What is asked for, as it fits behind "read"; the path unless stated. */
  readonly what?: string;
  /** The right that it takes, for the words of a refusal; what the system itself says comes first. */
  readonly right?: string;
  /** Whether an answer of status 200 says in its body that it was asked too much: GraphQL refuses so. */
  readonly isLimit?: (text: string) => boolean;
  /** Takes out of the text of a JSON answer what is not worth parsing. */
  readonly shortened?: (text: string) => string;
}

/** One answer. */
export interface SourceResponse<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: T;
  /** Path with its query, for the evidence's request. */
  readonly path: string;
}
