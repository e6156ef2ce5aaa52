import type { RegisterProblem } from '@groundwork/plugin-readiness-common';
import {
  readRegisterText,
  type CollectContext,
  type RegisterReading,
} from '@groundwork/plugin-readiness-node';
import { GithubRepository } from '../repository/githubRepository';
import type { RegisterFile } from './config';

const MOST_PROBLEMS = 20;

/** A register as it was read. */
export interface ReadRegister {
  /** Undefined: the repository was read and has no such file. */
  readonly reading: RegisterReading | undefined;
  readonly look: {
    readonly source: { readonly kind: string; readonly instance: string };
    readonly request: { readonly method: string; readonly path: string };
    readonly object: { readonly repo: string; readonly path: string };
  };
}

/**
 * Reads a register, entry by entry.
 * @throws SourceError parse_error when the file is no register.
 */
export async function readRegister(
  file: RegisterFile,
  context: CollectContext,
): Promise<ReadRegister> {
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
    return { reading: undefined, look };
  }
  return { reading: readRegisterText(file.path, text), look };
}

/** The first problems: a file may have any number, and whoever mends one meets the next. */
export function firstProblems({ problems }: RegisterReading): {
  readonly problems?: RegisterProblem[];
} {
  return problems.length > 0
    ? { problems: problems.slice(0, MOST_PROBLEMS) }
    : {};
}

/** A register as people call it. */
export function nameOf({ path, repository }: RegisterFile): string {
  return `${path} in ${repository}`;
}
