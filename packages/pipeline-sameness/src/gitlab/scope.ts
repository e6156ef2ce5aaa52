/** Values of variables in GitLab CI, as far as the files set them. */
import { z } from 'zod';
import { asRecord } from './document';

/** Values by name; several where a matrix gives them. */
export type Values = ReadonlyMap<string, readonly string[]>;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const described = z.looseObject({ value: scalar });
const MAX_VALUES = 50;

/** Adds a `variables:` block. */
export function withVariables(under: Values, block: unknown): Values {
  const values = new Map(under);
  for (const [name, each] of Object.entries(asRecord(block) ?? {})) {
    const plain =
      scalar.safeParse(each).data ?? described.safeParse(each).data?.value;
    if (plain !== undefined) values.set(name, [plain]);
  }
  return values;
}

/** Adds the values of a `parallel: matrix:`. */
export function withMatrix(under: Values, parallel: unknown): Values {
  const rows = asRecord(parallel)?.matrix;
  if (!Array.isArray(rows)) return under;
  const values = new Map<string, readonly string[]>(under);
  const own = new Map<string, Set<string>>();
  for (const row of rows)
    for (const [name, each] of Object.entries(asRecord(row) ?? {}))
      for (const one of [each].flat()) {
        const { data } = scalar.safeParse(one);
        const all = own.get(name) ?? new Set();
        own.set(name, all);
        if (data !== undefined && all.size < MAX_VALUES) all.add(data);
      }
  own.forEach((all, name) => values.set(name, [...all]));
  return values;
}

/** The first value of each variable, for conditions and commands. */
export function firstValues(values: Values): ReadonlyMap<string, string> {
  return new Map(
    [...values].flatMap(([name, [first]]) =>
      first === undefined || first.includes('$')
        ? []
        : [[name, first] as const],
    ),
  );
}

const VARIABLE = /\$\{?([A-Za-z_]\w*)\}?/;

/** What a text with variables in it may be; what only a run can know stays as it is written. */
export function filled(text: string, values: Values): readonly string[] {
  let open: readonly string[] = [text.slice(0, 500)];
  for (let round = 0; round < 5; round += 1)
    open = open
      .flatMap(each => {
        const name = VARIABLE.exec(each)?.[1];
        const known = name === undefined ? undefined : values.get(name);
        return known
          ? known.map(value =>
              each.replace(VARIABLE, () => value.slice(0, 100)),
            )
          : [each];
      })
      .slice(0, MAX_VALUES);
  return open;
}
