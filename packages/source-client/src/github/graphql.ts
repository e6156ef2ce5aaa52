import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import { SourceError, sourceError, type FailureReason } from '../failure';
import { shapeOf } from '../failure/shape';
import { parseJson } from '../transport/json';
import { SECONDARY_LIMIT } from './meaning';

/** One query. */
export interface GithubQuestion<T> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Of `data`. */
  readonly schema: z.ZodType<T>;
  /** What is asked for, as it fits behind "read". */
  readonly what: string;
  /** The right that it takes, for the words of a refusal. */
  readonly right?: string;
  /** Parts of the answer may be missing, and why is told beside the others; without it any missing part is a failure. */
  readonly isPartial?: boolean;
}

/** What a query gave. */
export interface GithubAnswer<T> {
  readonly data: T;
  /** Why a part at the top of the answer is missing, by its name or alias. */
  readonly missing: ReadonlyMap<string, SourceError>;
}

const problemSchema = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.object({ code: z.string().optional() }).optional(),
});
type Problem = z.infer<typeof problemSchema>;
const answerSchema = z.object({
  data: z.unknown(),
  errors: z.array(problemSchema).optional(),
});

/**
 * Asks GitHub's GraphQL API, which refuses with status 200.
 *
 * @throws SourceError with the same reasons as other requests
 */
export async function askGraphql<T>(
  client: SourceClient,
  question: GithubQuestion<T>,
): Promise<GithubAnswer<T>> {
  const { query, variables = {}, what, right, schema } = question;
  const { source, baseUrl } = client.target;
  const { body } = await client.json(addressOf(baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    isRead: true,
    isLimit,
    what,
    ...(right === undefined ? {} : { right }),
  });
  const tell = (reason: FailureReason, detail?: string) =>
    sourceError({
      ...{ reason, source, what },
      ...(detail === undefined ? {} : { detail }),
      ...(right === undefined ? {} : { right }),
    });
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    throw tell('parse_error', shapeOf(answer.error));
  }
  const missing = new Map<string, SourceError>();
  for (const problem of answer.data.errors ?? []) {
    const error = tell(reasonOf(problem), detailOf(problem));
    const part = problem.path?.[0];
    if (!question.isPartial || part === undefined) {
      throw error;
    }
    missing.set(String(part), error);
  }
  const data = schema.safeParse(answer.data.data);
  if (!data.success) {
    throw tell('parse_error', shapeOf(data.error));
  }
  return { data: data.data, missing };
}

/** A GitHub Enterprise Server answers REST below /api/v3 and GraphQL beside it. */
function addressOf(baseUrl: string): string {
  return /\/api\/v3$/.test(baseUrl)
    ? baseUrl.replace(/\/v3$/, '/graphql')
    : '/graphql';
}

/**
 * Whether it was asked too much, of the hour or too fast: then nothing of the answer counts, not even of one that may be
 * partial.
 */
function isLimit(text: string): boolean {
  // Nearly no answer has the words: those are not read twice.
  if (!text.includes('RATE_LIMITED') && !SECONDARY_LIMIT.test(text))
    return false;
  const answer = answerSchema.safeParse(orUndefined(() => parseJson(text)));
  return (answer.data?.errors ?? []).some(
    ({ type, message }) =>
      type === 'RATE_LIMITED' ||
      (type === undefined && SECONDARY_LIMIT.test(message)),
  );
}

function orUndefined<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    // Whoever reads the answer says what is wrong with it.
    return undefined;
  }
}

function reasonOf({ type, extensions }: Problem): FailureReason {
  switch (type) {
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
    case 'NOT_FOUND':
      return 'forbidden';
    case undefined:
      // A question that this version does not understand has a code; one that it could not finish has nothing.
      return extensions?.code === undefined ? 'server_error' : 'unsupported';
    default:
      return 'unsupported';
  }
}

function detailOf({ type, message }: Problem): string | undefined {
  switch (type) {
    case 'NOT_FOUND':
      return 'it is hidden from the portal, or not there at all';
    case 'FORBIDDEN':
      return undefined;
    default:
      return message.slice(0, 200).replace(/\.$/, '');
  }
}
