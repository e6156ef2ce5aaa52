import { z } from 'zod';
import { replaceBraced } from '../braces';
import { evaluate } from './conditions';
import type { Scope } from './scope';

const scalars = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String);

/** Names that mean the same wherever a workflow calls something: which event it was, what its jobs have set. */
function isInherited(name: string): boolean {
  return name.startsWith('github.') || name.startsWith('env.');
}

/** What an outer scope hands on without being told: the event, and to actions the environment. */
export function inheritedScope(outer: Scope): Scope {
  return new Map([...outer].filter(([name]) => isInherited(name)));
}

/** The scope inside a reusable workflow or composite action: what `with:` hands over. */
export function inputScope(
  given: Readonly<Record<string, unknown>> | null | undefined,
  outer: Scope,
): Scope {
  return new Map(
    Object.entries(given ?? {}).flatMap(([name, value]) => {
      const parsed = scalars.safeParse(value);
      return parsed.success
        ? [[`inputs.${name}`, resolve(parsed.data, outer)] as const]
        : [];
    }),
  );
}

/** Adds the values of a `strategy.matrix`, `include` lists among them. */
export function matrixScope(matrix: unknown, outer: Scope): Scope {
  const rows = z.record(z.string(), z.unknown()).safeParse(matrix);
  if (!rows.success) return outer;
  const scope = new Map(outer);
  const add = (name: string, value: unknown) => {
    const parsed = scalars.safeParse(value);
    if (parsed.success)
      scope.set(`matrix.${name}`, [
        ...(scope.get(`matrix.${name}`) ?? []),
        parsed.data,
      ]);
  };
  for (const [name, list] of Object.entries(rows.data)) {
    if (!Array.isArray(list)) continue;
    for (const value of list) {
      const item = z.record(z.string(), z.unknown()).safeParse(value);
      if (name === 'include' && item.success)
        Object.entries(item.data).forEach(([key, entry]) => add(key, entry));
      else if (item.success)
        Object.entries(item.data).forEach(([key, entry]) =>
          add(`${name}.${key}`, entry),
        );
      else if (name !== 'exclude') add(name, value);
    }
  }
  return scope;
}

const declaredInput = z.looseObject({
  default: z.unknown().optional(),
  options: z.array(z.unknown()).optional(),
  type: z.unknown().optional(),
});

const trigger = z.looseObject({
  inputs: z.record(z.string(), z.unknown()).nullish(),
});

/** What the inputs of a trigger may be when nobody hands any over: the options of a manual start, else the default. */
export function declaredInputs(on: unknown, byHand = false): Scope {
  const declared = trigger.safeParse(on);
  if (!declared.success) return new Map();
  return new Map(
    Object.entries(declared.data.inputs ?? {}).flatMap(([name, value]) => {
      const input = declaredInput.safeParse(value);
      if (!input.success) return [];
      const isBoolean = input.data.type === 'boolean';
      // Nobody calls what is started by hand: the person may tick the box or not.
      const likely =
        isBoolean && byHand
          ? [true, false]
          : [input.data.default ?? (isBoolean ? false : undefined)];
      const values = z.array(scalars).safeParse(input.data.options ?? likely);
      return values.success ? [[`inputs.${name}`, values.data] as const] : [];
    }),
  );
}

/** How an expression that files do not answer stands in a script: as a variable, so that it is an argument. */
function placeholder(expression: string): string {
  return `$${expression.replace(/[^\w.-]+/g, '_').slice(0, 80)}`;
}

/**
 * Values of a text with expressions in it; empty where one cannot be known from files. The first expression may have
 * several values, as a matrix gives them; of the others the first one is taken.
 */
export function resolve(text: string, scope: Scope): readonly string[] {
  const match = /\$\{\{([\s\S]*?)\}\}/.exec(text);
  if (!match) return [text];
  const values = evaluate(match[1] ?? '', scope) ?? [];
  return values
    .map(value =>
      text
        .replace(match[0], () => value)
        .replace(
          /\$\{\{([\s\S]*?)\}\}/g,
          (whole, inner: string) => evaluate(inner, scope)?.[0] ?? whole,
        ),
    )
    .filter(value => !value.includes('${{'));
}

/** A script with what is known of its expressions filled in; one that is nothing but an expression may be several. */
export function filledScript(script: string, scope: Scope): string {
  const only = /^\s*\$\{\{([^}]*)\}\}\s*$/.exec(script);
  const values = only ? evaluate(only[1] ?? '', scope) : undefined;
  if (values) return values.join('\n');
  const filled = replaceBraced(
    script,
    inner =>
      evaluate(inner, scope)?.find(value => value !== '') ??
      placeholder(inner.trim()),
  );
  // A command that is a variable of the step's environment.
  return filled.replace(
    /^(\s*)(?:eval\s+)?"?\$\{?([A-Z_]\w*)\}?"?(?=\s|$)/gm,
    (whole, space: string, name: string) => {
      const known = scope.get(`env.${name}`);
      return known && known.length > 0 ? `${space}${known.join('\n')}` : whole;
    },
  );
}

/** Adds an `env:` block: `env.NAME`, each value resolved by what is known before it. */
export function envScope(
  env: Readonly<Record<string, unknown>> | null | undefined,
  outer: Scope,
): Scope {
  if (!env) return outer;
  const scope = new Map(outer);
  for (const [name, value] of Object.entries(env)) {
    const parsed = scalars.safeParse(value);
    const values = parsed.success ? resolve(parsed.data, outer) : [];
    if (values.length > 0) scope.set(`env.${name}`, values);
    else scope.delete(`env.${name}`);
  }
  return scope;
}
