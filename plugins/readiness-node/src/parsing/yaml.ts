import {
  isAlias,
  parseAllDocuments,
  visit,
  type Document,
  type LineCounter,
} from 'yaml';
import { SourceError } from '@groundwork/source-client';
import { refuseDeepNesting } from './nesting';

const MAX_CHARACTERS = 2 * 1024 * 1024;
const MAX_DEPTH = 60;
const MAX_ALIASES = 100;
const MAX_DOCUMENTS = 200;

/** Parses a stranger's YAML of one document; an empty file is undefined. Throws {@link SourceError} `parse_error`. */
export function parseYaml(text: string): unknown {
  const documents = parseYamlDocuments(text);
  if (documents.length > 1) {
    throw new SourceError(
      'parse_error',
      `${documents.length} YAML documents where one was expected`,
    );
  }
  return documents[0];
}

/** Parses all documents of a stranger's YAML, with limits on size, depth, aliases and count. No custom tags. */
export function parseYamlDocuments(text: string): readonly unknown[] {
  return readDocuments(text, { uniqueKeys: false }).flatMap(document => {
    const value = readDocument(document);
    return value === undefined ? [] : [value];
  });
}

/** The documents of a text within the limits of size and count; nothing of them has been believed yet. */
export function readDocuments(
  text: string,
  options: { readonly uniqueKeys: boolean; readonly lineCounter?: LineCounter },
): readonly Document[] {
  if (text.length > MAX_CHARACTERS) {
    throw new SourceError('parse_error', `YAML of ${text.length} characters`);
  }
  const parsed = parseAllDocuments(text, { merge: true, ...options });
  const documents = Array.isArray(parsed) ? parsed : [];
  if (documents.length > MAX_DOCUMENTS) {
    throw new SourceError('parse_error', `${documents.length} YAML documents`);
  }
  return documents;
}

/** The value of a document within the limits of depth and aliases; undefined where it is empty. */
export function readDocument(
  document: Document,
  { repeatedKeys }: { readonly repeatedKeys?: 'told' } = {},
): unknown {
  const problem = document.errors.find(
    ({ code }) => repeatedKeys !== 'told' || code !== 'DUPLICATE_KEY',
  );
  if (problem) {
    throw new SourceError('parse_error', firstLine(problem.message), {
      cause: problem,
    });
  }
  refuseManyAliases(document);
  const value: unknown = withinLimits(() =>
    document.toJS({ maxAliasCount: MAX_ALIASES }),
  );
  refuseDeepNesting(value, MAX_DEPTH);
  return value ?? undefined;
}

function refuseManyAliases(document: Parameters<typeof visit>[0]): void {
  let aliases = 0;
  visit(document, (_, node) => {
    aliases += isAlias(node) ? 1 : 0;
    return aliases > MAX_ALIASES ? visit.BREAK : undefined;
  });
  if (aliases > MAX_ALIASES) {
    throw new SourceError('parse_error', 'Too many aliases');
  }
}

function withinLimits(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new SourceError(
      'parse_error',
      error instanceof Error ? firstLine(error.message) : 'Unreadable YAML',
      { cause: error },
    );
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
