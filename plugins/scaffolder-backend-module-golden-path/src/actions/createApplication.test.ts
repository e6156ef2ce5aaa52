import { createCreateApplicationAction } from './createApplication';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { argocd, settings, run } = useOutsideWorld();

afterEach(() => {
  argocd.refuse = undefined;
  argocd.requests.length = 0;
  argocd.applications.clear();
});

describe('groundwork:argocd:create-application', () => {
  const create = (over: { readonly environment?: string } = {}) =>
    run(createCreateApplicationAction(settings().config), {
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
    });
    expect(argocd.applications.get('ledger')).toEqual({
      metadata: { name: 'ledger' },
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
      /lacks the right.*Already there: the repository R\. Ask the platform team.*start the template again/,
    );
  });

  it('does nothing for an environment without Argo CD and says that the manifests are ready', async () => {
    const { output, log } = await create({ environment: 'production' });
    expect(output).toEqual({ created: false });
    expect(log).toContain('deploy/production');
  });
});
