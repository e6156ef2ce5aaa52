/**
 * The catalog without a portal: the organisations that the configuration names under `catalog.providers`, read from the
 * Git host itself. Teams and people come from the organisation, components from the catalog files of its repositories,
 * as the portal's own providers would find them.
 */
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import type { UnreadCatalog } from '@groundwork/plugin-readiness-common';
import {
  githubMeaning,
  parseYamlDocuments,
  sourceClient,
  withinTime,
  type RequestGate,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { sentenceOf } from '../../sentence';
import type { OrganisationAddress } from './organisationAddress';
import { unreadProviders } from './unreadProviders';

const CONCURRENT = 8;
const PAGE = 100;
const TIME_LIMIT_MS = 5 * 60 * 1000;

const entitySchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

/** Entities of an organisation, and the repositories and providers that they lack. */
export interface OrganisationCatalog {
  readonly entities: readonly Entity[];
  readonly unread: readonly UnreadCatalog[];
}

function isMap(config: Config): boolean {
  return !config.has('host') && !config.has('organization');
}

/**
 * Reads `catalog.providers.github`: one provider, or several by name.
 * @throws InputError when none is configured.
 */
export function readOrganisations(
  config: Config,
): readonly OrganisationAddress[] {
  const providers = config.getOptionalConfig('catalog.providers.github');
  if (!providers)
    throw new InputError(
      'catalog.providers.github names no organisation to read the catalog from',
    );
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

const teamSchema = z.object({
  slug: z.string(),
  name: z.string(),
  parent: z.object({ slug: z.string() }).nullish(),
});
const memberSchema = z.object({ login: z.string() });
const repositorySchema = z.object({
  name: z.string(),
  archived: z.boolean().optional(),
  default_branch: z.string().optional(),
});

async function clientOf(
  config: Config,
  { host, organisation }: OrganisationAddress,
  within: Parameters<typeof sourceClient>[1],
): Promise<SourceClient> {
  const integrations = ScmIntegrations.fromConfig(config);
  const integration = integrations.github.byHost(host);
  if (!integration?.config.apiBaseUrl)
    throw new InputError(`integrations.github has no entry for ${host}`);
  const { headers } = await DefaultGithubCredentialsProvider.fromIntegrations(
    integrations,
  ).getCredentials({ url: `https://${host}/${organisation}` });
  return sourceClient(
    {
      source: { kind: 'github', instance: host },
      baseUrl: integration.config.apiBaseUrl,
      headers: headers ?? {},
      meaningOf: githubMeaning,
    },
    within,
  );
}

/** Every page of a listing. */
async function listAll<T>(
  client: SourceClient,
  path: string,
  schema: z.ZodType<T>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await client.json(path, {
      query: { per_page: String(PAGE), page: String(page) },
    });
    const found = z.array(schema).parse(body);
    items.push(...found);
    if (found.length < PAGE) return items;
  }
}

async function teams(
  client: SourceClient,
  { organisation }: OrganisationAddress,
): Promise<readonly Entity[]> {
  const found = await listAll(
    client,
    `/orgs/${organisation}/teams`,
    teamSchema,
  );
  return inTurns(found, async ({ slug, name, parent }) => {
    const members = await listAll(
      client,
      `/orgs/${organisation}/teams/${slug}/members`,
      memberSchema,
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
  client: SourceClient,
  { organisation }: OrganisationAddress,
): Promise<readonly Entity[]> {
  const members = await listAll(
    client,
    `/orgs/${organisation}/members`,
    memberSchema,
  );
  return members.map(({ login }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: login },
    spec: {},
  }));
}

/** Several at a time, in the order of the list. */
async function inTurns<T, R>(
  list: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < list.length; start += CONCURRENT)
    results.push(
      ...(await Promise.all(list.slice(start, start + CONCURRENT).map(work))),
    );
  return results;
}

function entitiesOf(text: string, url: string): readonly Entity[] {
  return parseYamlDocuments(text).flatMap(document => {
    const parsed = entitySchema.safeParse(document);
    if (!parsed.success) return [];
    const { metadata } = parsed.data;
    const annotations = z
      .record(z.string(), z.string())
      .catch({})
      .parse(metadata.annotations ?? {});
    return [
      {
        ...parsed.data,
        metadata: {
          ...metadata,
          annotations: {
            'backstage.io/managed-by-location': `url:${url}`,
            ...annotations,
          },
        },
      },
    ];
  });
}

async function components(
  client: SourceClient,
  { organisation, catalogPath, host }: OrganisationAddress,
): Promise<OrganisationCatalog> {
  const repositories = await listAll(
    client,
    `/orgs/${organisation}/repos`,
    repositorySchema,
  );
  const active = repositories.filter(({ archived }) => !archived);
  const unread: UnreadCatalog[] = [];
  const found = await inTurns(
    active,
    async ({ name, default_branch: branch = 'main' }) => {
      try {
        const { status, body } = await client.text(
          `/repos/${organisation}/${name}/contents/${catalogPath}`,
          {
            headers: { accept: 'application/vnd.github.raw+json' },
            allow: [404],
          },
        );
        const url = `https://${host}/${organisation}/${name}/blob/${branch}/${catalogPath}`;
        return status === 404 ? [] : entitiesOf(body, url);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        unread.push({ name: `${organisation}/${name}`, reason });
        return [];
      }
    },
  );
  return { entities: found.flat(), unread };
}

async function readOrganisation(
  client: SourceClient,
  address: OrganisationAddress,
): Promise<OrganisationCatalog> {
  const groups = await teams(client, address);
  const users = await people(client, address);
  const { entities, unread } = await components(client, address);
  return { entities: [...groups, ...users, ...entities], unread };
}

/**
 * Reads every configured organisation.
 * @throws InputError when the configuration names none; an Error when the organisation itself cannot be read.
 */
export async function readOrganisationCatalog(
  config: Config,
  gate: RequestGate,
): Promise<OrganisationCatalog> {
  const entities: Entity[] = [];
  const organisations = readOrganisations(config);
  const unread = [...unreadProviders(config, organisations)];
  for (const address of organisations) {
    const found = await withinTime({ limitMs: TIME_LIMIT_MS }, async signal =>
      readOrganisation(
        await clientOf(config, address, { signal, gate }),
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
  return { entities, unread };
}
