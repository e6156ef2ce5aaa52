import type { RequestListener } from 'node:http';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ciRunsSchema } from '@groundwork/plugin-ci-runs-common';
import {
  failingServer,
  failureKinds,
  reasonFor,
  serve,
  type TestServer,
} from '@groundwork/source-client/testing';
import { ask } from './__testUtils__/described';
import { ciRunsPlugin } from './plugin';

const PIPELINE = 'org.jenkinsci.plugins.workflow.job.WorkflowJob';
const BRANCHES =
  'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';
const FOLDER = 'com.cloudbees.hudson.plugins.folder.Folder';

const build = (number: number, changes: object = {}) => ({
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  number,
  url: `https://jenkins.test/${number}/`,
  building: false,
  result: 'SUCCESS',
  timestamp: 1_790_000_000_000 + number * 1_000,
  duration: 1_000,
  actions: [{ _class: 'hudson.model.CauseAction', causes: [] }, {}],
  ...changes,
});
const branch = (name: string, builds: object[], more: object = {}) => ({
  _class: PIPELINE,
  name,
  url: `https://jenkins.test/${name}/`,
  disabled: false,
  actions: [{}],
  builds,
  ...more,
});
const project = (jobs: object[]) => ({
  _class: BRANCHES,
  name: 'limits',
  url: 'https://jenkins.test/limits/',
  jobs,
});
const JOB = '/job/cards/job/limits';

/** What the pretend controller answers by path; what it does not know is a page that says so. */
let answers: Readonly<Record<string, unknown>> = {};
const answering: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const body = answers[pathname];
  const status = typeof body === 'number' ? body : 200;
  if (body === undefined || typeof body === 'number') {
    response.writeHead(body === undefined ? 404 : status, {
      'content-type': 'text/html',
    });
    response.end('<html>HTTP ERROR</html>');
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const component = (name: string, job: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'jenkins.io/job-full-name': job } },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
});

let controller: TestServer;
let failing: TestServer[];
let server: Parameters<typeof ask>[0];
beforeAll(async () => {
  controller = await serve(answering);
  failing = await Promise.all(failureKinds.map(kind => failingServer(kind)));
  const account = { username: 'reader', apiKey: 'canary-token' };
  ({ server } = await startTestBackend({
    features: [
      ciRunsPlugin,
      catalogServiceMock.factory({
        entities: [
          component('limits', 'cards/limits'),
          component('elsewhere', 'nowhere:cards/limits'),
          ...failureKinds.map((_, index) =>
            component(`failing-${index}`, `failing-${index}:cards/limits`),
          ),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          ciRuns: { cacheTtlMs: 0, timeoutMs: 1000 },
          jenkins: {
            instances: [
              { name: 'default', baseUrl: controller.url, ...account },
              ...failing.map(({ url }, index) => ({
                name: `failing-${index}`,
                baseUrl: url,
                ...account,
              })),
            ],
          },
        },
      }),
    ],
  }));
});
afterAll(() => Promise.all([controller, ...failing].map(each => each.close())));

async function runs(name = 'limits', query = '') {
  const response = await ask(server).get(
    `/api/ci-runs/v1/entities/component/default/${name}/runs${query}`,
  );
  expect(response.status).toBe(200);
  expect(JSON.stringify(response.body)).not.toContain('canary-token');
  return ciRunsSchema.parse(response.body);
}

describe('runs of a Jenkins job', () => {
  it('are those of all branches, newest first, with their stages', async () => {
    answers = {
      [`${JOB}/api/json`]: project([
        branch('main', [build(3), build(1)]),
        branch('fix%2Frounding', [build(2, { building: true, result: null })]),
      ]),
      [`${JOB}/job/main/wfapi/runs`]: [
        {
          id: '3',
          status: 'SUCCESS',
          stages: [{ name: 'Build', status: 'SUCCESS', durationMillis: 900 }],
        },
      ],
      [`${JOB}/job/fix%252Frounding/wfapi/runs`]: [
        {
          id: '2',
          status: 'PAUSED_PENDING_INPUT',
          stages: [{ name: 'Approve', status: 'PAUSED_PENDING_INPUT' }],
        },
      ],
    };
    expect(await runs()).toMatchObject({
      outcome: 'observed',
      engines: ['jenkins'],
      sources: [{ name: 'Jenkins default', outcome: 'observed' }],
      runs: [
        {
          branch: 'main',
          status: 'passed',
          stages: [{ name: 'Build', status: 'passed', durationMs: 900 }],
        },
        {
          branch: 'fix/rounding',
          status: 'waiting',
          stages: [{ name: 'Approve', status: 'waiting' }],
        },
        { branch: 'main', status: 'passed' },
      ],
    });
    expect(await runs('limits', '?branch=main&limit=1')).toMatchObject({
      runs: [{ name: 'limits #3' }],
    });
    expect(controller.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('reader:canary-token').toString('base64')}`,
    );
  });

  it('says when nothing has run', async () => {
    answers = { [`${JOB}/api/json`]: project([]) };
    expect(await runs()).toMatchObject({
      outcome: 'absent',
      message: 'cards/limits has not run yet.',
      runs: [],
    });
  });

  it('shows runs without stages where the stage view is not installed, and says so', async () => {
    answers = { [`${JOB}/api/json`]: project([branch('main', [build(1)])]) };
    const { runs: shown, sources } = await runs();
    expect(shown).toHaveLength(1);
    expect(shown[0]).not.toHaveProperty('stages');
    expect(sources[0]?.note).toMatch(/has no Pipeline: Stage View plugin/);
  });

  it('says that stages are unknown when only they cannot be read', async () => {
    answers = {
      [`${JOB}/api/json`]: project([branch('main', [build(1)])]),
      [`${JOB}/job/main/wfapi/runs`]: 500,
    };
    const { sources } = await runs();
    expect(sources[0]).toMatchObject({
      outcome: 'observed',
      note: expect.stringMatching(/^Stages are unknown: .*\(500\)/),
    });
  });

  it('of a job without stages asks for none; one that is switched off says so', async () => {
    answers = {
      [`${JOB}/api/json`]: {
        _class: 'hudson.model.FreeStyleProject',
        name: 'limits',
        url: 'https://jenkins.test/limits/',
        disabled: true,
        builds: [build(4)],
      },
    };
    const before = controller.requests.length;
    expect((await runs()).sources[0]?.note).toBe(
      'The job is switched off in Jenkins.',
    );
    expect(controller.requests.length - before).toBe(1);
  });

  it('does not guess which job of a folder is meant', async () => {
    answers = {
      [`${JOB}/api/json`]: {
        _class: FOLDER,
        name: 'limits',
        url: 'https://jenkins.test/limits/',
        jobs: [],
      },
    };
    expect((await runs()).sources[0]).toMatchObject({
      reason: 'unsupported',
      message: 'Jenkins default cannot be read: cards/limits is a folder.',
    });
  });

  it('names a controller that is not configured', async () => {
    expect(await runs('elsewhere')).toMatchObject({
      outcome: 'failed',
      reason: 'unsupported',
      sources: [{ remedy: 'Name the controller under jenkins.instances.' }],
    });
  });
});

describe('a controller that does not answer', () => {
  it.each(failureKinds.map((kind, index) => [kind, index] as const))(
    'and is: %s, is named with the reason',
    async (kind, index) => {
      expect(await runs(`failing-${index}`)).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(
          // A busy machine does not read so long a body in the time of a page.
          kind === 'huge body' ? /^(unsupported|timeout)$/ : reasonFor(kind),
        ),
        sources: [
          {
            name: `Jenkins failing-${index}`,
            remedy: expect.stringMatching(/\.$/),
          },
        ],
        runs: [],
      });
    },
    20_000,
  );

  it('leaves its last answer in place, with its time, and recovers by itself', async () => {
    answers = { [`${JOB}/api/json`]: project([branch('main', [build(7)])]) };
    const [good] = (await runs()).sources;
    for (const status of [500, 403, 404, 500]) {
      answers = { [`${JOB}/api/json`]: status };
      expect(await runs()).toMatchObject({
        outcome: 'observed',
        runs: [{ name: 'limits #7' }],
        sources: [
          {
            outcome: 'failed',
            readAt: good?.readAt,
            message: expect.stringContaining(`(${status})`),
          },
        ],
      });
    }
    answers = { [`${JOB}/api/json`]: project([branch('main', [build(8)])]) };
    expect(await runs()).toMatchObject({
      runs: [{ name: 'limits #8' }],
      sources: [{ outcome: 'observed' }],
    });
  });

  it('has no last answer to a question that nobody asked before', async () => {
    answers = { [`${JOB}/api/json`]: 500 };
    expect(await runs('limits', '?branch=never-asked')).toMatchObject({
      outcome: 'failed',
      reason: 'server_error',
      runs: [],
    });
  });

  // The last one: the controller is then left alone by the whole process.
  it('is asked no more once it says that it is asked too often, and its last answer stays', async () => {
    answers = { [`${JOB}/api/json`]: project([branch('main', [build(9)])]) };
    await runs();
    answers = { [`${JOB}/api/json`]: 429 };
    const slowDown = {
      outcome: 'observed',
      runs: [{ name: 'limits #9' }],
      sources: [
        {
          outcome: 'failed',
          message: expect.stringContaining('asks the portal to slow down'),
        },
      ],
    };
    expect(await runs()).toMatchObject(slowDown);
    answers = { [`${JOB}/api/json`]: project([branch('main', [build(10)])]) };
    expect(await runs()).toMatchObject(slowDown);
  });
});
