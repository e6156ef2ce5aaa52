import { isByReference } from '../similarity';
import {
  knownPipelineOf,
  pipelineOf,
  type Files,
} from '../__testUtils__/repository';

const only = (file: string): Files => ({ '.circleci/config.yml': file });

const SERVICE = `
version: 2.1
orbs:
  node: circleci/node@5.2.0
  slack: circleci/slack@4.12
executors:
  base: { docker: [{ image: cimg/node:22.1 }] }
commands:
  ship:
    parameters:
      environment: { type: string }
      chart: { type: string, default: ./chart }
    steps:
      - run:
          name: Upgrade
          command: helm upgrade --install cards << parameters.chart >> --namespace << parameters.environment >>
jobs:
  test:
    executor: base
    steps: [checkout, node/install-packages, { run: npm test }]
  image:
    executor: base
    steps:
      - checkout
      - setup_remote_docker
      - run: |
          docker build -t cards .
          docker push cards
      - run: trivy fs .
      - run: cosign sign --yes cards
  deploy:
    parameters:
      environment: { type: string }
    executor: base
    steps:
      - ship: { environment: << parameters.environment >> }
      - slack/notify: { event: fail }
workflows:
  main:
    jobs:
      - test
      - image: { requires: [test], filters: { branches: { only: main } } }
      - deploy:
          name: deploy-staging
          environment: staging
          requires: [image]
          filters: { branches: { only: main } }
      - hold: { type: approval, requires: [deploy-staging], filters: { branches: { only: main } } }
      - deploy:
          name: deploy-production
          environment: production
          context: [production]
          requires: [hold]
          filters: { branches: { only: main } }
`;

describe('a pipeline of CircleCI', () => {
  it('runs its jobs as its workflow says, each with what its commands do', () => {
    const pipeline = knownPipelineOf(only(SERVICE));
    expect(pipeline).toMatchObject({
      engine: 'circleci',
      slice: ['.circleci/config.yml'],
      delivery: 'deploys',
      confidence: 0.6,
      deliversToProduction: true,
      environments: ['production', 'staging'],
      triggers: ['push:default'],
      opaque: [],
    });
    expect(pipeline.fingerprint.stages).toEqual([
      'checkout',
      'setup',
      'test',
      'checkout',
      'setup',
      'image',
      'publish',
      'sca',
      'sign',
      'deploy:staging',
      'notify',
      'deploy:production',
      'notify',
    ]);
    expect(pipeline.fingerprint.gates).toEqual(
      expect.arrayContaining([
        'approval:production',
        'if:default-branch',
        'needs:deploy:staging>deploy:production',
        'trigger:push:default',
        'artefact:built-once',
      ]),
    );
  });

  it('is the same whatever its jobs, its commands and its branch are called', () => {
    const other = SERVICE.replaceAll('ship', 'roll')
      .replaceAll('cards', 'loans')
      .replaceAll('only: main', 'only: /master/')
      .replaceAll('hold', 'ask');
    expect(knownPipelineOf(only(other)).fingerprint).toEqual(
      knownPipelineOf(only(SERVICE)).fingerprint,
    );
  });

  it.each([
    [
      'steps as parameters',
      'jobs: { d: { parameters: { how: { type: steps, default: [{ run: cf push }] } }, steps: [{ steps: << parameters.how >> }] } }\nworkflows: { w: { jobs: [d] } }',
    ],
    [
      'an orb that is written inside',
      'orbs: { own: { commands: { go: { steps: [{ run: cf push }] } }, jobs: { d: { steps: [go] } } } }\nworkflows: { w: { jobs: [own/d] } }',
    ],
    [
      'a published orb that the dictionary knows',
      'orbs: { ecs: circleci/aws-ecs@4.0 }\nworkflows: { w: { jobs: [ecs/deploy-service-update] } }',
    ],
    [
      'steps under a condition that holds',
      'parameters: { ship: { type: boolean, default: true } }\njobs: { d: { steps: [{ when: { condition: << pipeline.parameters.ship >>, steps: [{ run: cf push }] } }] } }\nworkflows: { w: { jobs: [d] } }',
    ],
    [
      'steps around a job',
      'jobs: { d: { steps: [checkout] } }\nworkflows: { w: { jobs: [{ d: { post-steps: [{ run: cf push }] } }] } }',
    ],
    [
      'a file without workflows',
      'jobs: { build: { steps: [{ run: cf push }] } }',
    ],
    [
      'a deployment into each value of a matrix',
      'jobs: { d: { parameters: { environment: { type: string } }, steps: [{ run: cf push }] } }\nworkflows: { w: { jobs: [{ d: { matrix: { parameters: { environment: [staging, production] } } } }] } }',
    ],
  ])('understands %s', (_, file) => {
    expect(knownPipelineOf(only(file))).toMatchObject({
      delivery: 'deploys',
      opaque: [],
    });
  });

  it('knows an orb that nobody here can open by its name, as a template where it is the whole job', () => {
    const pipeline = knownPipelineOf(
      only(
        'orbs: { platform: acme/delivery@2.4.1 }\nworkflows: { main: { jobs: [platform/deploy-service: { environment: production, filters: { branches: { only: main } } }] } }'
          .replace('platform/deploy-service: {', '{ platform/deploy-service: {')
          .replace('} } }] }', '} } } }] }'),
      ),
    );
    expect(pipeline).toMatchObject({
      delivery: 'name',
      references: ['acme/delivery/deploy-service@v2'],
      opaque: ['acme/delivery@2.4.1:deploy-service'],
      fingerprint: { stages: ['deploy:production'] },
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('runs a job only where all run that it waits for', () => {
    expect(
      knownPipelineOf(
        only(
          'jobs: { t: { steps: [{ run: npm test }] }, d: { steps: [{ run: cf push }] } }\nworkflows: { w: { jobs: [{ t: { filters: { branches: { only: main } } } }, { d: { requires: [t] } }] } }',
        ),
      ),
    ).toMatchObject({ triggers: ['push:default'] });
  });

  it('reads the file that a set-up file names, and knows nothing of one that is made at run time', () => {
    const setup =
      'setup: true\njobs: { s: { steps: [{ continuation/continue: { configuration_path: .circleci/main.yml } }] } }\nworkflows: { s: { jobs: [s] } }';
    expect(
      knownPipelineOf({
        ...only(setup),
        '.circleci/main.yml':
          'jobs: { d: { steps: [{ run: cf push }] } }\nworkflows: { w: { jobs: [d] } }',
      }),
    ).toMatchObject({
      slice: ['.circleci/config.yml', '.circleci/main.yml'],
      delivery: 'deploys',
    });
    expect(pipelineOf(only(setup))).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringMatching(/made at run time/),
    });
  });
});

describe('when a job of CircleCI runs', () => {
  const deploying = (filters: string, workflow = '') =>
    pipelineOf(
      only(
        `jobs: { d: { steps: [{ run: cf push }] } }\nworkflows: { w: { ${workflow} jobs: [{ d: { filters: ${filters} } }] } }`,
      ),
    );

  it.each([
    ['{}', '', ['push:any']],
    ['{ branches: { only: [main] } }', '', ['push:default']],
    ['{ branches: { only: [/release\\/.*/] } }', '', ['push:release']],
    [
      '{ branches: { ignore: /.*/ }, tags: { only: /^v.*/ } }',
      '',
      ['push:tag'],
    ],
    [
      '{}',
      'triggers: [{ schedule: { cron: "0 0 * * *", filters: { branches: { only: main } } } }],',
      ['schedule'],
    ],
    [
      '{}',
      'when: { equal: [main, << pipeline.git.branch >>] },',
      ['push:default'],
    ],
    [
      '{}',
      'when: { and: [{ not: { equal: ["", << pipeline.git.tag >>] } }] },',
      [],
    ],
  ])('%s %s', (filters, workflow, triggers) => {
    const pipeline = deploying(filters, workflow);
    expect('triggers' in pipeline ? pipeline.triggers : []).toEqual(triggers);
  });

  it.each([
    ['{ branches: { only: /feature-.*/ } }', ''],
    ['{ branches: { ignore: /.*/ } }', ''],
    ['{}', 'when: false,'],
    ['{}', 'unless: true,'],
  ])('never on the way to production: %s %s', (filters, workflow) => {
    expect(deploying(filters, workflow)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('a pipeline of CircleCI that is unknown', () => {
  it.each([
    [
      'only tests',
      'jobs: { build: { steps: [{ run: npm test }] } }',
      /nothing in it publishes/,
    ],
    ['is no YAML', 'a: [b', /^\.circleci\/config\.yml: /],
    ['is empty', '', /the file is empty/],
    ['is a list', '- a', /not a configuration/],
  ])('where it %s', (_, file, reason) => {
    expect(pipelineOf(only(file))).toMatchObject({
      outcome: 'unknown',
      engine: 'circleci',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('reading CircleCI ends, whatever a file says', () => {
  const timed = (file: string) => {
    const start = Date.now();
    const pipeline = pipelineOf(only(file));
    const reason = pipeline.outcome === 'unknown' ? pipeline.reason : '';
    return { reason, ms: Date.now() - start };
  };
  const times = (count: number, text: string) =>
    Array.from({ length: count }, () => text).join(', ');

  it('where commands call themselves ten times', () => {
    expect(
      timed(
        `commands: { a: { steps: [${times(
          10,
          'a',
        )}] } }\njobs: { build: { steps: [a] } }`,
      ).reason,
    ).toMatch(/call more than 20,000 steps/);
  });

  it('where there are jobs without number', () => {
    expect(
      timed(
        `jobs: { d: { steps: [] } }\nworkflows: { w: { jobs: [${times(
          3_000,
          'd',
        )}] } }`,
      ).reason,
    ).toMatch(/more than 2,000 jobs/);
  });

  it('where jobs wait for one another in a circle', () => {
    const { ms } = timed(
      'jobs: { a: { steps: [{ run: cf push }] } }\nworkflows: { w: { jobs: [{ a: { requires: [b] } }, { b: { type: approval, requires: [c] } }, { c: { type: approval, requires: [b, a] } }] } }',
    );
    expect(ms).toBeLessThan(5_000);
  });

  it('where parameters stand everywhere', () => {
    const { ms } = timed(
      `jobs: { build: { parameters: { x: { default: ${'y'.repeat(
        1_000,
      )} } }, steps: [{ run: "${'<< parameters.x >> '.repeat(20_000)}" }] } }`,
    );
    expect(ms).toBeLessThan(5_000);
  });
});
