/**
 * Conditions of GitHub Actions, answered as far as files can: `if: github.event_name == 'pull_request'` never holds on
 * the way to production. Three answers: yes, no, and it depends.
 */
import { tokensOf, type Grammar } from '../tokens';
import type { Scope } from './scope';

/** The values that an expression may have; undefined where files do not say. */
type Values = readonly string[] | undefined;

const GRAMMAR: Grammar = {
  token: /\s*('(?:[^']|'')*'|&&|\|\||==|!=|<=|>=|[!()<>,[\]]|[\w.*-]+)/y,
  opens: '([!',
};

function isTrue(value: string): boolean {
  return value !== '' && value !== 'false' && value !== '0';
}

/** What all values agree on: true, false, or undefined. */
function truth(values: Values): boolean | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const [first, ...rest] = values.map(isTrue);
  return rest.every(each => each === first) ? first : undefined;
}

function asValues(answer: boolean | undefined): Values {
  return answer === undefined ? undefined : [String(answer)];
}

/** A name's values. Before a merge there is a pull request; on the way to production there is none. */
function valuesOf(name: string, scope: Scope): Values {
  const plain = name.replace(/^github\.event\.inputs\./, 'inputs.');
  const known = scope.get(plain);
  if (known) return known.length > 0 ? known : undefined;
  const events = scope.get('github.event_name');
  const isAfterMerge = events?.every(event => !/^pull_request/.test(event));
  return isAfterMerge === true &&
    /^github\.(event\.pull_request|event\.number|head_ref|base_ref)/.test(plain)
    ? ['']
    : undefined;
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly scope: Scope,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  either(): Values {
    let left = this.both();
    while (this.takes('||')) {
      const right = this.both();
      left = this.firstTrue(left, right);
    }
    return left;
  }

  /** `a || b` is a where a is true, b where it is not, one of both where it depends. */
  private firstTrue(left: Values, right: Values): Values {
    const answer = truth(left);
    if (answer === true) return left;
    if (answer === false) return right;
    if (truth(right) === true && right?.length === 1 && right[0] === 'true')
      return right;
    return left && right && left.length > 0
      ? [...new Set([...left.filter(isTrue), ...right])]
      : undefined;
  }

  private both(): Values {
    let left = this.compared();
    while (this.takes('&&')) {
      const right = this.compared();
      const [a, b] = [truth(left), truth(right)];
      if (a === false || b === false) left = ['false'];
      else left = a === true ? right : undefined;
    }
    return left;
  }

  private compared(): Values {
    const left = this.single();
    for (const sign of ['==', '!=', '<=', '>=', '<', '>']) {
      if (!this.takes(sign)) continue;
      const right = this.single();
      if (!left || !right || (sign !== '==' && sign !== '!=')) return undefined;
      const low = new Set(right.map(value => value.toLowerCase()));
      const hits = left.filter(value => low.has(value.toLowerCase())).length;
      const isSure = left.length === 1 && right.length === 1;
      if (hits === 0) return [String(sign === '!=')];
      return isSure ? [String(sign === '==')] : undefined;
    }
    return left;
  }

  private single(): Values {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token === undefined) return undefined;
    if (token === '!') {
      const answer = truth(this.single());
      return asValues(answer === undefined ? undefined : !answer);
    }
    if (token === '(') {
      const inside = this.either();
      this.takes(')');
      return inside;
    }
    if (token.startsWith("'"))
      return [token.slice(1, -1).replaceAll("''", "'")];
    if (this.takes('(')) return this.called(token);
    if (this.takes('[')) {
      this.either();
      this.takes(']');
      return undefined;
    }
    return /^(true|false|-?\d+(\.\d+)?)$/.test(token)
      ? [token]
      : valuesOf(token, this.scope);
  }

  private called(name: string): Values {
    const given: Values[] = [];
    while (!this.isAtEnd && !this.takes(')')) {
      const before = this.at;
      given.push(this.either());
      this.takes(',');
      if (this.at === before) this.at += 1;
    }
    const [first, second] = given;
    if (['success', 'always'].includes(name)) return ['true'];
    if (name === 'fromJSON' || name === 'toJSON') return first;
    if (name !== 'contains' && name !== 'startsWith' && name !== 'endsWith')
      return undefined;
    const [text, part] = [first?.[0], second?.[0]];
    if (first?.length !== 1 || second?.length !== 1) return undefined;
    if (text === undefined || part === undefined) return undefined;
    const [whole, piece] = [text.toLowerCase(), part.toLowerCase()];
    if (name === 'contains') return [String(whole.includes(piece))];
    return [
      String(
        name === 'startsWith' ? whole.startsWith(piece) : whole.endsWith(piece),
      ),
    ];
  }
}

/** The values that an expression (without its braces) may have; undefined where files do not say. */
export function evaluate(expression: string, scope: Scope): Values {
  const tokens = tokensOf(expression, GRAMMAR);
  if (!tokens) return undefined;
  const reader = new Reader(tokens, scope);
  const values = reader.either();
  return reader.isAtEnd ? values : undefined;
}

/** Whether a condition can hold: `no` only where no value of what it names makes it true. */
export function holds(
  condition: string | null | undefined,
  scope: Scope,
): 'yes' | 'no' | 'depends' {
  if (condition === null || condition === undefined) return 'yes';
  const text = condition.trim();
  const inner = /^\$\{\{([\s\S]*)\}\}$/.exec(text)?.[1] ?? text;
  const values = inner.includes('${{') ? undefined : evaluate(inner, scope);
  const answer = truth(values);
  if (answer === undefined) return 'depends';
  return answer ? 'yes' : 'no';
}
