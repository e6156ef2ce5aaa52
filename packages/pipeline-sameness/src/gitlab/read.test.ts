import { isByReference } from '../similarity';
import {
  knownPipelineOf,
  pipelineOf,
  type Files,
} from '../__testUtils__/repository';

const SERVICE = `
stages: [build, test, scan, sign, staging, production]
variables: { CHART: ./chart }
default:
  image: node:22
  before_script: [npm ci]
build:
  stage: build
  script:
    - docker build -t $CI_REGISTRY_IMAGE .
    - docker push $CI_REGISTRY_IMAGE
unit:
  stage: test
  script: npm test
scan:
  stage: scan
  script: trivy image $CI_REGISTRY_IMAGE
sign:
  stage: sign
  script: cosign sign --yes $CI_REGISTRY_IMAGE
.deploy: &deploy
  script:
    - helm upgrade --install cards $CHART
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
staging:
  extends: .deploy
  stage: staging
  environment: { name: staging }
production:
  extends: .deploy
  stage: production
  environment: { name: production, url: https://cards.example }
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      when: manual
rollback:
  stage: production
  when: manual
  environment: production
  script: helm rollback cards
`;

const only = (file: string): Files => ({ '.gitlab-ci.yml': file });

describe('a pipeline of GitLab CI', () => {
  it('tests, scans, signs, deploys in the order of its stages, and can go back', () => {
    const pipeline = knownPipelineOf(only(SERVICE));
    expect(pipeline).toMatchObject({
      engine: 'gitlab-ci',
      delivery: 'deploys',
      basis: 'environment',
      confidence: 0.8,
      deliversToProduction: true,
      environments: ['production', 'staging'],
      triggers: ['push:any', 'push:default'],
      opaque: [],
    });
    expect(
      pipeline.fingerprint.stages.filter(stage => stage !== 'setup'),
    ).toEqual([
      'image',
      'publish',
      'test',
      'sca',
      'sign',
      'deploy:staging',
      'deploy:production',
      'rollback',
    ]);
    expect(pipeline.fingerprint.gates).toEqual(
      expect.arrayContaining([
        'approval:production',
        'environment:production',
        'environment:staging',
        'if:default-branch',
        'needs:deploy:staging>deploy:production',
        'artefact:built-once',
      ]),
    );
  });

  it('is the same whatever its jobs, its branch and its anchors are called', () => {
    const other = SERVICE.replaceAll('unit:', 'specs:')
      .replaceAll('.deploy', '.to-cluster')
      .replaceAll('cards', 'loans')
      .replaceAll('$CI_DEFAULT_BRANCH', '"master"');
    expect(knownPipelineOf(only(other)).fingerprint).toEqual(
      knownPipelineOf(only(SERVICE)).fingerprint,
    );
  });

  it.each([
    [
      'anchors, and lists in lists',
      `.go: &go\n  - helm upgrade cards chart\nd:\n  script:\n    - *go`,
    ],
    [
      'merge keys',
      `.go: &go\n  script: helm upgrade cards chart\nd:\n  <<: *go`,
    ],
    [
      'references to parts of other jobs',
      `.go:\n  script: [helm upgrade cards chart]\nd:\n  script:\n    - !reference [.go, script]\n    - echo done`,
    ],
    [
      'several jobs extended, the last one first',
      `.a: { script: npm test }\n.b: { script: helm upgrade cards chart }\nd: { extends: [.a, .b] }`,
    ],
    [
      'variables in the name of the environment',
      `variables: { WHERE: production }\nd:\n  script: helm upgrade cards chart\n  environment: $WHERE`,
    ],
    [
      'inputs with defaults',
      `spec:\n  inputs:\n    where: { default: production }\n---\n"$[[ inputs.where ]]":\n  script: helm upgrade cards chart`,
    ],
  ])('understands %s', (_, file) => {
    expect(knownPipelineOf(only(file))).toMatchObject({ delivery: 'deploys' });
  });

  it('takes local files as its own, wildcards among them', () => {
    const pipeline = knownPipelineOf({
      '.gitlab-ci.yml': 'include: [/ci/*.yml]\nstages: [test, deploy]',
      'ci/test.yml': 'unit: { stage: test, script: npm test }',
      'ci/deploy.yml': 'ship: { stage: deploy, script: cf push }',
    });
    expect(pipeline).toMatchObject({
      slice: ['.gitlab-ci.yml', 'ci/deploy.yml', 'ci/test.yml'],
      steps: { total: 2, inTemplate: 0 },
    });
    expect(isByReference(pipeline)).toBe(false);
  });
});

describe('a template of another project', () => {
  const CALLER = only(
    'include:\n  - project: Platform/pipelines\n    file: /service.yml\n    ref: v2.3.1\nvariables: { APP: cards }',
  );
  const TEMPLATE = {
    'platform/pipelines:service.yml':
      'test: { stage: test, script: npm test }\ndeploy: { stage: deploy, script: helm upgrade $APP chart, environment: production }',
  };

  it('is the pipeline by reference where it can be read', () => {
    const pipeline = knownPipelineOf({ ...CALLER, ...TEMPLATE });
    expect(pipeline).toMatchObject({
      references: ['platform/pipelines/service.yml@v2'],
      steps: { total: 2, inTemplate: 2 },
      opaque: [],
      delivery: 'deploys',
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('is the pipeline by its name where it cannot, and says so', () => {
    const pipeline = knownPipelineOf(CALLER);
    expect(pipeline).toMatchObject({
      references: ['platform/pipelines/service.yml@v2'],
      opaque: ['platform/pipelines/service.yml@v2.3.1'],
      delivery: 'name',
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('leaves open what it may do beside what is seen: the steps of the repository count as its own', () => {
    const pipeline = knownPipelineOf({
      '.gitlab-ci.yml':
        'include: { project: platform/pipelines, file: scan.yml }\nship: { script: cf push }',
    });
    expect(pipeline).toMatchObject({
      delivery: 'deploys',
      opaque: ['platform/pipelines/scan.yml@default'],
    });
    expect(isByReference(pipeline)).toBe(false);
  });

  it('speaks for a job of which only a parent is known that nobody can read', () => {
    expect(
      knownPipelineOf({
        '.gitlab-ci.yml':
          'include: { project: platform/pipelines, file: jobs.yml }\nunit: { script: npm test }\nrelease: { extends: .kubernetes, stage: deploy, environment: production }',
      }),
    ).toMatchObject({
      delivery: 'name',
      opaque: expect.arrayContaining(['.kubernetes']),
    });
  });

  it('scans where its name says so, although nobody can read it', () => {
    const { fingerprint, opaque } = knownPipelineOf({
      '.gitlab-ci.yml':
        'include:\n  - template: Jobs/SAST.gitlab-ci.yml\n  - component: gitlab.com/components/container-scanning/container-scanning@5\nship: { stage: deploy, script: cf push }',
    });
    expect(fingerprint.stages).toEqual(['sast', 'sca', 'deploy']);
    expect(opaque).toEqual([
      'components/container-scanning/templates/container-scanning.yml@5',
    ]);
  });

  it('makes a component the same: a file of a project at a version', () => {
    expect(
      knownPipelineOf({
        '.gitlab-ci.yml':
          'include:\n  - component: $CI_SERVER_FQDN/platform/catalog/ship@3\n    inputs: { where: production }',
        'platform/catalog:templates/ship.yml':
          'spec:\n  inputs:\n    where:\n---\nship: { script: cf push, environment: "$[[ inputs.where ]]" }',
      }),
    ).toMatchObject({
      references: ['platform/catalog/templates/ship.yml@v3'],
      environments: ['production'],
    });
  });
});

describe('a pipeline of GitLab CI that is unknown', () => {
  it.each([
    [
      'includes what cannot be read and shows no delivery beside it',
      'include: [https://me:abc@ci.example/main.yml?token=abc]\nunit: { script: npm test }',
      /^\.gitlab-ci\.yml: what it takes from https:\/\/ci\.example\/main\.yml could not be read/,
    ],
    [
      'includes a file that is not there',
      'include: /ci/gone.yml\nunit: { script: npm test }',
      /what it takes from ci\/gone\.yml could not be read/,
    ],
    [
      'only tests',
      'unit: { script: npm test }',
      /nothing in it publishes or deploys/,
    ],
    [
      'deploys previews of merge requests alone',
      'd: { script: helm upgrade a c, rules: [{ if: $CI_MERGE_REQUEST_IID }] }',
      /nothing in it publishes or deploys after the merge/,
    ],
    [
      'takes environments down',
      'd: { script: helm upgrade a c, environment: { name: production, action: stop } }',
      /nothing in it publishes/,
    ],
    ['is no YAML', 'a: [b', /^\.gitlab-ci\.yml: /],
    ['is empty', '', /the file is empty/],
    ['is a list', '- a', /not a pipeline/],
    [
      'has jobs that extend one another',
      '.a: { extends: .b }\n.b: { extends: .a }\nd: { extends: .a }',
      /the job \.\w extends itself/,
    ],
  ])('where it %s', (_, file, reason) => {
    const pipeline = pipelineOf(only(file));
    expect(pipeline).toMatchObject({
      outcome: 'unknown',
      engine: 'gitlab-ci',
      reason: expect.stringMatching(reason),
    });
    expect(JSON.stringify(pipeline)).not.toContain('abc');
  });
});

describe('when a job of GitLab CI runs', () => {
  const deploying = (timing: string) =>
    pipelineOf(only(`d:\n  script: cf push\n  ${timing}`));

  it.each([
    ['only: [main]', ['push:default']],
    ['only: [tags]', ['push:tag']],
    ['only: ["/^v\\\\d+/"]\n  except: [branches]', ['push:tag']],
    ['only: { refs: [schedules] }', ['schedule']],
    ['except: [tags]', ['push:any']],
    ['rules: [{ if: $CI_COMMIT_TAG }]', ['push:tag']],
    ["rules: [{ if: '$CI_COMMIT_TAG =~ /^v/' }]", ['push:tag']],
    [
      'rules: [{ if: \'$CI_COMMIT_BRANCH == "master" && $CI_PIPELINE_SOURCE == "push"\' }]',
      ['push:default'],
    ],
    [
      'rules: [{ if: $CI_COMMIT_TAG, when: never }, { if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }]',
      ['push:default'],
    ],
    ['rules: [{ if: "$CI_PIPELINE_SOURCE == \'web\'" }]', ['manual']],
    ['rules: [{ if: $SHIP_IT }]', ['push:any']],
  ])('%s', (timing, triggers) => {
    expect(deploying(timing)).toMatchObject({ outcome: 'known', triggers });
  });

  it.each([
    'only: [merge_requests]',
    'when: never',
    'rules: [{ when: never }]',
    'rules: [{ if: $CI_COMMIT_TAG == "nightly" }]',
  ])('never on the way to production: %s', timing => {
    expect(deploying(timing)).toMatchObject({ outcome: 'unknown' });
  });

  it('is bound by what starts the pipeline at all', () => {
    expect(
      pipelineOf(
        only(
          'workflow: { rules: [{ if: $CI_COMMIT_TAG }] }\nd: { script: cf push }',
        ),
      ),
    ).toMatchObject({ triggers: ['push:tag'] });
  });
});

describe('other pipelines that a job of GitLab CI starts', () => {
  it('are its own where they are files of the repository', () => {
    expect(
      knownPipelineOf({
        '.gitlab-ci.yml': 'ship: { trigger: { include: ci/ship.yml } }',
        'ci/ship.yml': 'go: { script: cf push, environment: production }',
      }),
    ).toMatchObject({ delivery: 'deploys', opaque: [] });
  });

  it('speak by the name of the job where they are another project or made at run time', () => {
    expect(
      knownPipelineOf(only('deploy: { trigger: group/deployments }')),
    ).toMatchObject({ delivery: 'name', opaque: ['group/deployments'] });
    expect(
      pipelineOf(
        only(
          'child: { trigger: { include: [{ artifact: made.yml, job: make }] } }',
        ),
      ),
    ).toMatchObject({ outcome: 'unknown' });
  });
});
