import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from '../company/ports';
import type { Listening } from '../faults';
import { createMemoryRepositories } from '../recorded/memory-repositories';
import { smallCompany } from '../recorded/small-company';
import { pullFrom } from '../testing/pull-from';
import { createImageStore } from './image-store';
import { startRegistry } from './start';

const manifestShape = z.object({
  schemaVersion: z.literal(2),
  config: z.object({ digest: z.string(), size: z.number() }),
  layers: z.array(z.object({ digest: z.string() })),
});
const configShape = z.object({
  config: z.object({ Labels: z.record(z.string(), z.string()) }),
});

describe('the registry', () => {
  const company = smallCompany([{ name: 'consent-store', owner: 'argocd' }]);
  const repositories = createMemoryRepositories(company);
  const images = createImageStore();
  let fault: Fault | undefined;
  let registry: Listening;

  beforeAll(async () => {
    registry = await startRegistry({
      company,
      repositories,
      images,
      faults: { current: () => fault },
      ...{ port: 0, storagePort: 0 },
      gitHostUrl: 'http://localhost:7101',
    });
  });
  afterAll(() => registry.close());

  const ask = (path: string, method = 'GET') =>
    pullFrom(registry.url, `/v2/${path}`, method);

  async function labelsOf(name: string, tag: string) {
    const { config } = manifestShape.parse(
      await (await ask(`${name}/manifests/${tag}`)).json(),
    );
    return configShape.parse(
      await (await ask(`${name}/blobs/${config.digest}`)).json(),
    ).config.Labels;
  }

  it('names the repository and the commit of every image that runs', async () => {
    for (const service of company.services) {
      const release = service.releases.production.at(-1);
      if (!release) throw new Error('nothing released');
      expect(await labelsOf(service.name, release.version)).toMatchObject({
        'org.opencontainers.image.source': `http://localhost:7101/saltmarsh/${service.repository}`,
        'org.opencontainers.image.revision': await repositories.releaseCommit(
          service.name,
          release.commit,
        ),
      });
    }
  });

  it('answers a digest with the very bytes that it digests, to HEAD without them', async () => {
    const byTag = await ask('ledger/manifests/1.0.1', 'HEAD');
    const digest = byTag.headers.get('docker-content-digest') ?? '';
    expect([byTag.status, await byTag.text()]).toEqual([200, '']);
    const byDigest = await ask(`ledger/manifests/${digest}`);
    const bytes = Buffer.from(await byDigest.arrayBuffer());
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(
      digest,
    );
    expect(byDigest.headers.get('content-type')).toBe(
      'application/vnd.oci.image.manifest.v1+json',
    );
  });

  it('serves what a workflow built from then on', async () => {
    expect((await ask('fresh/manifests/0.1.0')).status).toBe(404);
    images.add({
      name: 'fresh',
      tag: '0.1.0',
      repository: 'fresh',
      revision: 'f'.repeat(40),
    });
    expect(await labelsOf('fresh', '0.1.0')).toMatchObject({
      'org.opencontainers.image.source':
        'http://localhost:7101/saltmarsh/fresh',
      'org.opencontainers.image.revision': 'f'.repeat(40),
    });
    expect(await (await ask('fresh/tags/list')).json()).toEqual({
      name: 'fresh',
      tags: ['0.1.0'],
    });
  });

  it('pages tags with a link to the next page', async () => {
    const first = await ask('statements/tags/list?n=5');
    expect(first.headers.get('link')).toContain('rel="next"');
    const all: unknown = await (await ask('statements/tags/list')).json();
    expect(all).toMatchObject({
      tags: expect.arrayContaining(['1.0.0', '1.0.11']),
    });
  });

  it.each([
    ['nothing/tags/list', 'NAME_UNKNOWN'],
    ['ledger/manifests/9.9.9', 'MANIFEST_UNKNOWN'],
    [`ledger/blobs/sha256:${'0'.repeat(64)}`, 'BLOB_UNKNOWN'],
  ])('answers %s with %s', async (path, code) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });

  it('answers nobody without a token for that very repository, and says where they are made', async () => {
    const path = `${registry.url}/v2/ledger/tags/list`;
    const refused = await fetch(path);
    expect(refused.status).toBe(401);
    const { host } = new URL(registry.url);
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${host}/token",service="${host}",scope="repository:ledger:pull"`,
    );
    expect(await refused.json()).toMatchObject({
      errors: [{ code: 'UNAUTHORIZED' }],
    });
    const withToken = async (scope: string) => {
      const made = await fetch(`${registry.url}/token?scope=${scope}`);
      const { token } = z
        .object({ token: z.string() })
        .parse(await made.json());
      return fetch(path, { headers: { authorization: `Bearer ${token}` } });
    };
    expect((await withToken('repository:statements:pull')).status).toBe(401);
    expect((await withToken('repository:ledger:pull')).status).toBe(200);
  });

  it('sends to a host of its own for blobs of what a plain builder made, which takes a signature and no account', async () => {
    const version =
      company.services
        .find(({ name }) => name === 'consent-store')
        ?.releases.production.at(-1)?.version ?? '';
    const manifest: unknown = await (
      await ask(`consent-store/manifests/${version}`)
    ).json();
    expect(manifest).not.toHaveProperty('annotations');
    const { digest } = manifestShape.parse(manifest).config;
    const { token } = z
      .object({ token: z.string() })
      .parse(
        await (
          await fetch(
            `${registry.url}/token?scope=repository:consent-store:pull`,
          )
        ).json(),
      );
    const sent = await fetch(
      `${registry.url}/v2/consent-store/blobs/${digest}`,
      {
        redirect: 'manual',
        headers: { authorization: `Bearer ${token}` },
      },
    );
    expect(sent.status).toBe(307);
    const address = sent.headers.get('location') ?? '';
    expect(new URL(address).host).not.toBe(new URL(registry.url).host);
    const read = async (url: string, headers = {}) => {
      const { status } = await fetch(url, { headers });
      return status;
    };
    expect(await read(address)).toBe(200);
    expect(await read(address, { authorization: 'Bearer t' })).toBe(400);
    expect(await read(address.replace(/.$/, '#'))).toBe(403);
  });

  it('takes no writes', async () => {
    expect((await ask('ledger/blobs/uploads/', 'POST')).status).toBe(405);
  });

  it('words a fault as registries do', async () => {
    fault = { kind: 'status', status: 401, times: 1 };
    const response = await ask('');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'UNAUTHORIZED' }],
    });
    fault = undefined;
  });
});
