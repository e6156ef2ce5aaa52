import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ciFailureReasonSchema,
  ciRunsSchema,
} from '@groundwork/plugin-ci-runs-common';
import { failureReasons } from '@groundwork/source-client';
import {
  failingServer,
  failureKinds,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { ask } from './__testUtils__/described';
import { ciRunsPlugin } from './plugin';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    namespace: 'default',
    annotations: { 'github.com/project-slug': 'acme/payments' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};

async function runsFrom(url: string) {
  const { server } = await startTestBackend({
    features: [
      ciRunsPlugin,
      catalogServiceMock.factory({ entities: [payments] }),
      mockServices.rootConfig.factory({
        data: {
          ciRuns: { cacheTtlMs: 0 },
          integrations: {
            github: [
              {
                host: new URL(url).host,
                apiBaseUrl: `${url}/api/v3`,
                token: 'integration-token',
              },
            ],
          },
        },
      }),
    ],
  });
  const response = await ask(server).get(
    '/api/ci-runs/v1/entities/component/default/payments/runs',
  );
  expect(response.status).toBe(200);
  return ciRunsSchema.parse(response.body);
}

/** Of a list that every repository has, 404 says that the repository is hidden. */
function expectedOf(kind: FailureKind): RegExp | string {
  switch (kind) {
    case 'not there':
      return 'forbidden';
    case 'huge body':
      // A busy machine does not read so long a body in the time of a page.
      return /^(unsupported|timeout)$/;
    default:
      return reasonFor(kind);
  }
}

it('gives its readers the reasons of the source client, in its order', () => {
  expect(ciFailureReasonSchema.options).toEqual([...failureReasons]);
});

it.each(failureKinds)(
  'names a Git host that is: %s',
  async kind => {
    const server = await failingServer(kind);
    const answer = await runsFrom(server.url);
    await server.close();

    expect(answer).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(expectedOf(kind)),
      message: expect.stringContaining(`Git host ${new URL(server.url).host}`),
      runs: [],
    });
    expect(JSON.stringify(answer)).not.toContain('integration-token');
  },
  20_000,
);
