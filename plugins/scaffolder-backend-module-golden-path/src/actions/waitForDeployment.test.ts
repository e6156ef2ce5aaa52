import { createWaitForDeploymentAction } from './waitForDeployment';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { argocd, settings, run } = useOutsideWorld();

describe('groundwork:deployment:wait', () => {
  const wait = (
    over: {
      readonly environment?: string;
      readonly timeoutSeconds?: number;
      readonly startedAt?: string;
      readonly created?: string[];
    } = {},
  ) => {
    argocd.applications.set('ledger', {
      metadata: { name: 'ledger' },
      spec: { project: 'default', source: { path: 'staging/ledger' } },
    });
    return run(createWaitForDeploymentAction(settings().config), {
      name: 'ledger',
      environment: 'staging',
      pollSeconds: 0.05,
      timeoutSeconds: 10,
      ...over,
    });
  };

  it('waits until the application is synced, healthy and runs an image', async () => {
    argocd.statuses = [
      {
        sync: 'Unknown',
        health: 'Healthy',
        complaint: 'app path does not exist',
      },
      { sync: 'Synced', health: 'Healthy' },
      { sync: 'Synced', health: 'Progressing', images: ['r/ledger:1'] },
      { sync: 'Synced', health: 'Healthy', images: ['r/ledger:1'] },
    ];
    const fiveMinutesAgo = new Date(Date.now() - 5 * 60_000).toISOString();
    const { output, log, error } = await wait({ startedAt: fiveMinutesAgo });
    expect(error).toBeUndefined();
    expect(output).toMatchObject({ image: 'r/ledger:1', took: '5 minutes' });
    expect(log).toContain('Running in staging: r/ledger:1');
    expect(log).toContain('app path does not exist');
  });

  it('gives up in time with the last state and the complaint of Argo CD', async () => {
    argocd.statuses = [
      {
        sync: 'OutOfSync',
        health: 'Degraded',
        complaint: 'image cannot be pulled',
      },
    ];
    const { error } = await wait({ timeoutSeconds: 0.3 });
    expect(error?.message).toMatch(
      /OutOfSync, Degraded \(image cannot be pulled\)/,
    );
  });

  it('does not wait where it may not look, and says what is there already', async () => {
    argocd.refuse = 403;
    const { error } = await wait({ created: ['the repository R'] });
    argocd.refuse = undefined;
    expect(error?.message).toMatch(
      /did not let the portal read .*lacks the right.*Already there: the repository R\./,
    );
  });

  it('looks at the application of the environment where one Argo CD deploys several', async () => {
    argocd.requests.length = 0;
    argocd.applications.set('ledger-staging', {
      metadata: { name: 'ledger-staging' },
      spec: { project: 'default', source: { path: 'staging/ledger' } },
    });
    argocd.statuses = [
      { sync: 'Synced', health: 'Healthy', images: ['r/ledger:1'] },
    ];
    const { config } = settings({ productionInstance: 'hub' });
    const { output } = await run(createWaitForDeploymentAction(config), {
      name: 'ledger',
      environment: 'staging',
    });
    expect(output.applicationUrl).toBe(
      `${argocd.url}/applications/ledger-staging`,
    );
    expect(argocd.requests).toEqual([
      'GET /api/v1/applications/ledger-staging',
    ]);
  });

  it('does not wait where no Argo CD deploys', async () => {
    const { error, output } = await wait({ environment: 'recovery' });
    expect(error).toBeUndefined();
    expect(output).toEqual({});
  });
});
