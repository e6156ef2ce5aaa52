import { RefusedInput } from '@groundwork/command-guard';
import type { ReadText } from '../index';
import { z } from 'zod';
import { parseYaml } from './yaml';

/** What a repository is and whose, where a file says so. */
export interface Standing {
  readonly team?: string | undefined;
  readonly archetype?: string | undefined;
}

/** A catalog file that is there and could not be read. */
export interface CatalogProblem {
  /** Relative to its repository. */
  readonly path: string;
  readonly reason: string;
}

/** What a catalog file says; nothing where there is none, and a problem where it could not be read. */
export interface CatalogStanding extends Standing {
  readonly problem?: CatalogProblem;
}

const registerSchema = z.strictObject({
  repositories: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        team: z.string().min(1).optional(),
        archetype: z.string().min(1).optional(),
      }),
    )
    .default([]),
  libraries: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        repository: z.string().min(1),
      }),
    )
    .default([]),
});

/** What `pipelines.yaml` says. */
export interface Register {
  readonly repositories: ReadonlyMap<string, Standing>;
  /** Repository (`owner/name`) of a Jenkins shared library, by the library's name. */
  readonly libraries: ReadonlyMap<string, string>;
}

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

/** What the register beside the checkouts may be called. */
export const REGISTERS: readonly string[] = ['pipelines.yaml', 'pipelines.yml'];

/**
 * Reads `pipelines.yaml` beside the checkouts: `repositories: [{ name, team, archetype }]` and, for Jenkins shared
 * libraries, `libraries: [{ name, repository }]`.
 * @throws RefusedInput when the file is there and is not of that form.
 */
export function readRegister(read: ReadText): Register {
  const text = REGISTERS.map(read).find(found => found !== undefined);
  if (text === undefined)
    return { repositories: new Map(), libraries: new Map() };
  let document: unknown;
  try {
    document = parseYaml(text);
  } catch (error) {
    throw new RefusedInput(`pipelines.yaml: ${messageOf(error)}`);
  }
  const parsed = registerSchema.safeParse(document);
  if (!parsed.success)
    throw new RefusedInput(`pipelines.yaml: ${firstIssue(parsed.error)}`);
  const { repositories, libraries } = parsed.data;
  return {
    repositories: new Map(
      repositories.map(({ name, ...standing }) => [name, standing]),
    ),
    libraries: new Map(
      libraries.map(({ name, repository }) => [name, repository]),
    ),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''} ${
    issue?.message ?? 'unexpected content'
  }`.trim();
}

/**
 * Owner and archetype from a repository's catalog-info.yaml. A file without a component says nothing, which is an
 * answer; one that cannot be read (a template's expressions, a slip of the pen) is named with the reason.
 */
export function readCatalogEntity(read: ReadText): CatalogStanding {
  for (const path of ['catalog-info.yaml', 'catalog-info.yml']) {
    try {
      const text = read(path);
      if (text !== undefined) return standingIn(text);
    } catch (error) {
      return { problem: { path, reason: messageOf(error) } };
    }
  }
  return {};
}

/** @throws Error with one line when the component that the text declares cannot be read. */
function standingIn(text: string): Standing {
  const first = text
    .split(/^---\s*$/m)
    .find(part => /kind:\s*Component/.test(part));
  if (first === undefined) return {};
  const entity = entitySchema.safeParse(parseYaml(first));
  if (!entity.success) throw new RefusedInput(firstIssue(entity.error));
  const { owner, type } = entity.data.spec;
  return {
    team: owner,
    archetype: type === undefined ? undefined : ARCHETYPES[type] ?? 'service',
  };
}
