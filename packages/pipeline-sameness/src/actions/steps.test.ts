import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from '../__testUtils__/repository';
import {
  MAIN,
  SHIP,
  PROGRAM,
  readSteps,
  composite,
} from '../__testUtils__/steps';

describe('a step that uses an action of the repository', () => {
  it.each(['action.yml', 'action.yaml'])(
    'is what the action does, with what it is given: %s',
    name => {
      const action = composite(
        "{ run: '${{ inputs.tool }} ${{ inputs.verb }}' }",
        '{ tool: { default: npm }, verb: { default: test } }',
      );
      expect(
        readSteps('{ uses: ./a/, with: { verb: publish } }', {
          [`a/${name}`]: action,
        }),
      ).toEqual({
        atoms: ['publish|npm publish'],
        ...{ templates: [], references: [], opaque: [] },
        steps: { total: 2, inTemplate: 0 },
      });
    },
  );

  it('may lie at the root, and run a script beside it', () => {
    expect(
      readSteps('{ uses: ./ }', {
        'action.yml': composite('{ run: npm test }'),
      }).atoms,
    ).toEqual(['test|npm test']);
    expect(
      readSteps('{ uses: ./a }', {
        'a/action.yml': composite('{ run: ./all.sh }'),
        'a/all.sh': 'docker push app',
      }).atoms,
    ).toEqual(['publish|docker push']);
  });

  it.each([
    '$GITHUB_ACTION_PATH/all.sh',
    '${GITHUB_ACTION_PATH}/all.sh now',
    '${{ github.action_path }}/all.sh',
    'bash "$GITHUB_ACTION_PATH/all.sh"',
  ])('runs a script of its own folder: %s', script => {
    const action = composite(`{ run: ${JSON.stringify(script)} }`);
    expect(
      readSteps('{ uses: ./a }', {
        'a/action.yml': action,
        'a/all.sh': 'docker push app',
      }).atoms,
    ).toEqual(['publish|docker push']);
    expect(
      readSteps('{ uses: ./a }', { 'a/action.yml': action }).atoms,
    ).toHaveLength(1);
  });

  it('knows the environment of its job and not the inputs of its caller', () => {
    const job = `j: { env: { T: npm }, steps: [{ uses: ./a }, ${SHIP}] }`;
    const pipeline = knownPipelineOf({
      [MAIN]: workflow(
        job,
        'push: , workflow_dispatch: { inputs: { v: { default: test } } }',
      ),
      'a/action.yml': composite(
        "{ run: '${{ env.T }} test' }, { run: 'helm ${{ inputs.v }}' }",
      ),
    });
    expect(pipeline.fingerprint.atoms).toEqual([
      'deploy|cf push',
      'test|npm test',
      '|helm',
    ]);
  });

  it('is spoken for by its name where the action is not there or is a program', () => {
    expect(readSteps('{ uses: ./tools/push-image }')).toMatchObject({
      atoms: ['image|local action', 'publish|local action'],
      opaque: ['./tools/push-image'],
    });
    expect(
      readSteps('{ uses: ./tools/frob }', { 'tools/frob/action.yml': PROGRAM }),
    ).toMatchObject({ atoms: ['|local action'], opaque: [] });
  });

  it('makes the pipeline unknown where the action is none', () => {
    expect(
      pipelineOf({
        [MAIN]: workflow('deploy: { steps: [{ uses: ./a }] }'),
        'a/action.yml': 'name: x',
      }),
    ).toMatchObject({
      outcome: 'unknown',
      reason: `${MAIN}: a/action.yml: not an action`,
    });
  });
});

describe('a step', () => {
  it.each([
    ['docker://acme/push-image:1.2', 'docker://acme/push-image'],
    ['docker://acme/push-image@sha256:0', 'docker://acme/push-image'],
  ])('that runs an image is spoken for by its name: %s', (uses, head) => {
    expect(readSteps(`{ uses: '${uses}' }`)).toMatchObject({
      atoms: [`image|${head}`, `publish|${head}`],
      opaque: [],
    });
  });

  it('that names nothing that could be used is opaque', () => {
    expect(readSteps('{ uses: nonsense }')).toMatchObject({
      atoms: [],
      opaque: ['nonsense'],
    });
  });

  it('that never runs is none', () => {
    expect(
      readSteps(
        '{ if: false, run: npm test }, { if: "github.event_name == \'pull_request\'", run: npm test }, { if: maybe, run: npm run lint }',
      ).atoms,
    ).toEqual(['lint|npm run lint']);
    expect(readSteps('{ name: nothing }').steps.total).toBe(1);
  });

  it('sees the environment that it sets', () => {
    expect(
      readSteps("{ env: { C: npm test }, run: '${{ env.C }}' }, { run: '$C' }")
        .atoms,
    ).toEqual(['test|npm test']);
  });

  it('hands variables to a Makefile', () => {
    expect(
      readSteps('{ env: { VERB: push }, run: make ship }', {
        Makefile: 'ship:\n\tdocker $(VERB) app\n',
      }).atoms,
    ).toEqual(['publish|docker push']);
  });

  it.each([
    ['{ uses: helm/kind-action@v1 }', 'unknown'],
    ['{ uses: acme/setup-minikube@v1 }', 'unknown'],
    ['{ uses: acme/k3d-cluster@v1 }', 'unknown'],
    ['{ run: kind create cluster }', 'unknown'],
    ['{ run: minikube start }', 'unknown'],
    ['{ uses: acme/kindness@v1 }', 'known'],
    ['{ run: kindly start }', 'known'],
  ])(
    'that makes a cluster makes a test of what goes there: %s is %s',
    (step, outcome) => {
      expect(
        pipelineOf({
          [MAIN]: workflow(
            `j: { steps: [${step}, { run: kubectl apply -f k }] }`,
          ),
        }).outcome,
      ).toBe(outcome);
    },
  );

  it.each([
    ['actions/checkout@v4, with: { repository: acme/gitops }', 'known'],
    [
      "actions/checkout@v4, with: { repository: '${{ github.repository }}' }",
      'unknown',
    ],
    [
      "actions/checkout@v4, with: { repository: '${{ github.repository_owner }}/gitops' }",
      'known',
    ],
    ['actions/checkout@v4', 'unknown'],
    ['acme/checkout@v4, with: { repository: acme/gitops }', 'unknown'],
  ])(
    'that checks out another repository may change it: %s is %s',
    (uses, outcome) => {
      const change = '{ run: "git commit -am x\\ngit push" }';
      expect(
        pipelineOf({
          [MAIN]: workflow(`j: { steps: [{ uses: ${uses} }, ${change}] }`),
        }).outcome,
      ).toBe(outcome);
    },
  );

  it('that makes a cluster leaves what other jobs do a delivery', () => {
    const pipeline = knownPipelineOf({
      [MAIN]: workflow(`
t: { steps: [{ uses: helm/kind-action@v1 }, { run: kubectl apply -f k }, { run: npm run lint }] }
d: { needs: t, steps: [{ run: cf push }] }`),
    });
    expect(pipeline.fingerprint.atoms).toEqual([
      'deploy|cf push',
      'lint|npm run lint',
      'setup|helm/kind-action@v1',
      'test|kubectl apply',
    ]);
  });

  it.each([
    ['acme/frob@v1', 'known'],
    ['./frob', 'known'],
    ['nonsense', 'known'],
    ['acme/docs-frob@v1', 'unknown'],
    ['acme/test-frob@v1', 'unknown'],
    ['./test-frob', 'unknown'],
    ['acme/frob@v1, with: { run: npm test }', 'unknown'],
  ])(
    'that hides what it does leaves it to the name of its job: %s is %s',
    (uses, outcome) => {
      expect(
        pipelineOf({
          [MAIN]: workflow(`deploy: { steps: [{ uses: ${uses} }] }`),
        }).outcome,
      ).toBe(outcome);
    },
  );
});
