import { byDepth, toJson, type ExportedBean } from './exported';
import { byTree } from './tree';

const run = (number: number): ExportedBean => ({
  className: 'Run',
  brief: { number },
  full: { result: number === 2 ? undefined : 'SUCCESS', actions: [{}] },
});
const job: ExportedBean = {
  className: 'Job',
  brief: { name: 'limits' },
  full: { builds: [run(3), run(2), run(1)], description: undefined },
};

describe('what of an object is written', () => {
  it('is everything of its own and little of what is below it', () => {
    expect(toJson(job, byDepth(0))).toEqual({
      _class: 'Job',
      name: 'limits',
      builds: [3, 2, 1].map(number => ({ _class: 'Run', number })),
      description: null,
    });
  });

  it('goes further down with a depth', () => {
    expect(toJson(job, byDepth(1))).toMatchObject({
      builds: [{ number: 3, result: 'SUCCESS' }, { result: null }, {}],
    });
  });

  it.each([
    ['name', { _class: 'Job', name: 'limits' }],
    [
      'builds[number]{0,1}',
      { _class: 'Job', builds: [{ _class: 'Run', number: 3 }] },
    ],
    [
      'builds[number]{1}',
      { _class: 'Job', builds: [{ _class: 'Run', number: 2 }] },
    ],
    [
      'builds[number]{2,}',
      { _class: 'Job', builds: [{ _class: 'Run', number: 1 }] },
    ],
    [
      'builds[number]{,1}',
      { _class: 'Job', builds: [{ _class: 'Run', number: 3 }] },
    ],
    [
      'builds[*]{1}',
      {
        _class: 'Job',
        builds: [{ _class: 'Run', number: 2, result: null, actions: [{}] }],
      },
    ],
    ['nothing,name', { _class: 'Job', name: 'limits' }],
  ])('follows %s', (tree, expected) => {
    expect(toJson(job, byTree(tree))).toEqual(expected);
  });

  it.each([
    ['builds[number', 'expected RBRACE at 13'],
    ['', 'expected name at 0'],
    ['builds{x}', 'expected number at 7'],
    ['name]', 'expected EOF at 4'],
  ])('refuses %s', (tree, message) => {
    expect(() => byTree(tree)).toThrow(message);
  });
});
