import { evaluate, holds } from './conditions';
import type { Scope } from './scope';

const scope: Scope = new Map([
  ['github.event_name', ['push']],
  ['github.ref', ['refs/heads/main']],
  ['inputs.push', ['true']],
  ['inputs.tier', ['staging', 'production']],
  ['inputs.maybe', ['true', 'false']],
  ['inputs.off', ['', 'false', '0']],
  ['inputs.open', []],
]);

describe('a condition', () => {
  it.each([
    'true',
    '1',
    '-2',
    '1.5',
    "'text'",
    '${{ true }}',
    '  ${{\n true }}  ',
    "'it''s' == 'it''s'",
    "github.event_name == 'push'",
    "github.event_name == 'PUSH'",
    "github.event_name != 'release'",
    'inputs.tier',
    "inputs.tier != 'test'",
    'github.event.inputs.push',
    'true && true',
    'true || unknown.name',
    'unknown.name || true',
    'inputs.maybe || true',
    'false || true',
    'false || false || true',
    'true || true && false',
    '(false || true) && true',
    '!false',
    '!!true',
    '!(true && false)',
    'success()',
    'always()',
    'success() && true',
    'fromJSON(inputs.push)',
    "contains(github.ref, 'MAIN')",
    "contains(github.ref, 'heads')",
    "startsWith(github.ref, 'REFS/heads')",
    "endsWith(github.ref, '/main')",
    "inputs.tier['x'] || true",
    "hashFiles('a', 'b') || true",
  ])('holds: %s', condition => {
    expect(holds(condition, scope)).toBe('yes');
  });

  it.each([undefined, null])('that is not there holds', condition => {
    expect(holds(condition, scope)).toBe('yes');
  });

  it.each([
    'false',
    '0',
    "''",
    '${{ false }}',
    "'it''s' == 'its'",
    "github.event_name == 'release'",
    "github.event_name != 'push'",
    "inputs.tier == 'test'",
    'inputs.off',
    'false && unknown.name',
    'unknown.name && false',
    'true && false',
    'true && true && false',
    'false || false',
    'false || true && false',
    '(true || true) && false',
    '!true',
    'toJSON(false)',
    "contains(github.ref, 'dev')",
    "startsWith(github.ref, 'main')",
    "endsWith(github.ref, 'refs')",
    'github.event.pull_request.merged',
    'github.event.number',
    'github.head_ref',
    'github.base_ref',
  ])('does not hold: %s', condition => {
    expect(holds(condition, scope)).toBe('no');
  });

  it.each([
    '',
    'unknown.name',
    'inputs.maybe',
    'inputs.open',
    "inputs.open == 'a'",
    "inputs.tier == 'staging'",
    "inputs.tier != 'staging'",
    'inputs.push == unknown.name',
    'inputs.push == inputs.maybe',
    "format('a', 'b')",
    "unknown.name == 'a'",
    "unknown.name != 'a'",
    'unknown.name && true',
    'true && unknown.name',
    'unknown.name || false',
    "unknown.name || 'text'",
    'false || unknown.name',
    'inputs.maybe || false',
    '!unknown.name',
    '!inputs.maybe',
    '1 < 2',
    '1 <= 2',
    '2 > 1',
    '2 >= 1',
    'failure()',
    'cancelled()',
    "hashFiles('a')",
    "contains(inputs.tier, 'stag')",
    'contains(github.ref, inputs.tier)',
    'contains(github.ref)',
    'contains()',
    "contains(unknown.name, 'a')",
    "inputs.push[0] == 'a'",
    "github.event.commits[0].message == 'x'",
    'steps.github.head_ref',
    'github.event.action',
    'true true',
    'true )',
    '@',
    'true @',
    '${{ true }} && ${{ false }}',
  ])('depends: %s', condition => {
    expect(holds(condition, scope)).toBe('depends');
  });

  it.each([['pull_request'], ['push', 'pull_request_target']])(
    'asks for the pull request where one may have started the run: %s',
    (...events) => {
      const before: Scope = new Map([['github.event_name', events]]);
      expect(holds('github.head_ref', before)).toBe('depends');
    },
  );

  it('asks for the pull request where nobody knows what started the run', () => {
    expect(holds('github.head_ref', new Map())).toBe('depends');
  });

  it('depends where it is longer than a person writes', () => {
    const long = (length: number) => `'${'a'.repeat(length)}' == 'b'`;
    expect(holds(long(4_900), scope)).toBe('no');
    expect(holds(long(5_000), scope)).toBe('depends');
  });

  it('depends where it is deeper than a person writes', () => {
    expect(holds(`${'!'.repeat(100)}true`, scope)).toBe('yes');
    expect(holds(`${'!'.repeat(102)}true`, scope)).toBe('depends');
  });
});

describe('an expression', () => {
  it.each([
    ["inputs.tier || 'dev'", ['staging', 'production']],
    ["inputs.maybe || 'dev'", ['true', 'dev']],
    ["inputs.off || 'dev'", ['dev']],
    ['inputs.maybe || inputs.tier', ['true', 'staging', 'production']],
    ["inputs.push && 'yes' || 'no'", ['yes']],
    ['!inputs.push', ['false']],
    ['true ', ['true']],
    ['unknown.name', undefined],
    ['', undefined],
  ])('has the values that it may have: %s', (expression, values) => {
    expect(evaluate(expression, scope)).toEqual(values);
  });
});
