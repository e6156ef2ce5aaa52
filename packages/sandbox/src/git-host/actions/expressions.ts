/** What `${{ ... }}` may name, as dotted paths: `github.ref`, `inputs.service`. */
export type ExpressionContext = Readonly<Record<string, string>>;

/** Fills in `${{ name }}`; what the context does not know becomes empty, as on GitHub. */
export function interpolate(text: string, context: ExpressionContext): string {
  return text.replace(
    /\$\{\{\s*([^}]+?)\s*\}\}/g,
    (_whole, expression: string) => valueOf(expression, context),
  );
}

/**
 * Whether a job's `if` lets it run. Understands comparisons, `startsWith`, `always()`, `success()`, `!`, `&&` and `||`
 * without parentheses around groups; a condition beyond that lets the job run.
 */
export function holds(
  condition: string | undefined,
  context: ExpressionContext,
): boolean {
  if (condition === undefined) {
    return true;
  }
  const text = condition.replace(/^\s*\$\{\{|\}\}\s*$/g, '');
  return text
    .split('||')
    .some(either =>
      either.split('&&').every(each => termHolds(each.trim(), context)),
    );
}

function termHolds(term: string, context: ExpressionContext): boolean {
  const [, left, operator, right] = /^(.+?)\s*(==|!=)\s*(.+)$/.exec(term) ?? [];
  if (left !== undefined && right !== undefined) {
    const equal = valueOf(left, context) === valueOf(right, context);
    return operator === '==' ? equal : !equal;
  }
  if (term.startsWith('!')) {
    return !termHolds(term.slice(1).trim(), context);
  }
  const [, name, list = ''] = /^(\w+)\((.*)\)$/.exec(term) ?? [];
  const [first = '', second = ''] = list
    .split(',')
    .map(each => valueOf(each.trim(), context));
  switch (name) {
    case 'startsWith':
      return first.startsWith(second);
    case 'contains':
      return first.includes(second);
    case 'failure':
    case 'cancelled':
      return false;
    case undefined:
      return (
        !/^[\w.-]+$/.test(term) ||
        !['', 'false'].includes(valueOf(term, context))
      );
    default:
      return true;
  }
}

function valueOf(expression: string, context: ExpressionContext): string {
  const [, quoted] = /^'(.*)'$/.exec(expression) ?? [];
  if (quoted !== undefined) {
    return quoted;
  }
  const alternatives = expression.split('||').map(each => each.trim());
  if (alternatives.length > 1) {
    return (
      alternatives
        .map(each => valueOf(each, context))
        .find(value => value !== '') ?? ''
    );
  }
  return (
    context[expression] ??
    (/^(\d+|true|false)$/.test(expression) ? expression : '')
  );
}
