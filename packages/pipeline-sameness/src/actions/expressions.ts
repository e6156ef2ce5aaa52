import { z } from 'zod';

/** Values that an expression may name: `inputs.environment`, `matrix.region`. Each name may stand for several. */
export type Scope = ReadonlyMap<string, readonly string[]>;

const scalars = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String);

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
      else if (name !== 'exclude') add(name, value);
    }
  }
  return scope;
}

const declaredInput = z.looseObject({
  default: z.unknown().optional(),
  options: z.array(z.unknown()).optional(),
});

const trigger = z.looseObject({
  inputs: z.record(z.string(), z.unknown()).nullish(),
});

/** What the inputs of a trigger may be when nobody hands any over: the options of a manual start, else the default. */
export function declaredInputs(on: unknown): Scope {
  const declared = trigger.safeParse(on);
  if (!declared.success) return new Map();
  return new Map(
    Object.entries(declared.data.inputs ?? {}).flatMap(([name, value]) => {
      const input = declaredInput.safeParse(value);
      if (!input.success) return [];
      const values = z
        .array(scalars)
        .safeParse(input.data.options ?? [input.data.default]);
      return values.success ? [[`inputs.${name}`, values.data] as const] : [];
    }),
  );
}

function alternatives(expression: string, scope: Scope): readonly string[] {
  return expression.split('||').flatMap(part => {
    const name = part.trim().replace(/^github\.event\./, '');
    const literal = /^'([^']*)'$/.exec(name)?.[1];
    return literal !== undefined ? [literal] : scope.get(name) ?? [];
  });
}

/** Values of a text with at most one expression in it; empty where the expression cannot be known from files. */
export function resolve(text: string, scope: Scope): readonly string[] {
  const match = /\$\{\{\s*(.*?)\s*\}\}/.exec(text);
  if (!match) return [text];
  return alternatives(match[1] ?? '', scope)
    .map(value => text.replace(match[0], value))
    .filter(value => !value.includes('${{'));
}
