import { applyPatch, type Operation } from 'rfc6902';
import { z } from 'zod';
import type { Json } from './json';

const at = { path: z.string().regex(/^(\/|$)/) };
const value = z.json();

const operations: z.ZodType<Operation[]> = z.array(
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('add'), ...at, value }),
    z.object({ op: z.literal('replace'), ...at, value }),
    z.object({ op: z.literal('test'), ...at, value }),
    z.object({ op: z.literal('remove'), ...at }),
    z.object({ op: z.literal('move'), ...at, from: at.path }),
    z.object({ op: z.literal('copy'), ...at, from: at.path }),
  ]),
);

/** Applies a JSON patch (RFC 6902), the whole of it or nothing; undefined when it cannot be applied. */
export function applyJsonPatch(target: Json, patch: unknown): Json | undefined {
  const parsed = operations.safeParse(patch);
  if (!parsed.success) return undefined;
  const changed = structuredClone(target);
  try {
    const failures = applyPatch(changed, parsed.data);
    return failures.every(failure => failure === null) ? changed : undefined;
  } catch {
    // It throws instead of answering when a path leads into a text or a number.
    return undefined;
  }
}
