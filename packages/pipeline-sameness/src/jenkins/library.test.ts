import { isByReference } from '../similarity';
import { knownPipelineOf, pipelineOf } from '../__testUtils__/repository';

const LIBRARY = 'acme/pipelines:vars/shipImage.groovy';

describe('a shared library of Jenkins', () => {
  it('is found by what it defines, where the file does not name it', () => {
    const pipeline = knownPipelineOf({
      Jenkinsfile: "shipImage('app')",
      [LIBRARY]:
        "def call(name) { node { stage('Ship') { sh 'docker push app' } } }",
    });
    expect(pipeline).toMatchObject({
      delivery: 'image',
      references: ['acme/pipelines@default:shipImage'],
      opaque: [],
    });
    expect(isByReference(pipeline)).toBe(true);
  });

  it('follows the functions of its file, with what they are given', () => {
    const pipeline = knownPipelineOf({
      Jenkinsfile: "shipImage('app')",
      [LIBRARY]:
        "def bring(String how) { sh \"docker ${how} app\" }\ndef call(name) { node { stage('Ship') { bring('push') } } }",
    });
    expect(pipeline.delivery).toBe('image');
  });

  it('speaks by its name where what it does is hidden', () => {
    const pipeline = knownPipelineOf({
      Jenkinsfile: "buildDockerAndPublishImage('app')",
      'acme/pipelines:vars/buildDockerAndPublishImage.groovy':
        "def call(name) { node { sh 'make bake-deploy' } }",
    });
    expect(pipeline).toMatchObject({ delivery: 'name' });
    expect(pipeline.fingerprint.stages).toEqual(['image', 'publish']);
  });

  it('is the template, and its closure configuration', () => {
    const pipeline = knownPipelineOf({
      Jenkinsfile:
        "@Library('platform@v1') _\nstandardPipeline { app = 'a'; deploy { target = 'x' } }",
    });
    expect(pipeline).toMatchObject({
      references: ['platform@v1:standardPipeline'],
      opaque: ['platform@v1:standardPipeline'],
      steps: { total: 1, inTemplate: 1 },
    });
  });

  it('that builds and tests is no delivery, nor are files kept on the build server', () => {
    expect(
      pipelineOf({
        Jenkinsfile: 'buildPlugin(jdk: 21)',
        'acme/pipelines:vars/buildPlugin.groovy':
          "def call(options) { node { sh 'mvn verify'\n archiveArtifacts 'target/*.jar' } }",
      }),
    ).toMatchObject({ outcome: 'unknown', engine: 'jenkins' });
  });

  it('takes the file that delivers, not the first one', () => {
    expect(
      knownPipelineOf({
        Jenkinsfile: "node { stage('Test') { sh 'npm test' } }",
        Jenkinsfile_release: "node { stage('Ship') { sh 'docker push app' } }",
      }).slice,
    ).toEqual(['Jenkinsfile_release']);
  });
});
