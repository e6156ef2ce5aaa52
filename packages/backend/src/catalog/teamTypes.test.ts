import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { GithubMultiOrgEntityProvider } from '@backstage/plugin-catalog-backend-module-github';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import { teamTransformerFromConfig } from './teamTypes';

const last = { hasNextPage: false };

const team = (slug: string, parent?: string) => ({
  slug,
  combinedSlug: `organisation/${slug}`,
  name: slug,
  parentTeam: parent ? { slug: parent } : null,
  members: { pageInfo: last, nodes: [{ login: `${slug}-member` }] },
});

const organization = {
  membersWithRole: {
    pageInfo: last,
    nodes: [{ login: 'cards-member', id: 'U1', name: 'Somebody' }],
  },
  teams: {
    pageInfo: last,
    nodes: [team('payments'), team('cards', 'payments')],
  },
};

async function entitiesWith(catalog: JsonObject): Promise<unknown[]> {
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ data: { organization } }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const config = new ConfigReader({
    catalog,
    integrations: {
      github: [{ host, apiBaseUrl: `http://${host}/api/v3`, token: 'token' }],
    },
  });
  const found: unknown[] = [];
  const provider = GithubMultiOrgEntityProvider.fromConfig(config, {
    id: 'organisation',
    githubUrl: `http://${host}`,
    orgs: ['organisation'],
    alwaysUseDefaultNamespace: true,
    logger: mockServices.logger.mock(),
    schedule: 'manual',
    teamTransformer: teamTransformerFromConfig(
      mockServices.rootConfig({ data: { catalog } }),
    ),
  });
  await provider.connect({
    applyMutation: async (mutation: EntityProviderMutation) => {
      if (mutation.type === 'full') {
        found.push(...mutation.entities.map(({ entity }) => entity));
      }
    },
    refresh: async () => undefined,
  });
  try {
    await provider.read();
  } finally {
    server.close();
  }
  return found;
}

describe('groups from teams', () => {
  it('are teams at the top and squads below, with parents and members', async () => {
    const entities = await entitiesWith({});

    expect(entities).toContainEqual(
      expect.objectContaining({
        kind: 'Group',
        metadata: expect.objectContaining({ name: 'payments' }),
        spec: expect.objectContaining({ type: 'team', children: ['cards'] }),
      }),
    );
    expect(entities).toContainEqual(
      expect.objectContaining({
        kind: 'Group',
        metadata: expect.objectContaining({ name: 'cards' }),
        spec: expect.objectContaining({
          type: 'squad',
          parent: 'payments',
          members: ['cards-member'],
        }),
      }),
    );
  });

  it('have the types that the configuration names', async () => {
    const entities = await entitiesWith({
      teamTypes: { top: 'department', nested: 'crew' },
    });

    expect(JSON.stringify(entities)).toContain('"type":"department"');
    expect(JSON.stringify(entities)).toContain('"type":"crew"');
    expect(JSON.stringify(entities)).not.toContain('"type":"squad"');
  });
});
