import { stacked } from './stacked';

const point = (label: string, hours: number) => ({
  ...{ label, hours, href: '/', isMeasured: true, isOff: false },
});

describe('dots on a strip', () => {
  it('stand above one another where they would hide one another, and on the axis where they would not', () => {
    expect(
      stacked([
        point('c', 10.5),
        point('a', 1),
        point('b', 10),
        point('d', 11),
        point('e', 200),
      ]).map(({ label, row }) => [label, row]),
    ).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
      ['d', 2],
      ['e', 0],
    ]);
  });
});
