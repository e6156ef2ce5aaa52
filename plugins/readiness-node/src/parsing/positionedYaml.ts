import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { SourceError } from '@groundwork/source-client';
import { readDocument, readDocuments } from './yaml';

/** A file of YAML with the line in which each of its values stands. */
export interface PositionedYaml {
  /** Undefined where the file is empty. */
  readonly value: unknown;
  /** Line of a value, from 1; of the nearest one around it where it is not there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Keys that stand twice in one place; the last of them is in the value. */
  readonly repeated: readonly {
    readonly line: number;
    /** First key of the file's structure in which it happens. */
    readonly within: string;
  }[];
}

/** Parses a person's file within the limits of {@link parseYaml}. @throws SourceError `parse_error` with line and column. */
export function parsePositionedYaml(text: string): PositionedYaml {
  const lines = new LineCounter();
  const documents = readDocuments(text, {
    uniqueKeys: true,
    lineCounter: lines,
  })
    .map(document => ({
      document,
      value: readDocument(document, { repeatedKeys: 'told' }),
    }))
    .filter(({ value }) => value !== undefined);
  if (documents.length > 1) {
    throw new SourceError(
      'parse_error',
      `${documents.length} YAML documents where one was expected`,
    );
  }
  const [only] = documents;
  if (!only) return { value: undefined, lineOf: () => 1, repeated: [] };
  const { document, value } = only;
  const lineAt = (offset: number) => lines.linePos(offset).line;
  return {
    value,
    lineOf: path => lineAt(offsetOf(document, path)),
    repeated: document.errors
      .filter(({ code }) => code === 'DUPLICATE_KEY')
      .map(({ pos: [offset] }) => ({
        line: lineAt(offset),
        within: topKeyAt(document, offset),
      })),
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const [next, at] = childOf(node, key);
    if (at === undefined) return offset;
    offset = at;
    node = next;
  }
  return offset;
}

/** The value below a key, and where it begins: a pair of a map with its key. */
function childOf(
  node: unknown,
  key: PropertyKey,
): readonly [unknown, number | undefined] {
  if (isMap(node)) {
    const pair = node.items.find(item => keyOf(item) === String(key));
    return [pair?.value, startOf(pair?.key)];
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return [item, startOf(item)];
  }
  return [undefined, undefined];
}

function topKeyAt(document: Document, offset: number): string {
  const { contents } = document;
  const around = isMap(contents)
    ? contents.items.filter(({ key }) => (startOf(key) ?? 0) <= offset).at(-1)
    : undefined;
  return around ? keyOf(around) : '';
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isNode(node: unknown): node is Node {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
}
