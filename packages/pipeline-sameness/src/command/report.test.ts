import { rmSync } from 'node:fs';
import {
  CALLER,
  PLAIN,
  row,
  SERVICE,
  temporaryCheckouts,
  WORKFLOW,
} from './__testUtils__/checkouts';
import { printReport, warningsOf } from './print';
import { reportPipelines } from './report';

const DECLARATIVE = `
pipeline {
  agent any
  stages {
    stage('Build') { steps { sh 'mvn -B package' } }
    stage('Test') { steps { sh '''
      mvn test // all of them
    ''' } }
    stage('Deploy staging') { steps { sh "kubectl apply -f deploy/" } }
    stage('Approve') { steps { input 'Go?' } }
    stage('Deploy production') { when { branch 'main' } steps { sh './deploy.sh prod' /* by hand */ } }
  }
}
`;

describe('the pipelines report', () => {
  const { at, given } = temporaryCheckouts();

  it('finds the one workflow of several that delivers', () => {
    const report = given({
      [`a/${WORKFLOW}`]: PLAIN,
      'a/.github/workflows/ci.yml':
        'on: [pull_request]\njobs: { t: { steps: [{ run: npm test }] } }',
      'a/.github/workflows/stale.yaml':
        'on: { schedule: [{ cron: "0 0 * * *" }] }\njobs: { s: { steps: [{ uses: actions/stale@v9 }] } }',
      'a/.github/workflows/docs.yml':
        'on: push\njobs: { d: { environment: github-pages, steps: [{ uses: actions/deploy-pages@v4 }] } }',
    });
    expect(row(report, 'a')).toMatchObject({
      engine: 'github-actions',
      slice: [WORKFLOW],
      opaque: [],
    });
    expect(row(report, 'a').stages).toEqual([
      'checkout',
      'test',
      'checkout',
      'image',
      'publish',
    ]);
  });

  it('gives the same class to copies, whatever their job names, comments, matrices and minor versions', () => {
    const copy = PLAIN.replace('ship:', 'build-and-push:')
      .replace('[20, 22]', '[24]')
      .replace('push-action@v6', 'push-action@v6.9.0');
    const report = given({
      [`a/${WORKFLOW}`]: PLAIN,
      [`b/${WORKFLOW}`]: `# ours\n${copy}`,
    });
    expect(row(report, 'b').class).toBe(row(report, 'a').class);
    expect(report.organisation).toMatchObject({
      dominance: 1,
      effectivePipelines: 1,
      newcomerSurprise: 0,
      byReferenceShare: 0,
    });
  });

  it('puts unrelated pipelines into classes and families of their own', () => {
    const other =
      'on: { release: { types: [published] } }\njobs: { p: { steps: [{ run: cargo publish }] } }';
    const report = given({
      [`a/${WORKFLOW}`]: PLAIN,
      [`b/${WORKFLOW}`]: other,
    });
    expect(row(report, 'a').class).not.toBe(row(report, 'b').class);
    expect(row(report, 'a').family).not.toBe(row(report, 'b').family);
    expect(report.organisation).toMatchObject({
      dominance: 0.5,
      effectivePipelines: 2,
      newcomerSurprise: 0.5,
    });
  });

  it('follows a reusable workflow into the checkout that holds it', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      [`b/${WORKFLOW}`]: CALLER.replace('v2.3', 'v2'),
      'pipelines/.github/workflows/service.yml': SERVICE,
    });
    expect(row(report, 'a').stages).toEqual([
      'checkout',
      'image',
      'publish',
      'deploy:production',
    ]);
    expect(row(report, 'a')).toMatchObject({
      opaque: [],
      class: row(report, 'b').class,
    });
    expect(row(report, 'pipelines').unknown).toMatch(/no workflow delivers/);
    expect(report.organisation.byReferenceShare).toBe(1);
  });

  it('keeps a call opaque that cannot be opened, and still sees that two use the same', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      [`b/${WORKFLOW}`]: CALLER,
      [`c/${WORKFLOW}`]: CALLER.replace('v2.3', 'v3'),
    });
    expect(row(report, 'a').opaque).toEqual([
      'acme/pipelines/.github/workflows/service.yml@v2.3',
    ]);
    expect(row(report, 'a').class).toBe(row(report, 'b').class);
    expect(row(report, 'a').class).not.toBe(row(report, 'c').class);
  });

  it('expands local reusable workflows and composite actions, anchors and environments from a matrix', () => {
    const report = given({
      'a/.github/workflows/main.yml': `
on: push
jobs:
  build:
    steps: &start
      - uses: actions/checkout@v4
      - run: make image
  again: { steps: *start }
  deploy:
    needs: [build]
    strategy: { matrix: { env: [staging, production] } }
    environment: { name: '\${{ matrix.env }}', url: 'https://example.invalid' }
    steps: [{ uses: ./.github/actions/deploy }]
  later: { needs: deploy, uses: ./.github/workflows/after.yml }`,
      'a/.github/actions/deploy/action.yml':
        'runs: { using: composite, steps: [{ run: kubectl apply -f x, shell: bash }] }',
      'a/.github/workflows/after.yml':
        'on: workflow_call\njobs: { v: { steps: [{ run: helm test app }] } }',
    });
    expect(row(report, 'a').stages).toEqual([
      'checkout',
      'image',
      'deploy:staging',
      'deploy:production',
      'verify',
    ]);
    expect(row(report, 'a')).toMatchObject({
      slice: ['.github/workflows/main.yml'],
      opaque: [],
    });
  });

  it('reads a declarative Jenkinsfile', () => {
    const report = given({
      'a/Jenkinsfile': DECLARATIVE,
      'b/Jenkinsfile': DECLARATIVE.replace("'Build'", "'Compile'"),
    });
    expect(row(report, 'a')).toMatchObject({
      engine: 'jenkins',
      slice: ['Jenkinsfile'],
    });
    expect(row(report, 'a').stages).toEqual([
      'test',
      'deploy:staging',
      'deploy:production',
    ]);
    expect(row(report, 'a').class).toBe(row(report, 'b').class);
  });

  it('follows a Jenkins shared library into the checkout that holds it', () => {
    const file = "@Library('platform@v1') _\nstandardPipeline { app = 'a' }";
    const library =
      'def call(body) { pipeline { stages { stage("Publish") { steps { sh "mvn deploy" } } } } }';
    const opened = given({
      'a/Jenkinsfile': file,
      'platform/vars/standardPipeline.groovy': library,
    });
    expect(row(opened, 'a')).toMatchObject({ stages: ['publish'], opaque: [] });
    rmSync(at('platform'), { recursive: true });
    expect(row(given({}), 'a').opaque).toEqual([
      'platform@v1:standardPipeline',
    ]);
  });

  it.each([
    [
      'broken YAML',
      WORKFLOW,
      'on: push\njobs: [a\n b: }',
      /release\.yml: not YAML/,
    ],
    ['an empty file', WORKFLOW, '', /release\.yml: the file is empty/],
    ['a list', WORKFLOW, '- a\n- b', /release\.yml: not a workflow/],
    ['no jobs', WORKFLOW, 'on: push', /release\.yml: not a workflow at jobs/],
    [
      'an alias bomb',
      WORKFLOW,
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      /release\.yml: /,
    ],
    [
      'a file that only tests',
      '.github/workflows/ci.yml',
      'on: push\njobs: { t: { steps: [{ run: npm test }] } }',
      /no workflow delivers/,
    ],
    [
      'unbalanced Groovy',
      'Jenkinsfile',
      'pipeline { stages {',
      /Jenkinsfile: a bracket is not closed/,
    ],
    [
      'dynamic Groovy',
      'Jenkinsfile',
      "node { ['a'].each { x -> stage(x) { sh 'make deploy' } } }",
      /made by code at run time/,
    ],
    [
      'an engine that is not read',
      '.drone.yml',
      'kind: pipeline',
      /drone are not read/,
    ],
    ['no CI file', 'README.md', 'hello', /no CI file/],
  ])(
    'says why %s is unknown, and gives it no class',
    (_, path, text, reason) => {
      const report = given({ [`a/${path}`]: text, [`b/${WORKFLOW}`]: PLAIN });
      expect(row(report, 'a')).toMatchObject({ class: null, family: null });
      expect(row(report, 'a').unknown).toMatch(reason);
      expect(report.organisation.dominance).toBe(1);
    },
  );

  it('does not let a broken file that may deliver pass for a pipeline without it', () => {
    const report = given({
      'a/.github/workflows/main.yml': PLAIN,
      'a/.github/workflows/deploy.yml': 'jobs: [',
      'b/.github/workflows/main.yml': PLAIN,
      'b/.github/workflows/labels.yml': 'jobs: [',
    });
    expect(row(report, 'a').unknown).toMatch(/deploy\.yml/);
    expect(row(report, 'b').unknown).toBeUndefined();
  });

  it('takes team and archetype from the catalog file, and from a register before it', () => {
    const entity = (owner: string) =>
      `kind: Component\nspec: { owner: ${owner}, type: library }`;
    const other =
      'on: { release: {} }\njobs: { p: { steps: [{ run: cargo publish }] } }';
    const files = {
      [`a/${WORKFLOW}`]: PLAIN,
      [`b/${WORKFLOW}`]: PLAIN,
      [`c/${WORKFLOW}`]: other,
      'a/catalog-info.yaml': entity('x'),
      'b/catalog-info.yaml': entity('x'),
      'c/catalog-info.yaml': entity('y'),
    };
    expect(given(files).organisation.dominance).toBe(0.5);
    const register = 'repositories: [{ name: c, team: x }]';
    expect(
      given({ ...files, 'pipelines.yaml': register }).organisation.dominance,
    ).toBe(1);
  });

  it.each([
    [
      'a template',
      'kind: Component\nmetadata: { name: {{ name }}-api }\nspec: { owner: x }\n',
      /^not YAML: .+ at line 2/,
    ],
    [
      'an owner of another form',
      'kind: Component\nspec: { owner: [x, y] }\n',
      /^spec\.owner Invalid input/,
    ],
    ['a file that nobody wrote', `#${'x'.repeat(1024 * 1024)}`, /1 MiB/],
  ])(
    'names a catalog file that cannot be read, with the reason: %s',
    (_, text, reason) => {
      const report = given({
        [`a/${WORKFLOW}`]: PLAIN,
        'a/catalog-info.yaml': text,
        [`b/${WORKFLOW}`]: PLAIN,
      });
      expect(row(report, 'a').catalogProblem).toEqual({
        path: 'catalog-info.yaml',
        reason: expect.stringMatching(reason),
      });
      expect(row(report, 'b').catalogProblem).toBeUndefined();
      const warnings = warningsOf(report);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(/^! a\/catalog-info\.yaml: /);
      expect(warnings[0]).not.toContain('\n');
      expect(printReport(report)).toContain(
        '1 of 2 repositories have a catalog file that could not be read',
      );
    },
  );

  it('warns of no catalog file that declares something else, or is not there', () => {
    const report = given({
      [`a/${WORKFLOW}`]: PLAIN,
      'a/catalog-info.yaml': 'kind: Location\nspec: { targets: [] }\n',
      [`b/${WORKFLOW}`]: PLAIN,
    });
    expect(warningsOf(report)).toEqual([]);
    expect(printReport(report)).not.toContain('catalog file');
  });

  it('refuses a folder that is not there, and a register of another form', () => {
    expect(() => reportPipelines(at('nowhere'))).toThrow(/is not a folder/);
    expect(() =>
      given({ [`a/${WORKFLOW}`]: PLAIN, 'pipelines.yaml': 'teams: 3' }),
    ).toThrow(/pipelines\.yaml/);
    expect(() => given({ 'pipelines.yaml': 'teams: [' })).toThrow(
      /^pipelines\.yaml: not YAML/,
    );
  });
});
