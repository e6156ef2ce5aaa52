import { stringify } from 'yaml';
import type { Company, Team } from '../../company';
import type { FileChange } from '../store/import-stream';
import { declarationsFile } from './declarations';
import { pipelineReleases } from './one-pipeline';
import { registerSince } from './register-since';
import { LIBRARY_RELEASES, type TemplateRelease } from './template-releases';

const DAY = 86_400_000;

const SERVICE_WORKFLOW = `name: service
on:
  workflow_call:
    inputs:
      service:
        required: true
        type: string
      node-version:
        required: false
        type: string
        default: "22"
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: \${{ inputs.node-version }}
      - run: npm ci
      - run: npm test
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
  deploy-staging:
    needs: scan
    if: github.ref == 'refs/heads/main'
    environment: staging
    runs-on: ubuntu-latest
    steps:
      - uses: saltmarsh/pipelines/actions/deploy@v2
        with:
          service: \${{ inputs.service }}
          environment: staging
  deploy-production:
    needs: deploy-staging
    if: github.event_name == 'workflow_dispatch'
    environment: production
    runs-on: ubuntu-latest
    steps:
      - uses: saltmarsh/pipelines/actions/deploy@v2
        with:
          service: \${{ inputs.service }}
          environment: production
`;

const DEPLOY_ACTION = `name: deploy
description: >-
  Writes this release to the GitOps repository. Copies deploy/base and then deploy/<environment> of the service to
  <environment>/<service> and replaces IMAGE_PLACEHOLDER, VERSION_PLACEHOLDER and REVISION_PLACEHOLDER.
inputs:
  service:
    required: true
  environment:
    required: true
runs:
  using: composite
  steps:
    - shell: bash
      env:
        SERVICE: \${{ inputs.service }}
        TARGET: \${{ inputs.environment }}
      run: cd "$GITHUB_ACTION_PATH" && ./bump-image.sh "$TARGET"
`;

const DEPLOY_SCRIPT = `#!/usr/bin/env bash
set -euo pipefail
cd "$GITHUB_WORKSPACE"
target=$1
folder="gitops/$target/$SERVICE"
image="localhost:7102/$SERVICE:$GITHUB_RUN_NUMBER"
git clone --depth 1 "$GITHUB_SERVER_URL/saltmarsh/gitops.git" gitops
if [ -d deploy/base ]; then
  rm -rf "$folder" && mkdir -p "$folder"
  cp deploy/base/*.yaml "deploy/$target"/*.yaml "$folder/"
  sed -i "s|IMAGE_PLACEHOLDER|$image|; s|VERSION_PLACEHOLDER|$GITHUB_RUN_NUMBER|; s|REVISION_PLACEHOLDER|$GITHUB_SHA|" "$folder"/*.yaml
else
  sed -i "s|image: .*/$SERVICE:.*|image: $image|" "$folder"/*.yaml
fi
git -C gitops commit -am "Deploy $SERVICE" && git -C gitops push
`;

const JENKINS_LIBRARY = `def call(Map settings) {
  pipeline {
    agent { label 'linux' }
    stages {
      stage('Build') { steps { sh 'mvn -B -q clean package' } }
      stage('Unit test') { steps { sh 'mvn test' } }
      stage('Image') {
        steps {
          sh "docker build -t localhost:7102/\${settings.name}:\${env.BUILD_NUMBER} ."
          sh "docker push localhost:7102/\${settings.name}:\${env.BUILD_NUMBER}"
        }
      }
      stage('Deploy staging') { steps { sh "helm upgrade --install \${settings.name} chart -f staging.yaml" } }
      stage('Approve') { steps { input message: 'Deploy to production?', submitter: settings.approvers } }
      stage('Deploy production') { steps { sh "helm upgrade --install \${settings.name} chart -f production.yaml" } }
    }
  }
}
`;

export interface PlatformRepository {
  readonly name: string;
  readonly description: string;
  readonly files: readonly FileChange[];
  /** What came after the first commit, and which branches and tags point at each, by full ref. */
  readonly releases?: readonly TemplateRelease[];
  readonly archived?: boolean;
}

/** A statement by a team about where its secrets are, because no API knows a shared document. */
export function attestationsFile(
  teams: readonly Team[],
  company: Pick<Company, 'now' | 'people' | 'squads'>,
): string {
  const attestations = teams
    .filter(team => team.secrets === 'shared-document')
    .map(team => {
      const squad = company.squads.find(each => each.team === team.name)?.name;
      return {
        team: team.name,
        mechanism: team.secrets,
        says: 'Credentials are kept in a shared document and copied by hand into the deployment.',
        by:
          company.people.find(person => person.squad === squad)?.login ??
          team.name,
        at: new Date(company.now - 40 * DAY).toISOString().slice(0, 10),
        expires: new Date(company.now + 140 * DAY).toISOString().slice(0, 10),
      };
    });
  return stringify({ attestations });
}

export function platformRepositories(
  company: Company,
  catalogFile: string,
): readonly PlatformRepository[] {
  const before = company.earlier ?? company;
  return [
    {
      name: 'pipelines',
      description: 'Reusable workflows and actions of the platform team.',
      files: [
        {
          path: 'README.md',
          content:
            '# pipelines\n\nCall `.github/workflows/service.yml@v2` from a workflow of your own.\n',
        },
        { path: '.github/workflows/service.yml', content: SERVICE_WORKFLOW },
        { path: 'actions/deploy/action.yml', content: DEPLOY_ACTION },
        { path: 'actions/deploy/bump-image.sh', content: DEPLOY_SCRIPT },
      ],
      releases: pipelineReleases(company),
    },
    {
      name: 'saltmarsh-pipeline',
      description: 'Jenkins shared library.',
      files: [{ path: 'vars/bankService.groovy', content: JENKINS_LIBRARY }],
      releases: LIBRARY_RELEASES,
    },
    {
      name: 'platform-register',
      description: 'What teams state about themselves.',
      files: [
        {
          path: 'README.md',
          content: '# Register\n\nStatements with a name, a date and an end.\n',
        },
        {
          path: 'attestations.yaml',
          content: attestationsFile(before.teams, before),
        },
        { path: 'declarations.yaml', content: declarationsFile(before) },
      ],
      ...(company.earlier === undefined
        ? {}
        : { releases: registerSince(company) }),
    },
    {
      name: 'catalog',
      description: 'Domains and systems.',
      files: [{ path: 'catalog-info.yaml', content: catalogFile }],
    },
    {
      name: 'platform-support',
      description: 'Questions and requests to the platform team.',
      files: [
        {
          path: 'README.md',
          content: '# Ask the platform team\n\nOpen an issue.\n',
        },
      ],
    },
    {
      name: 'incidents',
      description: 'What went wrong, and when it was over.',
      files: [
        { path: 'README.md', content: '# Incidents\n\nOne issue each.\n' },
      ],
    },
    {
      name: 'branch-printing',
      description: 'Passbook printing; nobody knows whether it still runs.',
      files: [{ path: 'README.md', content: '# branch-printing\n' }],
    },
    {
      name: 'telephone-banking',
      description: 'Closed with the call centre.',
      files: [{ path: 'README.md', content: '# telephone-banking\n' }],
      archived: true,
    },
  ];
}
