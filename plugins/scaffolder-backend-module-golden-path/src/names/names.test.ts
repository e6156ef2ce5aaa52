import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';
import { assertFree } from './assertFree';
import { lookAround } from './lookAround';

const { gitHost, argocd, workspace, settings, freshName } = useOutsideWorld();

const VALUES = {
  description: 'Keeps the spending limits of cards.',
  tier: 'tier-2',
  system: 'system:default/cards',
  onCall: 'https://pager.example/schedules/cards',
};

const CATALOG_INFO = (name: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  description: ${VALUES.description}
  labels:
    tier: tier-2
  annotations:
    backstage.io/source-template: template:default/node-service
  links:
    - url: https://git.example/runbook.md
      type: runbook
    - url: ${VALUES.onCall}
      type: on-call
spec:
  owner: group:default/team-a
  system: cards
`;

function look(
  name: string,
  {
    values = VALUES,
    entities = [],
  }: {
    readonly values?: typeof VALUES;
    readonly entities?: Entity[];
  } = {},
) {
  return lookAround(
    { ...settings(), catalog: catalogServiceMock({ entities }) },
    {
      component: name,
      owner: 'group:default/team-a',
      template: 'template:default/node-service',
      values,
    },
    { credentials: mockCredentials.user() },
  );
}

function commit(name: string, text: string): void {
  gitHost.create(`acme/${name}`);
  workspace.setContent({ 'catalog-info.yaml': text });
  const inWorkspace = ['--work-tree', workspace.path];
  gitHost.git(`acme/${name}`, ...inWorkspace, 'add', '--all');
  gitHost.git(
    `acme/${name}`,
    ...inWorkspace,
    ...['-c', 'user.name=t', '-c', 'user.email=t@localhost'],
    ...['commit', '--quiet', '-m', 'First'],
  );
}

function entity(name: string, origin: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-origin-location': origin },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/cards' }],
  };
}

function refusal(name: string, situation: Awaited<ReturnType<typeof look>>) {
  try {
    assertFree(name, situation);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

beforeEach(() => {
  argocd.applications.clear();
  argocd.refuse = undefined;
});

describe('a name', () => {
  it('is free when no system has it', async () => {
    const name = freshName();
    const situation = await look(name);
    expect(situation).toEqual({ found: [], differences: [], unread: [] });
    expect(refusal(name, situation)).toBeUndefined();
  });

  it.each([
    ['that is no service', 'kind: Group'],
    [
      'of another owner',
      CATALOG_INFO('other').replace('default/team-a', 'default/team-b'),
    ],
  ])('is taken by a repository %s', async (_, text) => {
    const name = freshName();
    commit(name, text);
    expect(refusal(name, await look(name))).toMatch(
      /is taken: there is the repository http.*, and it was not made by this template for .*\. Nothing was created or changed\. Choose another name\./,
    );
  });

  it('is taken by a catalog entry that is described somewhere else, and says whose it is', async () => {
    const name = freshName();
    const entities = [
      entity(name, 'url:http://git.test/acme/other/blob/a.yaml'),
    ];
    expect(refusal(name, await look(name, { entities }))).toMatch(
      /is taken: there is the catalog entry component:default\/.*, of group:default\/cards, and it is described somewhere else/,
    );
  });

  it('is taken by an application that deploys something else', async () => {
    const name = freshName();
    argocd.applications.set(name, {
      metadata: { name },
      spec: { project: 'default', source: { path: 'elsewhere' } },
    });
    expect(refusal(name, await look(name))).toMatch(
      /is taken: there is the Argo CD application .*, and it deploys elsewhere/,
    );
  });

  it('that this template gave may be continued, with everything that is there', async () => {
    const name = freshName();
    commit(name, CATALOG_INFO(name));
    const repository = `http://${gitHost.host}/acme/${name}`;
    const entities = [
      entity(name, `url:${repository}/blob/main/catalog-info.yaml`),
    ];
    const situation = await look(name, { entities });
    expect(refusal(name, situation)).toBeUndefined();
    expect(situation.found).toEqual([
      { thing: `the repository ${repository}`, url: repository, isOwn: true },
      {
        thing: `the catalog entry component:default/${name}, of group:default/cards`,
        isOwn: true,
      },
    ]);
  });

  it('may be continued when its repository is still empty', async () => {
    const name = freshName();
    gitHost.create(`acme/${name}`);
    const { found } = await look(name);
    expect(found).toMatchObject([
      { thing: expect.stringContaining('the empty repository'), isOwn: true },
    ]);
  });

  it('is not continued with other values, which says each and which counts', async () => {
    const name = freshName();
    commit(name, CATALOG_INFO(name));
    const onCall = 'https://pager.example/schedules/others';
    const values = { ...VALUES, tier: 'tier-1', system: '', onCall };
    expect(refusal(name, await look(name, { values }))).toBe(
      `${name} is there already, with other values: Tier is “tier-2” there and “tier-1” here; System is “system:default/cards” there and nothing here; On call is “${VALUES.onCall}” there and “${onCall}” here. What is there counts. To continue it, give the values that are there; to change them, edit catalog-info.yaml in its repository; for another service choose another name. Nothing was created or changed.`,
    );
  });

  it('is not free while a system does not answer, and says which', async () => {
    const name = freshName();
    gitHost.hangUps = 1;
    argocd.refuse = 403;
    const situation = await look(name);
    expect(situation.unread).toHaveLength(3);
    expect(refusal(name, situation)).toMatch(
      /^The portal could not check whether the name .* is free\. Git host .* failed to answer .* Argo CD hub does not let the portal read .* Nothing was created\./,
    );
  });
});
