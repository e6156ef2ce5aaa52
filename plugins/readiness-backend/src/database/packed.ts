import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** The quickest still finds what a document repeats: a tenth of its size is left. */
const QUALITY = 0;
/** As far back as a document is long; a larger window costs more to set up than to use. */
const WINDOW_BITS = 16;
const CHUNK_BYTES = 4096;

/** A text as it is stored. */
export function pack(text: string): Buffer {
  return brotliCompressSync(text, {
    chunkSize: CHUNK_BYTES,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    },
  });
}

/** See {@link pack}. */
export function unpack(packed: Buffer): string {
  return brotliDecompressSync(packed).toString('utf8');
}
