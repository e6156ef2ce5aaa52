import { z } from 'zod';
import type { Fault, FaultPlan } from '../company';

const path = z.string().startsWith('/').optional();
const times = z.number().int().positive().optional();
const query = z.record(z.string(), z.string()).optional();

export const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.union([
      z.literal(401),
      z.literal(403),
      z.literal(404),
      z.literal(500),
      z.literal(502),
      z.literal(503),
    ]),
    path,
    query,
    times,
  }),
  z.strictObject({
    kind: z.literal('rate-limit'),
    retryAfterSeconds: z.number().nonnegative().optional(),
    secondary: z.boolean().optional(),
    path,
    query,
    times,
  }),
  z.strictObject({
    kind: z.literal('slow'),
    delayMs: z.number().nonnegative(),
    path,
  }),
  z.strictObject({ kind: z.literal('never-answers'), path }),
  z.strictObject({ kind: z.literal('storage-hangs') }),
  z.strictObject({ kind: z.literal('stalls'), path }),
  z.strictObject({ kind: z.literal('cut-off-body'), path, times }),
  z.strictObject({ kind: z.literal('html-200'), path, times }),
  z.strictObject({ kind: z.literal('page-changes'), path }),
  z.strictObject({ kind: z.literal('dead') }),
  z.strictObject({ kind: z.literal('bad-certificate') }),
]);

/** One fault per system at a time; the same object until it is cleared, which is how its `times` are counted. */
export class SettableFaults implements FaultPlan {
  private readonly faults = new Map<string, Fault>();

  current(system: string): Fault | undefined {
    return this.faults.get(system);
  }

  set(system: string, given: z.infer<typeof fault>): void {
    this.faults.set(system, withoutUndefined(given));
  }

  clear(system: string): void {
    this.faults.delete(system);
  }

  clearAll(): void {
    this.faults.clear();
  }

  get all(): Readonly<Record<string, Fault>> {
    return Object.fromEntries(this.faults);
  }
}

/** zod writes optional members as possibly undefined; the company's types have them absent. */
function withoutUndefined(given: z.infer<typeof fault>): Fault {
  switch (given.kind) {
    case 'status':
      return { kind: given.kind, status: given.status, ...limits(given) };
    case 'rate-limit':
      return {
        kind: given.kind,
        ...(given.retryAfterSeconds === undefined
          ? {}
          : { retryAfterSeconds: given.retryAfterSeconds }),
        ...(given.secondary === undefined
          ? {}
          : { secondary: given.secondary }),
        ...limits(given),
      };
    case 'slow':
      return {
        kind: given.kind,
        delayMs: given.delayMs,
        ...limits({ path: given.path }),
      };
    case 'cut-off-body':
    case 'html-200':
      return { kind: given.kind, ...limits(given) };
    case 'never-answers':
    case 'stalls':
    case 'page-changes':
      return { kind: given.kind, ...limits({ path: given.path }) };
    default:
      return given;
  }
}

function limits(given: {
  readonly path?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly times?: number | undefined;
}) {
  return {
    ...(given.path === undefined ? {} : { path: given.path }),
    ...(given.query === undefined ? {} : { query: given.query }),
    ...(given.times === undefined ? {} : { times: given.times }),
  };
}
