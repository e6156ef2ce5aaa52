import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { endAll, failureOf, sourcesOf, started } from '../__testUtils__/client';
import { clustersOf } from './Clusters';

afterEach(endAll);

const named = z.object({ metadata: z.object({ name: z.string() }) });
const deployments = { group: 'apps', resource: 'deployments' } as const;

const groups = {
  groups: [
    { name: 'apps', preferredVersion: { groupVersion: 'apps/v1' } },
    { name: 'acme.io', preferredVersion: { groupVersion: 'acme.io/v1beta1' } },
  ],
};

const object = (name: string) => ({ metadata: { name } });

const refusal = {
  kind: 'Status',
  message:
    'deployments.apps is forbidden: User "groundwork" cannot list resource "deployments" in API group "apps" at the cluster scope',
};

type Answer = (url: URL, request: IncomingMessage) => object | number;

async function clusterThat(answer: Answer) {
  const server = await started(
    (request: IncomingMessage, response: ServerResponse) => {
      const url = new URL(request.url ?? '', 'http://cluster');
      const answered = url.pathname === '/apis' ? groups : answer(url, request);
      response.writeHead(typeof answered === 'number' ? answered : 200, {
        'content-type': 'application/json',
      });
      response.end(
        JSON.stringify(typeof answered === 'number' ? refusal : answered),
      );
    },
  );
  const sources = sourcesOf({
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'one', url: server.url, serviceAccountToken: 'token' },
          ],
        },
      ],
    },
  });
  return { server, cluster: clustersOf(sources).client('one') };
}

it.each([{}, { kind: 'Status', status: 'Success' }])(
  'does not take %j for an empty list',
  async answer => {
    const { cluster } = await clusterThat(() => answer);
    expect(await failureOf(cluster.list(deployments, named))).toMatchObject({
      reason: 'parse_error',
      status: 200,
    });
  },
);

it('takes a list that says null for an empty one', async () => {
  const { cluster } = await clusterThat(() => ({ items: null }));
  expect(await cluster.list(deployments, named)).toMatchObject({
    state: 'read',
    items: [],
  });
});

it.each([
  ['is left out of lists of more than one page', '1', []],
  ['is kept in a list of one page', undefined, [{ manager: 'kubelet' }]],
])(
  'who wrote which field %s, for readers that do not need it',
  async (_, next, expected) => {
    const managedFields = [{ manager: 'kubelet' }];
    const page = (metadata: object) => ({
      kind: 'DeploymentList',
      metadata,
      items: [{ metadata: { name: 'a', managedFields } }],
    });
    const { cluster } = await clusterThat(url =>
      page(url.searchParams.has('continue') ? {} : { continue: next }),
    );
    const found: unknown[] = [];
    const visitor = {
      begin: () => undefined,
      item: (item: unknown) => void found.push(item),
    };
    await cluster.visit(deployments, visitor, { withoutWriters: true });
    const item = { metadata: { name: 'a', managedFields: expected } };
    expect(found).toEqual(next === undefined ? [item] : [item, item]);
    found.splice(0);
    await cluster.visit(deployments, visitor);
    expect(found[0]).toEqual({ metadata: { name: 'a', managedFields } });
  },
);

it('reads a list page by page', async () => {
  const { cluster, server } = await clusterThat(url =>
    url.searchParams.has('continue')
      ? { kind: 'DeploymentList', items: [object('b')] }
      : {
          kind: 'DeploymentList',
          metadata: { continue: 'next', resourceVersion: '7' },
          items: [object('a')],
        },
  );
  expect(
    await cluster.list(deployments, named, {
      namespace: 'ledger',
      labelSelector: 'app=ledger',
      fieldSelector: 'metadata.name=a',
      pageSize: 1,
    }),
  ).toEqual({
    state: 'read',
    apiVersion: 'apps/v1',
    kind: 'DeploymentList',
    resourceVersion: '7',
    items: [object('a'), object('b')],
  });
  const selection =
    'labelSelector=app%3Dledger&fieldSelector=metadata.name%3Da&limit=1';
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/apis',
    `/apis/apps/v1/namespaces/ledger/deployments?${selection}`,
    `/apis/apps/v1/namespaces/ledger/deployments?${selection}&continue=next`,
  ]);
});

it('starts a list that expired again, once, and hands nothing over twice', async () => {
  let expired = 0;
  const { cluster } = await clusterThat(url => {
    if (!url.searchParams.has('continue')) {
      return { metadata: { continue: 'next' }, items: [object('a')] };
    }
    expired += 1;
    return expired === 1 ? 410 : { items: [object('b')] };
  });
  const list = await cluster.list(deployments, named);
  expect(list).toMatchObject({ items: [object('a'), object('b')] });
});

it('gives up a list that expires twice', async () => {
  const { cluster } = await clusterThat(url =>
    url.searchParams.has('continue')
      ? 410
      : { metadata: { continue: 'next' }, items: [] },
  );
  expect(await failureOf(cluster.list(deployments, named))).toMatchObject({
    reason: 'server_error',
    says: 'Cluster one failed to answer for the list of deployments.apps: it expired twice while it was read.',
  });
});

it('tells a kind that is absent from one that may not be read and from one that was not read', async () => {
  const { cluster } = await clusterThat(url => {
    switch (url.pathname.split('/').pop()) {
      case 'gone':
        return 404;
      case 'hidden':
        return 403;
      default:
        return 500;
    }
  });
  const list = (group: string, resource: string) =>
    cluster.list({ group, resource }, named);
  expect(await list('nobody.io', 'things')).toEqual({ state: 'absent' });
  expect(await list('acme.io', 'gone')).toEqual({ state: 'absent' });
  const hidden = await failureOf(list('acme.io', 'hidden'));
  expect(hidden).toMatchObject({
    reason: 'forbidden',
    // The cluster's own word for it comes before ours.
    remedy: 'Give the portal’s account the right list deployments.apps.',
  });
  expect((await failureOf(list('acme.io', 'broken'))).reason).toBe(
    'server_error',
  );
});

it('says which part of an object is not what it should be, and not what stands there', async () => {
  const { cluster } = await clusterThat(() => ({
    items: [{ metadata: { name: 12345 } }],
  }));
  const error = await failureOf(cluster.list(deployments, named));
  expect(error.reason).toBe('parse_error');
  expect(error.says).toContain('has another shape at 0.metadata.name');
  expect(error.message).not.toContain('12345');
});

it('gets one object, or nothing where there is none', async () => {
  const { cluster } = await clusterThat(url =>
    url.pathname.endsWith('/ledger') ? object('ledger') : 404,
  );
  const get = (name: string) =>
    cluster.get(deployments, { namespace: 'core', name }, named);
  expect(await get('ledger')).toEqual(object('ledger'));
  expect(await get('other')).toBeUndefined();
});

it('asks for metadata or a table where that is enough', async () => {
  const { cluster, server } = await clusterThat(() => ({
    kind: 'Table',
    rows: [object('a')],
  }));
  const list = await cluster.list(deployments, named, { as: 'table' });
  expect(list).toMatchObject({ items: [object('a')] });
  expect(server.requests.at(-1)?.headers.accept).toBe(
    'application/json;as=Table;g=meta.k8s.io;v=v1',
  );
});

it.each(['../../secrets', 'a/b', 'A'])(
  'never asks for the namespace %j',
  async namespace => {
    const { cluster, server } = await clusterThat(() => ({ items: [] }));
    await expect(
      cluster.list({ group: '', resource: 'pods' }, named, { namespace }),
    ).rejects.toThrow('no name that a cluster can have');
    expect(server.requests).toHaveLength(0);
  },
);

it('hears of changes as they happen', async () => {
  const { cluster, server } = await clusterThat(() => ({ type: 'ADDED' }));
  const changes = await cluster.watch(deployments, { resourceVersion: '7' });
  const events: unknown[] = [];
  for await (const line of changes?.lines() ?? []) {
    events.push(JSON.parse(line));
  }
  expect(events).toEqual([{ type: 'ADDED' }]);
  expect(server.requests.at(-1)?.path).toBe(
    '/apis/apps/v1/deployments?watch=1&resourceVersion=7',
  );
});
