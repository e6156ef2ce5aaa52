import { ConfigReader } from '@backstage/config';
import { SourceClients } from '../client/SourceClients';
import { serve, type TestServer } from '../testing';
import { imageOfService, parseImageReference, registriesOf } from '.';

const COMMIT = 'a1'.repeat(20);
const DIGEST = (sign: string) => `sha256:${sign.repeat(64)}`;
const labels = { 'org.opencontainers.image.revision': COMMIT };

let answers: Readonly<Record<string, object | number>> = {};
let server: TestServer;
let sources: SourceClients;
beforeEach(async () => {
  server = await serve((request, response) => {
    const answer = answers[request.url ?? ''] ?? 404;
    response.writeHead(typeof answer === 'number' ? answer : 200, {
      'content-type': 'application/vnd.oci.image.manifest.v1+json',
    });
    response.end(JSON.stringify(typeof answer === 'number' ? {} : answer));
  });
  const account = { username: 'reader', password: 'canary' };
  sources = SourceClients.fromConfig(
    new ConfigReader({
      groundwork: {
        registries: [{ host: 'reg.example.org', url: server.url, ...account }],
      },
    }),
  );
});
afterEach(async () => {
  await sources.close();
  await server.close();
});

function commitOf(image: string) {
  const reference = parseImageReference(image);
  if (!reference) throw new Error('no image');
  return registriesOf(sources).commitOf(reference);
}

describe('the commit of an image', () => {
  it.each([
    ['its tag', `reg.example.org/pay:${COMMIT}`],
    ['the end of its tag', `reg.example.org/pay:main-${COMMIT}`],
  ])('is %s, and nobody is asked', async (_, image) => {
    await expect(commitOf(image)).resolves.toEqual({ sha: COMMIT });
    expect(server.requests).toEqual([]);
  });

  it('is what its manifest is annotated with, asked once and as the account', async () => {
    answers = {
      '/v2/team/pay/manifests/1.4.0': { schemaVersion: 2, annotations: labels },
    };
    await expect(commitOf('reg.example.org/team/pay:1.4.0')).resolves.toEqual({
      sha: COMMIT,
    });
    await commitOf('reg.example.org/team/pay:1.4.0');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /);
  });

  it('is the label of its configuration, of its first platform where it has several', async () => {
    answers = {
      [`/v2/pay/manifests/${DIGEST('1')}`]: {
        manifests: [
          { digest: DIGEST('9'), platform: { os: 'unknown' } },
          { digest: DIGEST('2'), platform: { os: 'linux' } },
        ],
      },
      [`/v2/pay/manifests/${DIGEST('2')}`]: { config: { digest: DIGEST('3') } },
      [`/v2/pay/blobs/${DIGEST('3')}`]: { config: { Labels: labels } },
    };
    await expect(
      commitOf(`reg.example.org/pay:latest@${DIGEST('1')}`),
    ).resolves.toEqual({ sha: COMMIT });
  });

  it.each([
    ['without labels', 'reg.example.org/pay:plain', 'image-without-commit'],
    ['that is gone', 'reg.example.org/pay:gone', 'image-not-found'],
    [
      'of a registry that is not configured',
      'elsewhere.example.org/pay:1.4.0',
      'registry-not-configured',
    ],
    [
      'with the beginning of a commit for a tag',
      'elsewhere.org/pay:a1a1a1a',
      'registry-not-configured',
    ],
    ['without a tag', 'reg.example.org/pay', 'image-without-commit'],
  ])(
    'is not known of one %s, and the reason says so',
    async (_, image, why) => {
      answers = {
        '/v2/pay/manifests/plain': { config: { digest: DIGEST('3') } },
        [`/v2/pay/blobs/${DIGEST('3')}`]: { config: { Labels: null } },
      };
      await expect(commitOf(image)).resolves.toEqual({ without: why });
    },
  );

  it('is a failure by its name where the registry refuses, or answers with something else', async () => {
    answers = { '/v2/pay/manifests/1': 403, '/v2/pay/manifests/2': ['odd'] };
    await expect(commitOf('reg.example.org/pay:1')).rejects.toMatchObject({
      reason: 'forbidden',
      source: { kind: 'registry', instance: 'reg.example.org' },
    });
    await expect(commitOf('reg.example.org/pay:2')).rejects.toMatchObject({
      reason: 'parse_error',
    });
  });
});

describe('a registry that keeps its blobs at another host', () => {
  let storage: TestServer;
  let registry: TestServer;
  beforeEach(async () => {
    storage = await serve((request, response) => {
      response.writeHead(request.headers.authorization ? 400 : 200);
      response.end(JSON.stringify({ config: { Labels: labels } }));
    });
    registry = await serve((request, response) => {
      if (request.url?.includes('/blobs/')) {
        const location = `${storage.url}/data?signature=canary`;
        response.writeHead(307, { location }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ config: { digest: DIGEST('3') } }));
    });
  });
  afterEach(async () => {
    await storage.close();
    await registry.close();
  });

  async function asked(more: object) {
    const account = { username: 'reader', password: 'hush' };
    const entry = { host: 'reg.example', url: registry.url, ...account };
    const clients = SourceClients.fromConfig(
      new ConfigReader({ groundwork: { registries: [{ ...entry, ...more }] } }),
    );
    const reference = parseImageReference('reg.example/pay:1');
    if (!reference) throw new Error('no image');
    try {
      return await registriesOf(clients).commitOf(reference);
    } finally {
      await clients.close();
    }
  }

  it('is followed there once the configuration names that host, without the account', async () => {
    await expect(asked({ blobUrls: [storage.url] })).resolves.toEqual({
      sha: COMMIT,
    });
    expect(storage.requests).toHaveLength(1);
    expect(storage.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is not followed to any other host, and the reason names the host and the key, and no signature', async () => {
    const { host } = new URL(storage.url);
    const error = await asked({ blobUrls: ['https://blobs.example'] }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({
      reason: 'unsupported',
      message: expect.stringContaining(
        `it points to ${host}, and only what groundwork.registries, blobUrls of reg.example, names is asked beside it`,
      ),
    });
    expect(String(error)).not.toContain('canary');
    expect(storage.requests).toEqual([]);
  });

  it.each([
    ['blobs.example', 'is not an http(s) address'],
    ['https://blobs.example/data', 'is more than a host'],
  ])('is refused with %s for a host', async (text, why) => {
    await expect(asked({ blobUrls: [text] })).rejects.toThrow(
      `groundwork.registries[0].blobUrls[0] ${why}`,
    );
  });
});

describe('a registry that wants a token', () => {
  let realm: string;
  let expiresIn: number | undefined;
  /** Headers and query of each request for a token. */
  let made: { readonly url: string; readonly authorization?: string }[];
  let maker: TestServer;
  let registry: TestServer;
  let challenge: string;
  beforeEach(async () => {
    made = [];
    expiresIn = undefined;
    maker = await serve((request, response) => {
      const { authorization } = request.headers;
      made.push({
        url: request.url ?? '',
        ...(authorization === undefined ? {} : { authorization }),
      });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          access_token: `canary-${made.length}`,
          ...(expiresIn === undefined ? {} : { expires_in: expiresIn }),
        }),
      );
    });
    realm = `${maker.url}/token?of=pulls`;
    challenge = `Bearer realm="${realm}",service="reg, of tests",scope="repository:other:push"`;
    registry = await serve((request, response) => {
      const isShown = /^Bearer canary-/.test(
        request.headers.authorization ?? '',
      );
      response.writeHead(isShown ? 200 : 401, {
        'content-type': 'application/json',
        ...(isShown ? {} : { 'www-authenticate': challenge }),
      });
      response.end(JSON.stringify(isShown ? { annotations: labels } : {}));
    });
  });
  afterEach(async () => {
    await maker.close();
    await registry.close();
  });

  async function asked(more: object, ...images: readonly string[]) {
    const clients = SourceClients.fromConfig(
      new ConfigReader({
        groundwork: {
          registries: [{ host: 'hub.example', url: registry.url, ...more }],
        },
      }),
    );
    try {
      const commits = [];
      for (const image of images) {
        const reference = parseImageReference(image);
        if (!reference) throw new Error('no image');
        commits.push(await registriesOf(clients).commitOf(reference));
      }
      return commits;
    } finally {
      await clients.close();
    }
  }
  const pay = (tag: string) => `hub.example/team/pay:${tag}`;

  it('is shown one of where the configuration says that they are made, for pulling this repository and nothing else', async () => {
    const tokenUrl = maker.url;
    await expect(asked({ tokenUrl }, pay('1'))).resolves.toEqual([
      { sha: COMMIT },
    ]);
    expect(made).toHaveLength(1);
    const { pathname, searchParams } = new URL(made[0]?.url ?? '', maker.url);
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/token',
      {
        of: 'pulls',
        service: 'reg, of tests',
        scope: 'repository:team/pay:pull',
      },
    ]);
    // Nobody is named by the configuration.
    expect(made[0]).not.toHaveProperty('authorization');
  });

  it('shows the account to who makes tokens, and only the token to the registry from then on', async () => {
    const account = { username: 'reader', password: 'hush' };
    await asked({ tokenUrl: maker.url, ...account }, pay('1'), pay('2'));
    expect(made.map(({ authorization }) => authorization)).toEqual([
      `Basic ${Buffer.from('reader:hush').toString('base64')}`,
    ]);
    expect(registry.requests.at(-1)?.headers.authorization).toBe(
      'Bearer canary-1',
    );
  });

  it('is shown a new one when the old one is over, and one for each repository', async () => {
    expiresIn = 5;
    await asked({ tokenUrl: maker.url }, pay('1'), pay('2'));
    expect(made).toHaveLength(2);
    expiresIn = 300;
    await asked({ tokenUrl: maker.url }, pay('3'), 'hub.example/cart:1');
    expect(made).toHaveLength(4);
  });

  it('is refused by name where it has them made by somebody whom the configuration does not name', async () => {
    const { host } = new URL(maker.url);
    await expect(
      asked({ username: 'reader', password: 'hush' }, pay('1')),
    ).rejects.toMatchObject({
      reason: 'unsupported',
      message: expect.stringContaining(`tokens made by ${host}, which`),
    });
    await expect(
      asked({ tokenUrl: 'https://auth.example' }, pay('1')),
    ).rejects.toMatchObject({ message: expect.stringContaining(host) });
    expect(made).toEqual([]);
  });

  it.each([
    ['without an address', 'Bearer service="x"', 'unauthorized'],
    ['with another scheme', 'Basic realm="x"', 'unauthorized'],
    ['with an address that is none', 'Bearer realm="x"', 'unsupported'],
  ])('refuses %s', async (_, header, reason) => {
    challenge = header;
    await expect(
      asked({ tokenUrl: maker.url }, pay('1')),
    ).rejects.toMatchObject({ reason });
    expect(made).toEqual([]);
  });
});

describe('an image reference', () => {
  it.each([
    ['pay', 'registry-1.docker.io', 'library/pay', undefined],
    ['team/pay:1.0', 'registry-1.docker.io', 'team/pay', '1.0'],
    ['localhost:7102/pay', 'localhost:7102', 'pay', undefined],
    ['localhost/pay:x', 'localhost', 'pay', 'x'],
    ['r.example.org:5000/a/b/pay:2', 'r.example.org:5000', 'a/b/pay', '2'],
  ])('%s is taken apart', (image, registry, repository, tag) => {
    expect(parseImageReference(image)).toEqual({
      registry,
      repository,
      shortName: 'pay',
      ...(tag === undefined ? {} : { tag }),
    });
  });

  it.each(['r.example.org/../pay', 'r.example.org/pay:a/b', 'Pay!', 'a@b@c'])(
    '%s is none',
    image => expect(parseImageReference(image)).toBeUndefined(),
  );
});

describe('the image of a service', () => {
  it.each([
    [['r.org/pay:1', 'r.org/envoy:2'], 'pay'],
    [['r.org/something:1'], 'something'],
    [['r.org/a:1', 'r.org/b:1'], undefined],
    [['r.org/pay:1', 'r.org/pay:2'], undefined],
  ])('is the one of its name, or the only one: %j', (images, expected) => {
    expect(imageOfService(images, new Set(['pay']))?.shortName).toBe(expected);
  });
});
