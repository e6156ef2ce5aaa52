/** What parameters and variables of Azure Pipelines stand for in texts and in lists. */
import { z } from 'zod';
import { replaceBraced } from '../braces';
import { evaluate, type Scope } from './expressions';

const record = z.record(z.string(), z.unknown());
const declared = z.looseObject({
  name: z.string(),
  default: z.unknown().optional(),
  value: z.unknown().optional(),
});
const ONLY = /^\s*\$\{\{((?:(?!\}\})[\s\S]){1,5000})\}\}\s*$/;
const MACRO =
  /\$[([]\s{0,9}(?:variables\.)?([A-Za-z_][\w.]{0,200})\s{0,9}[)\]]/g;
const MAX_VALUE = 1_000;
/** Expressions of one text that are filled in; a person writes some dozen. */
const MAX_FILLED = 500;

/** A mapping; empty for anything else. */
export function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return record.safeParse(value).data ?? {};
}

/** What a value stands for: a whole list, where it is nothing but an expression. */
export function valueOf(value: unknown, scope: Scope): unknown {
  const only = typeof value === 'string' ? ONLY.exec(value)?.[1] : undefined;
  return only === undefined ? value : evaluate(only.trim(), scope);
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? String(value).slice(0, MAX_VALUE)
    : undefined;
}

/** A text with what is known filled in; the rest stands as a variable, so that it is an argument. */
export function filled(text: string, scope: Scope): string {
  let count = 0;
  const known = (value: () => unknown, name: string) => {
    count += 1;
    const one = count > MAX_FILLED ? undefined : plain(value());
    const found = one?.startsWith('$[') ? undefined : one;
    return found ?? `$${name.replace(/[^\w]+/g, '_').slice(0, 80)}`;
  };
  const braced = replaceBraced(text, inner =>
    known(() => evaluate(inner.trim(), scope), inner.trim()),
  );
  return braced.replace(MACRO, (_, name: string) =>
    known(() => scope.get(`variables.${name.toLowerCase()}`), name),
  );
}

/** A text of a step or a job, filled in; undefined where there is none. */
export function textOf(value: unknown, scope: Scope): string | undefined {
  const given = plain(value);
  return given === undefined ? undefined : filled(String(value), scope);
}

/** Pairs of a mapping, or of a list of names with their values. */
function pairs(
  block: unknown,
): ReadonlyArray<readonly [name: string, value: unknown]> {
  if (!Array.isArray(block)) return Object.entries(mapping(block));
  return block.flatMap(each => {
    const { data } = declared.safeParse(each);
    return data ? [[data.name, data.value ?? data.default] as const] : [];
  });
}

/** Adds a `variables:` block. */
export function withVariables(outer: Scope, block: unknown): Scope {
  const scope = new Map(outer);
  for (const [name, value] of pairs(block)) {
    const isLater = typeof value === 'string' && /^\$\[.+\]$/s.test(value);
    const given = isLater ? value : textOf(value, scope);
    if (given !== undefined && (isLater || !given.includes('$')))
      scope.set(`variables.${name.toLowerCase()}`, given);
  }
  return scope;
}

/** The scope inside a template: variables stay, parameters are its own with what it is handed. */
export function inside(
  outer: Scope,
  parameters: unknown,
  given: Readonly<Record<string, unknown>>,
): Scope {
  const scope = new Map(
    [...outer].filter(([name]) => !name.startsWith('parameters.')),
  );
  for (const [name, value] of [
    ...pairs(parameters),
    ...Object.entries(given),
  ]) {
    const one = valueOf(value, outer);
    if (one !== undefined)
      scope.set(
        `parameters.${name.toLowerCase()}`,
        typeof one === 'string' ? filled(one, outer) : one,
      );
  }
  return scope;
}
