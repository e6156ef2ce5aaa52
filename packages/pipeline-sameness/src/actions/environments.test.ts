import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from '../__testUtils__/repository';

const MAIN = '.github/workflows/main.yml';

describe('environments of a pipeline', () => {
  it('count only together with a step that delivers', () => {
    expect(
      pipelineOf({
        [MAIN]: workflow(
          't: { environment: production, steps: [{ run: npm test }] }',
        ),
      }).outcome,
    ).toBe('unknown');
  });

  it('are unknown, not none, where only a run can name them', () => {
    const pipeline = knownPipelineOf({
      [MAIN]: workflow(
        "d: { environment: '${{ needs.pick.outputs.name }}', steps: [{ run: cf push }] }",
      ),
    });
    expect(pipeline).toMatchObject({
      environments: ['unknown'],
      basis: 'environment',
    });
    expect(pipeline.fingerprint.stages).toEqual(['deploy']);
  });

  it('come from the inputs of a call that nobody can open and that is called a deployment', () => {
    const pipeline = knownPipelineOf({
      [MAIN]: workflow(
        'd: { uses: acme/pipelines/.github/workflows/deploy.yml@v1, with: { environment: production } }',
      ),
    });
    expect(pipeline).toMatchObject({
      delivery: 'name',
      environments: ['production'],
    });
  });

  it('that live as long as a review are none', () => {
    expect(
      pipelineOf({
        [MAIN]: workflow(
          'd: { environment: review, steps: [{ run: helm upgrade app chart }] }',
          'workflow_dispatch: ',
        ),
      }).outcome,
    ).toBe('unknown');
  });
});
