import { shapeDifferences } from './shape';

describe('comparing shapes', () => {
  it('says nothing when only values differ', () => {
    expect(shapeDifferences({ a: 1, b: ['x', 'y'] }, { a: 2, b: [] })).toEqual(
      [],
    );
  });

  it.each([
    ['a missing key', { a: 1 }, {}, ['$.a: missing']],
    ['a strange key', { a: 1 }, { a: 1, b: 2 }, ['$.b: not in the recording']],
    ['another type', { a: 1 }, { a: '1' }, ['$.a: string instead of number']],
    [
      'a difference below a list',
      { a: [{ b: 1 }] },
      { a: [{ b: true }] },
      ['$.a[].b: boolean instead of number'],
    ],
  ])('names %s', (_name, recorded, ours, differences) => {
    expect(shapeDifferences(recorded, ours)).toEqual(differences);
  });

  it('demands of an item what every recorded item has, and allows what any has', () => {
    const recorded = [{ name: 'a', note: 'x' }, { name: 'b' }];
    expect(shapeDifferences(recorded, [{ name: 'c' }])).toEqual([]);
    expect(shapeDifferences(recorded, [{ note: 'y' }])).toEqual([
      '$[].name: missing',
    ]);
  });

  it('lets null stand for anything and does not look into maps with free keys', () => {
    expect(
      shapeDifferences(
        { a: null, labels: { x: '1' } },
        { a: 'text', labels: { y: '2' } },
      ),
    ).toEqual([]);
  });

  it('leaves out what was declared optional, by the end of its path', () => {
    expect(
      shapeDifferences(
        { status: { message: 'x' } },
        { status: {} },
        { optional: ['status.message'] },
      ),
    ).toEqual([]);
    expect(
      shapeDifferences({ message: 'x' }, {}, { optional: ['status.message'] }),
    ).toEqual(['$.message: missing']);
  });
});
