import { wilsonLower } from './wilson';

describe('the lower end of the Wilson 80 % interval', () => {
  it.each([
    // Computed by hand from the formula with z = 1.2816.
    [8, 8, 0.8297],
    [6, 8, 0.5237],
    [50, 100, 0.4364],
    [0, 8, 0],
    [0, 0, 0],
  ])('of %d in %d is %d', (having, all, expected) => {
    expect(wilsonLower(having, all)).toBeCloseTo(expected, 3);
  });

  it('rises with every one that has it and falls with every one that has not', () => {
    for (let having = 0; having < 20; having += 1)
      for (let other = 0; other < 20; other += 1) {
        const here = wilsonLower(having, having + other);
        expect(wilsonLower(having + 1, having + other + 1)).toBeGreaterThan(
          here,
        );
        expect(wilsonLower(having, having + other + 1)).toBeLessThanOrEqual(
          here,
        );
      }
  });
});
