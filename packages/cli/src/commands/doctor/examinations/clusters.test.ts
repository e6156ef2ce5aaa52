import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { listen, type Reply } from '../__testUtils__/listen';
import { examineClusters } from './clusters';

const reviewed = z.object({
  spec: z.object({
    resourceAttributes: z.object({ group: z.string(), resource: z.string() }),
  }),
});

/** A cluster whose token may read the named resources. */
function cluster(allowed: readonly string[]) {
  return (path: string, body: string): Reply => {
    if (path === '/version') return { body: { gitVersion: 'v1.35.0' } };
    const { resource, group } = reviewed.parse(JSON.parse(body)).spec
      .resourceAttributes;
    const name = group ? `${resource}.${group}` : resource;
    return {
      status: 201,
      body: { status: { allowed: allowed.includes(name) } },
    };
  };
}

const configFor = (url: string, extra: object = {}) =>
  new ConfigReader({
    kubernetes: {
      objectTypes: ['pods', 'ingresses'],
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [{ name: 'blue', url, serviceAccountToken: 't', ...extra }],
        },
      ],
    },
  });

async function examine(
  reply: (path: string, body: string) => Reply,
  extra: object = {},
) {
  const server = await listen((path, _, body) => reply(path, body));
  try {
    return await examineClusters(configFor(server.url, extra)).examine();
  } finally {
    await server.close();
  }
}

const all = ['pods', 'ingresses.networking.k8s.io', 'pods.metrics.k8s.io'];

describe('examining a cluster', () => {
  it('says that every kind may be listed', async () => {
    const findings = await examine(cluster(all));
    expect(findings.map(({ outcome, says }) => [outcome, says])).toEqual([
      ['can-be-read', 'Kubernetes v1.35.0 answers'],
      ['can-be-read', '3 of 3 kinds may be listed'],
    ]);
  });

  it('names verb, resource and group of each missing right', async () => {
    const findings = await examine(cluster(['pods', 'pods.metrics.k8s.io']));
    expect(findings.at(-1)).toMatchObject({
      subject: 'blue ingresses.networking.k8s.io',
      outcome: 'cannot-be-read',
      missing: 'verb list on ingresses in apiGroup "networking.k8s.io"',
      fix: expect.stringContaining('cluster-role.yaml'),
    });
  });

  it('advises against a token that reads Secrets', async () => {
    const findings = await examine(cluster([...all, 'secrets']));
    expect(findings.at(-1)).toMatchObject({
      outcome: 'advice',
      says: 'the token may read Secrets, which the portal never does',
    });
  });

  it('does not take a cluster that will not say for a refusal', async () => {
    const findings = await examine(path =>
      path === '/version'
        ? { body: { gitVersion: 'v1.35.0' } }
        : { status: 403, body: { message: 'no reviews here' } },
    );
    expect(findings.slice(1).map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('not-examined'),
    );
  });

  it('says that the token is not valid', async () => {
    const findings = await examine(() => ({ status: 401, body: {} }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ says: 'the token is not valid (401)' });
  });

  it('says why a cluster does not answer', async () => {
    const server = await listen(() => ({ body: {} }));
    await server.close();
    const findings = await examineClusters(configFor(server.url)).examine();
    expect(findings).toEqual([
      expect.objectContaining({
        subject: 'blue',
        outcome: 'cannot-be-read',
        says: 'nobody listens at that address',
      }),
    ]);
  });

  it('does not judge rights that it cannot have', async () => {
    const [finding] = await examine(cluster(all), { authProvider: 'aws' });
    expect(finding?.outcome).toBe('not-examined');
  });
});
