/** Parameters of CircleCI: what `<< parameters.name >>` stands for. */
import type { WrittenCommand } from './config';

/** Values by name (`parameters.where`, `pipeline.git.branch`), several where a matrix gives them. */
export type Scope = ReadonlyMap<string, readonly unknown[]>;

const EXPRESSION = /<<\s{0,9}([\w.-]{1,200})\s{0,9}>>/g;
const ONLY = /^\s*<<\s{0,9}([\w.-]{1,200})\s{0,9}>>\s*$/;
const MAX_VALUE = 1_000;
/** Parameters of one text that are filled in; a person writes some dozen. */
const MAX_FILLED = 500;

/** What a value stands for: a whole list of steps, where it is nothing but a parameter. */
export function valueOf(value: unknown, scope: Scope): unknown {
  const name = typeof value === 'string' ? ONLY.exec(value)?.[1] : undefined;
  const known = name === undefined ? undefined : scope.get(name);
  return known ? known[0] : value;
}

/** A text with what is known of its parameters filled in; the rest stands as a variable, so that it is an argument. */
export function filled(text: string, scope: Scope): string {
  let count = 0;
  return text.replace(EXPRESSION, (_, name: string) => {
    count += 1;
    const value = count > MAX_FILLED ? undefined : scope.get(name)?.[0];
    return typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
      ? String(value).slice(0, MAX_VALUE)
      : `$${name.replace(/[^\w]+/g, '_')}`;
  });
}

/** The scope inside a command or a job: its defaults, and what it is handed. */
export function inside(
  outer: Scope,
  declared: WrittenCommand['parameters'],
  given: Readonly<Record<string, unknown>>,
): Scope {
  const scope = new Map(
    [...outer].filter(([name]) => name.startsWith('pipeline.')),
  );
  for (const [name, { default: value }] of Object.entries(declared ?? {}))
    if (value !== undefined) scope.set(`parameters.${name}`, [value]);
  for (const [name, value] of Object.entries(given)) {
    const one = valueOf(value, outer);
    scope.set(`parameters.${name}`, [
      typeof one === 'string' ? filled(one, outer) : one,
    ]);
  }
  return scope;
}

/** Adds the values of a matrix. */
export function withMatrix(
  scope: Scope,
  values: Readonly<Record<string, unknown>>,
): Scope {
  const all = new Map(scope);
  for (const [name, each] of Object.entries(values))
    all.set(`parameters.${name}`, [each].flat().slice(0, 50));
  return all;
}
