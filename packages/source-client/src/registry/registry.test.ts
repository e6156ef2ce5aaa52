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
    await expect(commitOf(image)).resolves.toBe(COMMIT);
    expect(server.requests).toEqual([]);
  });

  it('is what its manifest is annotated with, asked once and as the account', async () => {
    answers = {
      '/v2/team/pay/manifests/1.4.0': { schemaVersion: 2, annotations: labels },
    };
    await expect(commitOf('reg.example.org/team/pay:1.4.0')).resolves.toBe(
      COMMIT,
    );
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
    ).resolves.toBe(COMMIT);
  });

  it.each([
    ['without labels', 'reg.example.org/pay:plain'],
    ['that is gone', 'reg.example.org/pay:gone'],
    ['of a registry that is not configured', 'elsewhere.example.org/pay:1.4.0'],
    ['with the beginning of a commit for a tag', 'elsewhere.org/pay:a1a1a1a'],
  ])('is not known of one %s', async (_, image) => {
    answers = {
      '/v2/pay/manifests/plain': { config: { digest: DIGEST('3') } },
      [`/v2/pay/blobs/${DIGEST('3')}`]: { config: { Labels: null } },
    };
    await expect(commitOf(image)).resolves.toBeUndefined();
  });

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
