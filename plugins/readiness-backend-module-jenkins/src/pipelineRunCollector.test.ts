import { ConfigReader } from '@backstage/config';
import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  collectFixture,
  fakeSource,
  type FakeSource,
  type Routes,
} from '@groundwork/plugin-readiness-node/testUtils';
import { SourceClients } from '@groundwork/source-client';
import { jenkinsCollectors } from './collectors';

const JOB = '/job/cards/job/limits/api/json';
const DESCRIBE = '/job/cards/job/limits/job/main/42/wfapi/describe';
const PIPELINE = 'org.jenkinsci.plugins.workflow.job.WorkflowJob';

const branch = (name: string, more: object = {}) => ({
  _class: PIPELINE,
  name,
  actions: [{}],
  lastSuccessfulBuild: { number: 7 },
  ...more,
});
const main = branch('main', {
  actions: [
    { _class: 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction' },
  ],
  lastSuccessfulBuild: { number: 42 },
});
const project = (jobs: object[]) => ({
  body: {
    _class:
      'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
    name: 'limits',
    jobs,
  },
});
const run = {
  body: {
    id: '42',
    name: '#42',
    status: 'SUCCESS',
    startTimeMillis: 1_790_000_000_000,
    stages: [
      { id: '6', name: 'Build', status: 'SUCCESS' },
      { id: '9', name: 'Nightly only', status: 'NOT_EXECUTED' },
      { id: '12', name: 'Deploy production', status: 'SUCCESS' },
    ],
  },
};

function component(job: string): Subject {
  return {
    kind: 'Component',
    ref: 'component:default/limits',
    name: 'limits',
    lifecycle: 'production',
    annotations: { 'jenkins.io/job-full-name': job },
  };
}

describe('the collector of Jenkins runs', () => {
  let source: FakeSource | undefined;
  afterEach(() => source?.close());

  async function collect(routes: Routes, job = 'cards/limits') {
    source = await fakeSource(routes);
    const sources = SourceClients.fromConfig(
      new ConfigReader({
        jenkins: {
          instances: [
            {
              name: 'default',
              baseUrl: source.url,
              username: 'reader',
              apiKey: 'canary-token',
            },
          ],
        },
      }),
    );
    const [registration] = jenkinsCollectors(sources).collectors;
    if (!registration) throw new Error('no collector');
    const [record] = await collectFixture(
      registration.collector,
      component(job),
      { sources },
    );
    await sources.close();
    return record;
  }

  it('reads the stages that ran, in order, of the job of the main branch', async () => {
    const record = await collect({
      [JOB]: project([branch('fix%2Frounding'), main]),
      [DESCRIBE]: run,
    });
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        job: 'cards/limits',
        run: '42',
        stages: ['Build', 'Deploy production'],
      },
    });
    expect(JSON.stringify(record)).not.toContain('canary-token');
  });

  it('reads a job of one branch as it is named', async () => {
    expect(
      await collect(
        {
          '/job/cards/job/limits/job/main/api/json': {
            body: { ...main, jobs: undefined },
          },
          [DESCRIBE]: run,
        },
        'cards/limits/main',
      ),
    ).toMatchObject({ outcome: 'observed', value: { run: '42' } });
  });

  it.each([
    [
      'has no successful run',
      project([{ ...main, lastSuccessfulBuild: undefined }]),
    ],
    ['is known to build the main branch', project([branch('a'), branch('b')])],
    [
      'is not a pipeline',
      { body: { ...main, _class: 'hudson.model.FreeStyleProject' } },
    ],
    [
      'is a folder',
      {
        body: {
          _class: 'com.cloudbees.hudson.plugins.folder.Folder',
          name: 'limits',
          jobs: [],
        },
      },
    ],
  ])('says that nothing is there where a job %s', async (says, answer) => {
    expect(await collect({ [JOB]: answer })).toMatchObject({
      outcome: 'absent',
      message: expect.stringContaining(says),
    });
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
  ])('fails on %i as %s', async (status, reason) => {
    expect(await collect({ [JOB]: { status, body: {} } })).toMatchObject({
      outcome: 'failed',
      reason,
    });
  });

  it('fails where the stage view is not installed: what ran is unknown then', async () => {
    expect(await collect({ [JOB]: project([main]) })).toMatchObject({
      outcome: 'failed',
      reason: 'not_found',
    });
  });

  it('fails on an answer of another form', async () => {
    expect(
      await collect({
        [JOB]: project([main]),
        [DESCRIBE]: { body: '<html>Log in</html>' },
      }),
    ).toMatchObject({ outcome: 'failed', reason: 'parse_error' });
  });

  it('fails for a controller that is not configured', async () => {
    expect(await collect({}, 'elsewhere:limits')).toMatchObject({
      outcome: 'failed',
      reason: 'unsupported',
    });
  });

  it('brings no collector when no controller is configured', () => {
    expect(
      jenkinsCollectors(SourceClients.fromConfig(new ConfigReader({})))
        .collectors,
    ).toEqual([]);
  });
});
