import {
  declaredInputs,
  envScope,
  filledScript,
  inheritedScope,
  inputScope,
  matrixScope,
  resolve,
} from './expressions';
import type { Scope } from './scope';

const outer: Scope = new Map([
  ['github.event_name', ['push']],
  ['env.TOOL', ['npm test']],
  ['env.OPEN', []],
  ['inputs.tier', ['staging', 'production']],
  ['inputs.tag', ['v1']],
  ['inputs.gap', ['', 'late']],
  ['inputs.odd', ['$&']],
  ['matrix.node', ['20']],
]);
const told = (scope: Scope) => Object.fromEntries(scope);

describe('what names mean inside of what a workflow calls', () => {
  it('is the event and the environment, and nothing else of the caller', () => {
    expect([...inheritedScope(outer).keys()]).toEqual([
      'github.event_name',
      'env.TOOL',
      'env.OPEN',
    ]);
  });

  it('is what it is given, with the expressions of the caller', () => {
    const given = {
      text: 'x',
      number: 1,
      box: true,
      list: [1],
      tier: '${{ inputs.tier }}',
      secret: '${{ secrets.name }}',
    };
    expect(told(inputScope(given, outer))).toEqual({
      'inputs.text': ['x'],
      'inputs.number': ['1'],
      'inputs.box': ['true'],
      'inputs.tier': ['staging', 'production'],
      'inputs.secret': [],
    });
    expect(inputScope(null, outer).size).toBe(0);
    expect(inputScope(undefined, outer).size).toBe(0);
  });

  it('is what the inputs declare where nothing is given', () => {
    const inputs = {
      push: { type: 'boolean' },
      sure: { type: 'boolean', default: true },
      tier: { options: ['a', 'b'], default: 'a' },
      tag: { default: 'v1' },
      bare: {},
      nothing: null,
    };
    const declared = {
      'inputs.push': ['false'],
      'inputs.sure': ['true'],
      'inputs.tier': ['a', 'b'],
      'inputs.tag': ['v1'],
    };
    expect(told(declaredInputs({ inputs }))).toEqual(declared);
    expect(told(declaredInputs({ inputs }, true))).toEqual({
      ...declared,
      'inputs.push': ['true', 'false'],
      'inputs.sure': ['true', 'false'],
    });
  });

  it.each([undefined, null, 'push', {}, { inputs: null }])(
    'is nothing where no input is declared: %j',
    on => {
      expect(declaredInputs(on).size).toBe(0);
    },
  );
});

describe('a matrix', () => {
  it('gives a name all of its values, those of includes among them', () => {
    const scope = matrixScope(
      {
        node: [22, 24],
        os: 'linux',
        include: [{ node: 26, arch: 'arm', deep: { a: 1 } }],
        exclude: ['x', { node: 22 }],
        tests: [{ name: 'style', command: 'rubocop' }, 'plain', [1]],
      },
      outer,
    );
    expect(told(scope)).toMatchObject({
      'inputs.tag': ['v1'],
      'matrix.node': ['20', '22', '24', '26'],
      'matrix.arch': ['arm'],
      'matrix.tests': ['plain'],
      'matrix.tests.name': ['style'],
      'matrix.tests.command': ['rubocop'],
    });
    for (const name of ['os', 'exclude', 'include', 'deep', 'include.node'])
      expect(scope.has(`matrix.${name}`)).toBe(false);
    expect(outer.get('matrix.node')).toEqual(['20']);
  });

  it.each(['${{ fromJSON(needs.a.outputs.b) }}', undefined, null, 3])(
    'that only a run knows adds nothing: %j',
    matrix => {
      expect(matrixScope(matrix, outer)).toBe(outer);
    },
  );
});

describe('a text with expressions', () => {
  it.each([
    ['plain', ['plain']],
    ['app-${{ inputs.tier }}-b', ['app-staging-b', 'app-production-b']],
    [
      '${{ inputs.tier }}/${{ inputs.tag }}/${{inputs.tag}}',
      ['staging/v1/v1', 'production/v1/v1'],
    ],
    ['${{ inputs.tag }} ${{ inputs.tier }}', ['v1 staging']],
    ['${{ inputs.odd }}', ['$&']],
    ['${{\n inputs.tag\n }}', ['v1']],
    ['${{ inputs.tag }} ${{ secrets.name }}', []],
    ['${{ secrets.name }}', []],
  ])('has a value for each of the first one: %s', (text, values) => {
    expect(resolve(text, outer)).toEqual(values);
  });
});

describe('a script with expressions', () => {
  it.each([
    ['echo ${{ inputs.tag }} ${{ inputs.tier }}', 'echo v1 staging'],
    ['echo ${{ inputs.gap }}', 'echo late'],
    ['${{ inputs.tier }}', 'staging\nproduction'],
    ['  ${{ inputs.tier }}\n', 'staging\nproduction'],
    ['a ${{ inputs.tier }}', 'a staging'],
    ['${{ inputs.tier }} a', 'staging a'],
    ['echo ${{ secrets.NAME }}', 'echo $secrets.NAME'],
    ["echo ${{ needs['a b'].c }}", 'echo $needs_a_b_.c'],
    [`echo \${{ ${'a'.repeat(90)} }}`, `echo $${'a'.repeat(80)}`],
  ])(
    'has them filled in; what nobody knows is a variable: %j',
    (script, text) => {
      expect(filledScript(script, outer)).toBe(text);
    },
  );

  it.each([
    ['$TOOL --all', 'npm test --all'],
    ['${TOOL}', 'npm test'],
    ['"$TOOL" --all', 'npm test --all'],
    ['eval $TOOL', 'npm test'],
    ['eval   "${TOOL}"', 'npm test'],
    ['cd app\n  $TOOL', 'cd app\n  npm test'],
  ])('runs the command that a variable holds: %j', (script, text) => {
    expect(filledScript(script, outer)).toBe(text);
  });

  it.each([
    'echo $TOOL',
    '$TOOLS',
    '$TOOL/bin',
    '$OTHER --all',
    '$OPEN --all',
    '$tool',
  ])('keeps any other variable: %s', script => {
    expect(filledScript(script, outer)).toBe(script);
  });
});

describe('an environment of variables', () => {
  it('adds to the one around it, resolved by what is known there', () => {
    const env = {
      TAG: '${{ inputs.tag }}',
      PORT: 80,
      AGAIN: '${{ env.TAG }}',
    };
    expect(told(envScope(env, outer))).toEqual({
      ...told(outer),
      'env.TAG': ['v1'],
      'env.PORT': ['80'],
    });
  });

  it.each(['${{ secrets.name }}', ['x']])(
    'hides what was known where its own value is not: %j',
    value => {
      expect(envScope({ TOOL: value }, outer).has('env.TOOL')).toBe(false);
    },
  );

  it.each([null, undefined])('that is not there changes nothing', env => {
    expect(envScope(env, outer)).toBe(outer);
  });
});
