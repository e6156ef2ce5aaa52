import { createWaitForPipelineAction } from './waitForPipeline';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { gitHost, settings, run, freshName } = useOutsideWorld();

describe('groundwork:pipeline:wait', () => {
  const wait = async (timeoutSeconds = 10) => {
    const name = freshName();
    gitHost.create(`acme/${name}`);
    return run(createWaitForPipelineAction(settings().sources), {
      repoUrl: `${gitHost.host}?owner=acme&repo=${name}`,
      commitSha: 'a'.repeat(40),
      timeoutSeconds,
      pollSeconds: 0.05,
      created: ['the repository R'],
    });
  };

  it.each([
    ['success', { status: 'completed', conclusion: 'success' }],
    ['waiting', { status: 'waiting', conclusion: null }],
  ])('is through with %s', async (status, last) => {
    gitHost.runs = [
      undefined,
      { status: 'queued', conclusion: null },
      { status: 'in_progress', conclusion: null },
      last,
    ];
    const { output, log, error } = await wait();
    expect(error).toBeUndefined();
    expect(output.status).toBe(status);
    expect(log.match(/Pipeline started/g)).toHaveLength(1);
  });

  it('waits through a moment in which the Git host is away', async () => {
    gitHost.runs = [{ status: 'completed', conclusion: 'success' }];
    gitHost.hangUps = 2;
    const { output, error } = await wait();
    expect(error).toBeUndefined();
    expect(output.status).toBe('success');
  });

  it('says so when the Git host was away to the end', async () => {
    gitHost.runs = [{ status: 'in_progress', conclusion: null }];
    gitHost.hangUps = 100;
    const { error, log } = await wait(0.3);
    gitHost.hangUps = 0;
    expect(error?.message).toMatch(
      /was not seen to end after 0\.3 seconds\. Git host .* failed to answer .* Wait until it answers\.\n\nThere by now, and staying:\n\n- the repository R\n/,
    );
    expect(log.match(/failed to answer/g)).toHaveLength(1);
  });

  it('does not wait where it may not look, and says what is there already', async () => {
    gitHost.refuseRuns = 403;
    const { error } = await wait();
    gitHost.refuseRuns = undefined;
    expect(error?.message).toMatch(
      /does not let the portal read .*\/actions\/runs \(403\)\. Show this to the platform team: Give the portal’s account the right.*\n\n.*\n\n- the repository R\n/,
    );
  });

  it('fails with the address of a run that failed', async () => {
    gitHost.runs = [{ status: 'completed', conclusion: 'failure' }];
    const { error } = await wait();
    expect(error?.message).toMatch(
      /ended with failure: http.*\/runs\/1 Read its log.*\n\n.*\n\n- the repository R\n/,
    );
  });

  it.each([
    [undefined, /No pipeline had started after/],
    [{ status: 'in_progress', conclusion: null }, /was not through after/],
  ])('gives up in time and says why', async (state, message) => {
    gitHost.runs = [state];
    const { error } = await wait(0.3);
    expect(error?.message).toMatch(message);
  });
});
