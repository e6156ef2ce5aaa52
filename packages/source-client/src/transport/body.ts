import { pipeline, type Readable } from 'node:stream';
import { isError } from '@backstage/errors';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body is longer than anybody wants to hold in memory. */
export class BodyTooLong extends Error {
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.name = 'BodyTooLong';
  }
}

/** The body is packed in a way that we did not ask for, or wrongly. */
export class BodyUnreadable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BodyUnreadable';
  }
}

/** The answer has begun and did not come to its end. */
export class AnswerBrokeOff extends Error {
  constructor(cause: unknown) {
    super('the answer broke off', { cause });
    this.name = 'AnswerBrokeOff';
  }
}

/** What reading a body ended with, by what it means. */
export function bodyFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) {
    return signal.reason;
  }
  if (error instanceof BodyTooLong || error instanceof BodyUnreadable) {
    return error;
  }
  return isError(error) && error.code === 'Z_DATA_ERROR'
    ? new BodyUnreadable('it is packed wrongly', error)
    : new AnswerBrokeOff(error);
}

/** What we can unpack, as the request says it. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/** The body as it was before it was packed. */
export function unpacked(body: Readable, encoding: string): Readable {
  const decoder = decoderOf(encoding.trim().toLowerCase());
  return decoder
    ? // The error of either end reaches whoever reads.
      pipeline(body, decoder, () => undefined)
    : body;
}

function decoderOf(encoding: string) {
  switch (encoding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new BodyUnreadable(`it is packed as ${encoding}`);
  }
}

/** Reads a body to its end; `onBytes` hears of every piece. */
export async function readText(
  body: Readable,
  maxBytes: number,
  onBytes: () => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      body.destroy();
      throw new BodyTooLong(maxBytes);
    }
    chunks.push(bytes);
    onBytes();
  }
  return Buffer.concat(chunks).toString('utf8');
}
