import { createHash } from 'node:crypto';
import type {
  CommitRecord,
  PushEvent,
  PushFeed,
  Repositories,
} from '../company/ports';
import { placesOf } from '../company/places';
import type { Company } from '../company/types';
import { targetAt } from '../git-host/content/manifest-target';
import { manifestFiles } from '../git-host/content/manifests';

interface Commit extends CommitRecord {
  readonly files: ReadonlyMap<string, string>;
}

/** The GitOps repository in memory, with a push that tells its listeners. */
export interface MemoryRepositories extends Repositories, PushFeed {
  push(
    files: Readonly<Record<string, string | undefined>>,
    message: string,
  ): string;
}

const GITOPS = 'saltmarsh/gitops';

export function createMemoryRepositories(company: Company): MemoryRepositories {
  const commits: Commit[] = [];
  const listeners: ((event: PushEvent) => void)[] = [];
  const add = (
    files: Readonly<Record<string, string | undefined>>,
    message: string,
    at: number,
  ): string => {
    const previous = commits[0];
    const all = new Map(previous?.files);
    for (const [path, content] of Object.entries(files)) {
      if (content === undefined) all.delete(path);
      else all.set(path, content);
    }
    const sha = createHash('sha1')
      .update(`${commits.length} ${message} ${at}`)
      .digest('hex');
    commits.unshift({
      sha,
      author: 'saltmarsh-bot',
      email: 'bot@saltmarsh.example',
      at,
      message,
      parents: previous ? [previous.sha] : [],
      files: all,
    });
    return sha;
  };
  for (const { files, message, at } of deliveriesOf(company))
    add(files, message, at);
  const find = (ref: string) =>
    ref === 'main' || ref === 'HEAD'
      ? commits[0]
      : commits.find(commit => commit.sha === ref);
  return {
    resolve: async (repository, ref) =>
      repository === GITOPS ? find(ref)?.sha : undefined,
    readFile: async (_repository, ref, path) => find(ref)?.files.get(path),
    listFiles: async (_repository, ref, folder) =>
      [...(find(ref)?.files.keys() ?? [])].filter(path =>
        path.startsWith(`${folder}/`),
      ),
    log: async (_repository, { ref, limit }) => {
      const start = commits.findIndex(commit => commit.sha === find(ref)?.sha);
      return start < 0 ? [] : commits.slice(start, start + limit);
    },
    releaseCommit: async (service, commit) =>
      createHash('sha1').update(`${service} ${commit}`).digest('hex'),
    onPush: listener => {
      listeners.push(listener);
    },
    push: (files, message) => {
      const before = commits[0]?.sha ?? '';
      const after = add(files, message, Date.now());
      for (const listener of listeners)
        listener({
          repository: 'gitops',
          branch: 'main',
          before,
          after,
          pusher: 'saltmarsh-bot',
        });
      return after;
    },
  };
}

function deliveriesOf(company: Company) {
  const deliveries = company.services.flatMap(service =>
    placesOf(company, service)
      .filter(({ owner }) => owner.startsWith('argocd'))
      .flatMap(place =>
        place.releases.map(release => {
          const written = manifestFiles(
            targetAt(company, { service, place, version: release.version }),
            `${place.name}/${service.name}`,
          );
          const files = Object.fromEntries(
            written.map(({ path, content }) => [path, String(content)]),
          );
          return {
            files,
            message: `Deploy ${service.name} ${release.version} to ${place.name}`,
            at: release.deployedAt - 60_000,
          };
        }),
      ),
  );
  return deliveries.sort((one, other) => one.at - other.at);
}
