import { z } from 'zod';
import { createCreateApplicationAction } from './createApplication';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { argocd, settings, run } = useOutsideWorld();

afterEach(() => {
  argocd.refuse = undefined;
  argocd.requests.length = 0;
  argocd.applications.clear();
});

describe('groundwork:argocd:create-application', () => {
  const create = (
    over: {
      readonly environment?: string;
      readonly created?: string[];
    } = {},
  ) =>
    run(createCreateApplicationAction(settings()), {
      name: 'ledger',
      environment: 'staging',
      created: ['the repository R'],
      ...over,
    });

  it('creates the application before its folder is in Git, for this service only', async () => {
    const { output, error } = await create();
    expect(error).toBeUndefined();
    expect(output).toEqual({
      applicationUrl: `${argocd.url}/applications/ledger`,
      created: true,
      madeSoFar: [
        'the repository R',
        `the Argo CD application ledger in staging (${argocd.url}/applications/ledger). To remove it by hand: delete it there with everything that it deployed, and then the folder staging/ledger of https://git.test/acme/gitops.git, if the pipeline has written it by then`,
      ],
    });
    expect(argocd.applications.get('ledger')).toEqual({
      metadata: {
        name: 'ledger',
        labels: { 'backstage.io/kubernetes-id': 'ledger' },
      },
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://git.test/acme/gitops.git',
          path: 'staging/ledger',
          targetRevision: 'main',
        },
        destination: { name: 'staging', namespace: 'ledger' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
        },
      },
    });
  });

  it('is content with the application of an earlier run', async () => {
    await create();
    const { output, error } = await create();
    expect(error).toBeUndefined();
    expect(output.created).toBe(false);
    expect(
      argocd.requests.filter(request => request.startsWith('POST')),
    ).toHaveLength(1);
  });

  it('leaves an application of the same name alone that deploys something else', async () => {
    argocd.applications.set('ledger', {
      metadata: { name: 'ledger' },
      spec: { project: 'default', source: { path: 'staging/other' } },
    });
    const { error } = await create();
    expect(error?.message).toMatch(/another application.*staging\/other/);
  });

  it('says what is there and what to do when Argo CD refuses', async () => {
    argocd.refuse = 403;
    const { error } = await create();
    expect(error?.message).toMatch(
      /does not let the portal read the application ledger \(403\)\. Show this to the platform team: Give the portal’s account the right applications, .*\n\n.*\n\n- the repository R\n\nTo go on, choose \*\*Continue\*\*/,
    );
  });

  it('says that Argo CD is away, and to wait', async () => {
    argocd.hangUps = 1;
    const { error } = await create();
    expect(error?.message).toMatch(
      /^Argo CD hub failed to answer [^.]*\. Wait until it answers\.\n\n.*\n\n- the repository R\n/,
    );
  });

  it('tells the environments apart by name where one Argo CD deploys both', async () => {
    const action = createCreateApplicationAction(
      settings({ productionInstance: 'hub' }),
    );
    for (const environment of ['staging', 'production']) {
      const { error } = await run(action, { name: 'ledger', environment });
      expect(error).toBeUndefined();
    }
    expect(
      [...argocd.applications.values()].map(({ metadata, spec }) => ({
        ...metadata,
        path: spec.source.path,
      })),
    ).toEqual([
      {
        name: 'ledger-staging',
        labels: { 'backstage.io/kubernetes-id': 'ledger' },
        path: 'staging/ledger',
      },
      {
        name: 'ledger-production',
        labels: { 'backstage.io/kubernetes-id': 'ledger' },
        path: 'production/ledger',
      },
    ]);
  });

  it('lists the application of staging as already there when Argo CD refuses the one of production', async () => {
    const staging = await create();
    argocd.applications.clear();
    argocd.refuse = 403;
    const { error } = await create({
      environment: 'production',
      created: z.array(z.string()).parse(staging.output.madeSoFar),
    });
    expect(error?.message).toContain(
      `\n- the repository R\n- the Argo CD application ledger in staging (${argocd.url}/applications/ledger). To remove it by hand: `,
    );
  });

  it('brings production to what Git says without a person in between, because the commit was the decision', async () => {
    const { error, log } = await create({ environment: 'production' });
    expect(error).toBeUndefined();
    expect(argocd.applications.get('ledger')?.spec).toMatchObject({
      project: 'services',
      source: { path: 'production/ledger' },
      destination: { server: 'https://production.test', namespace: 'ledger' },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    });
    expect(log).toContain(
      'It deploys production/ledger of the GitOps repository from the moment the pipeline has written it there',
    );
  });

  it('skips an environment without Argo CD, says so, and claims nothing that it did not make', async () => {
    const { output, log } = await create({ environment: 'recovery' });
    expect(output).toEqual({ created: false, madeSoFar: ['the repository R'] });
    expect(log).toMatch(
      /^Skipped: no Argo CD instance is configured for recovery\. .*deploy\/recovery/,
    );
    expect(argocd.requests).toEqual([]);
  });
});
