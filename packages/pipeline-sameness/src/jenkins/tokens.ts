/**
 * A small reader of Groovy's surface, enough for Jenkinsfiles: strings, comments and braces. It knows no semantics; what
 * it cannot place stays text, and the reader above it says "unknown" rather than guess.
 */

/** A call or block: `name(arguments) { body }`, each part optional. */
export interface GroovyNode {
  readonly name: string;
  /** Text of the arguments, quotes kept. */
  readonly argument: string;
  /** Undefined: there was no block. */
  readonly body: readonly GroovyNode[] | undefined;
}

const QUOTES = ['"""', "'''", '"', "'"] as const;

/** End (exclusive) of the string that starts at `start`; undefined where it does not end. */
function stringEnd(text: string, start: number): number | undefined {
  const quote = QUOTES.find(mark => text.startsWith(mark, start));
  if (!quote) return start;
  for (let at = start + quote.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return undefined;
}

/** Takes comments away, strings left whole. */
export function withoutComments(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const next = text[at] ?? '';
    if (next === '"' || next === "'") {
      const end = stringEnd(text, at) ?? text.length;
      out += text.slice(at, end);
      at = end;
    } else if (text.startsWith('//', at) || (next === '#' && at === 0)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else {
      out += next;
      at += 1;
    }
  }
  return out;
}

/** Thrown when braces or strings do not match. */
export class GroovyError extends Error {}

/** Index behind the bracket that closes the one at `start`. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const next = text[at] ?? '';
    if (next === '"' || next === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) throw new GroovyError('a string is not closed');
      at = end - 1;
    } else if ('({['.includes(next)) depth += 1;
    else if (')}]'.includes(next)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new GroovyError('a bracket is not closed');
}

const CALL = /([A-Za-z_][\w.]*)\s*/y;

function argumentEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !'\n;{}'.includes(text[at] ?? '')) {
    const next = text[at] ?? '';
    if (next === '"' || next === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) throw new GroovyError('a string is not closed');
      at = end;
    } else at = next === '(' || next === '[' ? closing(text, at) : at + 1;
  }
  return at;
}

/** Parameters of a closure: `name, value ->`. */
const PARAMETERS = /^\s*[\w ,]{1,200}->/;

/** Blocks inside blocks that are read; each level is looked at again, so that depth has its price. */
const MAX_NESTING = 60;

/**
 * Reads calls and blocks of comment-free Groovy text.
 * @throws GroovyError when brackets or strings do not match, or blocks are nested too deep.
 */
export function readGroovy(text: string, nesting = 0): readonly GroovyNode[] {
  if (nesting > MAX_NESTING)
    throw new GroovyError(`blocks are nested deeper than ${MAX_NESTING}`);
  const nodes: GroovyNode[] = [];
  for (let at = 0; at < text.length; ) {
    CALL.lastIndex = at;
    const call = CALL.exec(text);
    if (!call) {
      const next = text[at] ?? '';
      if (next === '"' || next === "'") at = stringEnd(text, at) ?? text.length;
      else if (next === '{') at = closing(text, at);
      else at += 1;
      continue;
    }
    at = CALL.lastIndex;
    let argument = '';
    if (text[at] === '(') {
      const end = closing(text, at);
      argument = text.slice(at + 1, end - 1).trim();
      at = end;
    } else {
      const end = argumentEnd(text, at);
      argument = text.slice(at, end).trim();
      at = end;
    }
    const space = /\s*/y;
    space.lastIndex = at;
    space.exec(text);
    const open = space.lastIndex;
    if (text[open] === '{') {
      const end = closing(text, open);
      nodes.push({
        name: call[1] ?? '',
        argument,
        body: readGroovy(
          text.slice(open + 1, end - 1).replace(PARAMETERS, ''),
          nesting + 1,
        ),
      });
      at = end;
    } else {
      nodes.push({ name: call[1] ?? '', argument, body: undefined });
    }
  }
  return nodes;
}

/** The first string literal of an argument, unquoted; undefined where there is none. */
export function firstString(argument: string): string | undefined {
  const start = argument.search(/["']/);
  if (start < 0) return undefined;
  const quote = QUOTES.find(mark => argument.startsWith(mark, start)) ?? '"';
  const end = stringEnd(argument, start);
  return end === undefined
    ? undefined
    : argument.slice(start + quote.length, end - quote.length);
}

/** All string literals of an argument in one, as `'a ' + 'b'` makes them; undefined where there is none. */
export function joinedStrings(argument: string): string | undefined {
  const parts: string[] = [];
  for (let at = 0; at < argument.length; ) {
    const quote = QUOTES.find(mark => argument.startsWith(mark, at));
    const end = quote ? stringEnd(argument, at) : undefined;
    if (quote && end !== undefined) {
      parts.push(argument.slice(at + quote.length, end - quote.length));
      at = end;
    } else at += 1;
  }
  return parts.length > 0 ? parts.join('') : undefined;
}
