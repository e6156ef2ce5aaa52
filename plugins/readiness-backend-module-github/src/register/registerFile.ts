import {
  parseYaml,
  SourceError,
  type CollectContext,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { GithubAccess } from '../repository/access';
import { GithubRepository } from '../repository/githubRepository';
import type { RegisterFile } from './config';

/** A register as it was read. */
export interface ReadRegister<T> {
  /** Undefined: the repository was read and has no such file. */
  readonly value: T | undefined;
  readonly look: {
    readonly source: { readonly kind: string; readonly instance: string };
    readonly request: { readonly method: string; readonly path: string };
    readonly object: { readonly repo: string; readonly path: string };
  };
}

/** A date as people write it in YAML, as ISO time. */
export const dateSchema = z
  .union([z.string(), z.date()])
  .transform(value => new Date(value))
  .refine(value => !Number.isNaN(value.getTime()), 'not a date')
  .transform(value => value.toISOString());

/** Reads a register of a given form. @throws SourceError parse_error, naming the field, when the file is of another form. */
export async function readRegister<T>(
  file: RegisterFile,
  schema: z.ZodType<T>,
  on: { access: GithubAccess; context: CollectContext },
): Promise<ReadRegister<T>> {
  const address = on.access.address(file.repository, file.host);
  const source = {
    kind: 'github',
    instance: address?.host ?? file.host ?? 'unknown',
  };
  if (!address)
    throw new SourceError(
      'unsupported',
      'No GitHub integration is configured',
      { source },
    );
  const repository = await GithubRepository.open(
    address,
    on.access,
    on.context,
  );
  const look = {
    source,
    request: { method: 'GET', path: repository.path(`/contents/${file.path}`) },
    object: { repo: file.repository, path: file.path },
  };
  const text = await repository.text(file.path);
  if (text === undefined) {
    // A hidden repository answers 404 as well; its newest commit then fails and says so.
    await repository.newestCommit();
    return { value: undefined, look };
  }
  const parsed = schema.safeParse(parseYaml(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SourceError(
      'parse_error',
      `${file.path}: ${issue?.path.join('.') ?? ''} ${
        issue?.message ?? 'unexpected content'
      }`,
      look,
    );
  }
  return { value: parsed.data, look };
}
