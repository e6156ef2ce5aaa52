import { jenkinsJobsOf } from '../company';
import { START_PATIENCE_MS } from '../testing/git-host-under-test';
import {
  jenkinsUnderTest,
  OPERATOR,
  READER,
  type JenkinsUnderTest,
} from '../testing/jenkins-under-test';

let jenkins: JenkinsUnderTest;
beforeAll(async () => {
  jenkins = await jenkinsUnderTest();
}, START_PATIENCE_MS);
afterAll(() => jenkins.close());
afterEach(() => jenkins.gitHost.faults.clearAll());

const JOB = '/job/core-banking/job/ledger-core';

/** The path of the first job of which this is so. */
function jobPath(
  is: (plan: {
    kind: string;
    isDisabled?: true;
    formerRepository?: string;
  }) => boolean,
): string {
  const plan = [...jenkinsJobsOf(jenkins.gitHost.host.company).values()].find(
    is,
  );
  if (!plan) throw new Error('no such job');
  return plan.fullName
    .split('/')
    .map(name => `/job/${encodeURIComponent(name)}`)
    .join('');
}

describe('the remote API', () => {
  it('names its version, folders, jobs by branch and their colours', async () => {
    const answer = await jenkins.ask('/api/json', { as: READER });
    expect(answer.headers.get('x-jenkins')).toMatch(/^2\./);
    expect(await answer.json()).toMatchObject({
      _class: 'hudson.model.Hudson',
      useCrumbs: true,
      jobs: expect.arrayContaining([
        {
          _class: 'com.cloudbees.hudson.plugins.folder.Folder',
          name: 'core-banking',
          url: `${jenkins.url}/job/core-banking/`,
        },
      ]),
    });
    expect(await jenkins.read(`${JOB}/api/json`)).toMatchObject({
      _class:
        'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
      fullName: 'core-banking/ledger-core',
      jobs: [
        {
          _class: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
          name: 'main',
          url: `${jenkins.url}${JOB}/job/main/`,
          color: expect.stringMatching(/^(blue|yellow|red|aborted)/),
        },
      ],
    });
  });

  it('writes a build with its cause, its revision and its addresses', async () => {
    expect(await jenkins.read(`${JOB}/job/main/lastBuild/api/json`)).toEqual(
      expect.objectContaining({
        _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
        actions: expect.arrayContaining([
          {
            _class: 'hudson.model.CauseAction',
            causes: [
              expect.objectContaining({
                _class: expect.stringMatching(/Cause/),
                shortDescription: expect.any(String),
              }),
            ],
          },
          expect.objectContaining({
            _class: 'hudson.plugins.git.util.BuildData',
            lastBuiltRevision: {
              SHA1: expect.stringMatching(/^[0-9a-f]{40}$/),
              branch: [
                { SHA1: expect.stringMatching(/^[0-9a-f]{40}$/), name: 'main' },
              ],
            },
            remoteUrls: [
              `${jenkins.gitHost.host.url}/saltmarsh/ledger-core.git`,
            ],
            scmName: '',
          }),
        ]),
        building: false,
        description: null,
        fullDisplayName: expect.stringMatching(
          /^core-banking » ledger-core » main #\d+$/,
        ),
        result: expect.stringMatching(/^[A-Z_]+$/),
        timestamp: expect.any(Number),
      }),
    );
  });

  it('keeps the last builds only, and counts on', async () => {
    expect(
      await jenkins.read(
        '/job/clean-workspaces/api/json?tree=firstBuild[number],nextBuildNumber,builds[number]',
      ),
    ).toMatchObject({
      firstBuild: { number: 900 },
      nextBuildNumber: 925,
      builds: { length: 25 },
    });
  });

  it('has jobs of other kinds, which the stage view does not know', async () => {
    for (const [kind, className] of [
      ['freestyle', 'hudson.model.FreeStyleProject'],
      ['maven', 'hudson.maven.MavenModuleSet'],
    ]) {
      const path = jobPath(plan => plan.kind === kind);
      expect(await jenkins.read(`${path}/api/json`)).toMatchObject({
        _class: className,
      });
      const stages = await jenkins.ask(`${path}/wfapi/runs`, { as: READER });
      expect(stages.status).toBe(404);
      expect(stages.headers.get('content-type')).toContain('text/html');
    }
  });

  it('has a job that is switched off, and one that knows its repository by an old name', async () => {
    const disabled = jobPath(plan => plan.isDisabled === true);
    expect(await jenkins.read(`${disabled}/job/main/api/json`)).toMatchObject({
      disabled: true,
      buildable: false,
      color: 'disabled',
    });
    const renamed = jobPath(plan => plan.formerRepository !== undefined);
    expect(
      JSON.stringify(await jenkins.read(`${renamed}/api/json?depth=3`)),
    ).toMatch(/"remoteUrls":\["[^"]+-service\.git"\]/);
  });

  it('answers a tree that it cannot read with an error page', async () => {
    const answer = await jenkins.ask('/api/json?tree=jobs[name', {
      as: READER,
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('Malformed tree expression');
  });
});

describe('the stage view', () => {
  it('describes eleven runs at most, with stages, pauses and links', async () => {
    const runs = await jenkins.read(`${JOB}/job/main/wfapi/runs`);
    expect(runs).toEqual(
      expect.arrayContaining([
        {
          _links: {
            self: { href: expect.stringContaining('/wfapi/describe') },
          },
          id: expect.stringMatching(/^\d+$/),
          name: expect.stringMatching(/^#\d+$/),
          status: expect.stringMatching(/^[A-Z_]+$/),
          startTimeMillis: expect.any(Number),
          endTimeMillis: expect.any(Number),
          durationMillis: expect.any(Number),
          queueDurationMillis: expect.any(Number),
          pauseDurationMillis: expect.any(Number),
          stages: expect.arrayContaining([
            {
              _links: { self: { href: expect.any(String) } },
              id: expect.any(String),
              name: 'Declarative: Checkout SCM',
              execNode: '',
              status: 'SUCCESS',
              startTimeMillis: expect.any(Number),
              durationMillis: expect.any(Number),
              pauseDurationMillis: 0,
            },
          ]),
        },
      ]),
    );
  });
});

describe('access', () => {
  it.each([
    [undefined, 403, 'Authentication required', 'hudson.model.Hudson.Read'],
    ['groundwork-reader:wrong', 401, 'Invalid password/token for user', null],
    [
      'newcomer:sandbox-jenkins-newcomer',
      403,
      'newcomer is missing the Overall/Read permission',
      'hudson.model.Hudson.Read',
    ],
  ])('of %s is %i: %s', async (as, status, says, right) => {
    const answer = await jenkins.ask('/api/json', as ? { as } : {});
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(says);
    expect(answer.headers.get('x-required-permission')).toBe(right);
  });

  it('takes a crumb from who comes with a password, and none from who comes with a token', async () => {
    const password = 'release-office:sandbox-jenkins-operator-password';
    const build = `${JOB}/job/main/build`;
    const refused = await jenkins.ask(build, { method: 'POST', as: password });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('No valid crumb was included');
    const issued: { crumb: string; crumbRequestField: string } = await (
      await jenkins.ask('/crumbIssuer/api/json', { as: password })
    ).json();
    const accepted = await jenkins.ask(build, {
      method: 'POST',
      as: password,
      headers: { [issued.crumbRequestField]: issued.crumb },
    });
    expect(accepted.status).toBe(201);
    expect(
      (await jenkins.ask(build, { method: 'POST', as: OPERATOR })).status,
    ).toBe(201);
    const reader = await jenkins.ask(build, { method: 'POST', as: READER });
    expect(reader.headers.get('x-required-permission')).toBe(
      'hudson.model.Item.Build',
    );
  });
});

it('fails on demand, in pages as Jenkins has them', async () => {
  jenkins.gitHost.faults.set('jenkins', { kind: 'status', status: 503 });
  const answer = await jenkins.ask('/api/json', { as: READER });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('HTTP ERROR 503');
});

/** Reading what was pushed takes real time, whatever the sandbox's clock says. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('alive', () => {
  it('a push starts a build that waits for consent, and goes on to production when it gets it', async () => {
    const { clock, images, errors } = jenkins.gitHost;
    const pushed = await jenkins.gitHost.ask(
      '/repos/saltmarsh/ledger-core/contents/NOTES.md',
      {
        method: 'PUT',
        body: JSON.stringify({
          message: 'Note what the ledger promises',
          content: Buffer.from('It balances.\n').toString('base64'),
          branch: 'main',
        }),
      },
    );
    expect(pushed.ok).toBe(true);
    const { commit }: { commit: { sha: string } } = await pushed.json();
    const last = `${JOB}/job/main/lastBuild`;
    await until(async () =>
      JSON.stringify(await jenkins.read(`${last}/api/json`)).includes(
        commit.sha,
      ),
    );
    await clock.advance(500);
    expect(await jenkins.read(`${last}/wfapi/describe`)).toMatchObject({
      status: 'IN_PROGRESS',
    });
    const log = await jenkins.ask(`${last}/logText/progressiveText?start=0`, {
      as: READER,
    });
    expect(log.headers.get('x-more-data')).toBe('true');
    await clock.advance(20_000);
    expect(await jenkins.read(`${last}/wfapi/describe`)).toMatchObject({
      status: 'PAUSED_PENDING_INPUT',
    });
    expect(errors).toEqual([]);
    const { number }: { number: number } = JSON.parse(
      JSON.stringify(await jenkins.read(`${last}/api/json?tree=number`)),
    );
    expect(images.find('ledger-core', String(number))).toMatchObject({
      revision: commit.sha,
    });

    const [input]: { proceedUrl: string }[] = JSON.parse(
      JSON.stringify(await jenkins.read(`${last}/wfapi/pendingInputActions`)),
    );
    const consent = await jenkins.ask(input?.proceedUrl ?? '', {
      method: 'POST',
      as: OPERATOR,
    });
    expect(consent.status).toBe(200);
    await clock.advance(10_000);
    expect(await jenkins.read(`${last}/api/json`)).toMatchObject({
      result: 'SUCCESS',
      building: false,
    });
  });
});
