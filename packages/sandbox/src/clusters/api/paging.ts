import { z } from 'zod';
import { ApiError } from '../objects/api-error';

const token = z.object({
  v: z.literal('meta.k8s.io/v1'),
  rv: z.number(),
  start: z.string(),
});

/** Sorts before every other character: the list goes on with the first object after this one. */
const END = '\u0000';

/** Where a list goes on: after which object, and as of which version. -1 is "whatever is current". */
export interface Continuation {
  readonly version: number;
  readonly after: string;
}

/** Opaque to clients; the same form as the real server's, so that a client that peeks is not surprised. */
export function writeContinue({ version, after }: Continuation): string {
  const text = JSON.stringify({
    v: 'meta.k8s.io/v1',
    rv: version,
    start: `${after}${END}`,
  });
  return Buffer.from(text).toString('base64url');
}

export function readContinue(text: string): Continuation {
  const read = token.safeParse(
    parse(Buffer.from(text, 'base64url').toString('utf8')),
  );
  if (!read.success)
    throw new ApiError(
      'BadRequest',
      'invalid continue token: continue key is not valid',
    );
  return {
    version: read.data.rv,
    after: read.data.start.split(END)[0] ?? '',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ApiError(
      'BadRequest',
      `invalid continue token: continue key is not valid: ${reason}`,
    );
  }
}

export function expired(version: number): ApiError {
  return new ApiError(
    'Expired',
    `The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results (version ${version}).`,
  );
}
