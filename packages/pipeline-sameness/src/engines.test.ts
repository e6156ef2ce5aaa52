import { competing, notRead, tellingAll } from './engines';
import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from './__testUtils__/repository';

const PUSHES = workflow('b: { steps: [{ run: docker push app }] }');
const CALLED_SO = workflow(
  'cd: { uses: acme/pipelines/.github/workflows/maven-cd.yml@v1 }',
  'workflow_dispatch: ',
);
const TESTS = workflow('t: { steps: [{ run: npm test }] }');

describe('engines of one repository', () => {
  it('compete by the strength of their evidence: deploying beats pushing an image', () => {
    expect(
      knownPipelineOf({
        '.github/workflows/main.yml': PUSHES,
        Jenkinsfile: "node { stage('Ship') { sh 'helm upgrade app chart' } }",
      }),
    ).toMatchObject({ engine: 'jenkins', delivery: 'deploys' });
  });

  it('pushing an image beats publishing a package', () => {
    expect(
      knownPipelineOf({
        '.github/workflows/main.yml': PUSHES,
        Jenkinsfile: "node { stage('Publish') { sh 'mvn deploy' } }",
      }),
    ).toMatchObject({ engine: 'github-actions', delivery: 'image' });
  });

  it('do not lose to what is only called a delivery where nobody reads their files', () => {
    expect(
      pipelineOf({
        '.github/workflows/cd.yml': CALLED_SO,
        '.buildkite/pipeline.yml': 'steps: []',
      }),
    ).toMatchObject({
      outcome: 'unknown',
      engine: 'buildkite',
      reason: expect.stringMatching(/buildkite are not read/),
    });
  });

  it('lose to what deploys, although nobody reads their files', () => {
    expect(
      knownPipelineOf({
        '.github/workflows/main.yml': PUSHES,
        '.buildkite/pipeline.yml': 'steps: []',
      }),
    ).toMatchObject({ engine: 'github-actions', delivery: 'image' });
  });

  it('that are read and only test leave it to what is called a delivery', () => {
    expect(
      knownPipelineOf({
        '.github/workflows/cd.yml': CALLED_SO,
        Jenkinsfile: "node { stage('Test') { sh 'mvn verify' } }",
      }),
    ).toMatchObject({ engine: 'github-actions', delivery: 'name' });
  });

  it('are named where nobody reads them and the others only test', () => {
    expect(
      pipelineOf({
        '.github/workflows/ci.yml': TESTS,
        '.tekton/push.yaml': 'kind: PipelineRun',
      }),
    ).toMatchObject({ outcome: 'unknown', engine: 'tekton' });
  });

  it('are named for building and testing where nothing delivers', () => {
    expect(
      pipelineOf({
        '.github/workflows/draft.yml': workflow(
          'd: { steps: [{ uses: release-drafter/release-drafter@v6 }] }',
        ),
        Jenkinsfile: "node { stage('Test') { sh 'mvn verify' } }",
      }),
    ).toMatchObject({ outcome: 'unknown', engine: 'jenkins' });
  });

  it.each([
    'run: npm test',
    'run: docker build .',
    'run: ./frob.sh }, { run: npm test',
  ])('are named in their order where several build and test: %s', step => {
    expect(
      pipelineOf({
        '.github/workflows/a.yml': workflow('a: { steps: [{ run: frob }] }'),
        '.github/workflows/ci.yml': workflow(
          `l: { steps: [{ run: frob }] }\nt: { steps: [{ run: frob }, { ${step} }] }`,
        ),
        Jenkinsfile: "node { stage('Test') { sh 'mvn verify' } }",
      }),
    ).toMatchObject({ outcome: 'unknown', engine: 'github-actions' });
  });

  it('say of an unknown pipeline every file that nobody understood, the deciding one first', () => {
    const pipeline = pipelineOf({
      '.github/workflows/deploy.yml': 'jobs: [unclosed',
      '.github/workflows/test.yml': 'also: [unclosed',
      'old/Jenkinsfile': '',
      Jenkinsfile:
        "node { ['a', 'b'].each { name -> stage(name) { sh 'make' } } }",
      '.tekton/push.yaml': 'kind: PipelineRun',
    });
    const { notUnderstood } = pipeline.outcome === 'unknown' ? pipeline : {};
    expect(notUnderstood).toEqual([
      {
        path: '.github/workflows/deploy.yml',
        reason: expect.stringMatching(/^(?!\.github)./),
      },
      { path: '.github/workflows/test.yml', reason: expect.any(String) },
      {
        path: 'Jenkinsfile',
        reason: 'stages are made by code at run time; only a run can show them',
      },
      { path: 'old/Jenkinsfile', reason: 'the file is empty' },
      {
        path: '.tekton/push.yaml',
        reason: 'pipelines of tekton are not read yet',
      },
    ]);
  });

  it('name no file where all were understood and none delivers', () => {
    const pipeline = pipelineOf({ '.github/workflows/ci.yml': TESTS });
    expect(pipeline).toMatchObject({ outcome: 'unknown' });
    expect(pipeline).not.toHaveProperty('notUnderstood');
  });

  it('that are none say so', () => {
    expect(competing([])).toEqual({
      outcome: 'unknown',
      reason: 'no CI file was found',
      opaque: [],
    });
  });

  it('that nobody reads name the file that a person would open first', () => {
    const files = ['.buildkite/pipeline.release.yml', '.buildkite/a.yml'];
    expect(notRead('buildkite', files)).toEqual({
      pipeline: {
        outcome: 'unknown',
        engine: 'buildkite',
        reason: '.buildkite/a.yml: pipelines of buildkite are not read yet',
        opaque: [],
        notUnderstood: [...files].reverse().map(path => ({
          path,
          reason: 'pipelines of buildkite are not read yet',
        })),
      },
      state: 'unread',
    });
    expect(notRead('tekton', []).pipeline).toMatchObject({
      reason: 'tekton: pipelines of tekton are not read yet',
    });
  });

  it('take evidence that was stored before its kind was kept for the weakest', () => {
    const image = knownPipelineOf({ '.github/workflows/main.yml': PUSHES });
    const old = { ...image, delivery: undefined };
    const readings = [old, image].map(pipeline => ({
      pipeline,
      state: 'delivers' as const,
    }));
    expect(competing(readings)).toBe(image);
  });

  it('that are known tell of no file that another did not understand', () => {
    const pipeline = knownPipelineOf({ '.github/workflows/main.yml': PUSHES });
    const known = { pipeline, state: 'delivers' as const };
    expect(tellingAll(known, [notRead('drone', ['.drone.yml']), known])).toBe(
      known,
    );
  });
});
