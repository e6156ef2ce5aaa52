import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from '../__testUtils__/repository';

const MAIN = '.github/workflows/main.yml';
const run = (script: string, on?: string) => ({
  [MAIN]: workflow(`j: { steps: [{ run: ${JSON.stringify(script)} }] }`, on),
});
const use = (step: string, files: Record<string, string> = {}) => ({
  [MAIN]: workflow(`j: { steps: [${step}] }`),
  ...files,
});

describe('evidence of a delivery', () => {
  it.each([
    'az containerapp update --name app --image app:1',
    'aws ecs update-service --service app',
    'gcloud run deploy app --image app',
    'cf push app',
    'terraform -chdir=infra apply -auto-approve',
    'helm upgrade --install app chart',
    'kubectl set image deployment/app app=app:2',
    'argocd app sync app',
    'kamal deploy',
    'flyctl deploy --remote-only',
    'curl -X POST -d "{\n  \\"imageTag\\": \\"1\\"\n}" "$DEPLOY_WEBHOOK/update-image-tag"',
    'git clone https://git.example/acme/gitops.git\ncd gitops\nsed -i s/a/b/ values.yaml\ngit commit -am "Deploy"\ngit push',
  ])('is a command that changes an environment: %s', script => {
    expect(knownPipelineOf(run(script)).delivery).toBe('deploys');
  });

  it.each([
    'terraform plan',
    'terraform validate',
    'kubectl rollout status deployment/app',
    'kubectl apply --dry-run=server -f k8s',
    'helm template chart',
    'az containerapp logs show --name app',
    'aws ecs describe-services --services app',
    'npm publish --dry-run',
    'argocd app wait app',
    'curl -sS "$SLACK_WEBHOOK" -d hello',
    'docker build -t app .',
    'mvn -B deploy -Drevision=1-SNAPSHOT',
    'gh release create v1 --draft dist/*',
  ])(
    'is no command that only looks, tries, drafts or tells people: %s',
    script => {
      expect(pipelineOf(run(script)).outcome).toBe('unknown');
    },
  );

  it('is a script that an action is handed', () => {
    const step =
      '{ uses: azure/cli@v2, with: { inlineScript: "az webapp deploy --name app" } }';
    expect(knownPipelineOf(use(step)).delivery).toBe('deploys');
  });

  it('is the last part of the name of an action, not its repository', () => {
    const build = '{ uses: acme/deploy-to-cloud/.github/actions/build@v1 }';
    expect(pipelineOf(use(build)).outcome).toBe('unknown');
    const deploy = '{ uses: acme/build-things/.github/actions/deploy@v1 }';
    expect(knownPipelineOf(use(deploy))).toMatchObject({ delivery: 'name' });
  });

  it.each([
    ['false', 'unknown'],
    ['"${{ github.event_name != \'pull_request\' }}"', 'known'],
    ['"${{ github.event_name == \'pull_request\' }}"', 'unknown'],
  ])('is an image that is pushed: push %s is %s', (push, outcome) => {
    const step = `{ uses: docker/build-push-action@v6, with: { push: ${push} } }`;
    expect(pipelineOf(use(step)).outcome).toBe(outcome);
  });

  it('is no push that an input keeps off, which no caller sets', () => {
    const call = (with_: string) => ({
      [MAIN]: workflow(`b: { uses: ./.github/workflows/image.yml${with_} }`),
      '.github/workflows/image.yml': `
on: { workflow_call: { inputs: { push: { type: boolean, default: false } } } }
jobs: { b: { steps: [{ uses: docker/build-push-action@v6, with: { push: '\${{ inputs.push }}' } }] } }`,
    });
    expect(pipelineOf(call('')).outcome).toBe('unknown');
    expect(pipelineOf(call(', with: { push: true }')).outcome).toBe('known');
  });

  it('is none in a cluster that the same job makes', () => {
    const steps =
      '{ uses: helm/kind-action@v1 }, { run: kubectl apply -f k8s }';
    expect(pipelineOf(use(steps)).outcome).toBe('unknown');
  });

  it.each([
    [
      'a Makefile',
      'make ship',
      {
        Makefile:
          'ENV ?= live\nship: build\n\tterraform apply $(ENV)\nbuild:\n\tgo build\n',
      },
    ],
    [
      'a package.json',
      'npm run ship',
      { 'package.json': '{ "scripts": { "ship": "helm upgrade app chart" } }' },
    ],
    [
      'a script',
      './ci/ship.sh prod',
      { 'ci/ship.sh': '#!/bin/sh\nkubectl apply -f k8s\n' },
    ],
    [
      'a justfile',
      'just ship',
      { justfile: 'ship env="live":\n    cf push\n' },
    ],
    [
      'a Taskfile',
      'task ship',
      { 'Taskfile.yml': 'tasks: { ship: { cmds: ["pulumi up --yes"] } }' },
    ],
  ])('is looked up where a command hides it in %s', (_, script, files) => {
    expect(knownPipelineOf({ ...run(script), ...files }).delivery).toBe(
      'deploys',
    );
  });

  it('is the name of the step or the job where what it runs cannot be read', () => {
    const files = {
      [MAIN]: workflow(
        'release: { steps: [{ name: Build the app image, run: ./hack/all.sh }] }',
      ),
    };
    const pipeline = knownPipelineOf(files);
    expect(pipeline.delivery).toBe('name');
    expect(pipeline.fingerprint.stages).toEqual(['image', 'publish']);
  });

  it('is a command out of a matrix', () => {
    const files = {
      [MAIN]: workflow(`
lint:
  strategy: { matrix: { tests: [{ name: style, command: bundle exec rubocop }] } }
  steps: [{ run: '\${{ env.COMMAND }}', env: { COMMAND: '\${{ matrix.tests.command }}' } }]
ship: { needs: lint, steps: [{ run: gem push app.gem }] }`),
    };
    expect(knownPipelineOf(files).fingerprint.stages).toEqual([
      'lint',
      'publish',
    ]);
  });

  it.each([
    ['deletes', 'delete-app.yml'],
    ['restores', 'database-restore.yml'],
    ['keeps running', 'enable-maintenance.yml'],
    ['publishes documentation', 'docs-deploy.yml'],
    ['scans', 'smoke-and-scan.yml'],
  ])('is none in a workflow that %s', (_, name) => {
    const files = {
      [`.github/workflows/${name}`]: workflow(
        'j: { environment: production, steps: [{ run: terraform apply }] }',
        'workflow_dispatch: ',
      ),
    };
    expect(pipelineOf(files).outcome).toBe('unknown');
  });

  it('is no image that the clock builds', () => {
    expect(
      pipelineOf(run('docker push base', 'schedule: [{ cron: "0 1 * * *" }]'))
        .outcome,
    ).toBe('unknown');
  });
});
