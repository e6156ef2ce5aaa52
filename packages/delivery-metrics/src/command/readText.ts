import { createReadStream } from 'node:fs';
import { RefusedInput, sentenceOf } from '@groundwork/command-guard';

/** Ten thousand worked cases and more; as values a file takes some twenty times its size in memory. */
const MAX_BYTES = 64 * 1024 * 1024;
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
};

/**
 * Reads a file as text, never more of it than is allowed: what has no end ends too.
 *
 * @throws RefusedInput with the file's name.
 */
export async function readText(path: string, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    const stream: AsyncIterable<Buffer> = createReadStream(path, {
      end: MAX_BYTES,
      highWaterMark: 1024 * 1024,
    });
    for await (const chunk of stream) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    throw new RefusedInput(
      `${name} could not be read: ${reasonOf(error) ?? sentenceOf(error)}`,
    );
  }
  if (bytes > MAX_BYTES)
    throw new RefusedInput(
      `${name} is larger than ${
        MAX_BYTES / 1024 / 1024
      } MiB; split it into several files`,
    );
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error
    ? REASONS[String(error.code)]
    : undefined;
}
