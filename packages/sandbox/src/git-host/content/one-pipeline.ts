import type { Company } from '../../company';
import type { FileChange } from '../store/import-stream';
import { PIPELINE_RELEASES, type TemplateRelease } from './template-releases';

/** The workflow that every team calls by now, whatever language its services are written in. */
const ONE_WORKFLOW = `name: service
on:
  workflow_call:
    inputs:
      service:
        required: true
        type: string
      language:
        required: false
        type: string
        default: node
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        if: inputs.language == 'node'
        with:
          node-version: "22"
      - uses: actions/setup-java@v4
        if: inputs.language == 'java'
        with:
          distribution: temurin
          java-version: "21"
      - run: make test
  build:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: localhost:7102/\${{ inputs.service }}:\${{ github.run_number }}
  scan:
    needs: build
    runs-on: ubuntu-latest
    steps:
      - uses: aquasecurity/trivy-action@0.24.0
        with:
          image-ref: localhost:7102/\${{ inputs.service }}:\${{ github.run_number }}
  sign:
    needs: scan
    runs-on: ubuntu-latest
    steps:
      - uses: sigstore/cosign-installer@v3
      - run: cosign sign --yes localhost:7102/\${{ inputs.service }}:\${{ github.run_number }}
  deploy-staging:
    needs: sign
    if: github.ref == 'refs/heads/main'
    environment: staging
    runs-on: ubuntu-latest
    steps:
      - uses: saltmarsh/pipelines/actions/deploy@v3
        with:
          service: \${{ inputs.service }}
          environment: staging
  deploy-production:
    needs: deploy-staging
    if: github.event_name == 'workflow_dispatch'
    environment: production
    runs-on: ubuntu-latest
    steps:
      - uses: saltmarsh/pipelines/actions/deploy@v3
        with:
          service: \${{ inputs.service }}
          environment: production
      - run: argocd app wait \${{ inputs.service }} --health
      - run: argocd app rollback \${{ inputs.service }}
        if: failure()
`;

const README = `# pipelines

Call \`.github/workflows/service.yml@v3\` from a workflow of your own. It is the only pipeline: what it does for you is in
CHANGELOG.md, and what it needs is a \`Makefile\` with a target \`test\`, and \`deploy/staging\` and \`deploy/production\`.
`;

const FILES: readonly FileChange[] = [
  { path: '.github/workflows/service.yml', content: ONE_WORKFLOW },
  { path: 'README.md', content: README },
];

const tag = (name: string) => `refs/tags/${name}`;

/** What the platform team has released, by the time of the company's chapter. */
export function pipelineReleases({
  earlier,
}: Company): readonly TemplateRelease[] {
  if (earlier === undefined) return PIPELINE_RELEASES;
  return [
    ...PIPELINE_RELEASES,
    {
      at: dayOfWork(earlier, 4),
      says: '3.0.0: one pipeline for every language, which signs what it scans',
      refs: [tag('v3.0.0')],
      files: FILES,
    },
    {
      at: dayOfWork(earlier, 38),
      says: '3.1.0: a smaller build image',
      refs: [tag('v3.1.0')],
    },
    {
      at: dayOfWork(earlier, 81),
      says: '3.2.0: keeps what the scan found',
      refs: [tag('v3.2.0'), tag('v3'), 'refs/heads/v3'],
    },
  ];
}

/** A day of the foundation work, as releases are dated. */
export function dayOfWork(
  { days }: Pick<Company, 'days'>,
  day: number,
): number {
  // The repositories of the platform team are thirty days older than the history of the services.
  return 1 + day / (days + 30);
}
