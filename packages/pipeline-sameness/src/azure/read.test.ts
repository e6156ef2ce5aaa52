import { isByReference } from '../similarity';
import {
  knownPipelineOf,
  pipelineOf,
  type Files,
} from '../__testUtils__/repository';

const only = (file: string): Files => ({ 'azure-pipelines.yml': file });

const SERVICE = `
trigger:
  branches: { include: [main] }
pr: { branches: { include: [main] } }
parameters:
  - { name: chart, type: string, default: ./chart }
variables:
  image: cards
stages:
  - stage: Build
    jobs:
      - job: Test
        steps:
          - checkout: self
          - task: NodeTool@0
          - script: npm ci && npm test
            displayName: Test
          - task: PublishTestResults@2
      - job: Image
        dependsOn: Test
        steps:
          - task: Docker@2
            inputs: { command: buildAndPush, repository: $(image) }
          - task: Bash@3
            inputs: { targetType: inline, script: trivy fs . }
          - script: cosign sign --yes $(image)
  - stage: Staging
    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))
    jobs:
      - deployment: Deploy
        environment: staging
        strategy:
          runOnce:
            deploy:
              steps:
                - script: helm upgrade --install cards \${{ parameters.chart }}
  - stage: Production
    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))
    jobs:
      - deployment: Deploy
        environment: { name: production.cards }
        strategy:
          rolling:
            deploy:
              steps:
                - script: helm upgrade --install cards \${{ parameters.chart }}
            on:
              failure:
                steps: [{ script: helm rollback cards }]
`;

describe('a pipeline of Azure', () => {
  it('goes through its stages, deployments into their environments, and can go back', () => {
    const pipeline = knownPipelineOf(only(SERVICE));
    expect(pipeline).toMatchObject({
      engine: 'azure-pipelines',
      delivery: 'deploys',
      basis: 'environment',
      confidence: 0.8,
      deliversToProduction: true,
      environments: ['production', 'staging'],
      triggers: ['push:default'],
      opaque: [],
    });
    expect(pipeline.fingerprint.stages).toEqual([
      'checkout',
      'setup',
      'test',
      'image',
      'publish',
      'sca',
      'sign',
      'deploy:staging',
      'deploy:production',
      'rollback',
    ]);
    expect(pipeline.fingerprint.gates).toEqual(
      expect.arrayContaining([
        'environment:production',
        'environment:staging',
        'if:default-branch',
        'needs:deploy:staging>deploy:production',
        'trigger:push:default',
        'artefact:built-once',
      ]),
    );
  });

  it('is the same whatever its stages, its jobs and its branch are called', () => {
    const other = SERVICE.replaceAll('job: Test', 'job: Unit')
      .replaceAll('dependsOn: Test', 'dependsOn: Unit')
      .replaceAll('stage: Build', 'stage: Make')
      .replaceAll('cards', 'loans')
      .replaceAll('main', 'master');
    expect(knownPipelineOf(only(other)).fingerprint).toEqual(
      knownPipelineOf(only(SERVICE)).fingerprint,
    );
  });

  it.each([
    ['steps alone', 'steps: [{ script: cf push }]'],
    ['jobs without stages', 'jobs: [{ job: d, steps: [{ script: cf push }] }]'],
    [
      'an inline script of a task',
      'steps: [{ task: AzureCLI@2, inputs: { inlineScript: az webapp deploy --name cards } }]',
    ],
    ['a task that deploys', 'steps: [{ task: AzureWebApp@1 }]'],
    [
      'lists in parameters',
      'parameters: [{ name: after, type: stepList, default: [{ script: cf push }] }]\nsteps:\n  - ${{ parameters.after }}',
    ],
    [
      'loops',
      'parameters: [{ name: regions, type: object, default: [eu, us] }]\nsteps:\n  - ${{ each region in parameters.regions }}:\n      - script: cf push ${{ region }}',
    ],
    [
      'insertions under a condition that may hold',
      "steps:\n  - ${{ if eq(variables['Build.SourceBranch'], 'refs/heads/main') }}:\n      - script: cf push\n  - ${{ else }}:\n      - script: npm test",
    ],
    [
      'variables that are expressions',
      "variables:\n  isMain: $[eq(variables['Build.SourceBranch'], 'refs/heads/main')]\njobs: [{ job: d, condition: \"eq(variables.isMain, true)\", steps: [{ script: cf push }] }]",
    ],
  ])('understands %s', (_, file) => {
    expect(knownPipelineOf(only(file))).toMatchObject({
      delivery: 'deploys',
      opaque: [],
    });
  });

  it('leaves out what a parameter or a condition keeps out', () => {
    const { fingerprint } = knownPipelineOf(
      only(
        "parameters: [{ name: scan, type: boolean, default: false }]\nsteps:\n  - ${{ if eq(parameters.scan, true) }}:\n      - script: trivy fs .\n  - ${{ else }}:\n      - script: npm test\n  - script: cosign sign app\n    condition: eq(variables['Build.Reason'], 'PullRequest')\n  - script: cf push\n",
      ),
    );
    expect(fingerprint.stages).toEqual(['test', 'deploy']);
  });

  it('asks for a person where a task waits for one', () => {
    const { fingerprint } = knownPipelineOf(
      only(
        'stages:\n  - stage: Ask\n    jobs: [{ job: Wait, pool: server, steps: [{ task: ManualValidation@0 }] }]\n  - stage: Production\n    jobs: [{ job: d, steps: [{ script: cf push }] }]',
      ),
    );
    expect(fingerprint.gates).toContain('approval:any');
  });

  it('takes templates of the repository as its own, seen from where they stand', () => {
    expect(
      knownPipelineOf({
        'azure-pipelines.yml':
          'variables: [{ template: ci/vars.yml }]\nstages:\n  - template: ci/stages.yml\n    parameters: { where: production }',
        'ci/vars.yml': 'variables: { app: cards }',
        'ci/stages.yml':
          'parameters: { where: staging }\nstages:\n  - stage: Ship\n    jobs:\n      - deployment: d\n        environment: ${{ parameters.where }}\n        strategy: { runOnce: { deploy: { steps: [{ template: steps/ship.yml }] } } }',
        'ci/steps/ship.yml': 'steps: [{ script: cf push $(app) }]',
      }),
    ).toMatchObject({
      slice: [
        'azure-pipelines.yml',
        'ci/stages.yml',
        'ci/steps/ship.yml',
        'ci/vars.yml',
      ],
      environments: ['production'],
      steps: { total: 1, inTemplate: 0 },
    });
  });
});

describe('a template of another repository of Azure', () => {
  const CALLER = only(
    'trigger: [main]\nresources:\n  repositories:\n    - { repository: templates, type: git, name: Platform/pipelines, ref: refs/tags/v3.1 }\nextends:\n  template: service.yml@templates\n  parameters: { app: cards }',
  );

  it('is the pipeline by reference where it can be read', () => {
    const pipeline = knownPipelineOf({
      ...CALLER,
      'platform/pipelines:service.yml':
        'parameters: [{ name: app, type: string }]\nstages:\n  - stage: Production\n    jobs:\n      - template: jobs/ship.yml',
      'platform/pipelines:jobs/ship.yml':
        'jobs: [{ deployment: d, environment: production, strategy: { runOnce: { deploy: { steps: [{ script: cf push }] } } } }]',
    });
    expect(pipeline).toMatchObject({
      delivery: 'deploys',
      opaque: [],
      steps: { total: 1, inTemplate: 1 },
      references: ['platform/pipelines/service.yml@v3'],
      slice: ['azure-pipelines.yml'],
      triggers: ['push:default'],
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('is the pipeline by its name where it cannot, and says so', () => {
    const pipeline = knownPipelineOf(CALLER);
    expect(pipeline).toMatchObject({
      delivery: 'name',
      references: ['platform/pipelines/service.yml@v3'],
      opaque: ['platform/pipelines/service.yml@v3.1'],
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('of a stage or a step speaks by the name of its file', () => {
    expect(
      knownPipelineOf(
        only(
          'resources: { repositories: [{ repository: t, type: github, name: acme/t }] }\nstages: [{ template: stages/deploy-production.yml@t }]',
        ),
      ),
    ).toMatchObject({
      delivery: 'name',
      references: ['acme/t/stages/deploy-production.yml@default'],
    });
  });
});

describe('a pipeline of Azure that is unknown', () => {
  it.each([
    [
      'only tests',
      'steps: [{ script: npm test }, { task: PublishBuildArtifacts@1 }]',
      /nothing in it publishes or deploys after the merge/,
    ],
    [
      'takes what cannot be read and shows no delivery beside it',
      'steps: [{ script: npm test }, { template: gone.yml }]',
      /what it takes from gone\.yml could not be read/,
    ],
    [
      'deploys before the merge alone',
      "jobs: [{ job: d, condition: \"eq(variables['Build.Reason'], 'PullRequest')\", steps: [{ script: cf push }] }]",
      /nothing in it publishes/,
    ],
    ['is no YAML', 'a: [b', /^azure-pipelines\.yml: /],
    ['is empty', '', /the file is empty/],
    ['is a list', '- a', /not a pipeline/],
  ])('where it %s', (_, file, reason) => {
    expect(pipelineOf(only(file))).toMatchObject({
      outcome: 'unknown',
      engine: 'azure-pipelines',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('when a pipeline of Azure runs', () => {
  it.each([
    ['', ['push:any']],
    ['trigger: none', ['manual']],
    ['trigger: [main]', ['push:default']],
    ['trigger: { branches: { include: [release/*] } }', ['push:release']],
    ['trigger: { tags: { include: [v*] } }', ['push:tag']],
    [
      'trigger: { branches: { include: ["*"], exclude: [feature-*] } }',
      ['push:default', 'push:release'],
    ],
    [
      'trigger: none\nschedules: [{ cron: "0 0 * * *", branches: { include: [main] } }]',
      ['schedule'],
    ],
    [
      'trigger: none\nresources: { pipelines: [{ pipeline: b, source: build, trigger: true }] }',
      ['pipeline'],
    ],
  ])('%s', (start, triggers) => {
    expect(
      pipelineOf(only(`${start}\nsteps: [{ script: cf push }]`)),
    ).toMatchObject({ outcome: 'known', triggers });
  });
});

describe('reading Azure Pipelines ends, whatever a file says', () => {
  const timed = (files: Files) => {
    const start = Date.now();
    const pipeline = pipelineOf(files);
    const reason = pipeline.outcome === 'unknown' ? pipeline.reason : '';
    return { reason, ms: Date.now() - start };
  };
  const times = (count: number, text: string) =>
    Array.from({ length: count }, () => text).join(', ');

  it('where templates call themselves ten times', () => {
    const { reason, ms } = timed({
      'azure-pipelines.yml': 'steps: [{ template: a.yml }]',
      'a.yml': `steps: [${times(10, '{ template: a.yml }')}]`,
    });
    expect(reason).toMatch(/call more than 20,000 steps/);
    expect(ms).toBeLessThan(5_000);
  });

  it('where there are jobs without number', () => {
    expect(
      timed(
        only(
          `jobs: [${times(3_000, '{ job: d, steps: [{ script: cf push }] }')}]`,
        ),
      ).reason,
    ).toMatch(/more than 2,000 jobs/);
  });

  it.each([
    ['a template extends itself', 'extends: { template: azure-pipelines.yml }'],
    [
      'loops are in loops',
      `parameters: [{ name: all, type: object, default: [${times(
        30,
        'a',
      )}] }]\nsteps:\n${Array.from(
        { length: 8 },
        (_, depth) =>
          `${'  '.repeat(depth)}  - \${{ each x${depth} in parameters.all }}:`,
      ).join('\n')}\n${'  '.repeat(9)}- script: cf push`,
    ],
    [
      'expressions stand everywhere',
      `variables: { a: ${'y'.repeat(
        1_000,
      )} }\nsteps: [{ script: "${'$(a) '.repeat(50_000)}" }]`,
    ],
    [
      'braces are not closed',
      `steps: [{ script: "${'${{ '.repeat(50_000)}" }]`,
    ],
    [
      'conditions are nested',
      `jobs: [{ job: d, condition: "${'and('.repeat(2_000)}a${')'.repeat(
        2_000,
      )}", steps: [{ script: cf push }] }]`,
    ],
  ])('where %s', (_, file) => {
    const { reason, ms } = timed(only(file));
    expect(ms).toBeLessThan(5_000);
    expect(reason).not.toMatch(/Maximum call stack/);
  });
});
