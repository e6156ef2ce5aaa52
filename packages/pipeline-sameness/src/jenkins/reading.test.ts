import { functionsIn, libraryKey, librariesOf, tierOf } from './reading';
import { readGroovy } from './tokens';

describe('shared libraries that a Jenkinsfile names', () => {
  it.each([
    ["@Library('a@v1') _", ['a@v1']],
    ['@Library("a") import b.C', ['a@default']],
    ['@Library ( [\'a@v1\', "b@main"] ) _', ['a@v1', 'b@main']],
    ["library 'a@v2'", ['a@v2']],
    ["  library('a@v2').b.C", ['a@v2']],
    ["@Library('a@v1') _\nlibrary 'b'", ['a@v1', 'b@default']],
    ["def library = 'a'", []],
    ["sh 'library'", []],
    ['', []],
  ])('are found with their versions: %j', (text, names) => {
    expect(
      librariesOf(text).map(({ repository, ref, path }) => {
        expect(path).toBe('');
        return `${repository}@${ref}`;
      }),
    ).toEqual(names);
  });

  it('are compared by their major version', () => {
    expect(libraryKey({ repository: 'a', path: '', ref: 'v1.2.3' })).toBe(
      'a@v1',
    );
  });
});

describe('the environment that the name of a stage speaks of', () => {
  it.each([
    ['Deploy to Production', 'production'],
    ['deployLive', 'production'],
    ['Ship to UAT', 'staging'],
    ['dev rollout', 'development'],
    ['Deploy', 'any'],
    ['Test', 'any'],
    ['', 'any'],
  ])('of %j is %s', (stage, tier) => {
    expect(tierOf(stage)).toBe(tier);
  });
});

describe('functions of a Jenkinsfile', () => {
  it.each([
    ['def ship() { a }', 'ship', []],
    ['def ship(name) { a }', 'ship', ['name']],
    ['void ship(String name, int count = 3) { a }', 'ship', ['name', 'count']],
    ['private static void ship(a, b) { c }', 'ship', ['a', 'b']],
    ['Map<String, String> ship(String a) { b }', 'ship', ['a']],
    ['boolean ship( final String a ) { b }', 'ship', ['a']],
  ])('are known by what they are given: %s', (text, name, parameters) => {
    const found = functionsIn(readGroovy(text));
    expect([...found.keys()]).toEqual([name]);
    expect(found.get(name)?.parameters.filter(Boolean)).toEqual(parameters);
    expect(found.get(name)?.body).toHaveLength(1);
  });

  it.each([
    "stage('Ship') { a }",
    'def ship = { a }',
    'def ship()',
    'if (a(b)) { c }',
    'node(a) { b }',
  ])('are not %s', text => {
    expect(functionsIn(readGroovy(text)).size).toBe(0);
  });
});
