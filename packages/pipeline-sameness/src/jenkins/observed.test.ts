import { pipelineOfRun } from './observed';

describe('the pipeline that a run has shown', () => {
  it('reads stages from their names, with the environment of a deployment', () => {
    expect(
      pipelineOfRun('cards/limits/main', [
        'Checkout',
        'Unit test',
        'Publish image',
        'Deploy to staging',
        'Deploy to production',
      ]),
    ).toMatchObject({
      outcome: 'known',
      engine: 'jenkins',
      basis: 'run',
      confidence: 0.7,
      deliversToProduction: true,
      fingerprint: {
        stages: [
          'test',
          'image',
          'publish',
          'deploy:staging',
          'deploy:production',
        ],
      },
    });
  });

  it('does not reach production when a run ends before it', () => {
    expect(pipelineOfRun('job', ['Deploy staging'])).toMatchObject({
      deliversToProduction: false,
    });
  });

  it('is unknown when no stage ran', () => {
    expect(pipelineOfRun('job', [])).toMatchObject({
      outcome: 'unknown',
      reason: 'the last run of job had no stages',
    });
  });

  it('is nothing but the names of its stages, whole', () => {
    expect(
      pipelineOfRun('a/main', [' Frob  It ', 'Push image', 'Deploy dev']),
    ).toEqual({
      outcome: 'known',
      engine: 'jenkins',
      slice: ['a/main'],
      basis: 'run',
      confidence: 0.7,
      fingerprint: {
        templates: [],
        stages: ['image', 'publish', 'deploy:development'],
        atoms: [
          'deploy:development|deploy dev',
          'image|push image',
          'publish|push image',
          '|frob it',
        ],
        gates: ['artefact:built-once', 'trigger:jenkins'],
      },
      steps: { total: 3, inTemplate: 0 },
      references: [],
      opaque: [],
      deliversToProduction: false,
    });
    expect(pipelineOfRun('a/main', ['Test'])).toMatchObject({
      deliversToProduction: true,
    });
    expect(pipelineOfRun('a/main', [])).toEqual({
      outcome: 'unknown',
      engine: 'jenkins',
      reason: 'the last run of a/main had no stages',
      opaque: [],
    });
  });
});
