import { NumberSet } from './numberSet';

/** Ranges the slow way: number by number. */
function rangesOf(numbers: Iterable<number>): readonly number[] {
  const ranges: number[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b))
    if (ranges[ranges.length - 1] === number - 1)
      ranges[ranges.length - 1] = number;
    else ranges.push(number, number);
  return ranges;
}

function added(numbers: readonly number[], stored: readonly number[] = []) {
  const set = new NumberSet(stored);
  for (const number of numbers) set.add(number);
  return set.toRanges();
}

const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('NumberSet', () => {
  it.each([
    ['nothing', []],
    ['one number at the end of a byte', [7]],
    ['both sides of a byte', [7, 8]],
    ['a whole byte', upTo(8, 15)],
    ['whole bytes with a gap between', [...upTo(0, 15), ...upTo(24, 31)]],
    ['a run over pages', upTo(4_090, 8_200)],
    ['the end of one page and the one after the next', [4_095, 8_192]],
    ['pages that came out of order', [9_000, 3, 4_096, 4_095]],
  ])('tells %s as ranges', (_, numbers) => {
    expect(added(numbers)).toEqual(rangesOf(numbers));
  });

  it('joins what was added to the ranges that were stored', () => {
    const stored = [0, 4, 10, 12, 4_095, 4_095, 9_000, 9_001];
    const numbers = [5, 6, 9, 13, 20, ...upTo(4_096, 8_999), 9_003];
    const kept = [...upTo(0, 4), ...upTo(10, 12), 4_095, 9_000, 9_001];
    expect(added(numbers, stored)).toEqual(rangesOf([...kept, ...numbers]));
  });

  it('tells any numbers as the slow way does', () => {
    let state = 7;
    const next = () => (state = (state * 48_271) % 2_147_483_647);
    for (let round = 0; round < 50; round += 1) {
      const numbers = Array.from(
        { length: next() % 400 },
        () => next() % 9_000,
      );
      const dense = upTo(round, round + (next() % 5_000));
      const all = round % 2 === 0 ? numbers : [...numbers, ...dense];
      expect(added(all)).toEqual(rangesOf(all));
    }
  });
});
