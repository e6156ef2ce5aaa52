/** Expressions of Azure Pipelines (`eq(variables['Build.Reason'], 'Manual')`), answered as far as files can. */
import { tokensOf, type Grammar } from '../tokens';

/** Values by name: `parameters.where`, `variables.Build.Reason`, lower case. One that is not here may be anything. */
export type Scope = ReadonlyMap<string, unknown>;

/** Variables that are expressions of variables are followed this far. */
const MAX_DEPTH = 5;
const RUNTIME = /^\$\[([\s\S]+)\]$/;
const GRAMMAR: Grammar = {
  token: /\s*('(?:[^']|'')*'|[()[\],]|[\w.*-]+)/y,
  opens: '([',
};

/** Whether a value counts as true; undefined where it is not known. */
export function truth(value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  return !(
    value === false ||
    value === '' ||
    value === null ||
    value === 0 ||
    (typeof value === 'string' && value.toLowerCase() === 'false')
  );
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? String(value).toLowerCase()
    : undefined;
}

function all(values: readonly unknown[]): boolean | undefined {
  const answers = values.map(truth);
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function compared(
  values: readonly unknown[],
  isSo: (a: string, b: string) => boolean,
): boolean | undefined {
  const [a, b] = values.map(plain);
  return a === undefined || b === undefined ? undefined : isSo(a, b);
}

function among(values: readonly unknown[]): boolean | undefined {
  const [first, ...rest] = values;
  const answers = rest.map(each => compared([first, each], (a, b) => a === b));
  return not(all(answers.map(not)));
}

function called(name: string, values: readonly unknown[]): unknown {
  switch (name.toLowerCase()) {
    case 'eq':
      return compared(values, (a, b) => a === b);
    case 'ne':
      return not(compared(values, (a, b) => a === b));
    case 'and':
      return all(values);
    case 'or':
      return not(all(values.map(each => not(truth(each)))));
    case 'not':
      return not(truth(values[0]));
    case 'in':
      return among(values);
    case 'notin':
      return not(among(values));
    case 'startswith':
      return compared(values, (a, b) => a.startsWith(b));
    case 'endswith':
      return compared(values, (a, b) => a.endsWith(b));
    case 'contains':
      return compared(values, (a, b) => a.includes(b));
    case 'succeeded':
    case 'succeededorfailed':
    case 'always':
      return true;
    case 'coalesce':
      return values.find(each => each !== '' && each !== null);
    case 'lower':
    case 'upper':
    case 'tostring':
      return values[0];
    default:
      return undefined;
  }
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly scope: Scope,
    private readonly depth: number,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private given(): readonly unknown[] {
    const values: unknown[] = [];
    while (!this.isAtEnd && !this.takes(')')) {
      const before = this.at;
      values.push(this.value());
      this.takes(',');
      if (this.at === before) this.at += 1;
    }
    return values;
  }

  value(): unknown {
    const token = this.tokens[this.at] ?? '';
    this.at += 1;
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
    if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
    if (this.takes('(')) return called(token, this.given());
    let name = token;
    while (this.takes('[')) {
      const key = this.value();
      this.takes(']');
      name = `${name}.${String(key)}`;
    }
    const known = this.scope.get(name.toLowerCase());
    const later =
      typeof known === 'string' ? RUNTIME.exec(known)?.[1] : undefined;
    if (later === undefined) return known;
    return this.depth < MAX_DEPTH
      ? evaluate(later, this.scope, this.depth + 1)
      : undefined;
  }
}

/** The value of an expression without its braces; undefined where files do not say. */
export function evaluate(expression: string, scope: Scope, depth = 0): unknown {
  const tokens = tokensOf(expression, GRAMMAR);
  if (!tokens) return undefined;
  const reader = new Reader(tokens, scope, depth);
  const value = reader.value();
  return reader.isAtEnd ? value : undefined;
}
