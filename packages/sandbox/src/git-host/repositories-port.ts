import type { CommitRecord, Repositories } from '../company';
import { loginOf } from './shapes/commits';
import { fullNameOf, type GitHostState } from './state/git-host-state';

/** The reads that other parts of the sandbox do without HTTP. A name without an owner is the organisation's. */
export function createRepositories(state: GitHostState): Repositories {
  const recordOf = (repository: string) => {
    const [owner = '', name] = repository.split('/');
    return name === undefined
      ? state.repository(state.company.organisation, owner)
      : state.repository(owner, name);
  };
  const resolve = async (repository: string, ref: string) => {
    const record = recordOf(repository);
    return record === undefined
      ? undefined
      : state.store.resolve(
          fullNameOf(record),
          ref === 'HEAD' ? record.defaultBranch : ref,
        );
  };
  return {
    resolve,
    readFile: async (repository, ref, path) => {
      const sha = await resolve(repository, ref);
      return sha === undefined
        ? undefined
        : (await state.store.blob(`${sha}:${path}`))?.content.toString();
    },
    listFiles: async (repository, ref, folder) => {
      const sha = await resolve(repository, ref);
      const clean = folder.replace(/^\/+|\/+$/g, '');
      if (sha === undefined) {
        return [];
      }
      const entries = await state.store.walk(
        clean === '' ? `${sha}^{tree}` : `${sha}:${clean}`,
        clean === '' ? '' : `${clean}/`,
      );
      return entries
        .filter(entry => entry.type === 'blob')
        .map(entry => entry.name);
    },
    releaseCommit: async (service, commit) =>
      state.template.index.histories[service]?.[commit],
    log: async (repository, { ref, path, limit }) => {
      const record = recordOf(repository);
      const sha = await resolve(repository, ref);
      if (record === undefined || sha === undefined) {
        return [];
      }
      const shas = await state.store.log(fullNameOf(record), {
        ref: sha,
        limit,
        ...(path === undefined ? {} : { path }),
      });
      const commits = await Promise.all(
        shas.map(each => state.store.commit(each)),
      );
      return commits.flatMap((commit): readonly CommitRecord[] =>
        commit === undefined
          ? []
          : [
              {
                sha: commit.sha,
                author: loginOf(commit.author),
                email: commit.author.email,
                at: commit.committer.at,
                message: commit.message,
                parents: commit.parents,
              },
            ],
      );
    },
  };
}
