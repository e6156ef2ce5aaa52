/**
 * The catalog without a portal: the organisations that the configuration names under `catalog.providers`, read from the
 * Git host itself, and files. Teams and people come from the organisation, components from the catalog files of its repositories,
 * as the portal's own providers would find them.
 */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { UnreadCatalog } from '@groundwork/plugin-readiness-common';
import { withinTime } from '@groundwork/plugin-readiness-node';
import { thriceInARun, type SourceClients } from '@groundwork/source-client';
import {
  githubOf,
  unlessStatus,
  type GithubClient,
} from '@groundwork/source-client/github';
import { sentenceOf } from '@groundwork/command-guard';
import pLimit from 'p-limit';
import { readCatalogFiles } from './catalogFiles';
import { entitiesOf } from './entitiesOf';
import type { OrganisationAddress } from './organisationAddress';
import { unreadProviders } from './unreadProviders';

const CONCURRENT = 8;
const PAGE = 100;
const TIME_LIMIT_MS = 5 * 60 * 1000;

/** Entities of an organisation, and the repositories and providers that they lack. */
export interface OrganisationCatalog {
  readonly entities: readonly Entity[];
  readonly unread: readonly UnreadCatalog[];
}

function isMap(config: Config): boolean {
  return !config.has('host') && !config.has('organization');
}

/** Reads `catalog.providers.github`: one provider, or several by name, or none. */
export function readOrganisations(
  config: Config,
): readonly OrganisationAddress[] {
  const providers = config.getOptionalConfig('catalog.providers.github');
  if (!providers) return [];
  const list = isMap(providers)
    ? providers.keys().map(key => providers.getConfig(key))
    : [providers];
  return list.map(provider => ({
    host: provider.getOptionalString('host') ?? 'github.com',
    organisation: provider.getString('organization'),
    catalogPath: (
      provider.getOptionalString('catalogPath') ?? '/catalog-info.yaml'
    ).replace(/^\//, ''),
  }));
}

async function teams(
  client: GithubClient,
  { organisation: org }: OrganisationAddress,
): Promise<readonly Entity[]> {
  const found = await client.paginate('GET /orgs/{org}/teams', {
    org,
    per_page: PAGE,
  });
  return inTurns(found, async ({ slug, name, parent }) => {
    const members = await client.paginate(
      'GET /orgs/{org}/teams/{team_slug}/members',
      { org, team_slug: slug, per_page: PAGE },
    );
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: slug },
      spec: {
        // As the portal's own transformer has it: a team inside another one is a squad.
        type: parent ? 'squad' : 'team',
        profile: { displayName: name },
        children: [],
        ...(parent ? { parent: parent.slug } : {}),
        members: members.map(({ login }) => login),
      },
    };
  });
}

async function people(
  client: GithubClient,
  { organisation: org }: OrganisationAddress,
): Promise<readonly Entity[]> {
  const members = await client.paginate('GET /orgs/{org}/members', {
    org,
    per_page: PAGE,
  });
  return members.map(({ login }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    // As the portal's own provider has it.
    metadata: { name: login, annotations: { 'github.com/user-login': login } },
    spec: {},
  }));
}

/** Several at a time, in the order of the list. */
async function inTurns<T, R>(
  list: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const limit = pLimit(CONCURRENT);
  try {
    return await Promise.all(list.map(item => limit(work, item)));
  } finally {
    // After a failure nothing else is begun.
    limit.clearQueue();
  }
}

async function components(
  client: GithubClient,
  address: OrganisationAddress,
): Promise<OrganisationCatalog> {
  const { organisation: org } = address;
  const repositories = await client.paginate('GET /orgs/{org}/repos', {
    org,
    per_page: PAGE,
  });
  const active = repositories.filter(({ archived }) => !archived);
  const unread: UnreadCatalog[] = [];
  const found = await inTurns(
    active,
    async ({ name, default_branch: branch = 'main' }) => {
      try {
        return await catalogFile(client, address, { name, branch });
      } catch (error) {
        unread.push({ name: `${org}/${name}`, reason: sentenceOf(error) });
        return [];
      }
    },
  );
  return { entities: found.flat(), unread };
}

/** Entities of a repository's catalog file; none where it has none. */
async function catalogFile(
  client: GithubClient,
  { organisation, catalogPath, host }: OrganisationAddress,
  { name, branch }: { readonly name: string; readonly branch: string },
): Promise<readonly Entity[]> {
  const file = await unlessStatus(
    [404],
    client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      owner: organisation,
      repo: name,
      path: catalogPath,
      headers: { accept: 'application/vnd.github.raw+json' },
    }),
  );
  // Asked for raw, the file itself is the answer.
  return file
    ? entitiesOf(
        String(file.data),
        `url:https://${host}/${organisation}/${name}/blob/${branch}/${catalogPath}`,
      )
    : [];
}

async function readOrganisation(
  sources: SourceClients,
  address: OrganisationAddress,
): Promise<OrganisationCatalog> {
  const { host, organisation: owner } = address;
  const client = githubOf(sources).client({ host, owner });
  const groups = await teams(client, address);
  const users = await people(client, address);
  const { entities, unread } = await components(client, address);
  return { entities: [...groups, ...users, ...entities], unread };
}

/**
 * Reads every configured organisation, and the files of `catalog.locations`. What both hold is that of the organisation.
 * @throws InputError when neither is configured; an Error when an organisation itself cannot be read.
 */
export async function readOrganisationCatalog(
  sources: SourceClients,
): Promise<OrganisationCatalog> {
  const entities: Entity[] = [];
  const organisations = readOrganisations(sources.config);
  const files = await readCatalogFiles(sources.config);
  if (organisations.length === 0 && files.entities.length === 0)
    throw new InputError(
      [
        'neither catalog.providers.github nor a file of catalog.locations names anything to read the catalog from',
        ...files.unread.map(({ name, reason }) => `${name}: ${reason}`),
      ].join('; '),
    );
  const unread = [
    ...unreadProviders(sources.config, organisations),
    ...files.unread,
  ];
  for (const address of organisations) {
    const found = await withinTime({ limitMs: TIME_LIMIT_MS }, signal =>
      readOrganisation(
        sources.within({ signal, retries: thriceInARun }),
        address,
      ),
    ).catch(error => {
      // Without its teams and repositories there is nothing to judge.
      throw new Error(
        `The organisation ${address.organisation} on ${
          address.host
        } could not be read: ${sentenceOf(error)}`,
        { cause: error },
      );
    });
    entities.push(...found.entities);
    unread.push(...found.unread);
  }
  return { entities: firstOfEach([...entities, ...files.entities]), unread };
}

function firstOfEach(entities: readonly Entity[]): readonly Entity[] {
  const known = new Map<string, Entity>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    if (!known.has(ref)) known.set(ref, entity);
  }
  return [...known.values()];
}
