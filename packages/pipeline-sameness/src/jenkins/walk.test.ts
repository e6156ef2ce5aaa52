import {
  knownPipelineOf,
  pipelineOf,
  type Files,
} from '../__testUtils__/repository';

const PUSH = "sh 'docker push app'";
const of = (file: string, files: Files = {}) => {
  const { fingerprint, references, opaque, steps } = knownPipelineOf({
    Jenkinsfile: file,
    ...files,
  });
  return { atoms: fingerprint.atoms, references, opaque, steps };
};
const library = (name: string) => `acme/lib:vars/${name}.groovy`;

describe('steps of a Jenkinsfile', () => {
  it.each(['sh', 'bat', 'powershell', 'pwsh'])('are scripts of %s', shell => {
    expect(of(`node { ${shell} 'docker push app' }`).atoms).toEqual([
      'publish|docker push',
    ]);
  });

  it('are what lies behind a command', () => {
    expect(
      of("node { sh 'make ship' }", { Makefile: 'ship:\n\tcf push\n' }).atoms,
    ).toEqual(['deploy|cf push']);
  });

  it('are spoken for by the name of their stage where they are hidden', () => {
    expect(of("node { stage('Deploy') { sh './all' } }").atoms).toEqual([
      'deploy|./all',
    ]);
  });

  it('of a function are what it does with what it is given', () => {
    const file = `
      def bring(String how, what) { sh "docker \${how} $what" }
      node { bring('push', 'app') }`;
    expect(of(file).atoms).toEqual(['publish|docker push']);
  });

  it('that assign what they make are made', () => {
    expect(of(`node { def image = docker.build('x'); ${PUSH} }`).atoms).toEqual(
      ['image|docker.build', 'publish|docker push'],
    );
    expect(of(`node { image = docker.build('x'); ${PUSH} }`).atoms).toContain(
      'image|docker.build',
    );
  });

  it.each([
    `node { echo 'deploy'; ${PUSH} }`,
    `node { currentBuild.result = 'deploy'; ${PUSH} }`,
    `node { env.deploy = 'x'; ${PUSH} }`,
    `node { archiveArtifacts 'deploy'; ${PUSH} }`,
    `node { if (deploy) { ${PUSH} } }`,
    `node { withCredentials([x]) { ${PUSH} } }`.replace(
      'withCredentials',
      'timeout',
    ),
    `pipeline { agent { docker 'x' }; stages { stage('a') { steps { ${PUSH} } } } }`,
  ])('are not what says nothing of them: %s', file => {
    expect(of(file)).toMatchObject({
      atoms: ['publish|docker push'],
      opaque: [],
    });
  });

  it('that nobody defines are hidden, and no template inside of a node', () => {
    expect(of(`node { frobnicate('x'); ${PUSH} }`)).toMatchObject({
      atoms: ['publish|docker push', '|frobnicate'],
      references: [],
      opaque: [],
      steps: { total: 2, inTemplate: 0 },
    });
    expect(of(`frobnicate('x')\nnode { ${PUSH} }`)).toMatchObject({
      references: ['frobnicate'],
      opaque: ['frobnicate'],
      steps: { total: 2, inTemplate: 1 },
    });
  });

  it('that stand around others are those', () => {
    expect(of(`node { frobnicate { ${PUSH} } }`).atoms).toEqual([
      'publish|docker push',
    ]);
    expect(of(`podTemplate(x) { frobnicate(); ${PUSH} }`).opaque).toEqual([]);
  });
});

describe('a step that a library defines', () => {
  it('is a template with everything that it does', () => {
    expect(
      of("ship('x')", {
        [library('ship')]: `def call(x) { node { ${PUSH} } }`,
      }),
    ).toEqual({
      atoms: ['publish|docker push'],
      references: ['acme/lib@default:ship'],
      opaque: [],
      steps: { total: 1, inTemplate: 1 },
    });
  });

  it('may be called inside of a node, and call another', () => {
    expect(
      of('node { ship() }', {
        [library('ship')]: 'def call() { bring() }',
        [library('bring')]: `def call() { ${PUSH} }`,
      }),
    ).toMatchObject({
      atoms: ['publish|docker push'],
      references: ['acme/lib@default:bring', 'acme/lib@default:ship'],
      steps: { total: 1, inTemplate: 1 },
    });
  });

  it('is looked for in the libraries that the file names first', () => {
    expect(
      of("@Library('own@v1') _\nship()", {
        'own:vars/ship.groovy': `def call() { node { ${PUSH} } }`,
        [library('ship')]: "def call() { node { sh 'cf push' } }",
      }),
    ).toMatchObject({
      atoms: ['publish|docker push'],
      references: ['own@v1:ship'],
    });
  });

  it('has functions of its own, and not those of the file', () => {
    const ship =
      "def bring() { sh 'cf push' }\ndef call() { node { bring() } }";
    expect(
      of(`def bring() { ${PUSH} }\nship()`, { [library('ship')]: ship }).atoms,
    ).toEqual(['deploy|cf push']);
  });

  it('that calls itself ends', () => {
    const files = { [library('ship')]: 'def call() { ship() }' };
    expect(pipelineOf({ Jenkinsfile: 'ship()', ...files })).toMatchObject({
      outcome: 'known',
      delivery: 'name',
      opaque: ['acme/lib@default:ship'],
    });
  });

  it('speaks by its name only where it shows no delivery', () => {
    const name = 'publishService';
    expect(
      of(`${name}()`, { [library(name)]: "def call() { node { sh './all' } }" })
        .atoms,
    ).toEqual([`publish|${name}`, '|./all']);
    expect(
      of(`${name}()`, { [library(name)]: `def call() { node { ${PUSH} } }` })
        .atoms,
    ).toEqual(['publish|docker push']);
  });
});
