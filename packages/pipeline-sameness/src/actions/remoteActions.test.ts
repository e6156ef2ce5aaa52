import { pipelineOf, workflow } from '../__testUtils__/repository';
import { MAIN, PROGRAM, readSteps, composite } from '../__testUtils__/steps';

describe('a step that uses an action of another repository', () => {
  it('is what the action does, and a template where that delivers', () => {
    expect(
      readSteps('{ uses: acme/tools/ship@v2.1, with: { app: a } }', {
        'acme/tools:ship/action.yml': composite(
          "{ run: npm test }, { run: 'docker push ${{ inputs.app }}' }",
        ),
      }),
    ).toEqual({
      atoms: ['publish|docker push', 'test|npm test'],
      templates: ['acme/tools/ship@v2'],
      references: ['acme/tools/ship@v2'],
      opaque: [],
      steps: { total: 3, inTemplate: 2 },
    });
    expect(
      readSteps('{ uses: acme/tools@v1 }', {
        'acme/tools:action.yml': composite('{ run: npm test }'),
      }),
    ).toMatchObject({
      templates: ['acme/tools@v1'],
      references: [],
      steps: { total: 2, inTemplate: 1 },
    });
  });

  it('is spoken for by its name where nobody can open it', () => {
    expect(readSteps('{ uses: acme/tools/push-image@v1.2 }')).toEqual({
      atoms: [
        'image|acme/tools/push-image@v1',
        'publish|acme/tools/push-image@v1',
      ],
      templates: ['acme/tools/push-image@v1'],
      references: [],
      opaque: ['acme/tools/push-image@v1.2'],
      steps: { total: 2, inTemplate: 0 },
    });
    expect(
      readSteps('{ uses: acme/frob@v1 }', { 'acme/frob:action.yml': PROGRAM }),
    ).toMatchObject({ atoms: ['|acme/frob@v1'], opaque: [] });
  });

  it.each([
    ['acme/push-image@v1', 'known'],
    ['acme/deploy-docs@v1', 'unknown'],
    ['acme-docs/deploy@v1', 'unknown'],
    ['acme/frob@v1', 'unknown'],
  ])(
    'delivers by its name alone where it names a product: %s',
    (uses, outcome) => {
      expect(
        pipelineOf({ [MAIN]: workflow(`j: { steps: [{ uses: ${uses} }] }`) })
          .outcome,
      ).toBe(outcome);
    },
  );

  it('is the script that it is handed', () => {
    expect(
      readSteps('{ uses: acme/frob@v1, with: { run: docker push app } }').atoms,
    ).toEqual(['publish|docker push']);
    expect(
      readSteps('{ uses: acme/helm-action@v1, with: { args: upgrade app } }')
        .atoms,
    ).toEqual(['deploy|helm upgrade']);
    expect(
      readSteps('{ uses: acme/setup-helm@v1, with: { args: upgrade app } }')
        .atoms,
    ).toEqual(['deploy|helm upgrade']);
    expect(
      readSteps('{ uses: helm/cli@v1, with: { args: upgrade app } }').atoms,
    ).toEqual(['deploy|helm upgrade']);
  });

  it('that the dictionary knows is not opened', () => {
    expect(
      readSteps('{ uses: actions/setup-node@v4 }', {
        'actions/setup-node:action.yml': composite('{ run: docker push app }'),
      }).atoms,
    ).toEqual(['setup|setup-lang']);
  });

  it.each([
    ['push: true', ['image', 'publish']],
    ['push: false', ['image']],
    ['outputs: type=registry', ['image', 'publish']],
  ])(
    'builds an image, and pushes it where it is told to: %s',
    (input, stages) => {
      expect(
        readSteps(
          `{ uses: docker/build-push-action@v6, with: { ${input} } }`,
        ).atoms.map(atom => atom.split('|')[0]),
      ).toEqual(stages);
    },
  );

  it('only tries where its inputs say so', () => {
    const step = (inputs: string) =>
      pipelineOf({
        [MAIN]: workflow(
          `j: { steps: [{ uses: goreleaser/goreleaser-action@v6, with: { ${inputs} } }] }`,
        ),
      }).outcome;
    expect(step('args: release')).toBe('known');
    expect(step('args: release --snapshot')).toBe('unknown');
  });

  it('releases by JavaScript', () => {
    expect(
      readSteps(
        "{ uses: actions/github-script@v7, with: { script: 'github.rest.repos.createRelease({})' } }",
      ).atoms,
    ).toContain('publish|create release');
  });
});
