import { InputError } from '@backstage/errors';
import type { ReadText } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { parseYaml } from './yaml';

/** What a repository is and whose, where a file says so. */
export interface Standing {
  readonly team?: string | undefined;
  readonly archetype?: string | undefined;
}

const registerSchema = z.strictObject({
  repositories: z.array(
    z.strictObject({
      name: z.string().min(1),
      team: z.string().min(1).optional(),
      archetype: z.string().min(1).optional(),
    }),
  ),
});

const entitySchema = z.looseObject({
  kind: z.literal('Component'),
  spec: z.looseObject({
    owner: z.string().optional(),
    type: z.string().optional(),
  }),
});

/** Catalog types by the archetype in which their pipelines are compared. */
const ARCHETYPES: Readonly<Record<string, string>> = {
  website: 'front-end',
  frontend: 'front-end',
  'front-end': 'front-end',
  library: 'library',
  job: 'job',
};

/**
 * Reads `pipelines.yaml` beside the checkouts: `repositories: [{ name, team, archetype }]`.
 * @throws InputError when the file is there and is not of that form.
 */
export function readRegister(read: ReadText): ReadonlyMap<string, Standing> {
  const text = read('pipelines.yaml') ?? read('pipelines.yml');
  if (text === undefined) return new Map();
  const parsed = registerSchema.safeParse(parseYaml(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `pipelines.yaml: ${issue?.path.join('.') ?? ''} ${
        issue?.message ?? 'unexpected content'
      }`,
    );
  }
  return new Map(
    parsed.data.repositories.map(({ name, ...standing }) => [name, standing]),
  );
}

/** Owner and archetype from a repository's catalog-info.yaml; a file that is no single component says nothing. */
export function readCatalogEntity(read: ReadText): Standing {
  const text = read('catalog-info.yaml') ?? read('catalog-info.yml');
  if (text === undefined) return {};
  const first = text
    .split(/^---\s*$/m)
    .find(part => /kind:\s*Component/.test(part));
  if (first === undefined) return {};
  let document: unknown;
  try {
    document = parseYaml(first);
  } catch {
    // A catalog file full of template expressions is common; the repository then stands for itself.
    return {};
  }
  const entity = entitySchema.safeParse(document);
  if (!entity.success) return {};
  const { owner, type } = entity.data.spec;
  return {
    team: owner,
    archetype: type === undefined ? undefined : ARCHETYPES[type] ?? 'service',
  };
}
