import type { Config } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';

/** A repository on one Git host. */
export interface RepositoryAddress {
  readonly host: string;
  readonly apiBaseUrl: string;
  /** `owner/name`. */
  readonly slug: string;
}

const SLUG = /^[\w.-]+\/[\w.-]+$/;

/** Finds repositories and the credentials to read them, from `integrations.github`. */
export class GithubAccess {
  private readonly integrations: ScmIntegrations;
  private readonly credentials: GithubCredentialsProvider;

  constructor(config: Config) {
    this.integrations = ScmIntegrations.fromConfig(config);
    this.credentials = DefaultGithubCredentialsProvider.fromIntegrations(
      this.integrations,
    );
  }

  /** The repository that a component names; undefined where it names none. */
  repositoryOf({ annotations = {} }: Subject): RepositoryAddress | undefined {
    const slug = annotations['github.com/project-slug'];
    if (slug === undefined || !SLUG.test(slug)) return undefined;
    const location =
      annotations['backstage.io/source-location'] ??
      annotations['backstage.io/managed-by-location'] ??
      '';
    return this.address(slug, hostOf(location));
  }

  /** The address of a repository; without a host, on the first configured one. */
  address(slug: string, host?: string): RepositoryAddress | undefined {
    const all = this.integrations.github.list().map(({ config }) => config);
    const found = all.find(config => config.host === host) ?? all[0];
    const apiBaseUrl = found?.apiBaseUrl;
    return found && apiBaseUrl
      ? { host: found.host, apiBaseUrl, slug }
      : undefined;
  }

  /** Headers that read a repository: an App's installation token where one is configured, else a token. */
  async headers({
    host,
    slug,
  }: RepositoryAddress): Promise<Readonly<Record<string, string>>> {
    try {
      const { headers } = await this.credentials.getCredentials({
        url: `https://${host}/${slug}`,
      });
      return { ...headers, accept: 'application/vnd.github+json' };
    } catch (error) {
      throw new SourceError(
        'unauthorized',
        `No credentials for ${host}/${slug}: ${
          error instanceof Error ? error.message : String(error)
        }`,
        {
          source: { kind: 'github', instance: host },
        },
      );
    }
  }
}

function hostOf(location: string): string | undefined {
  const target = location.replace(/^url:/, '');
  return URL.canParse(target) ? new URL(target).host : undefined;
}
