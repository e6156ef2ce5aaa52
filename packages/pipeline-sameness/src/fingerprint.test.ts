import { detectEngines, mattersToPipelines } from './detect';
import { fingerprintKey, fingerprintOf } from './fingerprint';
import type { Stage, Step } from './types';

function steps(...stages: ReadonlyArray<Stage | undefined>): readonly Step[] {
  return stages.map((stage, index) => ({
    atoms: [{ ...(stage ? { stage } : {}), head: `step ${9 - index}` }],
    inTemplate: false,
  }));
}

const of = (stages: ReadonlyArray<Stage | undefined>, gates: string[] = []) =>
  fingerprintOf({ steps: steps(...stages), references: [], gates });

describe('a fingerprint', () => {
  it('has stages in the order in which they run, repeats in a row folded, and sets in their own', () => {
    expect(
      fingerprintOf({
        steps: steps('test', 'test', undefined, 'image', 'test'),
        references: ['z@v1', 'a@v2', 'z@v1'],
        gates: ['review', 'environment:production', 'review'],
      }),
    ).toEqual({
      templates: ['a@v2', 'z@v1'],
      stages: ['test', 'image', 'test'],
      atoms: [
        'image|step 6',
        'test|step 5',
        'test|step 8',
        'test|step 9',
        '|step 7',
      ],
      gates: ['artefact:built-once', 'environment:production', 'review'],
    });
  });

  it.each([
    ['nothing where no image is built', ['test', 'deploy'], []],
    [
      'that an image is built once',
      ['image', 'image', 'deploy'],
      ['artefact:built-once'],
    ],
    [
      'that it is built again on the way',
      ['image', 'deploy', 'image'],
      ['artefact:built-again'],
    ],
  ] as const)('says of the artefact %s', (_what, stages, gates) => {
    expect(of(stages).gates).toEqual(gates);
  });

  it('has no key when there is nothing to compare, and one for each of its parts', () => {
    const empty = { templates: [], stages: [], atoms: [], gates: [] };
    expect(fingerprintKey(empty)).toBeUndefined();
    const keys = [
      { ...empty, templates: ['a'] },
      { ...empty, stages: ['test' as const] },
      { ...empty, atoms: ['a'] },
      { ...empty, gates: ['a'] },
    ].map(fingerprintKey);
    expect(new Set(keys).size).toBe(4);
    expect(keys).not.toContain(undefined);
    for (const both of [
      { templates: ['a'], stages: ['test' as const] },
      { stages: ['test' as const], atoms: ['a'] },
      { atoms: ['a'], gates: ['a'] },
    ])
      expect(fingerprintKey({ ...empty, ...both })).toBeDefined();
  });
});

describe('the files of pipelines', () => {
  it('are found by engine, in an order of their own', () => {
    expect(
      detectEngines([
        'Jenkinsfile',
        '.github/workflows/release.yml',
        '.github/workflows/build.yaml',
        'src/index.ts',
      ]),
    ).toEqual([
      {
        engine: 'github-actions',
        files: [
          '.github/workflows/build.yaml',
          '.github/workflows/release.yml',
        ],
      },
      { engine: 'jenkins', files: ['Jenkinsfile'] },
    ]);
  });

  it.each([
    ['.github/workflows/build.yml', true],
    ['deploy/Jenkinsfile.release', true],
    ['action.yml', true],
    ['.github/actions/build/action.yaml', true],
    ['vars/deliver.groovy', true],
    ['src/org/acme/Deliver.groovy', true],
    ['src/deliver.java', false],
    ['lib/vars/deliver.groovy', false],
    ['vars/deliver.groovy.md', false],
    ['docs/reaction.yml', false],
    ['action.yml.bak', false],
    ['README.md', false],
  ])('%s matters: %s', (path, matters) => {
    expect(mattersToPipelines(path)).toBe(matters);
  });
});
