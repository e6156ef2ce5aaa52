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

const DESCRIBE =
  '/job/cards/job/limits/job/main/lastSuccessfulBuild/wfapi/describe';

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

  async function collect(routes: Routes, job = 'cards/limits/main') {
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

  it('reads the stages that ran, in order', async () => {
    const record = await collect({
      [DESCRIBE]: {
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
      },
    });
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        job: 'cards/limits/main',
        run: '42',
        stages: ['Build', 'Deploy production'],
      },
    });
    expect(JSON.stringify(record)).not.toContain('canary-token');
  });

  it('says that nothing is there for a job without a successful run', async () => {
    expect(await collect({})).toMatchObject({ outcome: 'absent' });
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ])('fails on %i as %s', async (status, reason) => {
    expect(await collect({ [DESCRIBE]: { status, body: {} } })).toMatchObject({
      outcome: 'failed',
      reason,
    });
  });

  it('fails on an answer of another form', async () => {
    expect(
      await collect({ [DESCRIBE]: { body: '<html>Log in</html>' } }),
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
