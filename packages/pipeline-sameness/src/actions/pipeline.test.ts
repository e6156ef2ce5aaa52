import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from '../__testUtils__/repository';
import { readAction, readWorkflow } from './workflow';

const at = (name: string) => `.github/workflows/${name}`;

const WHOLE = `
name: Release
on:
  push: { branches: [main], tags: [v*] }
  pull_request:
permissions: { contents: read, id-token: write }
env: { TOOL: npm }
jobs:
  test:
    strategy: { matrix: { node: [22, 24] } }
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4.1
      - run: \${{ env.TOOL }} test
  image:
    needs: test
    permissions: { packages: write }
    steps:
      - uses: docker/build-push-action@v6
        with: { push: true }
  staging:
    needs: image
    environment: staging
    steps: [{ uses: acme/tools/roll@v3 }, { run: helm upgrade app chart }]
  live:
    needs: staging
    if: startsWith(github.ref, 'refs/tags/v')
    environment: { name: production, url: 'https://example.org' }
    steps: [{ run: helm upgrade app chart }, { run: helm test app }]
`;

describe('a workflow', () => {
  it('is read whole: what runs, where to, behind which gates, with what unknown', () => {
    expect(knownPipelineOf({ [at('release.yml')]: WHOLE })).toEqual({
      outcome: 'known',
      engine: 'github-actions',
      slice: [at('release.yml')],
      basis: 'environment',
      confidence: 0.8,
      fingerprint: {
        templates: ['acme/tools/roll@v3'],
        stages: [
          'checkout',
          'setup',
          'test',
          'image',
          'publish',
          'deploy:staging',
          'deploy:production',
          'verify',
        ],
        atoms: [
          'checkout|actions/checkout@v4',
          'deploy:production|helm upgrade',
          'deploy:staging|helm upgrade',
          'image|docker/build-push-action@v6',
          'publish|image',
          'setup|setup-lang',
          'test|npm test',
          'verify|helm test',
          '|acme/tools/roll@v3',
        ],
        gates: [
          'artefact:built-once',
          'environment:production',
          'environment:staging',
          'if:tag',
          'needs:deploy:staging>deploy:production',
          'needs:publish>deploy:staging',
          'needs:test>publish',
          'permission:id-token',
          'permission:packages',
          'trigger:pull_request',
          'trigger:push:default',
          'trigger:push:tag',
        ],
      },
      steps: { total: 8, inTemplate: 0 },
      references: [],
      opaque: ['acme/tools/roll@v3'],
      deliversToProduction: true,
      delivery: 'deploys',
      triggers: ['push:default', 'push:tag'],
      environments: ['production', 'staging'],
    });
  });

  it.each([
    ['staging', false],
    ['qa', false],
    ['dev', false],
    ['production', true],
    ['eu-west', true],
  ])('that deploys to %s alone reaches production: %s', (environment, does) => {
    expect(
      knownPipelineOf({
        [at('a.yml')]: workflow(
          `d: { environment: ${environment}, steps: [{ run: cf push }] }`,
        ),
      }).deliversToProduction,
    ).toBe(does);
  });

  it('that names no environment ends where its users are', () => {
    expect(
      knownPipelineOf({
        [at('a.yml')]: workflow('d: { steps: [{ run: npm publish }] }'),
      }),
    ).toMatchObject({ deliversToProduction: true, environments: [] });
  });

  it('that delivers nothing is unknown, with what could not be opened', () => {
    expect(
      pipelineOf({
        [at('a.yml')]: workflow(
          't: { steps: [{ uses: z/frob@v1 }, { uses: a/frob@v1 }, { uses: z/frob@v1 }] }',
        ),
      }),
    ).toEqual({
      outcome: 'unknown',
      engine: 'github-actions',
      reason:
        'no workflow delivers: none deploys, pushes an image or publishes a package after the merge',
      opaque: ['a/frob@v1', 'z/frob@v1'],
    });
  });

  const beside = (name: string, text: string) =>
    pipelineOf({
      [at('a.yml')]: workflow('d: { steps: [{ run: cf push }] }'),
      [at(name)]: text,
    });

  it.each([
    ['deploy.yml', 'jobs: ['],
    ['labels.yml', 'jobs: [\n  - run: kubectl apply -f x'],
    ['labels.yml', 'environment: live\njobs: ['],
  ])(
    'that cannot be read may deliver where it speaks of it: %s %j',
    (name, text) => {
      expect(beside(name, text)).toMatchObject({
        outcome: 'unknown',
        reason: expect.stringMatching(new RegExp(`^${at(name)}: [^.]`)),
      });
    },
  );

  it('that cannot be read and speaks of nothing leaves the others known', () => {
    expect(beside('labels.yml', 'jobs: [')).toMatchObject({
      outcome: 'known',
      slice: [at('a.yml')],
    });
  });
});

describe('the text of a workflow', () => {
  it.each([undefined, null, ''])('that is empty is refused: %j', document => {
    expect(() => readWorkflow('a.yml', document)).toThrow(
      'a.yml: the file is empty',
    );
  });

  it.each([
    [{ on: 'push' }, /^a\.yml: not a workflow at jobs: /],
    [[], /^a\.yml: not a workflow: /],
    [{ jobs: { a: { steps: [{ run: {} }] } } }, /at jobs\.a\.steps\.0\.run: /],
  ])('that is none is refused, with the place: %j', (document, message) => {
    expect(() => readWorkflow('a.yml', document)).toThrow(message);
  });

  it.each([
    [{ on: 'push' }, { push: undefined }],
    [{ on: ['push', 'release'] }, { push: undefined, release: undefined }],
    [{ on: { push: { tags: 'v*' } } }, { push: { tags: 'v*' } }],
    [{ true: 'push' }, { push: undefined }],
    [{ on: 'release', true: 'push' }, { release: undefined }],
    [{ on: 3 }, {}],
    [{}, {}],
  ])('says what starts it: %j', (document, triggers) => {
    const read = readWorkflow('a.yml', { ...document, jobs: { a: {} } });
    expect(read.triggers).toEqual(triggers);
    expect(Object.keys(read.triggers)).toEqual(Object.keys(triggers));
    expect(read.name).toBeUndefined();
    expect(read.jobs.map(([id]) => id)).toEqual(['a']);
  });

  it('is read where what does not matter is odd', () => {
    const read = readWorkflow('a.yml', {
      name: ['x'],
      env: 'x',
      jobs: { a: { env: 3, 'runs-on': [], steps: [{ run: 3, env: [] }] } },
    });
    expect(read).toMatchObject({ name: undefined, env: undefined });
    expect(read.jobs[0]?.[1].steps?.[0]?.run).toBe('3');
  });
});

describe('the text of an action', () => {
  it('is its steps, or that it is a program', () => {
    const steps = [{ run: 'a' }];
    const inputs = { b: {} };
    expect(
      readAction('action.yml', { inputs, runs: { using: 'composite', steps } }),
    ).toMatchObject({ kind: 'composite', steps, inputs: { inputs } });
    expect(
      readAction('action.yml', { runs: { using: 'composite' } }),
    ).toMatchObject({ kind: 'composite', steps: [] });
    expect(readAction('action.yml', { runs: { using: 'docker' } })).toEqual({
      kind: 'program',
    });
  });

  it.each([undefined, {}, { runs: 3 }])(
    'that is none is refused: %j',
    document => {
      expect(() => readAction('action.yml', document)).toThrow(
        'action.yml: not an action',
      );
    },
  );
});
