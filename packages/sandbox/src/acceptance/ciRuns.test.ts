import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The plugin as it runs, asked against the sandbox as it runs; nothing that is shipped knows both.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import ciRunsPlugin from '@groundwork/plugin-ci-runs-backend';
import { ciRunsSchema } from '@groundwork/plugin-ci-runs-common';
import { jenkinsJobsOf } from '../company';
import type { RunningSandbox } from '../sandbox';
import { FAULT_EXAMPLES } from './__testUtils__/faultExamples';
import {
  askGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startSmallCompany,
} from './__testUtils__/servers';

const GIT_HOST = `localhost:${PORT_BASE + 1}`;
const JENKINS = `http://localhost:${PORT_BASE + 3}`;

let sandbox: RunningSandbox;
let ask: (path: string) => Promise<Response>;
let legacy: string;
beforeAll(async () => {
  sandbox = await startSmallCompany();
  const { company } = sandbox.gitHost();
  const component = (name: string, annotations: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  });
  const entities = company.services.map(({ name, repository, lineage }) => {
    const job = jenkinsJobsOf(company).get(repository);
    return component(name, {
      'github.com/project-slug': `${company.organisation}/${repository}`,
      ...(lineage === 'legacy' && job
        ? { 'jenkins.io/job-full-name': job.fullName }
        : {}),
    });
  });
  const built = [...jenkinsJobsOf(company).values()].find(
    ({ kind, isDisabled }) => kind === 'multibranch' && !isDisabled,
  );
  legacy = built?.services[0]?.name ?? '';
  const { server } = await startTestBackend({
    features: [
      ciRunsPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          ciRuns: { cacheTtlMs: 0, timeoutMs: 1500 },
          integrations: {
            github: [
              {
                host: GIT_HOST,
                apiBaseUrl: `http://${GIT_HOST}/api/v3`,
                token: 'sandbox-git-reader',
              },
            ],
          },
          jenkins: {
            instances: [
              {
                name: 'default',
                baseUrl: JENKINS,
                username: 'groundwork-reader',
                apiKey: 'sandbox-jenkins-reader',
              },
            ],
          },
        },
      }),
    ],
  });
  ask = path => fetch(`http://localhost:${server.port()}${path}`);
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

async function runsOf(name: string) {
  const answer = await ask(
    `/api/ci-runs/v1/entities/component/default/${name}/runs?limit=10`,
  );
  expect(answer.status).toBe(200);
  return ciRunsSchema.parse(await answer.json());
}

/** Asks until every source answers; one that asked to be left alone is left alone for a while. */
async function runsOnceWell(name: string) {
  let answer = await runsOf(name);
  while (answer.sources.some(({ outcome }) => outcome === 'failed')) {
    await new Promise(resolve => setTimeout(resolve, 200));
    answer = await runsOf(name);
  }
  return answer;
}

it(
  'every service of the company has runs that a source of its own knows',
  async () => {
    const { services } = sandbox.gitHost().company;
    const answers = await Promise.all(
      services.map(({ name }) => runsOnceWell(name)),
    );
    expect(answers.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const ofJenkins = answers.filter(({ engines }) =>
      engines.includes('jenkins'),
    );
    expect(ofJenkins).toHaveLength(
      services.filter(({ lineage }) => lineage === 'legacy').length,
    );
  },
  PATIENCE_MS,
);

it(
  'a push is seen going through its stages until it waits for consent',
  async () => {
    const { company } = sandbox.gitHost();
    const repository = company.services.find(({ name }) => name === legacy);
    await askGitHost(
      `/repos/saltmarsh/${repository?.repository}/contents/NOTES.md`,
      {
        method: 'PUT',
        body: JSON.stringify({
          message: 'Note what it promises',
          content: Buffer.from('It answers.\n').toString('base64'),
          branch: 'main',
        }),
      },
    );
    const seen = new Set<string>();
    for (
      let last = (await runsOf(legacy)).runs[0];
      last?.title !== 'Note what it promises' || last.status !== 'waiting';
      last = (await runsOf(legacy)).runs[0]
    ) {
      if (last?.title === 'Note what it promises') seen.add(last.status);
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    expect([...seen]).toEqual(['running']);
    const [run] = (await runsOf(legacy)).runs;
    expect(run).toMatchObject({ event: 'push', branch: 'main' });
    expect(run?.stages?.at(-1)).toMatchObject({
      name: 'Approve',
      status: 'waiting',
    });
  },
  PATIENCE_MS,
);

const FAULTS = FAULT_EXAMPLES.filter(({ kind }) => kind !== 'storage-hangs');

describe.each(FAULTS)(
  'with the fault $kind of both sources',
  ({ fault, hinders }) => {
    it(
      'what was known stays, with its age and both reasons, and comes back by itself',
      async () => {
        const before = await runsOnceWell(legacy);
        expect(before.runs.length).toBeGreaterThan(0);
        sandbox.faults.set('git-host', fault);
        sandbox.faults.set('jenkins', fault);
        const during = await runsOf(legacy);
        expect(during.runs.map(({ id }) => id)).toEqual(
          before.runs.map(({ id }) => id),
        );
        expect(during.sources.map(({ outcome }) => outcome)).toEqual(
          hinders
            ? ['failed', 'failed']
            : before.sources.map(({ outcome }) => outcome),
        );
        const reasons = during.sources.map(
          ({ reason }) => reason !== undefined,
        );
        expect(reasons).toEqual([hinders, hinders]);
        const keepsItsAge = during.sources.map(
          ({ readAt }, index) =>
            !hinders || readAt === before.sources[index]?.readAt,
        );
        expect(keepsItsAge).toEqual([true, true]);
        sandbox.faults.clearAll();
        const after = await runsOnceWell(legacy);
        expect(after.sources.map(({ outcome }) => outcome)).toEqual(
          before.sources.map(({ outcome }) => outcome),
        );
      },
      PATIENCE_MS,
    );
  },
);
