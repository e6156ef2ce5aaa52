import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where the environments are declared. */
export const ENVIRONMENTS_KEY = 'groundwork.environments';

const name = z.string().min(1);

const clusterSchema = z.union([
  name.transform(value => ({
    name: value,
    tier: undefined,
    region: undefined,
    promotesTo: undefined,
  })),
  z.strictObject({
    name,
    tier: name.optional(),
    region: name.optional(),
    promotesTo: name.optional(),
  }),
]);

const environmentsSchema = z.array(
  z.strictObject({
    name,
    tier: name.optional(),
    region: name.optional(),
    promotesTo: name.optional(),
    clusters: z.array(clusterSchema).default([]),
    argocdInstances: z.array(name).default([]),
  }),
);

/** An environment as it was declared. */
export type DeclaredEnvironment = z.output<typeof environmentsSchema>[number];

/** @throws InputError with the full path of what is wrong */
export function parseEnvironments(
  value: unknown,
): readonly DeclaredEnvironment[] {
  const parsed = environmentsSchema.safeParse(value ?? []);
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not understood'}`,
  );
}

/** `groundwork.environments[0].clusters[1].promotesTo` */
export function keyPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    ENVIRONMENTS_KEY,
  );
}
