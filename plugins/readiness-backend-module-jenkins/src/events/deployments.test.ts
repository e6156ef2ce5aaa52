import {
  build,
  commitOf,
  component,
  hourMs,
  Jenkins,
  type TestStage,
} from './__testUtils__/jenkins';
import { jenkinsEventCollectors } from '.';

const [A, B] = [commitOf('a1'), commitOf('b2')];
const MINUTE_MS = 60_000;

// Hundreds of requests take their time on a busy machine.
jest.setTimeout(60_000);

describe('the deployments of a Jenkins job', () => {
  let jenkins: Jenkins;
  const start = async (config?: object) => {
    jenkins = await Jenkins.start(config);
    return jenkins;
  };
  const read = (more: Parameters<Jenkins['readings']['read']>[1] = {}) =>
    jenkins.readings.read(jenkinsEventCollectors, {
      asOf: '2026-11-20T00:00:00Z',
      ...more,
    });
  const told = () => [...jenkins.readings.kept.deployments.values()];
  const progress = () => jenkins.readings.kept.pages.at(-1)?.progress;
  const described = () =>
    jenkins.server.requests.filter(path => path.includes('wfapi'));
  afterEach(() => jenkins.server.close());

  it('are the stages of its builds that deploy, with the commit of its own repository', async () => {
    await start();
    jenkins.builds = [build(1, A), build(2, B)];
    jenkins.stages.set(2, [['Build', 'SUCCESS']]);
    const { streams } = await read({
      services: [component(), component('card-limits')],
    });
    expect(streams).toMatchObject([
      { stream: 'default:cards/limits', end: { outcome: 'complete' } },
    ]);
    const run = `job:default/cards/limits#1@${hourMs(1)}`;
    expect(told()).toEqual([
      {
        kind: 'deployment',
        id: `${run}/7`,
        place: 'job:default/cards/limits',
        environment: 'production',
        sha: A,
        runId: run,
        url: `${jenkins.server.url}/job/cards/job/limits/1/`,
        startedAtMs: hourMs(1) + MINUTE_MS,
        statuses: [
          { state: 'in_progress', atMs: hourMs(1) + MINUTE_MS },
          { state: 'success', atMs: hourMs(1) + 2 * MINUTE_MS },
        ],
      },
    ]);
    const place = 'job:default/cards/limits';
    expect(jenkins.readings.kept.pages[0]?.places).toEqual([
      { place, service: 'component:default/limits' },
      { place, service: 'component:default/card-limits' },
    ]);
    expect(progress()).toEqual({ read: 2, of: 2 });
    expect(JSON.stringify(jenkins.readings.kept.pages)).not.toContain('canary');
  });

  it('are asked about once', async () => {
    await start();
    jenkins.builds = [build(1, A), build(2, B)];
    await read();
    expect(described()).toHaveLength(2);
    jenkins.builds = [...jenkins.builds, build(3, A)];
    await read();
    expect(described()).toHaveLength(3);
    expect(told()).toHaveLength(3);
  });

  it('stay open while the build goes on, and are told when it has ended', async () => {
    await start();
    const going = { building: true, result: null };
    jenkins.builds = [build(1, A, going), build(2, B)];
    jenkins.stages.set(1, [
      ['Build', 'SUCCESS'],
      ['Approve', 'PAUSED_PENDING_INPUT'],
    ]);
    await read();
    expect(told().map(({ sha }) => sha)).toEqual([B]);
    const deploying: readonly TestStage[] = [
      ['Approve', 'SUCCESS'],
      ['Deploy production', 'IN_PROGRESS'],
    ];
    jenkins.stages.set(1, deploying);
    await read();
    expect(told().at(-1)?.statuses.at(-1)?.state).toBe('in_progress');
    jenkins.builds = [build(1, A), build(2, B)];
    jenkins.stages.delete(1);
    await read();
    expect(told().at(-1)).toMatchObject({
      sha: A,
      statuses: [{ state: 'in_progress' }, { state: 'success' }],
    });
    const asked = jenkins.server.requests.length;
    await read();
    expect(jenkins.server.requests).toHaveLength(asked + 2);
  });

  it('stay when Jenkins discards builds, and what it discarded unseen is said to be missing', async () => {
    await start();
    const all = Array.from({ length: 90 }, (_, index) => build(index + 1, A));
    jenkins.builds = all.slice(0, 60);
    await read();
    jenkins.builds = all.slice(50, 80);
    await read();
    expect(told()).toHaveLength(80);
    expect(progress()).toEqual({ read: 80, of: 80 });
    jenkins.builds = all.slice(85);
    await read();
    expect(progress()).toEqual({
      ...{ read: 85, of: 90 },
      completeFromMs: hourMs(86),
    });
  });

  it('are read in listings of a hundred, the earliest first', async () => {
    await start();
    jenkins.builds = Array.from({ length: 130 }, (_, index) =>
      build(index + 1, A),
    );
    await read();
    expect(told()).toHaveLength(130);
    expect(
      jenkins.server.requests.filter(path => path.includes('allBuilds')),
    ).toHaveLength(2);
    expect(described()[0]).toContain('/1/wfapi');
  });

  it.each<[string, readonly TestStage[], readonly string[]]>([
    [
      'a failure before it, though Jenkins calls that failed too',
      [
        ['Test', 'FAILED'],
        ['Deploy production', 'FAILED'],
      ],
      [],
    ],
    ['its own failure', [['Deploy production', 'FAILED']], ['failure']],
    ['a stop', [['Deploy production', 'ABORTED']], ['error']],
    ['unhappy tests', [['Deploy production', 'UNSTABLE']], ['success']],
    ['being passed over', [['Deploy production', 'NOT_EXECUTED']], []],
  ])('by a stage end with %s', async (_, stages, states) => {
    await start();
    jenkins.builds = [build(1, A)];
    jenkins.stages.set(1, stages);
    await read();
    expect(told().map(({ statuses }) => statuses.at(-1)?.state)).toEqual(
      states,
    );
  });

  it.each([
    ['Deploy to production', 'production'],
    ['Release (live)', 'production'],
    ['Deploy staging', 'staging'],
    ['Deploy pre-production', 'pre-production'],
    ['Promote to non-prod', 'PARAMETER'],
    ['Deploy', 'PARAMETER'],
    ['Publish production image', undefined],
  ])('by a stage %s go to %s', async (stage, environment) => {
    await start();
    const parameters = [{ name: 'DEPLOY_ENV', value: 'PARAMETER' }];
    jenkins.builds = [build(1, A, { actions: [{ parameters }] })];
    jenkins.stages.set(1, [[stage, 'SUCCESS']]);
    await read();
    expect(told().map(each => each.environment)).toEqual(
      environment === undefined ? [] : [environment],
    );
    expect(told()[0]?.sha).toBeUndefined();
  });

  it('are those of the configured stages, and builds of the configured jobs without stages', async () => {
    const deployments = {
      stages: [{ match: '^go live$', environment: 'production' }],
      jobs: [{ match: 'limits$', environment: 'production' }],
    };
    await start({ readiness: { jenkins: { deployments } } });
    jenkins.builds = [build(1, A)];
    jenkins.stages.set(1, [
      ['Go live', 'SUCCESS'],
      ['Deploy production', 'SUCCESS'],
    ]);
    await read();
    expect(told().map(({ id }) => id.split('/').at(-1))).toEqual(['6']);
    jenkins.kind = 'hudson.model.FreeStyleProject';
    jenkins.builds = [...jenkins.builds, build(2, B, { result: 'FAILURE' })];
    await read();
    expect(described()).toHaveLength(1);
    expect(told().at(-1)).toMatchObject({
      ...{ sha: B, startedAtMs: hourMs(2) },
      statuses: [{ state: 'in_progress' }, { state: 'failure' }],
    });
  });

  it('refuse a configuration that is no regular expression, with its key', async () => {
    const stages = [{ match: '(', environment: 'production' }];
    await start({ readiness: { jenkins: { deployments: { stages } } } });
    await expect(read()).rejects.toThrow(
      'readiness.jenkins.deployments.stages[0].match is no regular expression',
    );
  });

  it('begin anew with a job that was made anew', async () => {
    await start();
    jenkins.builds = [build(1, A), build(2, A)];
    await read();
    jenkins.builds = [build(1, B, { timestamp: hourMs(30) })];
    await read();
    expect(told().map(({ sha }) => sha)).toEqual([A, A, B]);
  });

  it('are told the same when the position is lost', async () => {
    await start();
    jenkins.builds = [build(1, A), build(2, B)];
    await read();
    const before = new Map(jenkins.readings.kept.deployments);
    jenkins.readings.kept.at = undefined;
    await read();
    expect(jenkins.readings.kept.deployments).toEqual(before);
  });

  it.each([
    ['limits/api/json', 401, 'unauthorized'],
    ['limits/api/json', 404, 'not_found'],
    ['main/api/json', 403, 'forbidden'],
    ['wfapi/describe', 404, 'not_found'],
  ])(
    'are a failure by its name where %s answers %i',
    async (end, status, reason) => {
      await start();
      jenkins.builds = [build(1, A)];
      jenkins.refusals.set(end, { status });
      const { streams } = await read();
      expect(streams).toMatchObject([{ end: { outcome: 'failed', reason } }]);
      jenkins.refusals.clear();
      await read();
      expect(told()).toHaveLength(1);
    },
  );

  it('go on where they were limited, and ask nothing twice', async () => {
    await start();
    jenkins.builds = Array.from({ length: 50 }, (_, index) =>
      build(index + 1, A),
    );
    const limited = { status: 429, headers: { 'retry-after': '60' } };
    jenkins.refusals.set('/45/wfapi/describe', limited);
    const { streams } = await read();
    expect(streams).toMatchObject([
      { end: { outcome: 'failed', reason: 'rate_limited' } },
    ]);
    expect(told()).toHaveLength(40);
    jenkins.refusals.clear();
    const asked = described().length;
    await read();
    expect(told()).toHaveLength(50);
    expect(described().slice(asked)).toHaveLength(10);
  });
});
