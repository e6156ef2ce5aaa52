import type { RequestListener } from 'node:http';
import { z } from 'zod';
import { endAll, failureOf, sourcesOf, started } from '../__testUtils__/client';
import { ArgocdWriter } from '../argocd-write';
import { argocdOf } from './ArgocdInstances';

afterEach(endAll);

const named = z.object({ metadata: z.object({ name: z.string() }) });

async function instanceThat(answer: (path: string) => object | number) {
  const bodies: string[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += String(chunk);
    });
    request.on('end', () => {
      bodies.push(body);
      const answered = answer(request.url ?? '');
      response.writeHead(typeof answered === 'number' ? answered : 200);
      response.end(
        JSON.stringify(
          typeof answered === 'number'
            ? { message: 'permission denied' }
            : answered,
        ),
      );
    });
  };
  const server = await started(listener);
  const sources = sourcesOf({
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: [{ name: 'main', url: `${server.url}/argo/`, token: 't' }],
        },
      ],
    },
  });
  return { server, bodies, sources, client: argocdOf(sources).client('main') };
}

const application = { metadata: { name: 'ledger' } };

it('lists the applications of a selection, as much of each as is asked for', async () => {
  const { client, server } = await instanceThat(() => ({
    items: [application],
  }));
  expect(
    await client.applications(named, {
      selector: 'team=core',
      fields: ['items.metadata.name', 'items.spec'],
    }),
  ).toEqual([application]);
  expect(server.requests[0]?.path).toBe(
    '/argo/api/v1/applications?selector=team%3Dcore&fields=items.metadata.name%2Citems.spec',
  );
  expect(server.requests[0]?.headers.authorization).toBe('Bearer t');
});

it('takes null for a list of nothing', async () => {
  const { client } = await instanceThat(() => ({ items: null }));
  expect(await client.applications(named)).toEqual([]);
});

it('takes an answer without a list, or without an application, for none', async () => {
  const { client } = await instanceThat(() => ({}));
  const detail = 'cannot be understood';
  await expect(client.applications(named)).rejects.toThrow(detail);
  await expect(
    client.application({ name: 'ledger' }, z.object({})),
  ).rejects.toThrow(detail);
});

describe('403 for one application', () => {
  it('means that there is none where a list does not contain it', async () => {
    const { client } = await instanceThat(path =>
      path.includes('/applications?') ? { items: [] } : 403,
    );
    expect(await client.application({ name: 'ledger' }, named)).toBeUndefined();
  });

  it('means a missing right where a list contains it', async () => {
    const { client } = await instanceThat(path =>
      path.includes('/applications?') ? { items: [application] } : 403,
    );
    const error = await failureOf(
      client.application({ name: 'ledger' }, named),
    );
    expect(error.reason).toBe('forbidden');
    expect(error.message).toBe(
      'Argo CD main does not let the portal read the application ledger (403). Give the portal’s account the right applications, get.',
    );
  });

  it('means a missing right where the project is named', async () => {
    const { client, server } = await instanceThat(() => 403);
    const ref = { name: 'ledger', project: 'core' };
    expect(await failureOf(client.application(ref, named))).toMatchObject({
      reason: 'forbidden',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('means nothing where the list cannot be read either', async () => {
    const { client } = await instanceThat(path =>
      path.includes('/applications?') ? 500 : 403,
    );
    expect(
      await failureOf(client.application({ name: 'ledger' }, named)),
    ).toMatchObject({ reason: 'server_error' });
  });
});

it.each(['..', '../../session', 'a/b', 'A%2f', ''])(
  'never asks for the application %j',
  async name => {
    const { client, server } = await instanceThat(() => ({}));
    await expect(client.application({ name }, named)).rejects.toThrow(
      'not the name of an Argo CD application',
    );
    expect(server.requests).toHaveLength(0);
  },
);

describe('writes', () => {
  async function writerThat(answer: (path: string) => object | number) {
    const instance = await instanceThat(answer);
    const writer = new ArgocdWriter(instance.sources, {
      name: 'main',
      url: instance.server.url,
      frontendUrl: instance.server.url,
      token: 'may-write',
    });
    return { ...instance, writer };
  }

  it('are JSON, also where there is nothing to say, and have their own account', async () => {
    const { writer, server, bodies } = await writerThat(() => application);
    await writer.create(application, named, { validate: false });
    await writer.sync({ name: 'ledger' }, { revision: 'v2' }, named);
    await writer.rollback(
      { name: 'ledger', namespace: 'teams' },
      { id: 3 },
      named,
    );
    await writer.delete({ name: 'ledger' });
    expect(
      server.requests.map(({ method, path, headers }) => [
        method,
        path,
        headers['content-type'],
        headers.authorization,
      ]),
    ).toEqual(
      [
        ['POST', '/api/v1/applications?upsert=false&validate=false'],
        ['POST', '/api/v1/applications/ledger/sync'],
        ['POST', '/api/v1/applications/ledger/rollback'],
        ['DELETE', '/api/v1/applications/ledger?cascade=true'],
      ].map(request => [...request, 'application/json', 'Bearer may-write']),
    );
    expect(bodies.map(body => JSON.parse(body))).toEqual([
      application,
      { name: 'ledger', revision: 'v2' },
      { name: 'ledger', appNamespace: 'teams', id: 3 },
      {},
    ]);
  });

  it('are never tried again, and name the right that is missing', async () => {
    const { sources, server } = await writerThat(path =>
      path.includes('/sync') ? 503 : 403,
    );
    const patient = sources.within({
      retries: { attempts: 3, firstDelayMs: 1, longestDelayMs: 1 },
    });
    const writer = new ArgocdWriter(patient, {
      name: 'main',
      url: server.url,
      frontendUrl: server.url,
    });
    const failed = await failureOf(
      writer.sync({ name: 'ledger' }, {}, z.unknown()),
    );
    expect(failed.reason).toBe('server_error');
    expect(server.requests).toHaveLength(1);
    const refused = await failureOf(writer.delete({ name: 'ledger' }));
    expect(refused.message).toBe(
      'Argo CD main does not let the portal write the application ledger (403). Give the portal’s account the right applications, delete.',
    );
  });
});

it('names the locator methods whose instances it does not know', () => {
  const instances = argocdOf(
    sourcesOf({ argocd: { appLocatorMethods: [{ type: 'catalog' }] } }),
  );
  expect(instances.unreadable).toEqual([
    {
      type: 'catalog',
      says: 'argocd.appLocatorMethods[0] of type catalog is not known here. List the instances under a method of type config.',
    },
  ]);
});
