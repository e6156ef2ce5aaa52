import { createWaitForDeploymentAction } from './waitForDeployment';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { argocd, settings, run } = useOutsideWorld();

describe('groundwork:deployment:wait', () => {
  const wait = (
    over: {
      readonly environment?: string;
      readonly timeoutSeconds?: number;
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
    const { output, log, error } = await wait();
    expect(error).toBeUndefined();
    expect(output.image).toBe('r/ledger:1');
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

  it('does not wait where no Argo CD deploys', async () => {
    const { error, output } = await wait({ environment: 'production' });
    expect(error).toBeUndefined();
    expect(output).toEqual({});
  });
});
