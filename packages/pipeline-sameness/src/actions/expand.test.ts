import {
  knownPipelineOf,
  pipelineOf,
  workflow,
  type Files,
} from '../__testUtils__/repository';

const MAIN = '.github/workflows/main.yml';
const SHIP = 'steps: [{ run: cf push }]';

const of = (jobs: string, files: Files = {}, on?: string) =>
  knownPipelineOf({ [MAIN]: workflow(jobs, on), ...files });
const stages = (jobs: string, files: Files = {}) =>
  of(jobs, files).fingerprint.stages;
const called = (jobs: string, inputs = '{}') =>
  `on: { workflow_call: { inputs: ${inputs} } }\nenv: { INNER: npm test }\njobs: { ${jobs} }`;

describe('jobs of a workflow', () => {
  it('run after those that they need, whatever the order of the file', () => {
    expect(
      stages(`
ship: { needs: [test, image], ${SHIP} }
tell: { needs: ship, steps: [{ run: ./slack-notify.sh }] }
image: { needs: lint, steps: [{ run: docker push app }] }
test: { needs: lint, steps: [{ run: npm test }] }
lint: { steps: [{ run: npm run lint }] }`),
    ).toEqual(['lint', 'test', 'publish', 'deploy', 'notify']);
  });

  it('that need one another in a circle, or one that is not there, run all the same', () => {
    expect(
      stages(`
a: { needs: [b, gone], steps: [{ run: npm test }] }
b: { needs: a, ${SHIP} }`),
    ).toHaveLength(2);
  });

  it('that never run are none', () => {
    expect(
      stages(`
t: { if: false, steps: [{ run: npm test }] }
p: { if: "github.event_name == 'pull_request'", uses: ./.github/workflows/gone.yml }
d: { needs: [t, p], ${SHIP} }`),
    ).toEqual(['deploy']);
  });

  it('go where their environment says, else what they are called, else what a call is handed', () => {
    expect(stages(`deploy-staging: { ${SHIP} }`)).toEqual(['deploy:staging']);
    expect(stages(`deploy-staging: { environment: live, ${SHIP} }`)).toEqual([
      'deploy:production',
    ]);
    expect(stages(`ship: { environment: { name: uat }, ${SHIP} }`)).toEqual([
      'deploy:staging',
    ]);
    expect(stages(`ship: { environment: '', ${SHIP} }`)).toEqual(['deploy']);
    expect(stages(`ship: { environment: github-pages, ${SHIP} }`)).toEqual([
      'deploy',
    ]);
  });

  it.each([
    'env',
    'environment',
    'stage',
    'target',
    'deploy-env',
    'deploy_environment',
    'environment-name',
    'env_name',
    'Environment',
  ])('that call a deployment hand it the environment as %s', name => {
    expect(
      stages(
        `d: { uses: a/b/.github/workflows/deploy.yml@v1, with: { ${name}: staging } }`,
      ),
    ).toEqual(['deploy:staging']);
  });

  it.each(['environments', 'my-env', 'url', 'target-url'])(
    'do not hand it the environment as %s',
    name => {
      expect(
        stages(
          `d: { uses: a/b/.github/workflows/deploy.yml@v1, with: { ${name}: staging } }`,
        ),
      ).toEqual(['deploy']);
    },
  );

  it('that are called a delivery deliver where what they run is hidden', () => {
    const hidden = 'steps: [{ run: ./a.sh }, { run: npm test }]';
    expect(of(`deploy: { ${hidden} }`)).toMatchObject({ delivery: 'name' });
    expect(stages(`deploy: { ${hidden} }`)).toEqual(['deploy', 'test']);
    expect(pipelineOf({ [MAIN]: workflow(`go: { ${hidden} }`) }).outcome).toBe(
      'unknown',
    );
    expect(
      pipelineOf({
        [MAIN]: workflow('deploy: { steps: [{ run: npm test }] }'),
      }).outcome,
    ).toBe('unknown');
  });
});

describe('a workflow that a job calls', () => {
  const inner = '.github/workflows/inner.yml';

  it('is what it does with what it is given, and with what it declares', () => {
    const file = called(
      "a: { environment: '${{ inputs.to }}', steps: [{ run: '${{ env.INNER }}' }, { run: '${{ inputs.tool }} push app' }] }",
      '{ to: { default: staging }, tool: { default: docker } }',
    );
    expect(of(`d: { uses: ./${inner} }`, { [inner]: file })).toMatchObject({
      fingerprint: {
        stages: ['test', 'publish'],
        gates: ['environment:staging', 'trigger:push:default'],
        templates: [],
      },
      environments: ['staging'],
      opaque: [],
      references: [],
      steps: { total: 2, inTemplate: 0 },
    });
    expect(
      of(`d: { uses: ./${inner}, with: { to: live, tool: cf } }`, {
        [inner]: file,
      }),
    ).toMatchObject({
      fingerprint: { stages: ['test', 'deploy:production'] },
      environments: ['production'],
    });
  });

  it('of another repository is a template, with the actions that it uses there', () => {
    expect(
      of('d: { uses: acme/ci/.github/workflows/ship.yml@v2.1 }', {
        'acme/ci:.github/workflows/ship.yml': called(
          'a: { permissions: { packages: write }, steps: [{ uses: ./push }, { uses: acme/frob@v1 }] }',
        ),
        'acme/ci:push/action.yml':
          'runs: { using: composite, steps: [{ run: docker push app }] }',
      }),
    ).toMatchObject({
      fingerprint: {
        stages: ['publish'],
        templates: ['acme/ci/.github/workflows/ship.yml@v2', 'acme/frob@v1'],
        gates: ['permission:packages', 'trigger:push:default'],
      },
      references: ['acme/ci/.github/workflows/ship.yml@v2'],
      opaque: ['acme/frob@v1'],
      steps: { total: 2, inTemplate: 2 },
    });
  });

  it('that nobody can open is spoken for by its name, else by the job', () => {
    expect(
      of('go: { uses: acme/ci/.github/workflows/push-image.yml@v2.1 }'),
    ).toMatchObject({
      delivery: 'name',
      fingerprint: {
        atoms: [
          'image|acme/ci/.github/workflows/push-image.yml@v2',
          'publish|acme/ci/.github/workflows/push-image.yml@v2',
        ],
      },
      opaque: ['acme/ci/.github/workflows/push-image.yml@v2.1'],
      steps: { total: 1, inTemplate: 1 },
    });
    expect(
      of('deploy: { uses: acme/ci/.github/workflows/all.yml@v1 }').fingerprint
        .stages,
    ).toEqual(['deploy']);
    expect(of('deploy: { uses: ./.github/workflows/gone.yml }')).toMatchObject({
      opaque: ['./.github/workflows/gone.yml'],
      steps: { total: 1, inTemplate: 0 },
    });
  });

  it.each([
    'acme/docs/.github/workflows/deploy.yml@v1',
    'acme/ci/.github/workflows/deploy-docs.yml@v1',
  ])(
    'that nobody can open delivers nothing where it names no product: %s',
    uses => {
      expect(
        pipelineOf({ [MAIN]: workflow(`deploy: { uses: ${uses} }`) }).outcome,
      ).toBe('unknown');
    },
  );

  it('does not see the inputs and the variables of its caller', () => {
    const file = called(
      "a: { steps: [{ run: 'docker ${{ inputs.verb }}' }, { run: '${{ env.TOOL }} push' }, { run: 'npm ${{ matrix.verb }}' }, { run: cf push }] }",
    );
    const pipeline = of(
      `d: { env: { TOOL: docker }, strategy: { matrix: { verb: [test] } }, uses: ./${inner} }`,
      { [inner]: file },
      'push: , workflow_dispatch: { inputs: { verb: { default: push } } }',
    );
    expect(pipeline.fingerprint.stages).toEqual(['publish', 'deploy']);
    expect(pipeline.fingerprint.atoms).toContain('|npm');
  });
});
