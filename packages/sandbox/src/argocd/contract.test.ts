import { parseJson } from '../clusters/objects/kubernetes-object';
import type { Json } from '../clusters/objects/json';
import {
  GITOPS,
  startArgoCdUnderTest,
  type ArgoCdUnderTest,
} from '../recorded/running-argocd';
import {
  readRecording,
  recordingsIn,
  type Recording,
} from '../recorded/recordings';
import { shapeDifferences } from '../recorded/shape';
import { smallCompany } from '../recorded/small-company';

const TOKENS: Readonly<Record<string, string | undefined>> = {
  'read-only account': 'sandbox-argocd-reader',
  administrator: 'sandbox-argocd-deployer',
  anonymous: undefined,
  'wrong token': 'nonsense',
};

/** A moment in a flow, not a request that stands alone: `flows.test.ts` goes through them. */
const FLOWS = [
  'rollback-done',
  'rollback-running',
  'created',
  'deleted',
  'delete',
  'sync',
  'create-again',
  'create-conflict',
  'rollback',
  'create',
].map(name => `argocd/production/write/${name}`);

/** What differs for a reason. */
const OPTIONAL = [
  // The recorded applications carry no labels, and not all of them a policy.
  'metadata.labels',
  'spec.syncPolicy',
  'syncPolicy.automated.selfHeal',
  'operation.sync.syncOptions',
  // A healthy application has no message, an ExternalSecret has a health, a slice's parent is in no group.
  'status.health.message',
  'status.resources[].health',
  'parentRefs[].group',
  // The last operations there were a self-heal and a rollback.
  'operation.sync.resources',
  'operation.sync.autoHealAttemptsCount',
  'operation.sync.syncStrategy',
  'syncResult.resources[].images',
  // One recorded Ingress waits for its address, one recorded node runs nothing else.
  'networkingInfo.ingress',
  'requestedByNeighbors',
];

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe.each(['production', 'staging'] as const)(
  'Argo CD of %s beside a real one',
  environment => {
    let under: ArgoCdUnderTest;
    let revision: string;

    beforeAll(async () => {
      under = await startArgoCdUnderTest(smallCompany());
      revision = (await under.repositories.resolve(GITOPS, 'main')) ?? '';
    });
    afterAll(() => under.close());

    async function replay({ name, request }: Recording) {
      const token = TOKENS[request.as];
      const stops = name.includes('/stream/');
      const controller = new AbortController();
      // Recorded revisions are commits of another repository.
      const path = name.includes('/errors/')
        ? request.path
        : request.path.replace(/[0-9a-f]{40}/, revision);
      const response = await fetch(
        `${under.argoCd.urls[`argocd-${environment}`]}${path}`,
        {
          method: request.method,
          signal: controller.signal,
          headers: {
            ...(token === undefined
              ? {}
              : { Authorization: `Bearer ${token}` }),
            'Content-Type': name.includes('content-type')
              ? 'text/plain'
              : 'application/json',
          },
          ...(request.body === undefined
            ? {}
            : { body: JSON.stringify(request.body) }),
        },
      );
      const text = stops ? await firstLines(response) : await response.text();
      controller.abort();
      return {
        status: response.status,
        contentType: response.headers.get('content-type'),
        body: parsed(text),
      };
    }

    const requests = recordingsIn(`argocd/${environment}`).filter(
      name => !FLOWS.includes(name),
    );

    it.each(requests)(
      'answers %s with the same status and the same shape',
      async name => {
        const recording = readRecording(name);
        const ours = await replay(recording);
        expect(ours.status).toBe(recording.response.status);
        expect(ours.contentType).toBe(
          recording.response.headers['content-type'],
        );
        expect(
          shapeDifferences(
            comparable(recording.response.body),
            comparable(ours.body),
            { optional: OPTIONAL },
          ),
        ).toEqual([]);
      },
    );

    const errors = requests.filter(
      name => name.includes('/errors/') && !name.includes('sync-forbidden'),
    );
    it('words its errors as the real one does', async () => {
      for (const name of errors) {
        const recording = readRecording(name);
        expect({ name, body: (await replay(recording)).body }).toEqual({
          name,
          body: recording.response.body,
        });
      }
    });
  },
);

async function firstLines(response: Response): Promise<string> {
  const { value } = (await response.body?.getReader().read()) ?? {};
  const text = Buffer.from(value ?? new Uint8Array()).toString('utf8');
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function comparable(body: Json): Json {
  if (typeof body !== 'string' || !body.startsWith('{')) return body;
  return body
    .split('\n')
    .filter(line => line !== '')
    .flatMap(line => parseJson(JSON.parse(line)) ?? []);
}

function parsed(text: string): Json {
  try {
    return parseJson(JSON.parse(text)) ?? text;
  } catch {
    return text;
  }
}
