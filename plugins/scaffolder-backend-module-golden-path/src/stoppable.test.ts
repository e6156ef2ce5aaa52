import { setTimeout as pause } from 'node:timers/promises';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createCreateApplicationAction } from './actions/createApplication';
import { createPlanServiceAction } from './actions/planService';
import { createPublishRepositoryAction } from './actions/publishRepository';
import { createRegisterInCatalogAction } from './actions/registerInCatalog';
import { createWaitForDeploymentAction } from './actions/waitForDeployment';
import { createWaitForPipelineAction } from './actions/waitForPipeline';
import {
  type ActionResult,
  useOutsideWorld,
} from './__testUtils__/outsideWorld';

const { gitHost, argocd, workspace, settings, run, freshName } =
  useOutsideWorld();
/** A small part of every pause and time limit in the actions; a busy machine needs some of it. */
const PROMPT_MS = 2_000;
const created = ['the repository R'];

/** Runs until somebody cancels, in the middle of whatever it is waiting for. */
async function cancelled(
  begin: (signal: AbortSignal) => Promise<ActionResult>,
  afterMs = 400,
): Promise<ActionResult & { readonly tookMs: number }> {
  const controller = new AbortController();
  const running = begin(controller.signal);
  await pause(afterMs);
  const from = performance.now();
  controller.abort();
  const result = await running;
  return { ...result, tookMs: performance.now() - from };
}

async function eventually(isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks += 1) {
    expect(looks).toBeLessThan(100);
    await pause(20);
  }
}

function plan(signal: AbortSignal) {
  return run(
    createPlanServiceAction(settings()),
    {
      name: 'ledger',
      description: 'Keeps the ledger.',
      owner: 'group:default/team-a',
      templateRef: 'template:default/node-service',
    },
    signal,
  );
}

function publish(name: string, signal: AbortSignal) {
  workspace.setContent({ 'catalog-info.yaml': 'kind: Component\n' });
  return run(
    createPublishRepositoryAction(settings()),
    {
      repoUrl: `${gitHost.host}?owner=acme&repo=${name}`,
      description: 'A service.',
      owner: 'group:default/team-a',
      templateRef: 'template:default/node-service',
    },
    signal,
  );
}

function createApplication(signal: AbortSignal) {
  return run(
    createCreateApplicationAction(settings()),
    { name: 'ledger', environment: 'staging', created },
    signal,
  );
}

function waitForPipeline(signal: AbortSignal, pollSeconds = 0.05) {
  return run(
    createWaitForPipelineAction(settings().sources),
    {
      repoUrl: `${gitHost.host}?owner=acme&repo=ledger`,
      commitSha: 'a'.repeat(40),
      pollSeconds,
      created,
    },
    signal,
  );
}

function waitForDeployment(signal: AbortSignal, pollSeconds = 0.05) {
  return run(
    createWaitForDeploymentAction(settings()),
    { name: 'ledger', environment: 'staging', pollSeconds, created },
    signal,
  );
}

function register(signal: AbortSignal) {
  const catalog = catalogServiceMock.mock({
    addLocation: () => new Promise<never>(() => undefined),
  });
  return run(
    createRegisterInCatalogAction({
      catalog,
      portalUrl: 'https://portal.test',
    }),
    {
      catalogInfoUrl: 'https://git.test/acme/x/blob/main/catalog-info.yaml',
      entityRef: 'component:default/x',
      created,
    },
    signal,
  );
}

beforeAll(() => gitHost.create('acme/ledger'));
afterEach(() => {
  gitHost.silent = undefined;
  gitHost.givenUp = 0;
  gitHost.runs = [];
  argocd.silent = false;
  argocd.givenUp = 0;
});

describe('cancelling a run', () => {
  it.each([
    ['plan', plan],
    ['the pipeline', waitForPipeline],
    ['the publication', (s: AbortSignal) => publish('ledger', s)],
  ])(
    'gives up the request that the Git host does not answer: %s',
    async (_step, begin) => {
      gitHost.silent = /./;
      const { error, tookMs } = await cancelled(begin);
      expect(error?.name).toBe('RunCancelled');
      expect(tookMs).toBeLessThan(PROMPT_MS);
      await eventually(() => gitHost.givenUp === 1);
    },
  );

  it.each([
    ['the application', createApplication],
    ['the deployment', waitForDeployment],
  ])(
    'gives up the request that Argo CD does not answer: %s',
    async (_step, begin) => {
      argocd.silent = true;
      const { error, log, tookMs } = await cancelled(begin);
      expect(error?.name).toBe('RunCancelled');
      expect(error?.message).toContain('- the repository R');
      expect(log).not.toContain('does not answer');
      expect(tookMs).toBeLessThan(PROMPT_MS);
      await eventually(() => argocd.givenUp === 1);
    },
  );

  it.each([
    ['the pipeline', waitForPipeline],
    ['the deployment', waitForDeployment],
  ])('ends the pause between two looks: %s', async (_step, begin) => {
    const { error, tookMs } = await cancelled(signal => begin(signal, 60));
    expect(error?.message).toMatch(
      /^Cancelled during “mock step name”\. There by now, and staying:\n\n- the repository R\n\nTo go on, choose \*\*Continue\*\*/,
    );
    expect(tookMs).toBeLessThan(PROMPT_MS);
  });

  it('does not begin what has not begun', async () => {
    gitHost.requests.length = 0;
    const { error } = await publish('ledger-2', AbortSignal.abort());
    expect(error?.message).toMatch(
      /^Cancelled during .*No step had made anything by then\./,
    );
    expect(gitHost.requests).toEqual([]);
  });

  it('says of a repository whose creation nobody confirmed that it was being created', async () => {
    gitHost.silent = /^POST .*\/orgs\/acme\/repos$/;
    const name = freshName();
    const { error, tookMs } = await cancelled(s => publish(name, s));
    expect(error?.message).toContain(
      `- the repository http://${gitHost.host}/acme/${name} (it was just being created)`,
    );
    expect(tookMs).toBeLessThan(PROMPT_MS);
  });

  it('does not wait for a push, and begins nothing after it', async () => {
    gitHost.silent = /\.git\//;
    const name = freshName();
    const { error, tookMs } = await cancelled(s => publish(name, s), 1500);
    expect(error?.message).toContain(
      `- the repository http://${gitHost.host}/acme/${name} (its files were just being pushed)`,
    );
    expect(tookMs).toBeLessThan(PROMPT_MS);
  });

  it('does not wait for the catalog', async () => {
    const { error, tookMs } = await cancelled(register);
    expect(error?.message).toContain(
      '- the catalog entry component:default/x (https://portal.test/catalog/default/component/x), which was just being registered',
    );
    expect(tookMs).toBeLessThan(PROMPT_MS);
  });

  it('counts what the step has made when it ends in the same moment', async () => {
    argocd.applications.clear();
    const controller = new AbortController();
    const action = createCreateApplicationAction(settings());
    const { error } = await run(
      {
        ...action,
        async handler(ctx) {
          const { signal, ...deaf } = ctx;
          await action.handler(deaf);
          expect(signal).toBe(controller.signal);
          controller.abort();
        },
      },
      { name: 'ledger', environment: 'staging', created },
      controller.signal,
    );
    expect(error?.message).toContain(
      `- the repository R\n- the Argo CD application ledger in staging (${argocd.url}/applications/ledger). To remove it by hand: `,
    );
  });
});
