import { isError } from '@backstage/errors';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';
import type {
  GithubHosts,
  RepositoryAddress,
} from '@groundwork/source-client/github';

/** A repository that services name, as they name it. */
export interface WantedRepository {
  readonly address: RepositoryAddress;
  readonly services: readonly Subject[];
}

/** What services say about where their source is. */
interface WantedRepositories {
  readonly repositories: readonly WantedRepository[];
  /** Services with a name of a repository that nobody can have, or on a host that is not configured. */
  readonly unusable: readonly {
    readonly service: Subject;
    readonly error: SourceError;
  }[];
}

/** The repositories that services name on a host; whatever has no usable name is told with the first host. */
export function servicesOfRepositories(
  services: readonly Subject[],
  hosts: GithubHosts,
  host: string,
): WantedRepositories {
  const found = new Map<
    string,
    { address: RepositoryAddress; services: Subject[] }
  >();
  const unusable: { service: Subject; error: SourceError }[] = [];
  for (const service of services) {
    try {
      const address = hosts.repositoryOf(service.annotations);
      if (address?.host === host) {
        const key = keyOf(address);
        const known = found.get(key) ?? { address, services: [] };
        known.services.push(service);
        found.set(key, known);
      }
    } catch (error) {
      if (host === hosts.hosts[0]?.host) {
        unusable.push({ service, error: unsupported(host, error) });
      }
    }
  }
  return { repositories: [...found.values()], unusable };
}

/** The same for every way to write a name. */
export function keyOf({ owner, name }: RepositoryAddress): string {
  return `${owner}/${name}`.toLowerCase();
}

function unsupported(instance: string, error: unknown): SourceError {
  const says = isError(error) ? error.message : String(error);
  return new SourceError('unsupported', says, {
    source: { kind: 'github', instance },
    cause: error,
  });
}
