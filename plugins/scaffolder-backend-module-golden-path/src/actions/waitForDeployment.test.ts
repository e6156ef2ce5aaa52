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
    return run(createWaitForDeploymentAction(settings()), {
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
    const { error } = await wait({ timeoutSeconds: 1 });
    expect(error?.message).toMatch(
      /OutOfSync, Degraded \(image cannot be pulled\)/,
    );
  });

  it('does not wait where it may not look, and says what is there already', async () => {
    argocd.refuse = 403;
    const { error } = await wait({ created: ['the repository R'] });
    argocd.refuse = undefined;
    expect(error?.message).toMatch(
      /does not let the portal read the application ledger \(403\)\. Show this to the platform team: Give the portal’s account the right applications, .*\n\n.*\n\n- the repository R\n/,
    );
  });

  it.each([
    ['is away', () => (argocd.hangUps = 2), 'failed to answer'],
    ['fails', () => (argocd.failures = 2), 'failed to answer'],
  ])(
    'waits through a moment in which Argo CD %s, and says so',
    async (_, begin, words) => {
      argocd.statuses = [
        { sync: 'Synced', health: 'Healthy', images: ['r/ledger:1'] },
      ];
      begin();
      const { error, log } = await wait();
      expect(error).toBeUndefined();
      expect(log).toMatch(`staging: Argo CD hub ${words}`);
      expect(log).toContain('Running in staging');
    },
  );

  it('says so when Argo CD was away to the end', async () => {
    argocd.hangUps = 100;
    const { error } = await wait({ timeoutSeconds: 1 });
    argocd.hangUps = 0;
    expect(error?.message).toMatch(
      /did not run in staging after 1 second: Argo CD hub failed to answer for the application ledger: [^.]*\. /,
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
    const { output } = await run(
      createWaitForDeploymentAction(settings({ productionInstance: 'hub' })),
      { name: 'ledger', environment: 'staging' },
    );
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
