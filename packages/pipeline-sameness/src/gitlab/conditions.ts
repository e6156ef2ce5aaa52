/** Conditions of GitLab CI (`$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH`), answered as far as files can. */
import { matchesExpression } from '../jobs/patterns';
import { tokensOf, type Grammar } from '../tokens';

/** Variables by name; empty for one that is not set. One that is not here may be anything. */
export type Variables = ReadonlyMap<string, string>;

/** Whether a condition holds. */
export type Answer = 'yes' | 'no' | 'depends';

const GRAMMAR: Grammar = {
  token:
    /\s*("[^"]*"|'[^']*'|\/(?:\\.|[^/\\\n])+\/[a-z]*|\$\{?\w+\}?|&&|\|\||==|!=|=~|!~|[!()]|\w+)/y,
  opens: '(!',
};

function negated(answer: Answer): Answer {
  if (answer === 'depends') return 'depends';
  return answer === 'yes' ? 'no' : 'yes';
}

function answerOf(isSo: boolean | undefined): Answer {
  if (isSo === undefined) return 'depends';
  return isSo ? 'yes' : 'no';
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly variables: Variables,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  either(): Answer {
    let left = this.both();
    while (this.takes('||')) {
      const right = this.both();
      if (left === 'yes' || right === 'yes') left = 'yes';
      else left = left === 'no' ? right : 'depends';
    }
    return left;
  }

  private both(): Answer {
    let left = this.single();
    while (this.takes('&&')) {
      const right = this.single();
      if (left === 'no' || right === 'no') left = 'no';
      else left = left === 'yes' ? right : 'depends';
    }
    return left;
  }

  private single(): Answer {
    if (this.takes('!')) return negated(this.single());
    if (this.takes('(')) {
      const inside = this.either();
      this.takes(')');
      return inside;
    }
    const left = this.value();
    if (this.takes('==')) return this.equals(left);
    if (this.takes('!=')) return negated(this.equals(left));
    if (this.takes('=~')) return this.matches(left);
    if (this.takes('!~')) return negated(this.matches(left));
    return answerOf(left === undefined ? undefined : left !== '');
  }

  private next(): string {
    const token = this.tokens[this.at] ?? '';
    this.at += 1;
    return token;
  }

  /** Undefined where files do not say; empty for what is not set. */
  private value(): string | undefined {
    const token = this.next();
    if (/^["']/.test(token)) return token.slice(1, -1);
    if (token === 'null') return '';
    const name = /^\$\{?(\w+)\}?$/.exec(token)?.[1];
    return name === undefined ? undefined : this.variables.get(name);
  }

  private equals(left: string | undefined): Answer {
    const right = this.value();
    return left === undefined || right === undefined
      ? 'depends'
      : answerOf(left === right);
  }

  private matches(left: string | undefined): Answer {
    const token = this.next();
    const given = token.startsWith('$')
      ? this.variables.get(token.replace(/[${}]/g, '')) ?? ''
      : token;
    const pattern = /^\/([\s\S]+)\/([a-z]*)$/.exec(given);
    return left === undefined || !pattern?.[1]
      ? 'depends'
      : answerOf(matchesExpression(left, pattern[1], pattern[2]));
  }
}

/** Whether a condition holds with these variables. */
export function holds(condition: string, variables: Variables): Answer {
  const tokens = tokensOf(condition, GRAMMAR);
  if (!tokens || tokens.length === 0) return 'depends';
  const reader = new Reader(tokens, variables);
  const answer = reader.either();
  return reader.isAtEnd ? answer : 'depends';
}
