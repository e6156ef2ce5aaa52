import { applyJsonPatch } from './json-patch';

const target = {
  list: ['a', 'b'],
  map: { 'x/y': 1, 'm~n': 2 },
  text: 'plain',
} as const;

describe('a JSON patch', () => {
  it.each([
    ['adds to the end of a list', { op: 'add', path: '/list/-', value: 'c' }],
    ['adds into a list', { op: 'add', path: '/list/2', value: 'c' }],
  ])('%s', (_, operation) => {
    expect(applyJsonPatch(target, [operation])).toEqual({
      ...target,
      list: ['a', 'b', 'c'],
    });
  });

  it('reads escaped names, and does one operation after the other', () => {
    expect(
      applyJsonPatch(target, [
        { op: 'test', path: '/map', value: { 'm~n': 2, 'x/y': 1 } },
        { op: 'replace', path: '/map/x~1y', value: 3 },
        { op: 'remove', path: '/map/m~0n' },
        { op: 'copy', from: '/map/x~1y', path: '/copied' },
        { op: 'move', from: '/list', path: '/map/list' },
      ]),
    ).toEqual({
      map: { 'x/y': 3, list: ['a', 'b'] },
      text: 'plain',
      copied: 3,
    });
  });

  it.each([
    ['what is not there is removed', { op: 'remove', path: '/map/nothing' }],
    ['what is not there is replaced', { op: 'replace', path: '/no', value: 1 }],
    [
      'a place past the end is filled',
      { op: 'add', path: '/list/3', value: 1 },
    ],
    ['a place past the end is removed', { op: 'remove', path: '/list/2' }],
    ['a place is no number', { op: 'add', path: '/list/first', value: 1 }],
    ['the way leads through nothing', { op: 'add', path: '/a/b', value: 1 }],
    ['the way leads into a text', { op: 'add', path: '/text/a', value: 1 }],
    ['a test fails', { op: 'test', path: '/text', value: 'other' }],
    ['a value is missing', { op: 'add', path: '/text' }],
    ['a path does not start at the top', { op: 'remove', path: 'text' }],
    ['an operation is unknown', { op: 'merge', path: '/text', value: {} }],
  ])('is refused when %s', (_, operation) => {
    const first = { op: 'replace', path: '/text', value: 'changed' };
    const before = structuredClone(target);
    expect(applyJsonPatch(target, [operation])).toBeUndefined();
    expect(applyJsonPatch(target, [first, operation])).toBeUndefined();
    expect(target).toEqual(before);
  });

  it('reaches no prototype', () => {
    applyJsonPatch(target, [
      { op: 'add', path: '/__proto__/polluted', value: true },
      { op: 'add', path: '/constructor/prototype/polluted', value: true },
    ]);
    expect('polluted' in {}).toBe(false);
  });
});
