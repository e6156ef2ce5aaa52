import { pipeline, type Readable } from 'node:stream';
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
