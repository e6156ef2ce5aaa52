import {
  convergedAt,
  createRandom,
  seedOf,
  type Random,
  type Service,
} from '../../company';
import type { FileChange } from '../store/import-stream';

export const REUSABLE_WORKFLOW =
  'saltmarsh/pipelines/.github/workflows/service.yml';

/** The build description of a service: each squad copied one years ago, and each copy went its own way. */
export function pipelineFile(service: Service, seed: number): FileChange {
  if (convergedAt(service) !== undefined) {
    return {
      path: convergedPath(service, seed),
      content: callingWorkflow(service, seed),
    };
  }
  const random = createRandom(seedOf(seed, `pipeline ${service.name}`));
  const habit = createRandom(seedOf(seed, `pipeline habit ${service.squad}`));
  if (service.lineage === 'legacy') {
    return {
      path: 'Jenkinsfile',
      content:
        random.next() < 0.15
          ? libraryJenkinsfile(service)
          : copiedJenkinsfile(service, habit, random),
    };
  }
  const content =
    random.next() < 0.2
      ? callingWorkflow(service, seed)
      : copiedWorkflow(service, habit, random);
  return {
    path: `.github/workflows/${habit.pick([
      'ci.yml',
      'service.yml',
      'build-and-deploy.yml',
    ])}`,
    content,
  };
}

/** The path at which `pipelineFile` writes, whatever stands in it. */
export function isPipelineFile(path: string): boolean {
  return (
    path === 'Jenkinsfile' || /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
  );
}

/** A workflow keeps its path, so that whoever follows its runs need not look elsewhere. */
function convergedPath(service: Service, seed: number): string {
  const { work: _work, ...before } = service;
  return service.lineage === 'legacy'
    ? '.github/workflows/service.yml'
    : pipelineFile(before, seed).path;
}

/** Half of them follow the major version; the others pinned what was the newest when they began, and some update it. */
const CALLED_VERSIONS = ['v2', 'v2', 'v2', 'v2.3.0', 'v2.1.0', 'v2.0.0'];

/** Who moved was told to follow the major version; some pin all the same. */
const CONVERGED_VERSIONS = [
  ...['v3', 'v3', 'v3', 'v3', 'v3', 'v3', 'v3', 'v3'],
  ...['v3.1.0', 'v3.0.0'],
];

function callingWorkflow(service: Service, seed: number): string {
  const version = createRandom(
    seedOf(seed, `template version ${service.name}`),
  ).pick(
    convergedAt(service) === undefined ? CALLED_VERSIONS : CONVERGED_VERSIONS,
  );
  return `name: service
on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:
jobs:
  service:
    uses: ${REUSABLE_WORKFLOW}@${version}
    with:
      service: ${service.name}
${languageOf(service)}    secrets: inherit
${secondRegionJob(service, 'service')}`;
}

/** The one pipeline builds what the older bank is written in, too. */
function languageOf(service: Service): string {
  return convergedAt(service) !== undefined && service.lineage === 'legacy'
    ? '      language: java\n'
    : '';
}

/** Production in another region comes after the first, with the deploy action whatever the squad's habit is. */
function secondRegionJob(
  { name, secondRegion, work }: Service,
  needs: string,
): string {
  const version = work?.convergedAt === undefined ? 'v2' : 'v3';
  return secondRegion === undefined
    ? ''
    : `  second-region:
    needs: ${needs}
    if: github.event_name == 'workflow_dispatch'
    environment: ${secondRegion.environment}
    runs-on: ubuntu-latest
    steps:
      - uses: saltmarsh/pipelines/actions/deploy@${version}
        with:
          service: ${name}
          environment: ${secondRegion.environment}
`;
}

function copiedWorkflow(
  service: Service,
  habit: Random,
  random: Random,
): string {
  const node = habit.pick(['18', '20', '22']);
  const lint = random.next() < 0.5 ? '      - run: npm run lint\n' : '';
  const scan =
    habit.next() < 0.5
      ? `  scan:\n    needs: build\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${habit.pick(
          [
            'aquasecurity/trivy-action@0.24.0',
            'snyk/actions/docker@master',
            'anchore/scan-action@v4',
          ],
        )}\n        with:\n          image: localhost:7102/${
          service.name
        }:\${{ github.sha }}\n`
      : '';
  const build =
    random.next() < 0.6
      ? `      - uses: docker/build-push-action@${habit.pick([
          'v4',
          'v5',
          'v6',
        ])}\n        with:\n          push: true\n          tags: localhost:7102/${
          service.name
        }:\${{ github.run_number }}\n`
      : `      - run: docker build -t localhost:7102/${service.name}:\${{ github.run_number }} .\n      - run: docker push localhost:7102/${service.name}:\${{ github.run_number }}\n`;
  const deploy = habit.pick([
    './scripts/bump-image.sh "$TARGET"',
    'yq -i ".image.tag = strenv(GITHUB_RUN_NUMBER)" gitops/$TARGET/values.yaml && git -C gitops commit -am "Deploy" && git -C gitops push',
    'kustomize edit set image app=localhost:7102/$GITHUB_RUN_NUMBER && git push origin HEAD:main',
  ]);
  const needs = scan === '' ? 'build' : 'scan';
  return `name: ${habit.pick(['CI', 'build', 'pipeline'])}
on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${habit.pick(['v3', 'v4'])}
      - uses: actions/setup-node@v4
        with:
          node-version: ${node}
      - run: npm ${random.pick(['ci', 'install'])}
${lint}      - run: npm test
  build:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${habit.pick(['v3', 'v4'])}
${build}${scan}  deploy-staging:
    needs: ${needs}
    if: github.ref == 'refs/heads/main'
    environment: staging
    runs-on: ubuntu-latest
    steps:
      - run: ${JSON.stringify(deploy)}
        env:
          TARGET: staging
  deploy-production:
    needs: deploy-staging
    if: github.event_name == 'workflow_dispatch'
    environment: production
    runs-on: ubuntu-latest
    steps:
      - run: ${JSON.stringify(deploy)}
        env:
          TARGET: production
${secondRegionJob(service, 'deploy-production')}`;
}

function libraryJenkinsfile(service: Service): string {
  return `@Library('saltmarsh-pipeline@v1') _
bankService(name: '${service.name}', approvers: 'release-office')
`;
}

function copiedJenkinsfile(
  service: Service,
  habit: Random,
  random: Random,
): string {
  const maven = habit.pick([
    'mvn -B -q clean package',
    './mvnw package',
    'mvn -B -Pbank package',
  ]);
  const integration =
    random.next() < 0.4
      ? `    stage('Integration test') {\n      steps { sh '${habit.pick([
          'mvn verify -Pit',
          './it.sh',
        ])}' }\n    }\n`
      : '';
  const quality =
    habit.next() < 0.5
      ? `    stage('Quality') {\n      steps { sh 'mvn sonar:sonar' }\n    }\n`
      : '';
  const deploy = habit.pick([
    'helm upgrade --install',
    'kubectl apply -f k8s/',
    './deploy.sh',
  ]);
  return `pipeline {
  agent { label '${habit.pick(['linux', 'java17', 'bank-build'])}' }
  options { timeout(time: ${random.pick(['30', '45', '60'])}, unit: 'MINUTES') }
  stages {
    stage('Build') {
      steps { sh '${maven}' }
    }
${
  random.next() < 0.85
    ? `    stage('Unit test') {\n      steps { sh 'mvn test' }\n    }\n`
    : ''
}${integration}${quality}    stage('Image') {
      steps {
        sh 'docker build -t localhost:7102/${service.name}:\${BUILD_NUMBER} .'
        sh 'docker push localhost:7102/${service.name}:\${BUILD_NUMBER}'
      }
    }
    stage('Deploy staging') {
      steps { sh '${deploy} ${service.name} staging' }
    }
    stage('Approve') {
      steps { input message: 'Deploy to production?', submitter: '${habit.pick([
        'release-office',
        'change-board',
        service.squad,
      ])}' }
    }
    stage('Deploy production') {
      steps { sh '${deploy} ${service.name} production' }
    }
  }
  post {
    failure { mail to: '${
      service.squad
    }@saltmarsh.example', subject: 'Build failed', body: env.BUILD_URL }
  }
}
`;
}
