import {
  readRecording,
  recordingsIn,
  type Recording,
} from '../recorded/recordings';
import { shapeDifferences } from '../recorded/shape';
import { Cluster } from './cluster';
import { listAt, objectAt, type Json } from './objects/json';
import { parseJson, parseObject } from './objects/kubernetes-object';
import { startCluster } from './start';

const PLANS = {
  production: {
    name: 'production',
    lineage: 'api',
    environment: 'production',
    region: 'eu-west-1',
    kubernetesVersion: 'v1.35.4',
    ingressController: 'traefik',
    policyEngine: 'kyverno-enforce',
    metricsServer: 'none',
  },
  staging: {
    name: 'staging',
    lineage: 'api',
    environment: 'staging',
    region: 'eu-west-1',
    kubernetesVersion: 'v1.35.4',
    ingressController: 'nginx',
    policyEngine: 'kyverno-audit',
    metricsServer: 'none',
  },
} as const;

type Environment = keyof typeof PLANS;

/** Requests whose answer is not the store's: what is left out, and why it may be. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  // The sandbox has no `continue` to give where it holds fewer events than the real estate.
  'list/events': ['continue', 'remainingItemCount'],
  // The reader's role grants another set of things for another reason.
  'access/review-viewer': ['reason'],
};

function tokenOf(as: string, environment: Environment): string | undefined {
  const tokens: Readonly<Record<string, string | undefined>> = {
    administrator: `sandbox-${environment}-admin`,
    'viewer without secrets': `sandbox-${environment}-reader`,
    'authenticated, no rights': `sandbox-${environment}-reader`,
    anonymous: undefined,
    'wrong token': 'nonsense',
  };
  return tokens[as];
}

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe.each([
  ['production', ['list', 'one']],
  ['staging', ['list']],
] as const)(
  'the %s cluster beside a real API server',
  (environment, folders) => {
    // What was recorded one by one came about after the lists were taken.
    const estates = new Map<string, Estate>();
    beforeAll(async () => {
      for (const folder of folders)
        estates.set(folder, await startEstate(environment, folder));
    });
    afterAll(() =>
      Promise.all(
        [...estates.values()].map(({ listening }) => listening.close()),
      ),
    );

    function estateOf(name: string): Estate {
      const estate = estates.get(name.includes('/one/') ? 'one' : 'list');
      if (!estate) throw new Error('not started');
      return estate;
    }

    async function replay({ name, request }: Recording) {
      const { access, listening } = estateOf(name);
      const token = tokenOf(request.as, environment);
      if (request.as === 'authenticated, no rights') access.revokeReader();
      else access.restoreReader();
      const body =
        request.method === 'PUT'
          ? await staleCopy(`${listening.url}${request.path}`)
          : request.body;
      const response = await fetch(
        `${listening.url}${request.path.replace(
          'timeoutSeconds=3',
          'timeoutSeconds=1',
        )}`,
        {
          method: request.method,
          headers: {
            ...(token === undefined
              ? {}
              : { Authorization: `Bearer ${token}` }),
            ...(request.accept === undefined ? {} : { Accept: request.accept }),
            ...(body === undefined
              ? {}
              : { 'Content-Type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
      );
      const text = await response.text();
      return {
        status: response.status,
        contentType: response.headers.get('content-type'),
        body: parsed(text),
      };
    }

    async function staleCopy(address: string): Promise<Json | undefined> {
      const response = await fetch(address, {
        headers: { Authorization: `Bearer sandbox-${environment}-admin` },
      });
      const object = parseObject(await response.json());
      return (
        object && {
          ...object,
          metadata: { ...object.metadata, resourceVersion: '1' },
        }
      );
    }

    it.each(recordingsIn(`kubernetes/${environment}`))(
      'answers %s with the same status and the same shape',
      async name => {
        const recording = readRecording(name);
        const ours = await replay(recording);
        expect(ours.status).toBe(recording.response.status);
        expect(ours.contentType).toBe(
          recording.response.headers['content-type'],
        );
        const optional =
          OPTIONAL[name.replace(`kubernetes/${environment}/`, '')];
        const recordedBody = comparable(recording.response.body);
        expect(
          shapeDifferences(
            recordedBody,
            comparable(ours.body),
            optional ? { optional } : {},
          ),
        ).toEqual([]);
      },
    );
  },
);

type Estate = Awaited<ReturnType<typeof startCluster>>;

/** A cluster that holds the recorded objects themselves. */
async function startEstate(
  environment: Environment,
  folder: string,
): Promise<Estate> {
  const cluster = new Cluster(PLANS[environment], {
    now: () => Date.now(),
    after: () => undefined,
  });
  const bodies = recordingsIn(`kubernetes/${environment}/${folder}`).map(
    name => readRecording(name).response.body,
  );
  for (const object of bodies.flatMap(objectsIn)) {
    const type = cluster.store.typeOf(object);
    if (type) cluster.store.put(type, object);
  }
  cluster.store.compact();
  return startCluster(cluster, 0, { faults: { current: () => undefined } });
}

/** Lines of events are compared as the list of events that they are. */
function comparable(body: Json): Json {
  if (typeof body !== 'string' || !body.startsWith('{')) return body;
  const lines = body.split('\n').filter(line => line !== '');
  const events = lines.flatMap(line => parseJson(JSON.parse(line)) ?? []);
  return events;
}

function parsed(text: string): Json {
  try {
    return parseJson(JSON.parse(text)) ?? text;
  } catch {
    return text;
  }
}

function objectsIn(body: Json) {
  const kind = objectAt(body).kind;
  const apiVersion = objectAt(body).apiVersion;
  if (typeof kind !== 'string' || !kind.endsWith('List'))
    return parseObject(body) ?? [];
  return listAt(body, 'items').flatMap(
    item =>
      parseObject({
        kind: kind.replace(/List$/, ''),
        apiVersion,
        ...objectAt(item),
      }) ?? [],
  );
}
