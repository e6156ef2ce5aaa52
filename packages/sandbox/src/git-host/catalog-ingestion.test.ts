import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  GithubEntityProvider,
  GithubOrgEntityProvider,
} from '@backstage/plugin-catalog-backend-module-github';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  TEST_NOW,
  type GitHostUnderTest,
} from '../testing/git-host-under-test';
import { GIT_TOKEN } from './rest/access';

const DAY = 86_400_000;
const entity = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({
    owner: z.string().optional(),
    target: z.string().optional(),
    parent: z.string().optional(),
    memberOf: z.array(z.string()).optional(),
    members: z.array(z.string()).optional(),
    type: z.string().optional(),
  }),
});
type Entity = z.infer<typeof entity>;

let tested: GitHostUnderTest;
let components: readonly Entity[];
let people: readonly Entity[];
let groups: readonly Entity[];

function configOf(url: string) {
  const { host } = new URL(url);
  return new ConfigReader({
    integrations: {
      github: [
        {
          host,
          apiBaseUrl: `${url}/api/v3`,
          rawBaseUrl: `${url}/raw`,
          token: GIT_TOKEN,
        },
      ],
    },
    catalog: {
      providers: {
        github: {
          saltmarsh: {
            host,
            organization: 'saltmarsh',
            catalogPath: '/catalog-info.yaml',
            validateLocationsExist: true,
            pageSizes: { repositories: 100 },
          },
        },
      },
    },
  });
}

/** Runs a provider as the catalog would and gives the entities of its full mutation. */
async function ingested(
  provider: {
    connect(connection: {
      applyMutation(mutation: unknown): Promise<void>;
      refresh(): Promise<void>;
    }): Promise<void>;
  },
  run: () => Promise<void>,
): Promise<readonly Entity[]> {
  const seen: Entity[] = [];
  await provider.connect({
    applyMutation: async mutation => {
      const full = z
        .object({
          type: z.literal('full'),
          entities: z.array(z.object({ entity })),
        })
        .parse(mutation);
      seen.push(...full.entities.map(each => each.entity));
    },
    refresh: async () => undefined,
  });
  await run();
  return seen;
}

beforeAll(async () => {
  tested = await gitHostUnderTest();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const config = configOf(tested.host.url);
  let discover: () => Promise<void> = async () => undefined;
  const schedule = {
    run: async (task: {
      fn: (signal: AbortSignal) => Promise<void> | void;
    }) => {
      discover = async () => task.fn(new AbortController().signal);
    },
  };
  const [discovery] = GithubEntityProvider.fromConfig(config, {
    logger,
    schedule,
  });
  const organisation = GithubOrgEntityProvider.fromConfig(config, {
    id: 'saltmarsh',
    orgUrl: `${tested.host.url}/saltmarsh`,
    logger,
    schedule: 'manual',
    pageSizes: { teams: 100, teamMembers: 100, organizationMembers: 100 },
  });
  if (discovery === undefined) {
    throw new Error('no provider was configured');
  }
  const [locations, organisationEntities] = await Promise.all([
    ingested(discovery, () => discover()),
    ingested(organisation, () => organisation.read()),
  ]);
  people = organisationEntities.filter(each => each.kind === 'User');
  groups = organisationEntities.filter(each => each.kind === 'Group');
  const reader = UrlReaders.default({ logger, config });
  const files = await Promise.all(
    locations.map(async location => {
      const response = await reader.readUrl(location.spec.target ?? '');
      return parseAllDocuments((await response.buffer()).toString()).map(
        document => entity.parse(document.toJSON()),
      );
    }),
  );
  components = files.flat().filter(each => each.kind === 'Component');
}, START_PATIENCE_MS);

afterAll(() => tested.close());

describe("the portal's own providers read the Git host", () => {
  it('find 180 components with different names', () => {
    expect(new Set(components.map(each => each.metadata.name)).size).toBe(180);
    expect(components).toHaveLength(180);
  });

  it('find 340 people and the teams, squads and deserted groups', () => {
    expect(people).toHaveLength(340);
    expect(groups).toHaveLength(6 + 24 + 1 + 3);
    expect(
      groups.find(group => group.metadata.name === 'cards')?.spec.parent,
    ).toBe('payments');
    expect(
      groups
        .filter(group => (group.spec.members ?? []).length === 0)
        .map(group => group.metadata.name),
    ).toEqual(['release-office', 'batch-operations', 'mobile-guild']);
  });

  it('S1: 30 of 180 owners resolve to an active team, documentation for 40, 12 of them current', async () => {
    const active = new Set(
      groups
        .filter(group => (group.spec.members ?? []).length > 0)
        .map(group => group.metadata.name),
    );
    const owned = components.filter(each => active.has(each.spec.owner ?? ''));
    expect(((owned.length / components.length) * 100).toFixed(1)).toBe('16.7');

    const documented = components.filter(
      each =>
        each.metadata.annotations?.['backstage.io/techdocs-ref'] !== undefined,
    );
    expect(((documented.length / components.length) * 100).toFixed(1)).toBe(
      '22.2',
    );
    const current = (await Promise.all(documented.map(isCurrent))).filter(
      Boolean,
    );
    expect([
      ((current.length / documented.length) * 100).toFixed(1),
      ((current.length / components.length) * 100).toFixed(1),
    ]).toEqual(['30.0', '6.7']);
  });

  it('S2: one member of the platform team for 85 engineers', () => {
    const platform =
      groups.find(group => group.metadata.name === 'platform')?.spec.members ??
      [];
    expect(people.length / platform.length).toBe(85);
  });

  it('reads a folder as an archive and as a list', async () => {
    const reader = UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: configOf(tested.host.url),
    });
    const documented = components.find(
      each =>
        each.metadata.annotations?.['backstage.io/techdocs-ref'] !== undefined,
    );
    const repository = `${tested.host.url}/${documented?.metadata.annotations?.['github.com/project-slug']}`;
    const tree = await reader.readTree(`${repository}/tree/main/`);
    expect((await tree.files()).map(file => file.path)).toEqual(
      expect.arrayContaining([
        'mkdocs.yml',
        'docs/index.md',
        'catalog-info.yaml',
      ]),
    );
    await expect(
      reader.readTree(`${repository}/tree/main/`, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    const found = await reader.search(`${repository}/blob/main/docs/*.md`);
    expect(found.files).toHaveLength(2);
  });
});

const commits = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({ committer: z.object({ date: z.string() }) }),
  }),
);

/** As readiness says it: the last commit of the documentation is younger than 90 days, or no commit of code is newer. */
async function isCurrent(component: Entity): Promise<boolean> {
  const repository =
    component.metadata.annotations?.['github.com/project-slug'] ?? '';
  const newest = async (query: string) => {
    const [commit] = commits.parse(
      await (
        await tested.ask(`/repos/${repository}/commits?per_page=1${query}`)
      ).json(),
    );
    return commit === undefined ? 0 : Date.parse(commit.commit.committer.date);
  };
  const docs = await newest('&path=docs');
  return TEST_NOW - docs < 90 * DAY || (await newest('')) <= docs;
}
