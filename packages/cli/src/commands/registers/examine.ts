import { readFileSync, statSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import { countWords, problemLine } from '@groundwork/plugin-readiness-common';
import {
  readRegisterText,
  SourceError,
  type RegisterReading,
} from '@groundwork/plugin-readiness-node';

/** More than any text that the parser accepts. */
const MAX_BYTES = 8 * 1024 * 1024;
const MOST_LINES = 100;

/** What is to be said of one file. */
export interface Examined {
  readonly isWhole: boolean;
  /** Lines, each with its end. */
  readonly says: string;
}

/**
 * Reads a file as the portal would.
 * @throws InputError when it cannot be opened at all.
 */
export function examineRegister(name: string, path: string): Examined {
  try {
    return said(name, readRegisterText(name, textOf(name, path)));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { isWhole: false, says: `${error.message}\n` };
  }
}

function textOf(name: string, path: string): string {
  if (statSync(path).size > MAX_BYTES) {
    throw new SourceError(
      'parse_error',
      `${name}: The file has more than ${MAX_BYTES / 1024 / 1024} MiB`,
    );
  }
  const bytes = bytesOf(name, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceError('parse_error', `${name}: The file is no UTF-8 text`, {
      cause: error,
    });
  }
}

function bytesOf(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InputError(`${name} cannot be read`, error);
  }
}

function said(name: string, { register, problems }: RegisterReading): Examined {
  const lines = problems.slice(0, MOST_LINES).map(problemLine);
  const more = problems.length - lines.length;
  const entries = Object.values(register).reduce<number>(
    (sum, section) => sum + (Array.isArray(section) ? section.length : 1),
    0,
  );
  const summary =
    problems.length === 0
      ? `${name}: ${countWords(entries, 'entry')}, all understood`
      : `${name}: ${countWords(entries, 'entry')} understood, ${countWords(
          problems.length,
          'problem',
        )}`;
  return {
    isWhole: problems.length === 0,
    says: [
      ...lines,
      ...(more > 0 ? [`${name}: and ${countWords(more, 'more problem')}`] : []),
      summary,
      '',
    ].join('\n'),
  };
}
