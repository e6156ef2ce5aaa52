import { readScript } from './script';

/** Reads a script in a repository of the given files. */
function read(
  script: string,
  files: Readonly<Record<string, string>> = {},
  options: Parameters<typeof readScript>[2] = {},
) {
  const lookup = {
    read: (path: string) => files[path],
    parseYaml: () => undefined,
  };
  const { atoms, isHidden } = readScript(script, lookup, options);
  return {
    isHidden,
    atoms: atoms.map(({ stage, head }) => `${stage ?? ''}|${head}`),
  };
}

describe('a script', () => {
  it('is what its commands do, each once', () => {
    expect(read('npm test\nhelm upgrade app\nnpm test\nfrob')).toEqual({
      atoms: ['test|npm test', 'deploy|helm upgrade', '|frob'],
      isHidden: false,
    });
  });

  it('is what a script does that it calls, without what that prepares for itself', () => {
    expect(
      read('./ship.sh', {
        'ship.sh': 'git clone x\nnpm ci\nnpm test\nhelm upgrade app\nfrob',
      }),
    ).toEqual({
      atoms: ['test|npm test', 'deploy|helm upgrade'],
      isHidden: false,
    });
  });

  it('is an image that a script builds which it calls', () => {
    expect(
      read('make it', { Makefile: 'it:\n\tgo build\n\tdocker build .\n' })
        .atoms,
    ).toEqual(['image|docker build']);
  });

  it('is the tests of a script that it calls and that brings nothing out', () => {
    expect(
      read('./all.sh', { 'all.sh': 'npm ci\nnpm test\nnpm run lint' }),
    ).toEqual({
      atoms: ['test|npm test', 'lint|npm run lint'],
      isHidden: false,
    });
    expect(read('./all.sh', { 'all.sh': 'npm ci' })).toEqual({
      atoms: ['|./all.sh'],
      isHidden: false,
    });
  });

  it('is what its name says where nobody can read it', () => {
    expect(read('./build-image.sh')).toEqual({
      atoms: ['image|./build-image.sh'],
      isHidden: true,
    });
    expect(read('./all.sh', {}, { names: ['', 'Push it', 'Deploy'] })).toEqual({
      atoms: ['publish|./all.sh'],
      isHidden: true,
    });
    expect(read('./all.sh', {}, { names: ['frob'] })).toEqual({
      atoms: ['|./all.sh'],
      isHidden: true,
    });
  });

  it('is called a deployment where what lies behind the name hides again', () => {
    expect(
      read('npm run deploy', {
        'package.json': '{ "scripts": { "deploy": "./hidden.sh" } }',
      }),
    ).toEqual({ atoms: ['deploy|./hidden.sh'], isHidden: true });
    expect(read('make deploy', { Makefile: 'deploy:\n\techo done\n' })).toEqual(
      {
        atoms: [],
        isHidden: false,
      },
    );
  });

  it('is followed five calls deep', () => {
    const files = (calls: number) =>
      Object.fromEntries([
        ...Array.from({ length: calls }, (_, n) => [
          `s${n}.sh`,
          `./s${n + 1}.sh`,
        ]),
        [`s${calls}.sh`, 'cf push'],
      ]);
    expect(read('./s0.sh', files(4)).atoms).toEqual(['deploy|cf push']);
    expect(read('./s0.sh', files(5))).toEqual({
      atoms: ['|./s0.sh'],
      isHidden: true,
    });
  });

  const COMMIT = 'git commit -am x\ngit push';
  it.each([
    `git clone https://git.example/gitops\n${COMMIT}`,
    `gh repo clone acme/gitops\n${COMMIT}`,
    'git -C gitops commit -am x\ngit -C gitops push',
  ])('deploys where it changes another repository: %j', script => {
    expect(read(script).atoms).toContain('deploy|git commit elsewhere');
  });

  it.each([
    COMMIT,
    'git clone x\ngit commit -am x',
    'git clone x\ngit push',
    `git clone x -b gh-pages\n${COMMIT}`,
    `git clone --mirror x\n${COMMIT}`,
    `git clone x.wiki\n${COMMIT}`,
    'git clone x\ngit commit -am x\ngit push --tags',
    'git clone x\ngit commit -am x\ngit push origin gh-pages',
    'git clone x\ngit commit -am x\ngit push --mirror',
    'git clone x\ngit commit -am x\ngit push origin refs/tags/v1',
    `git clone x\n${COMMIT}\ngh pr create`,
  ])('does not deploy where it changes none, or asks first: %j', script => {
    expect(read(script).atoms).not.toContain('deploy|git commit elsewhere');
  });

  it('deploys where its job has checked another repository out', () => {
    expect(read(COMMIT, {}, { hasCheckout: true }).atoms).toContain(
      'deploy|git commit elsewhere',
    );
  });
});
