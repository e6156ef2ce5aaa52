import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startSandbox, type RunningSandbox } from '../../sandbox';
import {
  START_PATIENCE_MS,
  TEST_DATA,
  TEST_NOW,
  TEST_PORT_BASE,
} from '../../testing/git-host-under-test';
import { GIT_TOKEN } from '../rest/access';

const SERVICE = 'harbour-lights';
const WEB = `http://localhost:${TEST_PORT_BASE + 1}`;
const ARGOCD = {
  staging: `http://localhost:${TEST_PORT_BASE + 21}`,
  production: `http://localhost:${TEST_PORT_BASE + 22}`,
};
const CLUSTER = {
  staging: `http://localhost:${TEST_PORT_BASE + 13}`,
  production: `http://localhost:${TEST_PORT_BASE + 14}`,
};

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${SERVICE}, labels: { backstage.io/kubernetes-id: ${SERVICE} } }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${SERVICE} } }
  template:
    metadata: { labels: { app: ${SERVICE} } }
    spec: { containers: [{ name: ${SERVICE}, image: IMAGE_PLACEHOLDER }] }
`;
const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${SERVICE}, labels: { backstage.io/kubernetes-id: ${SERVICE} } }
spec:
  parentRefs: [{ name: public, namespace: gateway }]
  hostnames: [${SERVICE}.saltmarsh.example]
  rules: [{ backendRefs: [{ name: ${SERVICE}, port: 80 }] }]
`;
const WORKFLOW = `name: ci
on:
  push:
    branches: [main]
  workflow_dispatch:
jobs:
  service:
    uses: saltmarsh/pipelines/.github/workflows/service.yml@v2
    with:
      service: ${SERVICE}
`;

const application = z.object({
  status: z.object({
    sync: z.object({ status: z.string() }),
    health: z.object({ status: z.string().optional() }).optional(),
    summary: z.object({ images: z.array(z.string()).nullish() }).optional(),
    conditions: z.array(z.object({ message: z.string() })).nullish(),
  }),
});

// A busy machine takes several times as long.
jest.setTimeout(45_000);

const errors: unknown[] = [];
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    portBase: TEST_PORT_BASE,
    dataDirectory: TEST_DATA,
    frozenAt: TEST_NOW,
    onError: error => errors.push(error),
  });
}, START_PATIENCE_MS);
afterAll(() => sandbox.close());

async function send(
  url: string,
  token: string,
  { method, body }: { readonly method: string; readonly body: unknown },
): Promise<number> {
  const { status } = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return status;
}

const commit = (path: string, text: string) =>
  send(`${WEB}/api/v3/repos/saltmarsh/${SERVICE}/contents/${path}`, GIT_TOKEN, {
    method: 'PUT',
    body: {
      message: `Add ${path}`,
      content: Buffer.from(text).toString('base64'),
      branch: 'main',
    },
  });

type Environment = keyof typeof ARGOCD;

/** As the golden path does it: before the folder is in Git. */
const createApplication = (environment: Environment) =>
  send(
    `${ARGOCD[environment]}/api/v1/applications?upsert=false&validate=false`,
    'sandbox-argocd-deployer',
    {
      method: 'POST',
      body: {
        metadata: { name: SERVICE },
        spec: {
          project: 'default',
          source: {
            repoURL: `${WEB}/saltmarsh/gitops.git`,
            path: `${environment}/${SERVICE}`,
            targetRevision: 'main',
          },
          destination: { server: CLUSTER[environment], namespace: SERVICE },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['CreateNamespace=true'],
          },
        },
      },
    },
  );

async function stateIn(environment: Environment) {
  const answer = await fetch(
    `${ARGOCD[environment]}/api/v1/applications/${SERVICE}?project=default`,
    { headers: { authorization: 'Bearer sandbox-argocd-reader' } },
  );
  const { status } = application.parse(await answer.json());
  return {
    sync: status.sync.status,
    health: status.health?.status,
    images: status.summary?.images ?? [],
    complaint: status.conditions?.[0]?.message,
  };
}

const PATIENCE_MS = 20_000;

/** Lets sandbox time pass until the environment runs the image in good health; what Git does takes real time. */
async function runningIn(environment: Environment, image: string) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await stateIn(environment);
    const runs = state.health === 'Healthy' && state.images.includes(image);
    if ((runs && state.sync === 'Synced') || Date.now() > deadline) {
      return state;
    }
    await sandbox.clock.advance(2_000);
    await pause(50);
  }
}

describe('a new service', () => {
  const page = `${WEB}/saltmarsh/${SERVICE}/actions/workflows/ci.yaml`;

  it('reaches staging with its first push, and nothing of it is in production', async () => {
    expect(
      await send(`${WEB}/api/v3/orgs/saltmarsh/repos`, GIT_TOKEN, {
        method: 'POST',
        body: { name: SERVICE, private: true },
      }),
    ).toBe(201);
    expect(await createApplication('staging')).toBe(200);
    expect(await createApplication('production')).toBe(200);
    await commit('deploy/base/deployment.yaml', DEPLOYMENT);
    await commit('deploy/production/entry-point.yaml', ROUTE);
    await commit('.github/workflows/ci.yaml', WORKFLOW);

    const image = `localhost:7102/${SERVICE}:1`;
    expect(await runningIn('staging', image)).toMatchObject({
      sync: 'Synced',
      health: 'Healthy',
      images: [image],
    });
    expect(await stateIn('production')).toMatchObject({
      sync: 'Unknown',
      images: [],
      complaint: expect.stringContaining('app path does not exist'),
    });
  });

  it('is not released by a page of another site', async () => {
    const answer = await fetch(page, {
      method: 'POST',
      headers: { origin: 'http://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('runs in production after somebody has started the workflow by hand, with the image that staging then has', async () => {
    expect(await (await fetch(page)).text()).toContain('Run workflow');
    const started = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: WEB },
    });
    expect(started.status).toBe(303);

    const image = `localhost:7102/${SERVICE}:2`;
    expect(await runningIn('production', image)).toMatchObject({
      sync: 'Synced',
      health: 'Healthy',
      images: [image],
      complaint: undefined,
    });
    expect((await runningIn('staging', image)).images).toEqual([image]);
    const run = await fetch(`${WEB}${started.headers.get('location')}`);
    expect(await run.text()).toMatch(
      /workflow_dispatch · success .*deploy-production<\/td><td>success/,
    );
    expect(errors).toEqual([]);
  });
});
