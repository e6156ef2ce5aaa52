import { mockServices } from '@backstage/backend-test-utils';
import { SourceClients } from '@groundwork/source-client';
import {
  failingServer,
  failureKinds,
  failureWords,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { configOf, useOutsideWorld } from '../__testUtils__/outsideWorld';
import { readGoldenPathConfig } from '../config';
import { createCreateApplicationAction } from './createApplication';
import { createWaitForDeploymentAction } from './waitForDeployment';
import { createWaitForPipelineAction } from './waitForPipeline';

const { run } = useOutsideWorld();

/** What a step says of each: what everybody says. */
const words: Readonly<Record<FailureKind, RegExp>> = {
  ...failureWords,
  // Argo CD says so of an application that is not there, and then knows no project either; GitHub hides repositories.
  'not there': /does not know .* \(404\)|is hidden from the portal/,
  'gateway gave up': /did not answer in time .* \(504\)/,
  'huge body': /is longer than 32 MiB/,
};

const soon = { timeoutSeconds: 0.2, pollSeconds: 0.05, created: ['it'] };

const actions = [
  {
    name: 'creating an application',
    act: (url: string) => {
      const { config, sources } = worldAt(url);
      return run(createCreateApplicationAction({ config, sources }), {
        name: 'ledger',
        environment: 'staging',
      });
    },
  },
  {
    name: 'waiting for a deployment',
    act: (url: string) => {
      const { config, sources } = worldAt(url);
      return run(createWaitForDeploymentAction({ config, sources }), {
        ...soon,
        name: 'ledger',
        environment: 'staging',
      });
    },
  },
  {
    name: 'waiting for a pipeline',
    act: (url: string) =>
      run(createWaitForPipelineAction(worldAt(url).sources), {
        ...soon,
        repoUrl: `${new URL(url).host}?owner=acme&repo=ledger`,
        commitSha: 'a'.repeat(40),
      }),
  },
];

const opened: SourceClients[] = [];

afterEach(async () => {
  for (const sources of opened.splice(0)) {
    await sources.close();
  }
});

/** Git host and Argo CD are the same server. */
function worldAt(url: string) {
  const rootConfig = mockServices.rootConfig({
    data: {
      ...configOf('git.test', url),
      integrations: {
        github: [
          { host: new URL(url).host, apiBaseUrl: url, token: 'canary-token' },
        ],
      },
    },
  });
  const sources = SourceClients.fromConfig(rootConfig);
  opened.push(sources);
  return { config: readGoldenPathConfig(rootConfig), sources };
}

/** A step is as patient as a run, which no test is; what ran out of time reads as `gateway gave up`. */
const inTime = failureKinds.filter(
  kind => kind !== 'silent' && kind !== 'stops in the body',
);

describe.each(actions)('$name', ({ name, act }) => {
  // There is none yet: it is made, and waited for.
  const answers = name === 'waiting for a deployment' ? ['not there'] : [];

  it.each(inTime.filter(kind => !answers.includes(kind)))(
    'ends in the words of the source client: %s',
    async kind => {
      const server = await failingServer(kind);
      const { error } = await act(server.url);
      await server.close();
      expect(error?.message).toMatch(words[kind]);
    },
    20_000,
  );
});
