import {
  knownPipelineOf,
  pipelineOf,
  type Files,
} from '../__testUtils__/repository';
import { readPipeline } from '../read';

const FILE = `
@Library('platform@v2.1') _
pipeline {
  agent any
  triggers { cron('@daily') }
  stages {
    stage('Checkout') { steps { checkout scm } }
    stage('Unit') {
      steps { sh 'npm ci && npm test'; junit 'out.xml' }
    }
    stage('Image') {
      steps { script { def image = docker.build("app:\${BUILD}"); image.push() } }
    }
    stage('Preview') {
      when { changeRequest() }
      steps { sh 'kubectl apply -f preview' }
    }
    stage('Deploy staging') {
      steps { sh(script: "helm upgrade " + 'app chart') }
    }
    stage('Deploy production') {
      when { branch 'main' }
      input { message 'Go?' }
      steps { sh 'helm upgrade app chart'; tellEverybody('done') }
    }
  }
  post { always { slackSend 'done' } }
}
`;

const unread = (files: Files) => {
  const pipeline = pipelineOf(files);
  return pipeline.outcome === 'unknown' ? pipeline.reason : pipeline;
};

describe('a Jenkinsfile', () => {
  it('is read whole: what runs, where to, behind which gates, with what unknown', () => {
    expect(knownPipelineOf({ Jenkinsfile: FILE })).toEqual({
      outcome: 'known',
      engine: 'jenkins',
      slice: ['Jenkinsfile'],
      basis: 'heuristic',
      confidence: 0.8,
      fingerprint: {
        templates: ['platform@v2:tellEverybody'],
        stages: [
          'checkout',
          'setup',
          'test',
          'image',
          'publish',
          'deploy:staging',
          'deploy:production',
          'notify',
        ],
        atoms: [
          'checkout|checkout',
          'deploy:production|helm upgrade',
          'deploy:staging|helm upgrade',
          'image|docker.build',
          'notify|slackSend',
          'publish|image.push',
          'setup|setup-lang',
          'test|junit',
          'test|npm test',
          '|platform@v2:tellEverybody',
        ],
        gates: [
          'approval:production',
          'artefact:built-once',
          'if:default-branch',
          'trigger:jenkins',
          'trigger:schedule',
        ],
      },
      steps: { total: 9, inTemplate: 1 },
      references: ['platform@v2:tellEverybody'],
      opaque: ['platform@v2.1:tellEverybody'],
      deliversToProduction: true,
      delivery: 'deploys',
      triggers: ['jenkins', 'schedule'],
      environments: ['production', 'staging'],
    });
  });

  it('is a script without a frame as well, which is less certain', () => {
    expect(
      knownPipelineOf({ Jenkinsfile: "node { sh 'cf push' }" }),
    ).toMatchObject({
      confidence: 0.6,
      steps: { total: 1, inTemplate: 0 },
      deliversToProduction: true,
      environments: [],
    });
  });

  it('ends before production where it only deploys elsewhere', () => {
    expect(
      knownPipelineOf({
        Jenkinsfile: "node { stage('Deploy staging') { sh 'cf push' } }",
      }),
    ).toMatchObject({ deliversToProduction: false, environments: ['staging'] });
  });

  it.each([
    "node { list.each { stage('x') { sh 'cf push' } } }",
    "node { list.collectEntries { stage('x') { sh 'cf push' } } }",
    "node { list.eachWithIndex { stage('x') { sh 'cf push' } } }",
    "node { 3.times { stage('x') { sh 'cf push' } } }",
    "node { for (x in list) { node { stage(x) { sh 'cf push' } } } }",
    "node { evaluate('x'); sh 'cf push' }",
    "node { load 'x.groovy'; sh 'cf push' }",
  ])('is unknown where its stages are made while it runs: %s', file => {
    expect(unread({ Jenkinsfile: file })).toBe(
      'Jenkinsfile: stages are made by code at run time; only a run can show them',
    );
  });

  it.each([
    "node { list.each { sh 'cf push' } }",
    "node { load file; sh 'cf push' }",
    "node { stage('x') { list.each { sh 'cf push' } } }",
    "node { beach { stage('x') { sh 'cf push' } } }",
  ])('is known where only its steps are: %s', file => {
    expect(pipelineOf({ Jenkinsfile: file }).outcome).toBe('known');
  });

  it.each([
    ['', 'Jenkinsfile: the file is empty'],
    [' \n', 'Jenkinsfile: the file is empty'],
    ['// nothing', 'Jenkinsfile: no steps were found'],
    [
      "node { sh 'npm test' }",
      'Jenkinsfile: nothing in it publishes or deploys',
    ],
    ["node { sh 'a", 'Jenkinsfile: a string is not closed'],
  ])('is unknown with the reason: %j', (file, reason) => {
    expect(unread({ Jenkinsfile: file })).toBe(reason);
  });

  it.each([
    ["@Library('p@v1') _\nstandardService()", 'name'],
    ["@Library('p@v1') _\nshipIt { app = 'a' }", 'name'],
    ["@Library('p@v1') _\nbuildService()", undefined],
    ["@Library('p@v1') _\ntestService()", undefined],
    ["@Library('p@v1') _\nscanService()", undefined],
    ["@Library('p@v1') _\nlintAll(); checkAll(); verifyAll()", undefined],
    ["@Library('p@v1') _\nstandardService(); sh 'npm test'", undefined],
    ['standardService()', undefined],
  ])(
    'delivers by the name of its template, unless that only builds: %j',
    (file, delivery) => {
      const pipeline = pipelineOf({ Jenkinsfile: file });
      expect(pipeline.outcome === 'known' ? pipeline.delivery : undefined).toBe(
        delivery,
      );
    },
  );

  it('that lies nearest and delivers most is taken, and one that cannot be read is told before one that only tests', () => {
    const image = "node { sh 'docker push app' }";
    const test = "node { sh 'npm test' }";
    const slice = (files: Files) => {
      const pipeline = pipelineOf(files);
      return pipeline.outcome === 'known' ? pipeline.slice : pipeline.reason;
    };
    expect(slice({ 'b/Jenkinsfile': image, 'a/Jenkinsfile': image })).toEqual([
      'a/Jenkinsfile',
    ]);
    expect(slice({ 'a/Jenkinsfile': image, Jenkinsfile: image })).toEqual([
      'Jenkinsfile',
    ]);
    expect(
      slice({ Jenkinsfile: image, 'b/Jenkinsfile': "node { sh 'cf push' }" }),
    ).toEqual(['b/Jenkinsfile']);
    expect(slice({ Jenkinsfile: test, 'b/Jenkinsfile': 'a {' })).toBe(
      'b/Jenkinsfile: a bracket is not closed',
    );
  });

  it('that a run has proven is read alone', () => {
    const files: Files = {
      Jenkinsfile: "node { sh 'cf push' }",
      'b/Jenkinsfile': "node { sh 'docker push app' }",
    };
    expect(
      readPipeline({
        paths: Object.keys(files),
        read: path => files[path],
        openRemote: () => undefined,
        parseYaml: () => undefined,
        provenSlice: { paths: ['b/Jenkinsfile'], basis: 'run' },
      }),
    ).toMatchObject({ slice: ['b/Jenkinsfile'], delivery: 'image' });
  });
});
