import { z } from 'zod';

/** How many slips of one list are told: a file of a million wrong rows is wrong after the first few. */
export const MAX_PROBLEMS = 20;

class Problems {
  readonly #context: z.RefinementCtx;
  #count = 0;

  constructor(context: z.RefinementCtx) {
    this.#context = context;
  }

  get none(): boolean {
    return this.#count === 0;
  }

  /** Tells what is wrong at a place; says whether that was enough. */
  add(place: PropertyKey, error: z.ZodError): boolean {
    for (const { path, message } of error.issues) {
      this.#count += 1;
      this.#context.addIssue({
        code: 'custom',
        path: [place, ...path],
        message,
      });
      if (this.#count >= MAX_PROBLEMS) return true;
    }
    return false;
  }
}

/**
 * A list of any length whose rows are read one by one. It stops at the first {@link MAX_PROBLEMS} slips, so neither
 * time, memory nor stack depend on how many there are.
 */
export function boundedList<Row extends z.ZodType>(row: Row) {
  return z.array(z.unknown()).transform((rows, context) => {
    const read: z.output<Row>[] = [];
    const problems = new Problems(context);
    for (const [index, raw] of rows.entries()) {
      const result = row.safeParse(raw);
      if (result.success) read.push(result.data);
      else if (problems.add(index, result.error)) return z.NEVER;
    }
    return problems.none ? read : z.NEVER;
  });
}

/** A mapping from names to values, read like {@link boundedList}; every name is a name, `__proto__` included. */
export function boundedMapping<Value extends z.ZodType>(value: Value) {
  return z
    .custom<Readonly<Record<string, unknown>>>(isMapping, 'expected an object')
    .transform((mapping, context) => {
      const read = new Map<string, z.output<Value>>();
      const problems = new Problems(context);
      for (const [name, raw] of Object.entries(mapping)) {
        const result = value.safeParse(raw);
        if (result.success) read.set(name, result.data);
        else if (problems.add(name, result.error)) return z.NEVER;
      }
      return problems.none ? read : z.NEVER;
    });
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
