/** The GitHub hosts of `integrations.github`, their credentials, and the repositories that entities name. */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
  type GithubIntegrationConfig,
} from '@backstage/integration';
import type { SourceClients } from '../client/SourceClients';
import type { SourceTarget, SourceUse } from '../client/target';
import { askGraphql, type GithubAnswer, type GithubQuestion } from './graphql';
import { githubMeaning } from './meaning';
import { createOctokit, type GithubClient } from './octokit';

const KEY = 'integrations.github';
const PROJECT_SLUG = 'github.com/project-slug';
const LOCATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
] as const;

const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const NAME = /^(?!\.+$)[A-Za-z0-9._-]{1,100}$/;

/** One repository on one configured host. */
export interface RepositoryAddress {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** A repository, or an organisation or user on a host: what credentials are for. */
export type GithubScope = Pick<RepositoryAddress, 'host' | 'owner'> &
  Partial<Pick<RepositoryAddress, 'name'>>;

interface Known {
  readonly integrations: ScmIntegrations;
  readonly credentials: GithubCredentialsProvider;
  readonly hosts: readonly GithubIntegrationConfig[];
}

/** The GitHub hosts that the configuration names. */
export class GithubHosts {
  /** In the order of the configuration. github.com, which Backstage always adds, is among them only when it is named. */
  readonly hosts: readonly GithubIntegrationConfig[];
  readonly #known: Known;
  readonly #sources: SourceClients;

  constructor(sources: SourceClients, known: Known) {
    this.#sources = sources;
    this.#known = known;
    this.hosts = known.hosts;
  }

  /**
   * The repository that an entity's annotations name: undefined when they name none.
   * @throws InputError when they name none that could be asked
   */
  repositoryOf(
    annotations: Readonly<Record<string, string>> = {},
  ): RepositoryAddress | undefined {
    const slug = annotations[PROJECT_SLUG]?.trim();
    return slug ? this.repository(slug, this.#hostOf(annotations)) : undefined;
  }

  /**
   * `owner/name` on a host; without one, on the first that is configured.
   * @throws InputError when it is no such name, or when the host is not configured
   */
  repository(slug: string, host?: string): RepositoryAddress {
    const [owner = '', name = '', ...rest] = slug.split('/');
    if (!OWNER.test(owner) || !NAME.test(name) || rest.length > 0) {
      throw new InputError(
        `A repository is named owner/repository, not ${JSON.stringify(slug)}`,
      );
    }
    return { host: this.#integration(host).host, owner, name };
  }

  /** Address of a repository for people and for Git. */
  webUrl({ host, owner, name }: GithubScope): string {
    const { protocol } = new URL(this.#apiBaseUrl(host));
    return [`${protocol}//${host}`, owner, ...(name ? [name] : [])].join('/');
  }

  /** The token for Git over HTTP; undefined where none is configured. Never log it. */
  async gitToken(scope: GithubScope): Promise<string | undefined> {
    const { token } = await this.#known.credentials.getCredentials({
      url: this.webUrl(scope),
    });
    return token;
  }

  /** How to ask a host as the account that is configured for the scope. */
  target(scope: GithubScope): SourceTarget {
    const { apps } = this.#integration(scope.host);
    return {
      source: { kind: 'github', instance: scope.host },
      baseUrl: this.#apiBaseUrl(scope.host),
      meaning: githubMeaning,
      // An App has an allowance per owner, a token one for all.
      ...(apps?.length ? { allowance: scope.owner } : {}),
      credentials: async () => {
        const { headers } = await this.#known.credentials.getCredentials({
          url: this.webUrl(scope),
        });
        return headers ? { headers } : {};
      },
    };
  }

  /** Octokit over our transport, with the credentials of the scope. */
  client(scope: GithubScope, use: SourceUse = {}): GithubClient {
    return createOctokit(this.#sources.within(use), this.target(scope));
  }

  /** Asks the GraphQL API, where many things of one kind are one request. */
  graphql<T>(
    scope: GithubScope,
    question: GithubQuestion<T>,
  ): Promise<GithubAnswer<T>> {
    return askGraphql(this.#sources.client(this.target(scope)), question);
  }

  #integration(host: string | undefined): GithubIntegrationConfig {
    const found =
      host === undefined
        ? this.hosts[0]
        : this.hosts.find(each => each.host === host);
    if (!found) {
      throw new InputError(
        host === undefined
          ? `${KEY} names no host`
          : `${KEY} has no entry for ${host}`,
      );
    }
    return found;
  }

  #apiBaseUrl(host: string): string {
    const { apiBaseUrl } = this.#integration(host);
    if (!apiBaseUrl) {
      throw new InputError(
        `${KEY} has no apiBaseUrl for ${host}, such as https://${host}/api/v3`,
      );
    }
    return apiBaseUrl;
  }

  /** The host that the entity came from, unless that is no GitHub host at all: a file, or another kind of Git host. */
  #hostOf(annotations: Readonly<Record<string, string>>): string | undefined {
    const location = LOCATIONS.map(key => annotations[key]).find(Boolean) ?? '';
    const target = location.replace(/^url:/, '');
    const integration = URL.canParse(target)
      ? this.#known.integrations.byUrl(target)
      : undefined;
    return integration?.type === 'github' ? integration.title : undefined;
  }
}

function makeHosts({ config }: SourceClients): Known {
  const integrations = ScmIntegrations.fromConfig(config);
  const named = new Set(
    (config.getOptionalConfigArray(KEY) ?? []).map(hostNameOf),
  );
  return {
    integrations,
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    hosts: integrations.github
      .list()
      .map(({ config: host }) => host)
      .filter(({ host }) => named.has(host)),
  };
}

function hostNameOf(integration: Config): string {
  return integration.getOptionalString('host') ?? 'github.com';
}

/** The GitHub hosts, within the bounds of the given sources. */
export function githubOf(sources: SourceClients): GithubHosts {
  return new GithubHosts(sources, sources.once(makeHosts));
}
