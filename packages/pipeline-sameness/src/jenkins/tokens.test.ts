import {
  firstString,
  GroovyError,
  joinedStrings,
  readGroovy,
  withoutComments,
  type GroovyNode,
} from './tokens';

/** Nodes as a person writes them: `name(argument){ body }`. */
function shown(nodes: readonly GroovyNode[]): string {
  return nodes
    .map(
      ({ name, argument, body }) =>
        `${name}(${argument})${body ? `{${shown(body)}}` : ''}`,
    )
    .join(' ');
}

describe('comments of Groovy', () => {
  it.each([
    ['a // b\nc', 'a \nc'],
    ['a // b', 'a '],
    ['a /* b\n */ c', 'a  c'],
    ['a /* b', 'a '],
    ['a /*/ b */ c', 'a  c'],
    ['#!/usr/bin/env groovy\na', '\na'],
    ['a # b', 'a # b'],
    ["sh 'http://x' // y", "sh 'http://x' "],
    ['sh "a /* b */ c"', 'sh "a /* b */ c"'],
    ["sh 'it\\'s // b' // c", "sh 'it\\'s // b' "],
    ["sh '''a // 'b' ''' // c", "sh '''a // 'b' ''' "],
    ["sh 'a // b", "sh 'a // b"],
  ])('are taken away, and strings left whole: %j', (text, left) => {
    expect(withoutComments(text)).toBe(left);
  });
});

describe('calls and blocks of Groovy', () => {
  it.each([
    ["sh 'a'", "sh('a')"],
    ["sh('a')\nsh 'b'", "sh('a') sh('b')"],
    ["sh 'a'; sh 'b'", "sh('a') sh('b')"],
    ["stage('A') { sh 'a' }", "stage('A'){sh('a')}"],
    ["stage('A')\n{\n sh 'a' }\nb", "stage('A'){sh('a')} b()"],
    ["a { b { c '1' }; d '2' }", "a(){b(){c('1')} d('2')}"],
    ["sh 'a { b' \n c", "sh('a { b') c()"],
    ["sh(script: 'a)', x: [1, 2])", "sh(script: 'a)', x: [1, 2])"],
    ["sh script: ['a;\n', b(c)], d: 1", "sh(script: ['a;\n', b(c)], d: 1)"],
    ['docker.build("x").push()', 'docker.build("x") push()'],
    ["x.each { name, value -> sh 'a' }", "x.each(){sh('a')}"],
    ["'text' sh 'a'", "sh('a')"],
    ["{ hidden 'a' } sh 'b'", "sh('b')"],
    ["1 + 2; sh 'a'", "sh('a')"],
    ['a {}', 'a(){}'],
    ['', ''],
  ])('are told apart: %j', (text, nodes) => {
    expect(shown(readGroovy(text))).toBe(nodes);
  });

  it.each([
    ['a {', 'a bracket is not closed'],
    ['a(b', 'a bracket is not closed'],
    ["a('b)", 'a string is not closed'],
    ["a 'b", 'a string is not closed'],
    ["a { b 'c }", 'a string is not closed'],
  ])('that do not end are refused: %j', (text, reason) => {
    expect(() => readGroovy(text)).toThrow(new GroovyError(reason));
  });

  it('are read sixty blocks deep', () => {
    const deep = (levels: number) =>
      `${'a{'.repeat(levels)}${'}'.repeat(levels)}`;
    expect(readGroovy(deep(60))).toHaveLength(1);
    expect(() => readGroovy(deep(61))).toThrow(/deeper than 60/);
  });
});

describe('strings of an argument', () => {
  it.each([
    ["'a'", 'a', 'a'],
    ['"a"', 'a', 'a'],
    ["'''a 'b' c'''", "a 'b' c", "a 'b' c"],
    ['"""a"""', 'a', 'a'],
    ["script: 'a', b: 'c'", 'a', 'ac'],
    [`'a ' + "b"`, 'a ', 'a b'],
    ["'it\\'s'", "it\\'s", "it\\'s"],
    ["''", '', ''],
    ['name', undefined, undefined],
    ["'open", undefined, undefined],
    ['', undefined, undefined],
  ])('of %j: the first is %j, all are %j', (argument, first, all) => {
    expect(firstString(argument)).toBe(first);
    expect(joinedStrings(argument)).toBe(all);
  });
});
