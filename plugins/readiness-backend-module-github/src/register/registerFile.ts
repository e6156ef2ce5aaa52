import {
  parseYaml,
  SourceError,
  type CollectContext,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
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
  context: CollectContext,
): Promise<ReadRegister<T>> {
  const { repository: slug, host } = file;
  const repository = GithubRepository.named(
    { slug, ...(host === undefined ? {} : { host }) },
    context,
  );
  const look = {
    source: repository.source,
    request: { method: 'GET', path: repository.path(`/contents/${file.path}`) },
    object: { repo: slug, path: file.path },
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
