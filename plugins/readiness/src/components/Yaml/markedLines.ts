import { isMap, LineCounter, parseDocument, type Document } from 'yaml';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the value at a path stands in its document, with the key that it is written under. */
function spanOf(document: Document, path: readonly string[]): Span | undefined {
  const node: unknown = document.getIn(path, true);
  const value = rangeOf(node);
  if (!value) return undefined;
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  const name = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => String(key) === name)
    : undefined;
  const key = rangeOf(pair?.key);
  return { start: (key ?? value).start, end: value.end };
}

function rangeOf(node: unknown): Span | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node))
    return undefined;
  const { range } = node;
  if (!Array.isArray(range)) return undefined;
  const [start, end]: readonly unknown[] = range;
  return typeof start === 'number' && typeof end === 'number'
    ? { start, end }
    : undefined;
}

/** Numbers, from 0, of the lines of a YAML text that stand at one of the paths; a path that it does not have marks none. */
export function markedLines(
  text: string,
  paths: readonly string[],
): ReadonlySet<number> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const marked = new Set<number>();
  for (const path of paths) {
    const span = spanOf(document, path.split('.'));
    if (span) {
      // A block ends behind its last line break.
      const end = Math.max(
        span.start,
        span.start + text.slice(span.start, span.end).trimEnd().length - 1,
      );
      const first = counter.linePos(span.start).line;
      const last = counter.linePos(end).line;
      for (let line = first; line <= last; line += 1) marked.add(line - 1);
    }
  }
  return marked;
}
