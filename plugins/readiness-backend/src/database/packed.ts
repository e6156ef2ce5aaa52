import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  constants,
} from 'node:zlib';

const compressAside = promisify(brotliCompress);
const decompressAside = promisify(brotliDecompress);

/** The quickest still finds what a document repeats: a tenth of its size is left. */
const QUALITY = 0;
/** As far back as a document is long; a larger window costs more to set up than to use. */
const WINDOW_BITS = 16;
const CHUNK_BYTES = 4096;

/** A longer text takes longer than it takes to hand it to another thread, and nobody should wait for it. */
const LARGE_CHARACTERS = 200_000;
const LARGE_PACKED_BYTES = 20_000;

const params = {
  [constants.BROTLI_PARAM_QUALITY]: QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
};

/** A text as it is stored. */
export function pack(text: string): Buffer {
  return brotliCompressSync(text, { chunkSize: CHUNK_BYTES, params });
}

/** See {@link pack}. */
export function unpack(packed: Buffer): string {
  return brotliDecompressSync(packed).toString('utf8');
}

/** A shorter text is stored as it is: there is little in it to be found twice. */
const SMALL_CHARACTERS = 1_000;
/** First byte of what is not packed; the second of these of what is. */
const PLAIN = 0;
const PACKED = 1;

/** A text of any size as it is stored: a small one as it is, a large one packed by another thread. */
export async function seal(text: string): Promise<Buffer> {
  if (text.length < SMALL_CHARACTERS)
    return Buffer.concat([Buffer.of(PLAIN), Buffer.from(text, 'utf8')]);
  const packed =
    text.length > LARGE_CHARACTERS
      ? await compressAside(text, { params })
      : pack(text);
  return Buffer.concat([Buffer.of(PACKED), packed]);
}

/** See {@link seal}. */
export async function unseal(sealed: Buffer): Promise<string> {
  const rest = sealed.subarray(1);
  if (sealed[0] === PLAIN) return rest.toString('utf8');
  return rest.length > LARGE_PACKED_BYTES
    ? (await decompressAside(rest)).toString('utf8')
    : unpack(rest);
}
