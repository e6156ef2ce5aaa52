import {
  pipeline,
  type EvidenceRecord,
} from '@groundwork/plugin-readiness-common';
import {
  componentOf,
  fakeGitHub,
  repositories,
  type FakeHost,
} from '../__testUtils__/fakeGitHub';
import { PipelineCollector } from './pipelineCollector';

const CALLER = `on: { push: { branches: [main] } }
jobs:
  service:
    uses: acme/pipelines/.github/workflows/service.yml@v2
`;
const REUSABLE = `on: { workflow_call: {} }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: npm test
      - run: docker build -t app . && docker push app
      - run: ./deploy.sh
`;
const OWN = REUSABLE.replace('workflow_call: {}', 'push: { branches: [main] }');
const WORKFLOW = '.github/workflows/ci.yml';
const caller = { slug: 'acme/cards', files: { [WORKFLOW]: CALLER } };
const shared = {
  slug: 'acme/pipelines',
  files: { '.github/workflows/service.yml': REUSABLE },
};

const read = ({ value }: EvidenceRecord) =>
  pipeline.schema.parse(value).pipeline;

describe('the pipeline of a repository on GitHub', () => {
  let host: FakeHost;
  afterEach(() => host.close());
  const start = async (routes: Parameters<typeof fakeGitHub>[0]) => {
    host = await fakeGitHub(routes);
    return new PipelineCollector(new Map());
  };

  it('follows a reusable workflow into the repository that holds it', async () => {
    const collector = await start(repositories(caller, shared));
    const known = read(await host.look(collector, componentOf('acme/cards')));
    expect(known).toMatchObject({
      outcome: 'known',
      engine: 'github-actions',
      slice: [WORKFLOW],
      references: ['acme/pipelines/.github/workflows/service.yml@v2'],
      opaque: [],
      deliversToProduction: true,
      fingerprint: {
        stages: expect.arrayContaining(['test', 'image', 'deploy:production']),
      },
    });
  });

  it('leaves a workflow in a hidden repository opaque instead of calling it different', async () => {
    const collector = await start(repositories(caller));
    const { opaque } = read(
      await host.look(collector, componentOf('acme/cards')),
    );
    expect(opaque).toEqual([
      expect.stringContaining('acme/pipelines/.github/workflows/service.yml'),
    ]);
  });

  it('follows the files that GitLab CI includes, and asks nobody here for a project of GitLab', async () => {
    const collector = await start(
      repositories(
        {
          slug: 'acme/cards',
          files: {
            '.gitlab-ci.yml':
              'include:\n  - ci/deploy.yml\n  - { project: acme/pipelines, file: scan.yml, ref: v2 }\n',
            'ci/deploy.yml':
              'deploy: { stage: deploy, script: helm upgrade cards chart, environment: production }',
          },
        },
        { slug: 'acme/pipelines', files: { 'scan.yml': 's: { script: x }' } },
      ),
    );
    expect(
      read(await host.look(collector, componentOf('acme/cards'))),
    ).toMatchObject({
      outcome: 'known',
      engine: 'gitlab-ci',
      slice: ['.gitlab-ci.yml', 'ci/deploy.yml'],
      environments: ['production'],
      opaque: ['acme/pipelines/scan.yml@v2'],
    });
    expect(
      host.requests.filter(path => path.includes('/acme/pipelines')),
    ).toEqual([]);
  });

  it('asks only for files that the repository lists', async () => {
    const collector = await start(
      repositories({
        slug: 'acme/cards',
        files: { [WORKFLOW]: OWN, 'deploy.sh': 'kubectl apply -f .\n' },
      }),
    );
    const known = read(await host.look(collector, componentOf('acme/cards')));
    expect(known.outcome).toBe('known');
    expect(
      host.requests.flatMap(path => /contents\/([^?]+)/.exec(path)?.[1] ?? []),
    ).toEqual([WORKFLOW, 'deploy.sh']);
  });

  it('asks for what a list that GitHub cut short may have left out', async () => {
    const routes = repositories({
      slug: 'acme/cards',
      files: { [WORKFLOW]: OWN },
    });
    const tree = Object.keys(routes).find(path => path.includes('/trees/'));
    const collector = await start({
      ...routes,
      [tree ?? '']: {
        body: { truncated: true, tree: [{ path: WORKFLOW, type: 'blob' }] },
      },
      '/repos/acme/cards/contents/deploy.sh': { body: 'kubectl apply -f .\n' },
    });
    const known = read(await host.look(collector, componentOf('acme/cards')));
    expect(known).toMatchObject({
      fingerprint: {
        atoms: expect.arrayContaining(['deploy:production|kubectl apply']),
      },
    });
  });

  it('does not say that there is no CI file where GitHub did not list all files', async () => {
    const routes = repositories({ slug: 'acme/cards', files: { a: '' } });
    const tree = Object.keys(routes).find(path => path.includes('/trees/'));
    const collector = await start({
      ...routes,
      [tree ?? '']: {
        body: { truncated: true, tree: [{ path: 'a', type: 'blob' }] },
      },
    });
    expect(await host.look(collector, componentOf('acme/cards'))).toMatchObject(
      {
        outcome: 'failed',
        reason: 'unsupported',
        message: expect.stringContaining('more files than it lists'),
      },
    );
  });

  it('finds the shared library that defines a step, where a Jenkinsfile does not name it', async () => {
    host = await fakeGitHub(
      repositories(
        {
          slug: 'acme/cards',
          files: { Jenkinsfile: "deliverService(name: 'cards')\n" },
        },
        {
          slug: 'acme/jenkins-library',
          files: {
            'vars/deliverService.groovy':
              "def call(Map args) {\n  stage('Deploy production') {\n    sh 'helm upgrade cards chart'\n  }\n}\n",
          },
        },
      ),
    );
    const collector = new PipelineCollector(
      new Map([
        ['gone', 'acme/gone'],
        ['delivery', 'acme/jenkins-library'],
      ]),
    );
    const known = read(await host.look(collector, componentOf('acme/cards')));
    expect(known).toMatchObject({
      outcome: 'known',
      references: [expect.stringContaining('deliverService')],
      opaque: [],
      fingerprint: { stages: ['deploy:production'] },
    });
  });

  it('keeps what starts a delivery, where it leads to and what shows that it is one', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `place-${i}`);
    const jobs = many.map(
      name =>
        `  ${name}: { runs-on: x, environment: ${name}, steps: [{ run: helm upgrade a b }] }\n`,
    );
    const collector = await start(
      repositories({
        slug: 'acme/cards',
        files: {
          [WORKFLOW]: `on: { push: { branches: [main] } }\njobs:\n  prod: { runs-on: x, environment: production, steps: [{ run: helm upgrade a b }] }\n${jobs.join(
            '',
          )}`,
        },
      }),
    );
    const known = read(await host.look(collector, componentOf('acme/cards')));
    expect(known).toMatchObject({
      basis: 'environment',
      delivery: 'deploys',
      triggers: ['push:default'],
      environments: expect.arrayContaining(['place-0']),
    });
    const { environments = [] } = known.outcome === 'known' ? known : {};
    expect(environments.length).toBeLessThanOrEqual(50);
  });

  it('asks an unchanged repository for one thing only', async () => {
    const collector = await start(repositories(caller, shared));
    const first = await host.look(collector, componentOf('acme/cards'));
    const before = host.requests.length;
    const second = await host.look(collector, componentOf('acme/cards'));
    const own = host.requests
      .slice(before)
      .filter(path => path.includes('/repos/acme/cards/'));
    expect(own.length).toBeLessThanOrEqual(2);
    expect(second.value).toEqual(first.value);
  });

  describe('of which a job names an environment', () => {
    const own = { slug: 'acme/cards', files: { [WORKFLOW]: OWN } };
    const ENVIRONMENTS = '/repos/acme/cards/environments';
    const protectionOf = async (routes: Parameters<typeof fakeGitHub>[0]) => {
      const collector = await start({ ...repositories(own), ...routes });
      const record = await host.look(collector, componentOf('acme/cards'));
      return pipeline.schema.parse(record.value).protection;
    };

    it('says what each environment asks for, and nothing of rules that are empty', async () => {
      expect(
        await protectionOf({
          [ENVIRONMENTS]: {
            body: {
              total_count: 3,
              environments: [
                {
                  name: 'production',
                  protection_rules: [
                    { id: 1, type: 'wait_timer', wait_timer: 30 },
                    {
                      id: 2,
                      type: 'required_reviewers',
                      reviewers: [{ type: 'Team', reviewer: { id: 1 } }],
                    },
                    { id: 3, type: 'branch_policy' },
                  ],
                },
                {
                  name: 'staging',
                  protection_rules: [
                    { id: 4, type: 'wait_timer', wait_timer: 0 },
                    { id: 5, type: 'required_reviewers', reviewers: [] },
                  ],
                },
                { name: 'test' },
              ],
            },
          },
        }),
      ).toEqual({
        state: 'read',
        environments: [
          { name: 'production', asks: ['branches', 'reviewers', 'wait'] },
          { name: 'staging', asks: [] },
          { name: 'test', asks: [] },
        ],
      });
    });

    it.each([
      [403, 'forbidden'],
      [404, 'not_found'],
    ])(
      'keeps that a list was refused with %s, and does not say that nothing protects them',
      async (status, reason) => {
        expect(
          await protectionOf({
            [ENVIRONMENTS]: { status, body: { message: 'Not accessible' } },
          }),
        ).toEqual({ state: 'unread', reason });
      },
    );

    it('is asked for them again although no file changed, and no other repository is', async () => {
      const collector = await start(
        repositories(own, {
          slug: 'acme/loans',
          files: {
            [WORKFLOW]: OWN.replace('    environment: production\n', ''),
          },
        }),
      );
      await host.look(collector, componentOf('acme/cards'));
      const before = host.requests.length;
      await host.look(collector, componentOf('acme/cards'));
      await host.look(collector, componentOf('acme/loans'));
      expect(
        host.requests
          .slice(before)
          .filter(path => path.includes('/environments'))
          .map(path => path.split('?')[0]),
      ).toEqual([`GET ${ENVIRONMENTS}`]);
    });
  });

  it('is forbidden where the inventory names a repository that answers 404', async () => {
    const collector = await start({});
    expect(await host.look(collector, componentOf('acme/cards'))).toMatchObject(
      { outcome: 'failed', reason: 'forbidden' },
    );
  });

  it('is absent where a readable repository holds no CI file', async () => {
    const collector = await start(
      repositories({ slug: 'acme/cards', files: { 'README.md': '# cards' } }),
    );
    expect(await host.look(collector, componentOf('acme/cards'))).toMatchObject(
      { outcome: 'absent' },
    );
  });

  it('is absent in an empty repository', async () => {
    const collector = await start({
      '/repos/acme/cards/commits': {
        status: 409,
        body: { message: 'Git Repository is empty.' },
      },
    });
    expect(await host.look(collector, componentOf('acme/cards'))).toMatchObject(
      { outcome: 'absent' },
    );
  });

  it('is rate-limited, not forbidden, when the limit stays', async () => {
    const collector = await start({
      '/repos/acme/cards/commits': {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'retry-after': '1' },
        body: { message: 'API rate limit exceeded' },
      },
    });
    expect(await host.look(collector, componentOf('acme/cards'))).toMatchObject(
      { outcome: 'failed', reason: 'rate_limited' },
    );
  });

  it('is unknown with the reason when its file is broken, never different', async () => {
    const collector = await start(
      repositories({
        slug: 'acme/cards',
        files: { [WORKFLOW]: 'jobs: [unclosed' },
      }),
    );
    const unknown = read(await host.look(collector, componentOf('acme/cards')));
    expect(unknown).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringMatching(/./),
    });
  });

  it('is believed as little as names alone when nobody understands it, and leads to the file in question', async () => {
    const collector = await start(
      repositories(
        { slug: 'acme/cards', files: { [WORKFLOW]: 'jobs: [unclosed' } },
        { slug: 'acme/loans', files: { [WORKFLOW]: OWN } },
      ),
    );
    const broken = await host.look(collector, componentOf('acme/cards'));
    const understood = await host.look(collector, componentOf('acme/loans'));
    expect(broken).toMatchObject({
      outcome: 'observed',
      reliability: 0.6,
      object: {
        path: WORKFLOW,
        url: expect.stringMatching(/\/acme\/cards\/blob\/\w+\/\.github/),
      },
      value: {
        pipeline: {
          notUnderstood: [{ path: WORKFLOW, reason: expect.any(String) }],
        },
      },
    });
    expect(understood.reliability).toBeGreaterThan(broken.reliability);
  });
});
